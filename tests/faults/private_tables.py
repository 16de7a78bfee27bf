"""The tables that hold what one person may see, and raw SQL on them."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg2
from psycopg2 import sql

# Every table that holds what one person may see, and the column that says whose it is.
PRIVATE = {
    "accounts_sealingkey": "person_id",
    "core_datakey": "owner_id",
    "core_idempotencyrecord": "person_id",
    "knowledge_houserulesacceptance": "person_id",
    "knowledge_listentry": "person_id",
    "knowledge_readinglist": "person_id",
    "knowledge_savedarticle": "person_id",
    # Pieces go with their export, so they come first here.
    "reflections_exportpiece": "person_id",
    "reflections_export": "person_id",
    # What goes with another row stands before it.
    "reflections_attachmentpiece": "person_id",
    "reflections_attachment": "person_id",
    "reflections_reminder": "person_id",
    "reflections_actionpoint": "person_id",
    "reflections_reflection": "person_id",
    "reflections_retention": "person_id",
    "reflections_signalconsent": "person_id",
    "reflections_weave": "person_id",
    "reflections_weavemoment": "person_id",
    "reflections_wordpage": "person_id",
}
WRITERS = 3


@contextmanager
def session(url: str, person: uuid.UUID | str | None = None) -> Iterator[Any]:
    """Give a cursor in one transaction, as whoever the address names, for `person`."""
    connection = psycopg2.connect(url)
    try:
        with connection.cursor() as cursor:
            if person is not None:
                cursor.execute("SELECT set_config('klankbord.person', %s, true)", [str(person)])
            yield cursor
    finally:
        connection.rollback()
        connection.close()


def owners(cursor: Any, table: str) -> list[str]:
    column = sql.Identifier(PRIVATE[table])
    cursor.execute(sql.SQL("SELECT {} FROM {}").format(column, sql.Identifier(table)))
    return [str(row[0]) for row in cursor.fetchall()]
