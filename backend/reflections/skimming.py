"""What looking back needs of all reflections of one person, taken past without keeping them.

Thousands of envelopes come over one `COPY` and are opened a handful at a time; of what they hold
only the end is read (`reflections.contents`). So it costs little more than fetching them, and no
more memory for many than for few (`docs/adr/0137-looking-back-opens-everything.md`).
"""

from __future__ import annotations

import datetime
import struct
import uuid
from collections.abc import Callable
from typing import NamedTuple

from django.db import connection

from core.vault import EnvelopeRefused, OwnerKey, unlock
from core.vault.envelopes import SCHEME_SERVER_AES_256_GCM
from reflections.contents import end_of
from reflections.models import CONTENT

_HANDFUL_BYTES = 256 * 1024
# COPY's binary rows (https://www.postgresql.org/docs/15/sql-copy.html): a header, then of every
# row the number of its columns, and every column behind its length; -1 stands for no value.
_HEADER_BYTES = 19
_ROW, _LENGTH_BYTES = struct.Struct("!hi16si"), 4
_COPY = """
    COPY (SELECT id, sealed, kind FROM reflections_reflection
          WHERE person_id = %(person)s AND trashed_at IS NULL
            AND occurred_on BETWEEN %(first)s AND %(last)s) TO STDOUT (FORMAT binary)
"""


class Skimmed(NamedTuple):
    """A reflection of which the end is there, for `decoded_end`; no title, no answers."""

    id: bytes
    kind: bytes
    end: bytes


def skim(
    person_id: uuid.UUID,
    take: Callable[[Skimmed], object],
    *,
    first: datetime.date = datetime.date.min,
    last: datetime.date = datetime.date.max,
) -> None:
    """Give `take` every reflection of the current person from `first` until `last`, in any order.

    What lies in the trash is not among them, nor what the server cannot open. Raises
    `EnvelopeRefused`.
    """
    given = {"person": person_id, "first": first, "last": last}
    stream = _Stream(unlock(person_id), take)
    with connection.cursor() as cursor:
        cursor.copy_expert(cursor.mogrify(_COPY, given).decode(), stream)
    stream.finish()


class _Stream:
    """Takes what is copied row by row, and lets go of it a handful at a time."""

    def __init__(self, key: OwnerKey, take: Callable[[Skimmed], object]) -> None:
        self._key = key
        self._take = take
        self._waiting: list[tuple[bytes, bytes]] = []
        self._kinds: list[bytes] = []
        self._size = 0
        self._at = _HEADER_BYTES
        self._refused: EnvelopeRefused | None = None

    def write(self, data: bytes) -> None:
        """Take one row: a server sends each of them as one message, the first behind the header.

        (https://www.postgresql.org/docs/15/protocol-flow.html#PROTOCOL-COPY)
        """
        at, self._at = self._at, 0
        if len(data) < at + _ROW.size:
            # The end of all rows.
            return
        _count, _sixteen, row_id, size = _ROW.unpack_from(data, at)
        at += _ROW.size
        # What was sealed on a device is passed over.
        if data[at] == SCHEME_SERVER_AES_256_GCM:
            self._waiting.append((row_id, data[at : at + size]))
            self._kinds.append(data[at + size + _LENGTH_BYTES :])
            self._size += size
            if self._size >= _HANDFUL_BYTES:
                self._open()

    def finish(self) -> None:
        """Open what is still waiting; raises `EnvelopeRefused`."""
        self._open()
        if self._refused:
            raise self._refused

    def _open(self) -> None:
        waiting, kinds = self._waiting, self._kinds
        self._waiting, self._kinds, self._size = [], [], 0
        if self._refused:
            return
        take = self._take
        try:
            opened = self._key.open_many(waiting, place=CONTENT)
            for (row_id, _sealed), kind, raw in zip(waiting, kinds, opened, strict=True):
                take(Skimmed(row_id, kind, end_of(raw)))
        except EnvelopeRefused as refused:
            # The copy has to come to its end first, or the connection would be of no more use.
            self._refused = refused
