"""Rows read and written with a plain statement.

The ORM builds a query anew each time it is asked, which takes longer than the database needs to
answer a look-up by key. What every private request looks up, and what is written most, goes
this way.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, TypeVar

from django.db import IntegrityError, connection, models

from core.postgresql.driver import Prepared

M = TypeVar("M", bound=models.Model)


def read_rows(model: type[M], condition: str, values: Mapping[str, Any]) -> list[M]:
    """Return the rows of `model` for which `condition` holds.

    `condition` is SQL of ours with `%(name)s` where `values` go: never anything that was sent.
    """
    with connection.cursor() as cursor:
        cursor.execute(_reading(model, condition), values)
        rows = cursor.fetchall()
    return [model.from_db(connection.alias, _columns(model), row) for row in rows]


def insert_row_along(row: models.Model) -> None:
    """Write a new row, of whose fields every one is set, together with the next statement.

    That one, or the end of the transaction, raises `IntegrityError`.
    """
    fields = row._meta.concrete_fields
    values = [field.get_db_prep_save(getattr(row, field.attname), connection) for field in fields]
    with connection.cursor() as cursor:
        cursor.send_along(_writing(type(row)), values)
    row._state.adding = False


def violated(error: IntegrityError) -> str:
    """Return the name of the constraint that `error` is about; "" when it is about none."""
    return str(getattr(getattr(error.__cause__, "diag", None), "constraint_name", ""))


@lru_cache
def _reading(model: type[models.Model], condition: str) -> Prepared:
    columns = ", ".join(_columns(model))
    return Prepared(f"SELECT {columns} FROM {model._meta.db_table} WHERE {condition}")  # noqa: S608 -- names and conditions of ours


@lru_cache
def _writing(model: type[models.Model]) -> Prepared:
    columns = _columns(model)
    places = ", ".join(["%s"] * len(columns))
    return Prepared(
        f"INSERT INTO {model._meta.db_table} ({', '.join(columns)}) VALUES ({places})"  # noqa: S608 -- names of ours
    )


@lru_cache
def _columns(model: type[models.Model]) -> list[str]:
    return [str(field.column) for field in model._meta.concrete_fields]
