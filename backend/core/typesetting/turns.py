"""Documents are set one after the other, on all hosts: a long one takes a core and 300 MiB."""

from __future__ import annotations

from django.db import connection

_LOCK = 0x42554E44  # "BUND"


def try_turn() -> bool:
    """Keep everyone else from setting until this transaction ends; False if somebody else does."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [_LOCK])
        return bool(cursor.fetchone()[0])


def wait_for_turn() -> None:
    """Wait until nobody else sets, and keep them from it until this transaction ends.

    For background work: the longest turn is a minute.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
