"""The rows in which background work waits, and is kept for a while after it was done."""

from __future__ import annotations

import uuid

from django_tasks_db.models import DBTaskResult


def forget_tasks_of(person_id: uuid.UUID) -> None:
    """Delete every task that names this person, done or not: their rows hold identifiers."""
    DBTaskResult.objects.filter(args_kwargs__args__has_key=str(person_id)).delete()
