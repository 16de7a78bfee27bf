"""The worker: carries out tasks, and puts the ones that come back every hour in the queue."""

from __future__ import annotations

import threading
from typing import Any

from django.core.management import call_command
from django.db import DatabaseError, connection
from django_tasks_db.management.commands.db_worker import Command as Worker

from core.recurring import EVERY_SECONDS, enqueue_recurring


class Command(Worker):
    """django-tasks-db's worker with a clock beside it; this package comes first in the list."""

    help = "Carry out background work."

    def handle(self, *args: Any, **options: Any) -> None:
        self._ended = threading.Event()
        clock = threading.Thread(target=self._tick, name="clock", daemon=True)
        clock.start()
        try:
            super().handle(*args, **options)
        finally:
            self._ended.set()

    def _tick(self) -> None:
        """Enqueue now and every hour; a lost database is tried again the next minute."""
        wait = 0.0
        while not self._ended.wait(wait):
            try:
                enqueue_recurring()
                # Results of tasks hold no text, but nobody needs them for long either.
                call_command("prune_db_task_results", min_age_days=7, verbosity=0)
                wait = EVERY_SECONDS
            except DatabaseError:
                wait = 60
            finally:
                connection.close()
