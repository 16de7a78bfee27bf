"""Rows read and written with a plain statement.

The ORM builds a query anew each time it is asked, which takes longer than the database needs to
answer a look-up by key. What every private request looks up, and what is written most, goes
this way.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, TypeVar

from django.db import connection, models

M = TypeVar("M", bound=models.Model)


def read_rows(model: type[M], condition: str, values: Mapping[str, Any]) -> list[M]:
    """Return the rows of `model` for which `condition` holds.

    `condition` is SQL of ours with `%(name)s` where `values` go: never anything that was sent.
    """
    columns = _columns(model)
    statement = f"SELECT {', '.join(columns)} FROM {model._meta.db_table} WHERE {condition}"  # noqa: S608 -- see above
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        rows = cursor.fetchall()
    return [model.from_db(connection.alias, columns, row) for row in rows]


def insert_row(row: models.Model) -> None:
    """Write a new row, of whose fields every one is set; raises `IntegrityError`."""
    columns = _columns(type(row))
    places = ", ".join(["%s"] * len(columns))
    statement = f"INSERT INTO {row._meta.db_table} ({', '.join(columns)}) VALUES ({places})"  # noqa: S608 -- names of ours
    fields = row._meta.concrete_fields
    values = [field.get_db_prep_save(getattr(row, field.attname), connection) for field in fields]
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
    row._state.adding = False


@lru_cache
def _columns(model: type[models.Model]) -> list[str]:
    return [str(field.column) for field in model._meta.concrete_fields]
