"""Unpacking a zip file that anybody may have made: looked at first, and never past its bounds."""

from __future__ import annotations

import shutil
import stat
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

from core.errors import DomainError

_MIB = 1024 * 1024
_CHUNK = 64 * 1024
_END = struct.Struct("<4s4H2LH")
_LOCATOR_SIZE = 20
_LONGEST_NAME, _LONGEST_PART, _DEEPEST = 500, 200, 10
# What one entry may take in the list at the end of the file: its name, and a little more.
_LISTED = 46 + _LONGEST_NAME + 200
_ZIP_BEGINS = b"PK\x03\x04"
_ENCRYPTED = 0x1 | 0x40 | 0x2000
# What `zipfile` raises when an archive is not what it says it is.
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OverflowError,
    RuntimeError,
    ValueError,
)


@dataclass(frozen=True)
class Bounds:
    """How much an archive may hold: bytes in all and in one file, files, and how squeezed."""

    total: int
    largest: int = 16 * _MIB
    files: int = 5_000
    # Text is squeezed to a quarter, and never to a hundredth.
    ratio: int = 100


UPLOADED = Bounds(total=200 * _MIB)
BY_OPERATOR = Bounds(total=3 * 1024 * _MIB, files=50_000)


@contextmanager
def unpacked(file: IO[bytes], *, bounds: Bounds) -> Iterator[Path]:
    """Unpack the zip `file` into a folder of its own, which is gone afterwards.

    When all of it stands in one folder, as when a folder was zipped, it is that one. Raises
    `DomainError`, before anything is unpacked where that can be seen: `archive_unreadable`,
    `archive_empty`, `archive_encrypted`, `archive_too_large`, `archive_too_squeezed`,
    `archive_too_many_files`, `archive_name_unsafe`, `archive_name_twice`, `archive_holds_links`
    or `archive_nested`.
    """
    _check_end(file, bounds)
    with TemporaryDirectory(prefix="klankbord-import-") as name:
        root = Path(name)
        try:
            with zipfile.ZipFile(file) as archive:
                entries = archive.infolist()
                _check(entries, bounds)
                _unpack(archive, entries, root, bounds)
        except _UNREADABLE:
            raise DomainError("archive_unreadable") from None
        yield _top(root)


def _check_end(file: IO[bytes], bounds: Bounds) -> None:
    """Look at the end, which says how long the list of entries is, before that is read."""
    size = file.seek(0, 2)
    file.seek(max(0, size - _END.size - 0xFFFF))
    tail = file.read()
    file.seek(0)
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) - at < _END.size:
        raise DomainError("archive_unreadable")
    _sign, _disk, _first, _here, entries, listed, _offset, _note = _END.unpack_from(tail, at)
    is_huge = tail[max(0, at - _LOCATOR_SIZE) : at].startswith(b"PK\x06\x07")
    if is_huge or entries > bounds.files or listed > bounds.files * _LISTED:
        raise DomainError("archive_too_many_files", most=bounds.files)


def _check(entries: list[zipfile.ZipInfo], bounds: Bounds) -> None:
    if not entries:
        raise DomainError("archive_empty")
    if len(entries) > bounds.files:
        raise DomainError("archive_too_many_files", most=bounds.files)
    if sum(entry.file_size for entry in entries) > bounds.total:
        raise DomainError("archive_too_large", most=bounds.total // _MIB)
    for entry in entries:
        _check_entry(entry, bounds)
    _check_names(entries)


def _check_entry(entry: zipfile.ZipInfo, bounds: Bounds) -> None:
    if entry.flag_bits & _ENCRYPTED:
        raise DomainError("archive_encrypted")
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise DomainError("archive_holds_links")
    if not _is_safe(entry.orig_filename):
        raise DomainError("archive_name_unsafe")
    if entry.file_size > bounds.largest:
        raise DomainError("archive_too_large", most=bounds.largest // _MIB)
    if entry.file_size > _MIB and entry.file_size > entry.compress_size * bounds.ratio:
        raise DomainError("archive_too_squeezed")
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise DomainError("archive_unreadable")


def _is_safe(name: str) -> bool:
    parts = name.removesuffix("/").split("/")
    return (
        len(name) <= _LONGEST_NAME
        and len(parts) <= _DEEPEST
        and not any(part in {"", ".", ".."} or len(part.encode()) > _LONGEST_PART for part in parts)
        and not any(mark in "\\:" or unicodedata.category(mark)[0] == "C" for mark in name)
    )


def _check_names(entries: list[zipfile.ZipInfo]) -> None:
    """Refuse names that some computers take for one and others for two."""
    files: set[str] = set()
    folders: dict[str, str] = {}
    for entry in entries:
        name = entry.orig_filename
        path = name.removesuffix("/")
        if not name.endswith("/"):
            if _alike(path) in files:
                raise DomainError("archive_name_twice")
            files.add(_alike(path))
            path = path.rpartition("/")[0]
        while path:
            if folders.setdefault(_alike(path), path) != path:
                raise DomainError("archive_name_twice")
            path = path.rpartition("/")[0]
    if files & folders.keys():
        raise DomainError("archive_name_twice")


def _alike(name: str) -> str:
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())


def _unpack(
    archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], root: Path, bounds: Bounds
) -> None:
    left = bounds.total
    for entry in entries:
        if entry.orig_filename.endswith("/"):
            continue
        path = root / entry.orig_filename
        path.parent.mkdir(parents=True, exist_ok=True)
        with archive.open(entry) as packed, path.open("xb") as target:
            begin = packed.read(_CHUNK)
            if begin.startswith(_ZIP_BEGINS):
                raise DomainError("archive_nested")
            target.write(begin)
            shutil.copyfileobj(packed, target, _CHUNK)
        left -= path.stat().st_size
        if left < 0:
            raise DomainError("archive_too_large", most=bounds.total // _MIB)


def _top(root: Path) -> Path:
    # What a Mac puts beside a folder that it zips.
    inside = [path for path in root.iterdir() if path.name != "__MACOSX"]
    visible = [path for path in inside if not path.name.startswith(".")]
    parts = {"themes", "articles", "synonyms", "wp-content"}
    if len(visible) == 1 and visible[0].is_dir() and visible[0].name not in parts:
        return visible[0]
    return root
