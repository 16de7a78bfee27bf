"""The one number that tells every process that readers get something else now."""

from __future__ import annotations

from django.db import connection

CHANNEL = "knowledge_generation"


def raise_generation() -> None:
    """Raise the number; whoever changes something at the same time waits here for our commit.

    It follows the clock, so that a database that was put back from a backup, and lives on,
    never gives a number again that some process remembers with other content.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO knowledge_generation AS g (id, number)"
            " VALUES (1, (extract(epoch FROM clock_timestamp()) * 1000)::bigint)"
            " ON CONFLICT (id) DO UPDATE SET number = greatest(g.number + 1, excluded.number)"
            " RETURNING g.number"
        )
        cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, str(cursor.fetchone()[0])])
