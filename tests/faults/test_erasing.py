"""Erasing a person reaches every table that knows people."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

import psycopg2
import pytest
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.admin.models import CHANGE, LogEntry
from django.utils import timezone
from psycopg2 import sql

from accounts.audit import record
from accounts.erasing import erase_account
from accounts.models import AuditAction, Person
from core.tenancy import acting_as
from knowledge.models import Presence, Translation
from knowledge.synonyms import create_synonyms
from reflections.retention import choose_retention
from tests.accounts.browser import Browser
from tests.accounts.codes import give_app
from tests.api.reflections.conftest import post, reflection_body
from tests.contract.editorial import prepare
from tests.factories.accounts import MembershipFactory, PersonFactory
from tests.factories.action_points import ActionPointFactory
from tests.factories.attachments import AttachmentFactory
from tests.factories.comments import CommentFactory
from tests.factories.editorial import begun, live
from tests.factories.exports import ExportFactory
from tests.factories.images import ImageFactory
from tests.factories.knowledge import ThemeFactory
from tests.factories.saved import ReadingListFactory, SavedArticleFactory
from tests.factories.sealing import SealingKeyFactory
from tests.factories.team_signals import agree
from tests.factories.weaves import keep, weave
from tests.support.contract_document import operation

TOMORROW = timezone.now().date() + datetime.timedelta(days=1)
# What becomes of everything that can name a person. A new column is written down here, and what
# is written down here is planted and looked for.
GOES = {
    "account_emailaddress.user_id",
    "accounts_membership.person_id",
    "accounts_platformrole.person_id",
    "accounts_sealingkey.person_id",
    "core_datakey.owner_id",
    "core_idempotencyrecord.person_id",
    # Nothing is written there (`accounts.admin`), but the table is Django's.
    "django_admin_log.user_id",
    "knowledge_comment.author_id",
    "knowledge_commentreport.reporter_id",
    "knowledge_houserulesacceptance.person_id",
    "knowledge_listentry.person_id",
    "knowledge_presence.person_id",
    "knowledge_readinglist.person_id",
    "knowledge_savedarticle.person_id",
    "knowledge_writer.person_id",
    "mfa_authenticator.user_id",
    "reflections_actionpoint.person_id",
    "reflections_attachment.person_id",
    "reflections_attachmentpiece.person_id",
    "reflections_export.person_id",
    "reflections_exportpiece.person_id",
    "reflections_reflection.person_id",
    "reflections_reminder.person_id",
    "reflections_retention.person_id",
    "reflections_signalconsent.person_id",
    "reflections_weave.person_id",
    "reflections_weavemoment.person_id",
    "reflections_wordpage.person_id",
    "usersessions_usersession.user_id",
}
# Texts and pictures that readers have stay, and forget who made them.
FORGETS = {
    "knowledge_image.uploaded_by_id",
    "knowledge_manuscript.saved_by_id",
    "knowledge_note.resolved_by_id",
    "knowledge_note.written_by_id",
    "knowledge_plannedpublication.planned_by_id",
    "knowledge_revision.author_id",
    "knowledge_submission.decided_by_id",
    "knowledge_submission.reviewer_id",
    "knowledge_submission.submitted_by_id",
    "knowledge_upkeep.looked_by_id",
    "knowledge_upkeep.owner_id",
}
# Trails that are kept for good keep the identifier, which leads to nobody any more.
STAYS = {
    "accounts_auditentry.actor_id",
    "accounts_auditentry.subject_id",
    "knowledge_editorialentry.person_id",
    "knowledge_moderationdecision.moderator_id",
    "knowledge_synonymchange.actor_id",
}
# Other identifiers without a foreign key of their own: of things, not of people.
OF_THINGS = {
    "accounts_auditentry.organisation_id",
    "knowledge_listentry.article_id",
    "knowledge_listentry.list_id",
    "knowledge_moderationdecision.comment_id",
    "knowledge_synonymchange.group_id",
    "reflections_actionpoint.reflection_id",
    "reflections_attachment.reflection_id",
    "reflections_attachmentpiece.attachment_id",
    "reflections_attachmentpiece.place",
    "reflections_exportpiece.export_id",
    "reflections_exportpiece.place",
    "reflections_reflection.word_page",
    "reflections_reminder.action_point_id",
    "reflections_weave.reflection_id",
}
_COLUMNS = """
    SELECT c.relname || '.' || a.attname
    FROM pg_class c
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
      AND a.atttypid = 'uuid'::regtype AND a.attname <> 'id'
      AND NOT EXISTS (
          SELECT 1 FROM pg_constraint k
          WHERE k.conrelid = c.oid AND k.contype = 'f' AND k.conkey = ARRAY[a.attnum]
            AND k.confrelid <> 'accounts_person'::regclass
      )
"""
_EVERYTHING = """
    SELECT c.relname, a.attname
    FROM pg_class c
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
"""


@pytest.fixture
def cursor(transactional_db: None, admin_database_url: str) -> Iterator[Any]:
    """A superuser's cursor, who sees every row of everybody."""
    opened = psycopg2.connect(admin_database_url)
    opened.autocommit = True
    with opened.cursor() as given:
        yield given
    opened.close()


def everything_of(person: Person, client: Any) -> None:
    """Let `person` do everything that somebody can do here, so that every table has rows."""
    agree(person, MembershipFactory(person=person).organisation)
    assert post(client, reflection_body()).status_code == 201
    ActionPointFactory(person=person, due_on=TOMORROW, remind="on-the-day")
    AttachmentFactory(person=person)
    weave(person, {"age": {"word": "Sofie"}})
    keep(person)
    ExportFactory(person=person, made=True)
    saved = SavedArticleFactory(person=person, note="Voor Sofie.")
    ReadingListFactory(person=person, name="Sofie", articles=[saved.id])
    CommentFactory(author=person, reported=True, kept=True)
    SealingKeyFactory(person=person)
    with acting_as(person.pk):
        choose_retention(person=person, years=2)
    # Before there is a second factor, or it would be asked for.
    assert Browser().sign_in(person.email).status_code == 200
    give_app(person)
    record(AuditAction.ROLE_GRANTED, subject=person, by=person, role="editor")
    prepare(operation("cancelPlannedPublication"), person)
    prepare(operation("decideSubmission"), person)
    prepare(operation("changeNote"), person)
    translation = Translation.objects.first()
    assert translation is not None
    Presence.objects.create(translation=translation, person=person, seen_at=timezone.now())
    ImageFactory(uploaded_by=person)
    colleague = PersonFactory(editor=True)
    live(begun(colleague, ThemeFactory()), by=colleague, reviewer=person)
    number = Person.objects.count()
    words = [f"wachten {number}", f"geduld {number}"]
    create_synonyms(language="nl", words=words, actor=person.pk)
    LogEntry.objects.create(user=person, action_flag=CHANGE)


def name_everywhere(cursor: Any, person: Person) -> None:
    """Put `person` in one row of every column that can name somebody and does not yet."""
    # Trails refuse changes; a superuser who writes as a replica is not asked.
    cursor.execute("SET session_replication_role = replica")
    for column in sorted(GOES | FORGETS | STAYS):
        if not _count(cursor, column, person.pk):
            table, name = map(sql.Identifier, column.split("."))
            cursor.execute(
                sql.SQL(
                    "UPDATE {table} SET {name} = %s WHERE ctid = (SELECT ctid FROM {table} LIMIT 1)"
                ).format(table=table, name=name),
                [str(person.pk)],
            )
    cursor.execute("SET session_replication_role = DEFAULT")


def _count(cursor: Any, column: str, person_id: Any) -> int:
    table, name = map(sql.Identifier, column.split("."))
    cursor.execute(
        sql.SQL("SELECT count(*) FROM {} WHERE {} = %s").format(table, name), [str(person_id)]
    )
    return int(cursor.fetchone()[0])


def where_named(cursor: Any, *words: str) -> set[str]:
    """Return every column of the database in which one of `words` stands, whatever its type."""
    cursor.execute(_EVERYTHING)
    found = set()
    for table, column in cursor.fetchall():
        look = sql.SQL("SELECT 1 FROM {} WHERE {}::text ILIKE ANY (%s) LIMIT 1").format(
            sql.Identifier(table), sql.Identifier(column)
        )
        cursor.execute(look, [[f"%{word}%" for word in words]])
        if cursor.fetchone():
            found.add(f"{table}.{column}")
    return found


def test_whatever_can_name_a_person_says_what_becomes_of_it(cursor: Any) -> None:
    """Whoever adds a table with people in it decides here what erasing does with it."""
    cursor.execute(_COLUMNS)
    assert {row[0] for row in cursor.fetchall()} == GOES | FORGETS | STAYS | OF_THINGS


def test_nothing_of_an_erased_person_is_left_but_what_says_so(cursor: Any, client_for: Any) -> None:
    person = PersonFactory(email="noor.vandamme@klankbord.example", editor=True)
    everything_of(person, client_for(person))
    name_everywhere(cursor, person)
    missing = {each for each in GOES | FORGETS | STAYS if not _count(cursor, each, person.pk)}
    assert missing == set(), "otherwise nothing is proven about these"
    erase_account(person=person, by=person)
    words = (str(person.pk), person.pk.hex, "noor.vandamme")
    assert where_named(cursor, *words) == STAYS
    assert not Authenticator.objects.exists()
    assert not UserSession.objects.filter(user_id=person.pk).exists()


def test_what_readers_have_and_what_others_made_stays(cursor: Any, client_for: Any) -> None:
    person, other = PersonFactory(editor=True), PersonFactory(editor=True)
    everything_of(other, client_for(other))
    everything_of(person, client_for(person))
    cursor.execute("SELECT count(*) FROM knowledge_revision")
    before = cursor.fetchone()
    erase_account(person=person, by=person)
    cursor.execute("SELECT count(*) FROM knowledge_revision")
    assert cursor.fetchone() == before
    left = {each for each in GOES if not _count(cursor, each, other.pk)}
    assert left <= {"knowledge_commentreport.reporter_id", "core_idempotencyrecord.person_id"}
