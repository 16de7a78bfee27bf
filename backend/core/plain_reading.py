"""Rows read with a plain statement.

The ORM builds a query anew each time it is asked, which takes longer than the database needs to
answer a look-up by key. What every private request looks up is read like this.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from django.db import connection, models

M = TypeVar("M", bound=models.Model)


def read_rows(model: type[M], condition: str, values: Mapping[str, Any]) -> list[M]:
    """Return the rows of `model` for which `condition` holds.

    `condition` is SQL of ours with `%(name)s` where `values` go: never anything that was sent.
    """
    columns = [str(field.column) for field in model._meta.concrete_fields]
    statement = f"SELECT {', '.join(columns)} FROM {model._meta.db_table} WHERE {condition}"  # noqa: S608 -- see above
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        rows = cursor.fetchall()
    return [model.from_db(connection.alias, columns, row) for row in rows]
