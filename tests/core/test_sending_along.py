"""Statements that nobody waits for travel with the next one, and keep transactions whole."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import DataError, ProgrammingError, connection, transaction

from core.identifiers import new_id
from core.models import DataKey
from core.postgresql.driver import Prepared
from core.tenancy import acting_as


@pytest.fixture(autouse=True)
def _table(transactional_db: None) -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE written (number integer)")
    yield
    connection.close()


def write(number: Any) -> None:
    with connection.cursor() as cursor:
        cursor.send_along("INSERT INTO written VALUES (%s)", [number])


def written() -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT number FROM written ORDER BY number")
        return [number for (number,) in cursor.fetchall()]


def waiting() -> int:
    assert connection.connection is not None
    return len(connection.connection.waiting)


def test_a_transaction_that_asks_nothing_sends_nothing() -> None:
    with transaction.atomic():
        assert waiting() == 1
        assert not connection.connection.info.transaction_status
    assert waiting() == 0


def test_what_waits_is_sent_in_front_of_the_next_statement() -> None:
    with transaction.atomic():
        write(1)
        write(2)
        assert waiting() == 3
        assert written() == [1, 2]
        assert waiting() == 0


def test_what_waits_is_sent_with_the_commit() -> None:
    with transaction.atomic():
        write(1)
    assert written() == [1]


def test_what_waits_is_forgotten_by_a_rollback() -> None:
    with transaction.atomic():
        write(1)
        transaction.set_rollback(True)
    assert written() == []


def test_a_rollback_undoes_what_was_sent_along() -> None:
    with transaction.atomic():
        write(1)
        assert written() == [1]
        transaction.set_rollback(True)
    assert written() == []


def test_a_savepoint_keeps_what_waited_before_it_and_undoes_what_waited_in_it() -> None:
    with transaction.atomic():
        write(1)
        with transaction.atomic():
            write(2)
            transaction.set_rollback(True)
    assert written() == [1]


def test_what_fails_is_raised_by_the_next_statement() -> None:
    with transaction.atomic():
        write(1)
        write("no number")
        with pytest.raises(DataError):
            written()
        transaction.set_rollback(True)
    assert written() == []


def test_what_fails_is_raised_by_the_commit_and_nothing_stays() -> None:
    with pytest.raises(DataError):
        _fail_at_the_end()
    assert written() == []
    assert connection.is_usable()


@transaction.atomic
def _fail_at_the_end() -> None:
    assert written() == []
    write(1)
    write("no number")


def test_outside_a_transaction_nothing_waits() -> None:
    write(1)
    assert waiting() == 0
    assert written() == [1]


def test_every_other_way_to_send_takes_along_what_waits() -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        write(1)
        cursor.executemany("INSERT INTO written VALUES (%s)", [(2,), (3,)])
        write(4)
        cursor.copy_from(io.StringIO("5\n"), "written")
        write(6)
        copied = io.StringIO()
        cursor.copy_to(copied, "written")
        write(7)
        cursor.copy_expert("COPY written TO STDOUT", copied)
        assert copied.getvalue().split() == [*"123456", *"1234567"]
        write(8)
        cursor.callproc("pg_backend_pid")
        assert waiting() == 0
    assert written() == [1, 2, 3, 4, 5, 6, 7, 8]


def test_rows_can_be_walked_through_within_a_transaction() -> None:
    with transaction.atomic():
        write(1)
        assert list(DataKey.objects.iterator()) == []
        assert waiting() == 0


def test_values_with_percent_signs_wait_and_travel_as_they_are() -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.send_along("SELECT %s", ["100 %s"])
        cursor.execute("SELECT %s || '%%'", ["5 %"])
        assert cursor.fetchone() == ("5 %%",)
        cursor.execute("SELECT '100%'")
        assert cursor.fetchone() == ("100%",)


def test_whose_rows_are_seen_is_settled_with_the_first_statement() -> None:
    person = new_id()
    with acting_as(person), connection.cursor() as cursor:
        assert waiting() == 2
        cursor.execute("SELECT current_setting('klankbord.person')")
        assert cursor.fetchone() == (str(person),)
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('klankbord.person', true)")
        assert cursor.fetchone() in {(None,), ("",)}


def test_a_prepared_statement_is_sent_once_and_called_ever_after() -> None:
    statement = Prepared("SELECT %(number)s::int + %(number)s::int, '%%', %(text)s::text")
    with connection.cursor() as cursor:
        for number in (1, 2):
            cursor.execute(statement, {"number": number, "text": "it's"})
            assert cursor.fetchone() == (2 * number, "%", "it's")
        cursor.execute("SELECT count(*) FROM pg_prepared_statements")
        assert cursor.fetchone() == (1,)


def test_a_prepared_statement_waits_like_any_other() -> None:
    statement = Prepared("INSERT INTO written VALUES (%s)")
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.send_along(statement, [1])
        cursor.send_along(statement, [2])
        assert waiting() == 2
        assert written() == [1, 2]
    assert written() == [1, 2]


def test_what_a_transaction_prepared_outlives_it() -> None:
    statement = Prepared("INSERT INTO written VALUES (%s)")
    for number in (1, 2):
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, [number])
            transaction.set_rollback(number == 1)
    assert written() == [2]


def test_a_statement_that_cannot_be_prepared_can_be_put_right() -> None:
    table = Prepared("SELECT 1 FROM table_that_comes")
    with connection.cursor() as cursor:
        with pytest.raises(ProgrammingError):
            cursor.execute(table)
        cursor.execute("CREATE TEMPORARY TABLE table_that_comes ()")
        cursor.execute(table)
        assert cursor.fetchall() == []


def test_values_of_a_prepared_statement_are_no_statements() -> None:
    with connection.cursor() as cursor:
        cursor.execute(Prepared("SELECT %s::text"), ["'); DROP TABLE written; --"])
        assert cursor.fetchone() == ("'); DROP TABLE written; --",)
    assert written() == []


def test_a_new_connection_knows_nothing_that_the_last_one_prepared() -> None:
    statement = Prepared("SELECT %s::int")
    for _connection in range(2):
        with connection.cursor() as cursor:
            cursor.execute(statement, [1])
            assert cursor.fetchone() == (1,)
        connection.close()
