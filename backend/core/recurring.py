"""Work that comes back every hour."""

from __future__ import annotations

from django.db import connection, transaction
from django_tasks.base import Task

from core.tasks import purge_idempotency_records, purge_sessions

EVERY_SECONDS = 3600.0
_TASKS: tuple[Task[[], None], ...] = (purge_idempotency_records, purge_sessions)
_LOCK = 0x484F5552  # "HOUR": workers on other machines take turns.


def enqueue_recurring() -> int:
    """Put every recurring task in the queue that does not wait there yet; return how many."""
    enqueued = 0
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        for task in _TASKS:
            cursor.execute(
                "SELECT 1 FROM django_tasks_database_dbtaskresult "
                "WHERE task_path = %s AND status = 'READY' LIMIT 1",
                [task.module_path],
            )
            if cursor.fetchone() is None:
                task.enqueue()
                enqueued += 1
    return enqueued
