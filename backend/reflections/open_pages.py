"""The pages of words of one person, opened within a request as far as a search needs them."""

from __future__ import annotations

import struct
import uuid
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from django.db import connection

from core.postgresql.driver import Prepared
from core.vault import unlock
from reflections.filters import NONE, Filters
from reflections.models import WORDS
from reflections.word_pages import SealedPage, Spot

# About a dozen pages: most words are found twenty times among them.
NEWEST = 200
_MINE = "person_id = %(person)s AND trashed_at IS NULL"
_BEHIND = """
    AND (%(behind_day)s::date IS NULL
         OR (occurred_on, id) < (%(behind_day)s, %(behind_id)s::uuid))
"""
_ALL = Prepared("SELECT id, NULL, NULL FROM reflections_wordpage WHERE person_id = %(person)s")
# COPY's binary rows (https://www.postgresql.org/docs/15/sql-copy.html): the number of columns,
# then every column behind its length. A header of 19 bytes comes first, a count of -1 last.
_HEADER_BYTES = 19
_ID = 16
_ROW = struct.Struct("!hi16si")
_COPY = """
    COPY (SELECT id, sealed FROM reflections_wordpage
          WHERE person_id = %s AND id = ANY (%s::uuid[])) TO STDOUT (FORMAT binary)
"""


class OpenPages:
    """Opens pages of the current person, those with the newest reflections first.

    Only reflections that pass `filters` and older than `behind` count, when these are given.
    """

    def __init__(
        self, person_id: uuid.UUID, *, filters: Filters = NONE, behind: Spot | None = None
    ) -> None:
        self._person_id = person_id
        self._filters = filters
        self._given: dict[str, Any] = {
            **filters.values,
            "person": person_id,
            "behind_day": behind and behind.occurred_on,
            "behind_id": behind and behind.row_id,
        }
        self._opened: dict[uuid.UUID, SealedPage] = {}
        self._complete_from: Spot | None = None

    @property
    def opened(self) -> list[SealedPage]:
        """What was opened until now."""
        return list(self._opened.values())

    def open_newest(self) -> list[SealedPage]:
        """Open and return the pages that hold the newest reflections."""
        rows = self._ask(_newest(self._filters.condition, NEWEST))
        if rows:
            self._complete_from = min(Spot.of(day, row_id) for _page, day, row_id in rows)
        return self._open(rows)

    def open_newer_than(self, spot: Spot) -> list[SealedPage]:
        """Open and return what is not open yet and holds a reflection newer than `spot`."""
        if self._complete_from and self._complete_from <= spot:
            return []
        newer = _newer(self._filters.condition)
        return self._open(self._ask(newer, day=spot.occurred_on, id=spot.row_id))

    def open_rest(self) -> list[SealedPage]:
        """Open and return what is not open yet, also when all it holds is newer than `behind`."""
        if self._filters.asks_more_than_theme:
            return self._open(self._ask(_rest(self._filters.condition)))
        return self._open(self._ask(_ALL))

    def passing(self) -> set[bytes] | None:
        """Return the ids of what passes the plain filters; None when pages can tell that."""
        if not self._filters.asks_more_than_theme:
            return None
        ((held,),) = self._ask(_passing(self._filters.condition))
        held = bytes(held or b"")
        return {held[at : at + _ID] for at in range(0, len(held), _ID)}

    def newest_without_opening(self, most: int) -> list[Spot]:
        """Return the newest spots of what passes the plain filters, at most `most`."""
        rows = self._ask(_plain(self._filters.condition), most=most)
        return [Spot.of(day, row_id) for day, row_id in rows]

    def _ask(self, statement: str, **given: Any) -> list[tuple[Any, ...]]:
        with connection.cursor() as cursor:
            cursor.execute(statement, {**self._given, **given})
            rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows

    def _open(self, named: Iterable[tuple[Any, ...]]) -> list[SealedPage]:
        wanted = list({row[0] for row in named} - self._opened.keys())
        if not wanted:
            return []
        stream = _Stream()
        with connection.cursor() as cursor:
            # By COPY: otherwise the driver would double every byte to hexadecimal digits.
            statement = cursor.mogrify(_COPY, [self._person_id, wanted])
            cursor.copy_expert(statement.decode(), stream)
        rows = list(_rows(b"".join(stream)))
        contents = unlock(self._person_id).open_many(rows, place=WORDS)
        found = {
            uuid.UUID(bytes=row[0]): SealedPage(raw)
            for row, raw in zip(rows, contents, strict=True)
        }
        self._opened |= found
        return list(found.values())


@lru_cache
def _newest(condition: str, newest: int) -> Prepared:
    return Prepared(
        f"""
        SELECT DISTINCT ON (word_page) word_page, occurred_on, id
        FROM (
            SELECT word_page, occurred_on, id FROM reflections_reflection
            WHERE {_MINE} {condition} {_BEHIND}
            ORDER BY occurred_on DESC, id DESC LIMIT {newest}
        ) AS newest
        ORDER BY word_page, occurred_on, id
    """  # noqa: S608 -- made of constants alone
    )


@lru_cache
def _newer(condition: str) -> Prepared:
    return Prepared(
        f"""
        SELECT word_page, occurred_on, id FROM reflections_reflection
        WHERE {_MINE} {condition} {_BEHIND}
          AND (occurred_on, id) > (%(day)s::date, %(id)s::uuid)
    """  # noqa: S608 -- made of constants alone
    )


@lru_cache
def _rest(condition: str) -> Prepared:
    return Prepared(
        f"""
        SELECT DISTINCT word_page, NULL, NULL FROM reflections_reflection
        WHERE {_MINE} {condition}
    """  # noqa: S608 -- made of constants alone
    )


@lru_cache
def _passing(condition: str) -> Prepared:
    # As one value: thousands of rows would take longer than the search itself.
    return Prepared(
        f"""
        SELECT string_agg(uuid_send(id), ''::bytea) FROM reflections_reflection
        WHERE {_MINE} {condition}
    """  # noqa: S608 -- made of constants alone
    )


@lru_cache
def _plain(condition: str) -> Prepared:
    return Prepared(
        f"""
        SELECT occurred_on, id FROM reflections_reflection
        WHERE {_MINE} {condition} {_BEHIND}
        ORDER BY occurred_on DESC, id DESC LIMIT %(most)s::int
    """  # noqa: S608 -- made of constants alone
    )


class _Stream(list[bytes]):
    """Takes what is written to it, without copying it each time."""

    write = list.append


def _rows(raw: bytes) -> Iterator[tuple[bytes, memoryview]]:
    view, at = memoryview(raw), _HEADER_BYTES
    while at + _ROW.size <= len(raw):
        _count, _sixteen, row_id, length = _ROW.unpack_from(raw, at)
        at += _ROW.size + length
        yield row_id, view[at - length : at]
