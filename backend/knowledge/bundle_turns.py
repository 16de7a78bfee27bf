"""Bundles are made one after the other."""

from __future__ import annotations

from django.db import connection

from core.errors import DomainError

_LOCK = 0x42554E44  # "BUND"


def take_turn() -> None:
    """Keep everyone else from making a bundle until this transaction ends, on all hosts.

    Raises `DomainError("bundle_in_the_making")` when somebody else has the turn: setting a long
    one takes a core and some hundred MiB.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [_LOCK])
        if not cursor.fetchone()[0]:
            raise DomainError("bundle_in_the_making")
