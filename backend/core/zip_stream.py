"""A zip file written as it is made, in a memory that does not grow with the number of files.

`zipfile` of the standard library remembers 800 bytes about every file until the end. Here the
directory that ends an archive (APPNOTE 6.3.10, 4.3.12) is written along with the files, in the
bytes that it will have, and handed to a second place until then.
https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
"""

from __future__ import annotations

import datetime
import struct
import zlib
from collections.abc import Iterable
from typing import Protocol

_VERSION = 45  # 4.5: sizes beyond 4 GiB and numbers beyond 65,535.
_UTF8 = 0x800
_DEFLATED = 8
_LIMIT_16, _LIMIT_32 = 0xFFFF, 0xFFFFFFFF
_FILE = struct.Struct("<4s5H3L2H")
_ENTRY = struct.Struct("<4s6H3L5H2L")
_WIDE_OFFSET = struct.Struct("<2HQ")
_WIDE_END = struct.Struct("<4sQ2H2L4Q")
_WIDE_LOCATOR = struct.Struct("<4sLQL")
_END = struct.Struct("<4s4H2LH")
# A plain file that its owner alone may write (Unix), made by version 4.5.
_MADE_BY = 3 << 8 | _VERSION
_MODE = 0o100644 << 16


class Sink(Protocol):
    """Somewhere bytes can go."""

    def write(self, content: bytes) -> None:
        """Take `content`."""


class ZipStream:
    """Writes files to `target`, and what the directory says of them to `aside`.

    Whoever uses it calls `add` for every file, then puts everything that `aside` took behind
    `target`'s last byte with `end`.
    """

    def __init__(self, target: Sink, *, aside: Sink, moment: datetime.datetime) -> None:
        self._target, self._aside = target, aside
        self._time = moment.hour << 11 | moment.minute << 5 | moment.second // 2
        self._day = (moment.year - 1980) << 9 | moment.month << 5 | moment.day
        self._offset = 0
        self._directory = 0
        self._count = 0

    def add(self, name: str, content: bytes) -> None:
        """Add a file; `name` may hold folders. Raises `ValueError` beyond 4 GiB in one file."""
        if len(content) > _LIMIT_32:
            raise ValueError("One file is too large.")
        press = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
        packed = press.compress(content) + press.flush()
        path = name.encode()
        about = (self._time, self._day, zlib.crc32(content), len(packed), len(content), len(path))
        start = self._offset
        self._put(_FILE.pack(b"PK\3\4", _VERSION, _UTF8, _DEFLATED, *about, 0) + path)
        self._put(packed)
        self._note(path, about, start)

    def end(self, directory: Iterable[bytes]) -> None:
        """Close the archive; `directory` is all that `aside` took."""
        start = self._offset
        for content in directory:
            self._put(content)
        size, count = self._directory, self._count
        wide = self._offset
        if count > _LIMIT_16 or start > _LIMIT_32:
            self._put(
                _WIDE_END.pack(b"PK\6\6", 44, _MADE_BY, _VERSION, 0, 0, count, count, size, start)
            )
            self._put(_WIDE_LOCATOR.pack(b"PK\6\7", 0, wide, 1))
        few = min(count, _LIMIT_16)
        self._put(
            _END.pack(b"PK\5\6", 0, 0, few, few, min(size, _LIMIT_32), min(start, _LIMIT_32), 0)
        )

    def _note(self, path: bytes, about: tuple[int, ...], start: int) -> None:
        extra = _WIDE_OFFSET.pack(1, 8, start) if start >= _LIMIT_32 else b""
        entry = _ENTRY.pack(
            b"PK\1\2", _MADE_BY, _VERSION, _UTF8, _DEFLATED, *about,
            len(extra), 0, 0, 0, _MODE, min(start, _LIMIT_32),
        )  # fmt: skip
        self._aside.write(entry + path + extra)
        self._directory += len(entry) + len(path) + len(extra)
        self._count += 1

    def _put(self, content: bytes) -> None:
        self._target.write(content)
        self._offset += len(content)
