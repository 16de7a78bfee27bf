"""Work that comes back every hour."""

from __future__ import annotations

from django.conf import settings
from django.db import connection, transaction
from django.utils.module_loading import import_string

EVERY_SECONDS = 3600.0
_LOCK = 0x484F5552  # "HOUR": workers on other machines take turns.


def enqueue_recurring() -> int:
    """Put every recurring task in the queue that does not wait there yet; return how many."""
    enqueued = 0
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        for task in map(import_string, settings.RECURRING_TASKS):
            cursor.execute(
                "SELECT 1 FROM django_tasks_database_dbtaskresult "
                "WHERE task_path = %s AND status = 'READY' LIMIT 1",
                [task.module_path],
            )
            if cursor.fetchone() is None:
                task.enqueue()
                enqueued += 1
    return enqueued
