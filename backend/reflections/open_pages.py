"""The pages of words of one person, opened within a request as far as a search needs them."""

from __future__ import annotations

import struct
import uuid
from collections.abc import Iterable, Iterator
from typing import Any

from django.db import connection

from core.postgresql.driver import Prepared
from core.vault import unlock
from reflections.models import WORDS
from reflections.word_pages import SealedPage, Spot

# About a dozen pages: most words are found twenty times among them.
NEWEST = 200
_MINE = """
    SELECT word_page, occurred_on, id FROM reflections_reflection
    WHERE person_id = %(person)s
      AND (%(theme)s::text IS NULL OR theme = %(theme)s)
      AND (%(behind_day)s::date IS NULL
           OR (occurred_on, id) < (%(behind_day)s, %(behind_id)s::uuid))
"""
_NEWEST = Prepared(
    f"""
    SELECT DISTINCT ON (word_page) word_page, occurred_on, id
    FROM ({_MINE} ORDER BY occurred_on DESC, id DESC LIMIT {NEWEST}) AS newest
    ORDER BY word_page, occurred_on, id
"""  # noqa: S608 -- made of constants alone
)
_NEWER = Prepared(f"{_MINE} AND (occurred_on, id) > (%(day)s::date, %(id)s::uuid)")
_ALL = Prepared("SELECT id, NULL, NULL FROM reflections_wordpage WHERE person_id = %(person)s")
# COPY's binary rows (https://www.postgresql.org/docs/15/sql-copy.html): the number of columns,
# then every column behind its length. A header of 19 bytes comes first, a count of -1 last.
_HEADER_BYTES = 19
_ROW = struct.Struct("!hi16si")
_COPY = """
    COPY (SELECT id, sealed FROM reflections_wordpage
          WHERE person_id = %s AND id = ANY (%s::uuid[])) TO STDOUT (FORMAT binary)
"""


class OpenPages:
    """Opens pages of the current person, those with the newest reflections first.

    Only reflections of `theme` and older than `behind` count, when these are given.
    """

    def __init__(
        self, person_id: uuid.UUID, *, theme: str | None = None, behind: Spot | None = None
    ) -> None:
        self._person_id = person_id
        self._given: dict[str, Any] = {
            "person": person_id,
            "theme": theme,
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
        rows = self._ask(_NEWEST)
        if rows:
            self._complete_from = min(Spot.of(day, row_id) for _page, day, row_id in rows)
        return self._open(rows)

    def open_newer_than(self, spot: Spot) -> list[SealedPage]:
        """Open and return what is not open yet and holds a reflection newer than `spot`."""
        if self._complete_from and self._complete_from <= spot:
            return []
        return self._open(self._ask(_NEWER, day=spot.occurred_on, id=spot.row_id))

    def open_rest(self) -> list[SealedPage]:
        """Open and return what is not open yet, whatever it holds."""
        return self._open(self._ask(_ALL))

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


class _Stream(list[bytes]):
    """Takes what is written to it, without copying it each time."""

    write = list.append


def _rows(raw: bytes) -> Iterator[tuple[bytes, memoryview]]:
    view, at = memoryview(raw), _HEADER_BYTES
    while at + _ROW.size <= len(raw):
        _count, _sixteen, row_id, length = _ROW.unpack_from(raw, at)
        at += _ROW.size + length
        yield row_id, view[at - length : at]
