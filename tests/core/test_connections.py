"""Kept connections to the database: one that the server ended is noticed before it is used."""

from __future__ import annotations

from django.db import connection, connections


def test_a_connection_that_stands_is_used_on(transactional_db: None) -> None:
    connection.ensure_connection()
    assert connection.is_usable()


def test_a_connection_that_the_server_ended_is_noticed(transactional_db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (ended,) = cursor.fetchone()
    other = connections.create_connection("default")
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [ended])
            assert cursor.fetchone() == (True,)
        assert not connection.is_usable()
    finally:
        other.close()
        connection.close()
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        assert cursor.fetchone() == (1,)
