"""Background work of the private log.

It knows whose turn it is, by ids alone: what they chose and wrote is sealed.
"""

from __future__ import annotations

import uuid

from django.db import connection, transaction
from django.utils import timezone
from django_tasks import task

from reflections.action_points.reminders import send_due_reminders
from reflections.exporting.making import PATIENCE, Turn, make_file, take_export
from reflections.retention import trash_what_is_old
from reflections.team_signals.publishing import publish_signals
from reflections.trash import purge_trash


@task()
def send_reminders() -> None:
    """Send the reminders that are due; come back at once when more are."""
    if send_due_reminders():
        send_reminders.enqueue()


@task()
def let_reflections_go() -> None:
    """Put in the trash what people wanted to keep no longer; erase what lay there long enough."""
    trash_what_is_old()
    purge_trash()


@task(priority=50)
def make_export(person: str, export: str) -> None:
    """Make an export of `person`, and look again later whether it was made.

    A worker that is stopped says nothing any more; the second look, which waits in the queue as
    long as nobody knows the outcome, takes over.
    """
    ids = {"person_id": uuid.UUID(person), "export_id": uuid.UUID(export)}
    with transaction.atomic():
        turn, attempt = take_export(**ids)
        if turn != Turn.NOBODYS:
            make_export.using(run_after=timezone.now() + PATIENCE).enqueue(person, export)
    if turn == Turn.MINE:
        make_file(**ids, attempt=attempt)


@task()
def purge_exports() -> None:
    """Delete the exports of everybody that are over."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('klankbord.task', 'purge', true)")
        # Row-level security chooses: what is over, and nothing else (see the migration).
        cursor.execute("DELETE FROM reflections_export")


@task()
def tell_team_signals() -> None:
    """Count the quarters that are due, for the coordinators of organisations."""
    publish_signals()
