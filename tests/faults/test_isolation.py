"""Raw SQL as the application role sees what the person of the transaction may see, and no more."""

from __future__ import annotations

import uuid

import psycopg2
import pytest
from psycopg2 import sql

from accounts.models import Person
from reflections.models import Template
from tests.factories.accounts import MembershipFactory, OrganisationFactory
from tests.factories.reflections import TemplateFactory
from tests.faults.private_tables import PRIVATE, WRITERS, owners, session


def test_superusers_see_that_the_rows_are_there(
    writers: list[Person], admin_database_url: str
) -> None:
    """Otherwise all other tests here could pass over empty tables."""
    with session(admin_database_url) as cursor:
        for table in PRIVATE:
            assert sorted(owners(cursor, table)) == sorted(str(person.pk) for person in writers)


def test_without_a_person_there_are_no_rows(
    writers: list[Person], database_url: str, owner_database_url: str
) -> None:
    """Not for the owner of the tables either."""
    for url in (database_url, owner_database_url):
        for nobody in (None, "", uuid.UUID(int=0)):
            with session(url, nobody) as cursor:
                assert {table: owners(cursor, table) for table in PRIVATE} == {
                    table: [] for table in PRIVATE
                }


def test_a_person_sees_their_own_rows_alone(writers: list[Person], database_url: str) -> None:
    for person in writers:
        with session(database_url, person.pk) as cursor:
            assert {table: owners(cursor, table) for table in PRIVATE} == {
                table: [str(person.pk)] for table in PRIVATE
            }


def test_nobody_changes_or_deletes_another_s_rows(writers: list[Person], database_url: str) -> None:
    mine, other = writers[0].pk, str(writers[1].pk)
    with session(database_url, mine) as cursor:
        for table, whose in PRIVATE.items():
            name, column = sql.Identifier(table), sql.Identifier(whose)
            cursor.execute(sql.SQL("DELETE FROM {} WHERE {} = %s").format(name, column), [other])
            assert cursor.rowcount == 0
            cursor.execute(
                sql.SQL("UPDATE {} SET {} = {} WHERE {} = %s").format(name, column, column, column),
                [other],
            )
            assert cursor.rowcount == 0
            cursor.execute(sql.SQL("DELETE FROM {}").format(name))
            assert cursor.rowcount == 1


def test_nobody_gives_a_row_to_another(writers: list[Person], database_url: str) -> None:
    for table, whose in PRIVATE.items():
        with (
            session(database_url, writers[0].pk) as cursor,
            pytest.raises(psycopg2.errors.InsufficientPrivilege),
        ):
            cursor.execute(
                sql.SQL("UPDATE {} SET {} = %s").format(
                    sql.Identifier(table), sql.Identifier(whose)
                ),
                [str(uuid.uuid4())],
            )


def test_a_foreign_row_cannot_be_written(writers: list[Person], database_url: str) -> None:
    with (
        session(database_url, writers[0].pk) as cursor,
        pytest.raises(psycopg2.errors.InsufficientPrivilege),
    ):
        cursor.execute(
            "INSERT INTO reflections_wordpage (person_id, id, is_slip, sealed) "
            "VALUES (%s, %s, true, '')",
            [str(writers[1].pk), str(uuid.uuid4())],
        )


def test_the_person_ends_with_the_transaction(writers: list[Person], database_url: str) -> None:
    connection = psycopg2.connect(database_url)
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('klankbord.person', %s, true)", [str(writers[0].pk)])
            assert len(owners(cursor, "reflections_reflection")) == 1
            connection.commit()
            assert owners(cursor, "reflections_reflection") == []
    finally:
        connection.close()


@pytest.fixture
def template(transactional_db: None) -> Template:
    """One of some organisation."""
    return TemplateFactory()


def keys_for(url: str, person: uuid.UUID | None) -> set[str]:
    """Return the keys of the templates of organisations that `person` sees."""
    with session(url, person) as cursor:
        cursor.execute("SELECT key FROM reflections_template WHERE organisation_id IS NOT NULL")
        return {row[0] for row in cursor.fetchall()}


def test_an_organisation_s_template_is_its_members_alone(
    template: Template, database_url: str
) -> None:
    colleague = MembershipFactory(organisation=template.organisation).person
    elsewhere = MembershipFactory().person
    assert keys_for(database_url, colleague.pk) == {template.key}
    assert keys_for(database_url, elsewhere.pk) == set()
    assert keys_for(database_url, None) == set()


def test_only_coordinators_change_templates_and_nobody_ours(
    template: Template, database_url: str
) -> None:
    people = [
        (MembershipFactory(organisation=template.organisation).person, 0),
        (MembershipFactory(role="coordinator").person, 0),
        (template.organisation.memberships.get(role="coordinator").person, 1),
    ]
    for person, changed in people:
        with session(database_url, person.pk) as cursor:
            cursor.execute("UPDATE reflections_template SET retired = true")
            assert cursor.rowcount == changed
            cursor.execute("DELETE FROM reflections_template")
            assert cursor.rowcount == 0


def test_nobody_adds_one_of_ours_or_one_of_another_organisation(
    template: Template, database_url: str
) -> None:
    coordinator = template.organisation.memberships.get(role="coordinator").person
    for organisation in (None, str(OrganisationFactory().pk)):
        with (
            session(database_url, coordinator.pk) as cursor,
            pytest.raises(psycopg2.errors.InsufficientPrivilege),
        ):
            cursor.execute(
                "INSERT INTO reflections_template (key, organisation_id, position, name, "
                "description, questions, retired, created_at, updated_at, version) "
                "VALUES (%s, %s, 1, '{}', '{}', '[]', false, now(), now(), 1)",
                [str(uuid.uuid4()) if organisation else "other", organisation],
            )


def test_templates_go_with_their_organisation(template: Template, admin_database_url: str) -> None:
    template.organisation.delete()
    with session(admin_database_url) as cursor:
        cursor.execute(
            "SELECT count(*) FROM reflections_template WHERE organisation_id IS NOT NULL"
        )
        assert cursor.fetchone() == (0,)


LOCKPICKS = [
    "SET row_security = off; SELECT count(*) FROM reflections_reflection",
    "ALTER TABLE reflections_reflection DISABLE ROW LEVEL SECURITY",
    "ALTER TABLE reflections_reflection NO FORCE ROW LEVEL SECURITY",
    "DROP POLICY reflections_reflection_own_rows ON reflections_reflection",
    "CREATE POLICY mine ON reflections_reflection USING (true)",
    "ALTER ROLE CURRENT_USER BYPASSRLS",
    "CREATE TABLE copies (text text)",
    "COPY reflections_reflection TO PROGRAM 'cat'",
]


@pytest.mark.django_db
@pytest.mark.parametrize("statement", LOCKPICKS)
def test_the_application_role_cannot_open_the_door(database_url: str, statement: str) -> None:
    with (
        session(database_url) as cursor,
        pytest.raises(psycopg2.errors.InsufficientPrivilege),
    ):
        cursor.execute(statement)


def test_purging_sees_nothing_and_takes_nothing_that_is_in_use(
    writers: list[Person], database_url: str
) -> None:
    with session(database_url) as cursor:
        cursor.execute("SELECT set_config('klankbord.task', 'purge', true)")
        assert owners(cursor, "core_idempotencyrecord") == []
        cursor.execute("DELETE FROM core_idempotencyrecord")
        assert cursor.rowcount == 0


def test_emptying_the_trash_sees_nothing_and_takes_nothing_before_its_time(
    writers: list[Person], database_url: str, admin_database_url: str
) -> None:
    with session(admin_database_url) as cursor:
        for number, days in enumerate((None, 29, 31)):
            cursor.execute(
                "UPDATE reflections_reflection SET word_page = CASE WHEN %(days)s IS NULL "
                "THEN word_page END, trashed_at = now() - make_interval(days => %(days)s) "
                "WHERE person_id = %(person)s",
                {"days": days, "person": str(writers[number].pk)},
            )
        cursor.connection.commit()
    with session(database_url) as cursor:
        cursor.execute("SELECT set_config('klankbord.task', 'purge', true)")
        assert owners(cursor, "reflections_reflection") == []
        cursor.execute("UPDATE reflections_reflection SET version = 9")
        assert cursor.rowcount == 0
        cursor.execute("DELETE FROM reflections_reflection")
        assert cursor.rowcount == 1


def test_carrying_out_a_retention_sees_who_chose_one_and_nothing_else(
    writers: list[Person], database_url: str
) -> None:
    with session(database_url) as cursor:
        cursor.execute("SELECT set_config('klankbord.task', 'retention', true)")
        seen = {table: len(owners(cursor, table)) for table in PRIVATE}
        assert seen == dict.fromkeys(PRIVATE, 0) | {"reflections_retention": WRITERS}
        for statement in (
            "UPDATE reflections_retention SET years = 1",
            "DELETE FROM reflections_retention",
        ):
            cursor.execute(statement)
            assert cursor.rowcount == 0


def test_reminding_sees_nothing_before_its_moment_and_changes_nothing(
    writers: list[Person], database_url: str
) -> None:
    with session(database_url) as cursor:
        cursor.execute("SELECT set_config('klankbord.task', 'remind', true)")
        assert {table: owners(cursor, table) for table in PRIVATE} == {
            table: [] for table in PRIVATE
        }
        cursor.execute("UPDATE reflections_reminder SET due_at = now()")
        assert cursor.rowcount == 0
        cursor.execute("DELETE FROM reflections_reminder")
        assert cursor.rowcount == 0


def test_the_application_role_is_nobody_special(db: None, database_url: str) -> None:
    with session(database_url) as cursor:
        cursor.execute(
            "SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, "
            "(SELECT count(*) FROM pg_class WHERE relowner = pg_roles.oid) "
            "FROM pg_roles WHERE rolname = current_user"
        )
        assert cursor.fetchone() == (False, False, False, False, 0)


# What editors do with public texts; all of them see it, and nobody else comes near.
OF_EDITORS = (
    "knowledge_editorialentry",
    "knowledge_presence",
    "knowledge_upkeep",
    "knowledge_writer",
)


def test_no_private_table_was_forgotten(db: None, admin_database_url: str) -> None:
    """A table of ours that says whose its rows are is shut, whoever adds it."""
    with session(admin_database_url) as cursor:
        cursor.execute(
            "SELECT DISTINCT c.relname, c.relrowsecurity AND c.relforcerowsecurity "
            "FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid "
            "WHERE c.relkind = 'r' AND a.attname IN ('person_id', 'owner_id') "
            "AND (c.relname ~ '^(core|knowledge|reflections)_' OR c.relrowsecurity)"
        )
        found = dict(cursor.fetchall())
    assert found == dict.fromkeys(PRIVATE, True) | dict.fromkeys(OF_EDITORS, False)


def test_deleting_a_person_takes_what_nobody_could_see(
    writers: list[Person], admin_database_url: str
) -> None:
    gone = writers[0]
    Person.objects.filter(pk=gone.pk).delete()
    with session(admin_database_url) as cursor:
        for table in (name for name in PRIVATE if not name.startswith("core_")):
            assert str(gone.pk) not in owners(cursor, table)
            assert len(owners(cursor, table)) == WRITERS - 1
