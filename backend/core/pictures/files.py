"""What the bytes of an uploaded picture are, told without decoding one pixel.

A file is what its bytes say, whatever its name. It must be one picture from its first byte to its
last: what stands behind a picture is how one file can be two things at once.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
from collections.abc import Callable

from core.errors import DomainError

MOST_BYTES = 15 * 1024 * 1024

_AVIF_BRANDS = {b"avif", b"avis"}
_AVIF_BOXES = {b"ftyp", b"meta", b"mdat", b"moov", b"free", b"skip", b"uuid"}
# A marker within the data of a JPEG; `FF 00` is a byte of data, `FF D0` to `FF D7` resume.
_jpeg_marker = re.compile(rb"\xff+[\x01-\xcf\xd8-\xfe]")
_drawing = re.compile(rb"<(?:[a-z]+:)?svg[\s>]", re.IGNORECASE)
# What browsers, servers and readers take for a program or a document, wherever it stands.
_other_life = re.compile(rb"<script|<!doctype|<html|<\?php|<svg[\s>]", re.IGNORECASE)
# Numbers that are a picture's width to one reader, and begin a comment or a text to another.
_GIF_AS_PROGRAM = {b"/*", b"//", b'="', b"='", b"=`", b"=/"}
# Cameras of Samsung write notes of their own behind the picture.
_MOST_OF_CAMERA_NOTES = 64 * 1024


class _BrokenError(Exception):
    """The file ends, or goes astray, before its picture does."""


def recognise(data: bytes) -> str:
    """Return what picture `data` is: `JPEG`, `PNG`, `GIF`, `WEBP` or `AVIF`.

    Raises `DomainError`: `image_empty`, `image_too_large` past `MOST_BYTES`, `image_is_drawing`
    for SVG, `image_kind_unknown`, `image_broken` when it ends before its picture does, and
    `image_holds_more` when something else stands in it or behind it.
    """
    if not data:
        raise DomainError("image_empty")
    if len(data) > MOST_BYTES:
        raise DomainError("image_too_large")
    kind = _kind(data)
    if kind is None:
        drawn = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<" and _drawing.search(data)
        raise DomainError("image_is_drawing" if drawn else "image_kind_unknown")
    try:
        end = _ENDS[kind](data)
    except (_BrokenError, IndexError, struct.error):
        raise DomainError("image_broken") from None
    if len(data) < end:
        raise DomainError("image_broken")
    if not _is_padding(data, end, kind) or _lives_twice(data, kind):
        raise DomainError("image_holds_more")
    return kind


def _kind(data: bytes) -> str | None:
    if data.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if data.startswith((b"GIF87a", b"GIF89a")):
        return "GIF"
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "WEBP"
    if data[4:8] == b"ftyp":
        size = min(int.from_bytes(data[:4]), 256)
        brands = {data[8:12], *(data[at : at + 4] for at in range(16, size, 4))}
        return "AVIF" if brands & _AVIF_BRANDS else None
    return None


def _end_of_jpeg(data: bytes, start: int = 0) -> int:
    at = start + 2
    while True:
        if data[at] != 0xFF:
            raise _BrokenError
        while data[at] == 0xFF:
            at += 1
        marker, at = data[at], at + 1
        if marker == 0xD9:
            return at
        if marker == 0x01 or 0xD0 <= marker <= 0xD7:
            continue
        (length,) = struct.unpack_from(">H", data, at)
        if length < 2:
            raise _BrokenError
        at += length
        if marker == 0xDA:
            found = _jpeg_marker.search(data, at)
            if found is None:
                raise _BrokenError
            at = found.start()


def _end_of_png(data: bytes) -> int:
    at: int = 8
    while True:
        length, kind = struct.unpack_from(">I4s", data, at)
        at += 12 + length
        if kind == b"IEND":
            return at


def _end_of_gif(data: bytes) -> int:
    at = 13 + _palette(data[10])
    while (mark := data[at]) != 0x3B:
        if mark == 0x21:
            at += 2
        elif mark == 0x2C:
            at += 11 + _palette(data[at + 9])
        else:
            raise _BrokenError
        while data[at]:
            at += data[at] + 1
        at += 1
    return at + 1


def _palette(flags: int) -> int:
    return 3 * 2 ** ((flags & 7) + 1) if flags & 0x80 else 0


def _end_of_webp(data: bytes) -> int:
    (size,) = struct.unpack_from("<I", data, 4)
    return int(8 + size)


def _end_of_avif(data: bytes) -> int:
    at = 0
    while at < len(data):
        size, kind = struct.unpack_from(">I4s", data, at)
        if kind not in _AVIF_BOXES:
            return at
        if size == 1:
            (size,) = struct.unpack_from(">Q", data, at + 8)
        if size < 8:
            raise _BrokenError
        at += size
    return at


_ENDS: dict[str, Callable[[bytes], int]] = {
    "JPEG": _end_of_jpeg,
    "PNG": _end_of_png,
    "GIF": _end_of_gif,
    "WEBP": _end_of_webp,
    "AVIF": _end_of_avif,
}


def _is_padding(data: bytes, end: int, kind: str) -> bool:
    """Tell whether behind the picture stands nothing, or what cameras are known to leave there."""
    if not data[end:].strip(b"\0"):
        return True
    return kind == "JPEG" and (_is_more_views(data, end) or _is_camera_notes(data[end:]))


def _is_more_views(data: bytes, end: int) -> bool:
    """Tell whether whole JPEGs follow: the same picture, smaller or as depth (CIPA DC-007)."""
    try:
        while (start := data.find(b"\xff\xd8\xff", end, end + 4096)) >= 0:
            if data[end:start].strip(b"\0"):
                return False
            end = _end_of_jpeg(data, start)
    except (_BrokenError, IndexError, struct.error):
        return False
    return not data[end:].strip(b"\0")


def _is_camera_notes(notes: bytes) -> bool:
    if len(notes) > _MOST_OF_CAMERA_NOTES or not notes.endswith(b"SEFT"):
        return False
    begin = len(notes) - 8 - int.from_bytes(notes[-8:-4], "little")
    return begin >= 0 and notes[begin : begin + 4] == b"SEFH"


def _lives_twice(data: bytes, kind: str) -> bool:
    """Tell whether another program than one for pictures would make something of `data`."""
    if kind == "GIF" and data[6:8] in _GIF_AS_PROGRAM:
        return True
    if b"%PDF-" in data[:1024] or _other_life.search(data):
        return True
    return zipfile.is_zipfile(io.BytesIO(data))
