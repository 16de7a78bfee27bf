"""Background work of the ground floor."""

from __future__ import annotations

from django.core.management import call_command
from django.db import connection, transaction
from django_tasks import task

from core.vault.rotation import purge_keys


@task()
def purge_idempotency_records() -> None:
    """Delete the records of everybody that have expired."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('klankbord.task', 'purge', true)")
        # Row-level security chooses: what has expired, and nothing else (see the migration).
        cursor.execute("DELETE FROM core_idempotencyrecord")


@task()
def purge_data_keys() -> None:
    """Delete the data keys of everybody that were replaced and whose time has come."""
    purge_keys()


@task()
def purge_sessions() -> None:
    """Delete the sessions that have expired."""
    call_command("clearsessions")
