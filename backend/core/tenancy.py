"""Whose rows a transaction may see.

Tables that hold what one person may see are under forced row-level security. Their policies
compare the row's person with `klankbord.person`, which `acting_as` sets for one transaction.
Without it there are no rows.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import connection, migrations, models, transaction

CURRENT_PERSON = "nullif(current_setting('klankbord.person', true), '')::uuid"


def owner() -> models.ForeignKey[models.Model, models.Model]:
    """Return the foreign key to whoever a row belongs to.

    The database keeps and cascades it (see the migrations): row-level security hides these rows
    from whoever deletes a person.
    """
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        db_index=False,
        related_name="+",
        editable=False,
    )


@contextmanager
def acting_as(person_id: uuid.UUID | None) -> Iterator[None]:
    """Run a block in a transaction that sees the rows of `person_id`, and of nobody else.

    Nested blocks put the outer person back when they end. `None` sees no rows at all.
    """
    nested = connection.in_atomic_block
    with transaction.atomic():
        before = _current() if nested else ""
        _set(str(person_id) if person_id else "")
        try:
            yield
        finally:
            if nested and not connection.needs_rollback:
                _set(before)


def _current() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('klankbord.person', true)")
        row = cursor.fetchone()
    return (row and row[0]) or ""


def _set(value: str) -> None:
    with connection.cursor() as cursor:
        # It is sent in front of the statement that needs it, as one message with it.
        cursor.send_along("SELECT set_config('klankbord.person', %s, true)", [value])


def enable_row_level_security(
    table: str, *, column: str = "person_id", using: str | None = None
) -> migrations.RunSQL:
    """Return the migration step that shuts `table` for everyone but the row's person.

    `using` replaces the condition `column = current person`. FORCE makes the table's owner
    obey as well (https://www.postgresql.org/docs/15/ddl-rowsecurity.html); superusers never do.
    """
    condition = using or f"{column} = {CURRENT_PERSON}"
    return migrations.RunSQL(
        sql=[
            f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
            f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY",
            (
                f"CREATE POLICY {table}_own_rows ON {table} FOR ALL "
                f"USING ({condition}) WITH CHECK ({condition})"
            ),
        ],
        reverse_sql=[
            f"DROP POLICY {table}_own_rows ON {table}",
            f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY",
            f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY",
        ],
    )
