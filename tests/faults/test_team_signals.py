"""What coordinators can learn about one person, and what raw SQL of the application role can."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from fractions import Fraction
from typing import Any

import psycopg2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories.team_signals import quarter_that_is_due
from tests.support.signal_book import Colleague, book_of

THEMES = ("grief-and-loss", "resilience", "interpreter-use")
WEIGHTS = (1, 3, 9, 27, 81, 27, 9, 3, 1)
FEWEST, STEP = 10, 5
# What one person can change in the odds of any answer, and how often more than that.
ODDS, EXCEPT = 3, Fraction(1, sum(WEIGHTS))

pytestmark = pytest.mark.django_db


subsets = st.frozensets(st.sampled_from(THEMES))
colleagues = st.builds(
    Colleague,
    agreed=st.sampled_from([True, True, False]),
    withdrew=st.sampled_from([False, False, True]),
    coordinates=st.sampled_from([False, False, True]),
    themes=subsets,
    trashed=subsets,
    times=st.integers(1, 2),
    elsewhere=st.booleans(),
)
few_examples = settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def band(people: int, blur: int, members: int) -> int | None:
    """Return what the promise says is shown."""
    shown = min(people - blur, members * 2 // 3) // STEP * STEP
    return shown if shown >= FEWEST else None


@few_examples
@given(team=st.lists(colleagues, max_size=8), one=colleagues)
def test_one_person_changes_the_count_of_a_theme_by_one_at_most(
    owner_database_url: str, team: list[Colleague], one: Colleague
) -> None:
    with book_of(owner_database_url) as book:
        for each in team:
            book.add(each)
        without = book.counted()
        book.add(one)
        changes = {t: book.counted().get(t, 0) - without.get(t, 0) for t in THEMES}
    assert changes == {theme: int(theme in one.counts_for) for theme in THEMES}
    for theme in THEMES:
        assert without.get(theme, 0) == sum(theme in each.counts_for for each in team)


@few_examples
@given(
    sure=st.integers(8, 22),
    one=colleagues,
    becomes=colleagues,
    blur=st.integers(0, len(WEIGHTS) - 1),
)
def test_a_coordinator_sees_the_same_unless_a_band_is_crossed(
    owner_database_url: str, sure: int, one: Colleague, becomes: Colleague, blur: int
) -> None:
    """With the same chance, whatever one person does: agree, withdraw, write, put in the trash."""
    with book_of(owner_database_url) as book:
        book.bystanders(20)
        for _ in range(sure):
            book.add(Colleague(themes=frozenset({THEMES[0]})))
        # Who works there is known to everyone there, so that stays the same.
        states = [replace(state, coordinates=False) for state in (one, becomes)]
        answers = [book.answer_with(state, blur) for state in states]
    for state, answer in zip(states, answers, strict=True):
        counts = {theme: (theme in state.counts_for) for theme in THEMES}
        expected = {
            theme: band(sure * (theme == THEMES[0]) + count, blur, 21 + sure)
            for theme, count in counts.items()
        }
        assert answer == {theme: shown for theme, shown in expected.items() if shown}
    crossed = band(sure, blur, 21 + sure) != band(sure + 1, blur, 21 + sure)
    assert crossed or answers[0] == answers[1]


@few_examples
@given(one=colleagues, agreed=st.booleans(), withdrew=st.booleans())
def test_what_somebody_chooses_here_shows_nowhere_else(
    owner_database_url: str, one: Colleague, agreed: bool, withdrew: bool
) -> None:
    """A person of two organisations is counted in each as they said there."""
    with book_of(owner_database_url) as book:
        book.bystanders(20)
        for _ in range(18):
            book.add(Colleague(themes=frozenset({THEMES[0]}), elsewhere=True))
        here = replace(one, elsewhere=True)
        other = replace(here, agreed=agreed, withdrew=withdrew)
        there = [book.answer_with(state, 4, elsewhere=True) for state in (here, other)]
    assert there[0] == there[1]
    assert THEMES[0] in there[0]


@few_examples
@given(one=colleagues, blur=st.integers(0, len(WEIGHTS) - 1))
def test_nothing_that_anyone_does_later_changes_what_was_published(
    owner_database_url: str, one: Colleague, blur: int
) -> None:
    with book_of(owner_database_url) as book:
        book.bystanders(20)
        for _ in range(18):
            book.add(Colleague(themes=frozenset({THEMES[0]})))
        book.publish(blur)
        before = book.answer()
        assert before
        for later in (one, Colleague(themes=frozenset(THEMES))):
            book.add(later)
            book.publish(0)
            assert book.answer() == before
        book.run("DELETE FROM accounts_membership WHERE role = 'professional'")
        book.run("DELETE FROM accounts_person")
        book.publish(0)
        assert book.answer() == before


def odds(cursor: Any, members: int, most: int) -> list[dict[int | None, Fraction]]:
    """Return for 0, 1, 2 … people how likely each answer is, by the database's own function."""
    cursor.execute(
        "SELECT people, blur, reflections_signal_band(people, blur, %s) "
        "FROM generate_series(0, %s) AS people, generate_series(0, %s) AS blur",
        [members, most, len(WEIGHTS) - 1],
    )
    tables: list[dict[int | None, Fraction]] = [{} for _ in range(most + 1)]
    for people, blur, shown in cursor.fetchall():
        assert shown == band(people, blur, members)
        table = tables[people]
        table[shown] = table.get(shown, Fraction(0)) + Fraction(WEIGHTS[blur], sum(WEIGHTS))
    return tables


@pytest.mark.parametrize("members", [0, 14, 15, 16, 25, 30, 60, 1000])
def test_who_knows_all_the_others_learns_next_to_nothing_about_the_last(
    database_url: str, members: int
) -> None:
    """For each answer, the odds of "wrote" and "did not" stay within three to one.

    But for once in 161: then the blur lay at its very end, and the answer can give away the last
    person to somebody who knows how all the others stand. All pairs of counts, all answers.
    """
    with psycopg2.connect(database_url) as connection, connection.cursor() as cursor:
        tables = odds(cursor, members, 60)
    connection.close()
    for fewer, more in itertools.pairwise(tables):
        for one, other in ((fewer, more), (more, fewer)):
            beyond = sum(max(Fraction(0), p - ODDS * other.get(a, 0)) for a, p in one.items())
            assert beyond <= EXCEPT


def test_nine_accounts_of_my_own_do_not_uncover_the_tenth(database_url: str) -> None:
    with psycopg2.connect(database_url) as connection, connection.cursor() as cursor:
        tables = odds(cursor, 60, 30)
    connection.close()
    shown = [1 - table.get(None, Fraction(0)) for table in tables]
    assert set(shown[:FEWEST]) == {Fraction(0)}
    assert shown[FEWEST] == EXCEPT
    assert shown[18] == 1
    # What is shown is true, whatever the blur took.
    for people, table in enumerate(tables):
        assert all(answer is None or FEWEST <= answer <= people for answer in table)


def test_chance_falls_as_it_was_said(owner_database_url: str) -> None:
    times = 161 * 200
    with psycopg2.connect(owner_database_url) as connection, connection.cursor() as cursor:
        cursor.execute(
            "SELECT blur, count(*) FROM (SELECT reflections_signal_blur() AS blur "
            "FROM generate_series(1, %s)) AS drawn GROUP BY blur",
            [times],
        )
        drawn = dict(cursor.fetchall())
    connection.close()
    assert set(drawn) <= set(range(len(WEIGHTS)))
    for blur, weight in enumerate(WEIGHTS):
        expected = times * weight / 161
        # Seven standard deviations: it fails by chance once in a hundred thousand million runs.
        assert abs(drawn.get(blur, 0) - expected) < 7 * expected**0.5


def test_quarters_that_a_server_missed_are_counted_when_it_is_back(
    owner_database_url: str,
) -> None:
    with book_of(owner_database_url) as book:
        missed = [quarter_that_is_due(back) for back in (2, 1, 0)]
        book.run("INSERT INTO reflections_signalquarter VALUES (%s, now())", missed[0])
        book.run("SELECT reflections_publish_signals()")
        rows = book.run("SELECT first_day FROM reflections_signalquarter ORDER BY 1")
    assert [row[0] for row in rows] == missed


@contextmanager
def as_application(url: str) -> Iterator[Any]:
    connection = psycopg2.connect(url)
    try:
        with connection.cursor() as cursor:
            yield cursor
    finally:
        connection.rollback()
        connection.close()


REFUSED = [
    "SELECT * FROM reflections_signal_themes(gen_random_uuid(), gen_random_uuid(), '2026-01-01')",
    "SELECT reflections_signal_blur()",
    "INSERT INTO reflections_signalquarter VALUES ('2020-01-01', now())",
    "INSERT INTO reflections_signal VALUES (gen_random_uuid(), '2020-01-01', 'resilience', 10)",
    "ALTER FUNCTION reflections_publish_signals() SECURITY INVOKER",
    "DROP FUNCTION reflections_publish_signals()",
    "CREATE OR REPLACE FUNCTION reflections_signal_blur() RETURNS integer "
    "LANGUAGE sql AS 'SELECT 0'",
    "ALTER TABLE reflections_signal DISABLE ROW LEVEL SECURITY",
    "SET ROLE klankbord_owner",
]


@pytest.mark.parametrize("statement", REFUSED)
def test_the_application_role_comes_no_nearer(database_url: str, statement: str) -> None:
    with (
        as_application(database_url) as cursor,
        pytest.raises(psycopg2.errors.InsufficientPrivilege),
    ):
        cursor.execute(statement)


def test_the_application_role_has_nothing_published_anew(database_url: str) -> None:
    """Else it could draw the blur again and again, and take the mean."""
    with as_application(database_url) as cursor:
        cursor.execute("SELECT reflections_publish_signals()")
        cursor.execute("SELECT * FROM reflections_signalquarter")
        first = cursor.fetchall()
        assert len(first) == 1
        for statement in (
            "DELETE FROM reflections_signalquarter",
            "UPDATE reflections_signalquarter SET first_day = '2020-01-01'",
            "DELETE FROM reflections_signal",
            "UPDATE reflections_signal SET at_least = 10",
        ):
            cursor.execute(statement)
            assert cursor.rowcount == 0
        cursor.execute("SELECT reflections_publish_signals()")
        cursor.execute("SELECT * FROM reflections_signalquarter")
        assert cursor.fetchall() == first


def test_tables_of_one_s_own_do_not_slip_in_between(database_url: str) -> None:
    """The function names its tables in full, whatever the caller's path says."""
    with as_application(database_url) as cursor:
        for table in ("reflections_signalquarter", "reflections_signal", "accounts_membership"):
            cursor.execute(f"CREATE TEMPORARY TABLE {table} (LIKE public.{table})")
        cursor.execute("SET search_path = pg_temp, public")
        cursor.execute("SELECT public.reflections_publish_signals()")
        cursor.execute("SELECT count(*) FROM pg_temp.reflections_signalquarter")
        assert cursor.fetchone() == (0,)
        cursor.execute("SELECT count(*) FROM public.reflections_signalquarter")
        assert cursor.fetchone() == (1,)


def test_the_function_tells_nothing(database_url: str) -> None:
    with as_application(database_url) as cursor:
        cursor.execute("SELECT reflections_publish_signals()::text")
        assert cursor.fetchone() == ("",)
        assert connection_notices(cursor) == []


def connection_notices(cursor: Any) -> list[str]:
    found: list[str] = cursor.connection.notices
    return found


def test_consent_is_for_one_s_own_membership(database_url: str, owner_database_url: str) -> None:
    with book_of(owner_database_url) as book:
        mine, other = book.person(), book.person()
        membership = book.belong(mine, book.organisation, "professional")
        # The last person acts: `other`, with the membership of somebody else.
        with pytest.raises(psycopg2.errors.InsufficientPrivilege):
            book.agree(other, membership, withdrew=False)
