"""Comments that are reported: who sees the queue, who decides, and what stays of it."""

from __future__ import annotations

import psycopg2
import pytest
from django.db import IntegrityError, transaction

from accounts.models import Person
from core.tenancy import acting_as
from knowledge.models import (
    Comment,
    CommentReport,
    ModerationDecision,
    ModerationOutcome,
    Translation,
)
from tests.api.knowledge.commenting import COMMENTS, QUEUE, As, decide, listed
from tests.api.knowledge.test_saved_articles import patch
from tests.factories.accounts import PersonFactory
from tests.factories.comments import CommentFactory, decision, report
from tests.support.refusals import assert_refused


def test_a_report_counts_once_and_tells_nobody_who_it_was(noor: Person, client_for: As) -> None:
    comment = CommentFactory()
    address = f"{COMMENTS}/{comment.id}/reports"
    for reason in ("hurtful", "client_details"):
        answer = client_for(noor).post(address, {"reason": reason}, format="json")
        assert (answer.status_code, answer.json()["reported"]) == (200, True)
    assert client_for(PersonFactory()).get(f"{COMMENTS}/{comment.id}").json()["reported"] is False
    own = client_for(comment.author).post(address, {"reason": "other"}, format="json")
    assert_refused(own, 403, "not-allowed")
    (waiting,) = client_for(PersonFactory(editor=True)).get(QUEUE).json()["items"]
    assert waiting["reports"] == [{"reason": "hurtful", "count": 1}]
    assert "Noor" not in str(waiting)
    assert str(noor.pk) not in str(waiting)
    with acting_as(comment.author_id):
        assert CommentReport.objects.count() == 0


def test_the_queue_is_for_editors(noor: Person, client_for: As) -> None:
    CommentFactory(reported=True)
    assert_refused(client_for(noor).get(QUEUE), 403, "not-allowed")
    assert len(client_for(PersonFactory(editor=True)).get(QUEUE).json()["items"]) == 1


def test_a_hidden_comment_is_there_for_its_author_with_the_reason(
    noor: Person, article: Translation, client_for: As
) -> None:
    comment = CommentFactory(author=noor, article_id=article.article_id, reported=True)
    editor = PersonFactory(editor=True)
    hidden = decide(client_for(editor), comment, "hide")
    assert (hidden.status_code, hidden["ETag"]) == (200, '"2"')
    assert client_for(editor).get(QUEUE).json()["items"] == []
    assert listed(client_for(PersonFactory()), article) == []
    assert client_for(PersonFactory()).get(f"{COMMENTS}/{comment.id}").status_code == 404
    (own,) = listed(client_for(noor), article)
    assert own["decision"]["reason"] == "Een cliënt is herkenbaar."
    assert own["abilities"]["change"] is False
    assert_refused(
        patch(client_for(noor), f"{COMMENTS}/{comment.id}", {"text": "x"}, '"2"'),
        403,
        "comment-settled",
    )
    assert decide(client_for(editor), comment, "keep", '"2"').status_code == 200
    (again,) = listed(client_for(PersonFactory()), article)
    assert again["decision"] is None


def test_who_keeps_a_comment_clears_it_from_the_queue_until_it_is_reported_again(
    client_for: As,
) -> None:
    comment = CommentFactory(reported=True)
    editor = client_for(PersonFactory(editor=True))
    decide(editor, comment, "keep")
    assert editor.get(QUEUE).json()["items"] == []
    report(comment)
    assert [one["comment"]["id"] for one in editor.get(QUEUE).json()["items"]] == [str(comment.id)]


def test_nobody_decides_about_their_own_comment_or_without_being_editor(
    noor: Person, client_for: As
) -> None:
    editor = PersonFactory(editor=True)
    own = CommentFactory(author=editor, reported=True)
    assert_refused(decide(client_for(editor), own, "keep"), 403, "not-allowed")
    assert_refused(decide(client_for(noor), own, "hide"), 403, "not-allowed")


def test_a_decision_is_about_the_version_that_was_read(noor: Person, client_for: As) -> None:
    comment = CommentFactory(author=noor, reported=True)
    patch(client_for(noor), f"{COMMENTS}/{comment.id}", {"text": "Zonder naam."})
    editor = client_for(PersonFactory(editor=True))
    assert_refused(decide(editor, comment, "hide"), 412, "version-stale")
    assert decide(editor, comment, "hide", '"2"').status_code == 200
    assert_refused(decide(editor, comment, "hide", '"2"'), 412, "version-stale")


def test_the_trail_outlives_the_comment_holds_no_text_and_never_changes(noor: Person) -> None:
    comment = CommentFactory(author=noor, text="Amal woont in de Kerkstraat.")
    moderator = decision(comment, ModerationOutcome.HIDE)
    with acting_as(noor.pk):
        Comment.objects.filter(pk=comment.pk).delete()
        kept = ModerationDecision.objects.get(comment_id=comment.pk)
        assert (kept.moderator_id, kept.outcome) == (moderator, "hide")
        assert "Amal" not in str(vars(kept))
        for change in (kept.delete, lambda: kept.save(update_fields=["reason"])):
            with pytest.raises(IntegrityError), transaction.atomic():
                change()


@pytest.mark.django_db(transaction=True)
def test_the_database_shows_comments_to_people_and_reports_to_editors(
    database_url: str,
) -> None:
    comment = CommentFactory(reported=True)
    reader, editor = PersonFactory(), PersonFactory(editor=True)
    seen = {}
    for who in (None, reader, editor):
        connection = psycopg2.connect(database_url)
        with connection.cursor() as cursor:
            if who:
                cursor.execute("SELECT set_config('klankbord.person', %s, true)", [str(who.pk)])
            cursor.execute(
                "SELECT (SELECT count(*) FROM knowledge_comment), "
                "(SELECT count(*) FROM knowledge_commentreport)"
            )
            seen[who] = cursor.fetchone()
        connection.close()
    assert seen == {None: (0, 0), reader: (1, 0), editor: (1, 1)}
    assert comment.author_id not in {reader.pk, editor.pk}
