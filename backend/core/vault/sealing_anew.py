"""What an owner's old keys sealed is sealed under the current one, a few rows at a time."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.db import connection
from psycopg2 import sql

from core.tenancy import acting_as
from core.vault.datakeys import load
from core.vault.envelopes import SCHEME_SERVER_AES_256_GCM, EnvelopeRefused, OwnerKey
from core.vault.places import SealedColumn, sealed_columns

# Rows of one transaction: whoever wants to change one of them waits for these few.
BATCH = 20
_SCHEME = bytes([SCHEME_SERVER_AES_256_GCM])
_OLD = """
    FROM {table} WHERE {owner} = %(owner)s AND {field} IS NOT NULL
      AND substring({field} FROM 1 FOR 1) = %(scheme)s
      AND substring({field} FROM 2 FOR 16) <> %(key)s
"""
_COUNT = "SELECT count(*)" + _OLD
_FIND = "SELECT {row}" + _OLD + "ORDER BY {row}"
# Rows that somebody is writing are passed over, so this waits for nobody: no circle can arise.
_TAKE = "SELECT {row}, {field}" + _OLD + "AND {row} = ANY (%(rows)s) FOR UPDATE SKIP LOCKED"
_PUT = "UPDATE {table} SET {field} = %(sealed)s WHERE {owner} = %(owner)s AND {row} = %(row)s"


def seal_anew(owner: uuid.UUID, *, batch: int = BATCH) -> Iterator[tuple[int, Counter[str]]]:
    """Go once through everything that old keys of `owner` sealed.

    Yields after each transaction how many envelopes it sealed anew, and of how many each table
    refused to open.
    """
    for column in sealed_columns():
        with acting_as(owner):
            rows = _find(column, owner)
        for start in range(0, len(rows), batch):
            with acting_as(owner):
                step = _seal_rows_anew(column, owner, rows[start : start + batch])
            yield step


def count_old(owner: uuid.UUID) -> Counter[str]:
    """Count by table what old keys of `owner`, the current person, sealed."""
    left: Counter[str] = Counter()
    key = load(owner)
    if key is not None:
        with connection.cursor() as cursor:
            for column in sealed_columns():
                cursor.execute(_statement(_COUNT, column), _values(key))
                left[column.place.table] += cursor.fetchone()[0]
    return +left


def _find(column: SealedColumn, owner: uuid.UUID) -> list[Any]:
    """Return the rows that old keys of `owner` sealed, at once: for each batch is too slow."""
    key = load(owner)
    if key is None:
        return []
    with connection.cursor() as cursor:
        cursor.execute(_statement(_FIND, column), _values(key))
        return [row for (row,) in cursor.fetchall()]


def _seal_rows_anew(
    column: SealedColumn, owner: uuid.UUID, rows: list[Any]
) -> tuple[int, Counter[str]]:
    sealed, refused = 0, Counter[str]()
    # Never a remembered key: this transaction must know which one seals.
    key = load(owner)
    if key is None:
        return sealed, refused
    put = _statement(_PUT, column)
    with connection.cursor() as cursor:
        cursor.execute(_statement(_TAKE, column), {**_values(key), "rows": rows})
        for row, envelope in cursor.fetchall():
            try:
                anew = _sealed_anew(key, bytes(envelope), column, row)
            except EnvelopeRefused:
                refused[column.place.table] += 1
                continue
            cursor.send_along(put, {"owner": owner, "row": row, "sealed": anew})
            sealed += 1
    return sealed, refused


def _sealed_anew(key: OwnerKey, envelope: bytes, column: SealedColumn, row: Any) -> bytes:
    row_id = row if isinstance(row, uuid.UUID) else uuid.UUID(bytes=bytes(row)[:16])
    content = key.open(envelope, place=column.place, row=row_id)
    return key.seal(content, place=column.place, row=row_id)


def _values(key: OwnerKey) -> dict[str, Any]:
    return {"owner": key.owner, "key": key.key_id.bytes, "scheme": _SCHEME}


def _statement(template: str, column: SealedColumn) -> sql.Composed:
    return sql.SQL(template).format(
        table=sql.Identifier(column.place.table),
        field=sql.Identifier(column.place.field),
        owner=sql.Identifier(column.owner),
        row=sql.Identifier(column.row),
    )
