"""Waiting until every transaction that has begun is over."""

from __future__ import annotations

import time

from django.conf import settings
from django.db import connection

LONGEST_SECONDS = 300.0
_PAUSE = 0.05
# Every transaction holds a lock on its own virtual id until it ends, whatever it does
# (https://www.postgresql.org/docs/15/view-pg-locks.html). Backups and vacuums are nobody's
# writing: only the role that serves counts.
_OPEN = """
    SELECT held.virtualxid FROM pg_locks AS held JOIN pg_stat_activity AS session USING (pid)
    WHERE held.locktype = 'virtualxid' AND session.datname = current_database()
      AND session.usename = %s AND held.pid <> pg_backend_pid()
"""


class StillOpen(Exception):  # noqa: N818 -- it reads as a sentence where it is raised
    """A transaction that began before stayed open for too long."""


def wait_for_open_transactions(*, longest: float = LONGEST_SECONDS) -> None:
    """Return once every transaction of the application that is open now has ended.

    Waits without holding anything. Raises `StillOpen` after `longest` seconds.
    """
    until = time.monotonic() + longest
    before = _open()
    while before := before & _open():
        if time.monotonic() > until:
            raise StillOpen
        time.sleep(_PAUSE)


def _open() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(_OPEN, [settings.APPLICATION_ROLE.user])
        return {row[0] for row in cursor.fetchall()}
