"""What comes in as an attachment, and what is kept of it."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import Literal

from core.documents.cleaning import clean, is_pdf
from core.errors import DomainError
from core.pictures.drawing import draw_sheet
from core.pictures.files import recognise

MOST_BYTES = 10 * 1024 * 1024
MOST_NAME = 120
Kind = Literal["picture", "pdf"]
# By what a file is: the endings of its name, and the media types under which it is sent.
_ENDINGS = {
    "JPEG": {"jpg", "jpeg", "jpe", "jfif"},
    "PNG": {"png"},
    "GIF": {"gif"},
    "WEBP": {"webp"},
    "AVIF": {"avif"},
    "PDF": {"pdf"},
}
_MEDIA = {
    "JPEG": {"image/jpeg", "image/jpg", "image/pjpeg"},
    "PDF": {"application/pdf", "application/x-pdf"},
}
# What browsers send when they know nothing.
_NO_MEDIA = {"", "application/octet-stream"}
_JOINERS = {"\u200c", "\u200d"}


@dataclass(frozen=True, slots=True)
class CleanFile:
    """A file as it is kept. A picture has a size in pixels and a small picture, a PDF has pages."""

    kind: Kind
    data: bytes = field(repr=False)
    preview: bytes | None = field(default=None, repr=False)
    width: int | None = None
    height: int | None = None
    pages: int | None = None


def cleaned(data: bytes, *, name: str, media: str) -> CleanFile:
    """Return the file `data`, made anew; `name` and `media` are what its sender says it is.

    Raises `DomainError`: `attachment_empty`, `attachment_too_large`, `attachment_kind_unknown`,
    `attachment_not_what_it_says`, or why `core.pictures` or `core.documents` refuse it.
    """
    if not data:
        raise DomainError("attachment_empty")
    if len(data) > MOST_BYTES:
        raise DomainError("attachment_too_large")
    found = "PDF" if is_pdf(data) else _picture(data)
    _check_what_it_says(found, name=name, media=media)
    if found == "PDF":
        document = clean(data)
        return CleanFile(kind="pdf", data=document.data, pages=document.pages)
    sheet, small = draw_sheet(data, found).renditions
    return CleanFile(
        kind="picture",
        data=sheet.data,
        preview=small.data,
        width=sheet.width,
        height=sheet.height,
    )


def _picture(data: bytes) -> str:
    try:
        return recognise(data)
    except DomainError as error:
        if error.code == "image_kind_unknown":
            raise DomainError("attachment_kind_unknown") from None
        raise


def _check_what_it_says(found: str, *, name: str, media: str) -> None:
    ending = _split(name)[1]
    is_other_name = _is_ending(ending) and ending not in _ENDINGS[found]
    said = media.partition(";")[0].strip().lower()
    is_other_media = said not in _NO_MEDIA | _MEDIA.get(found, {f"image/{found.lower()}"})
    if is_other_name or is_other_media:
        raise DomainError("attachment_not_what_it_says")


def _is_ending(words: str) -> bool:
    """Tell whether what stands behind the last dot of a name says what the file is."""
    return words.isascii() and words.isalnum() and len(words) <= 5 and not words.isdigit()


def clean_name(given: str) -> str:
    """Return a name to show: on one line, without folders, ending, or signs that nobody sees."""
    base = given.replace("\\", "/").rpartition("/")[2]
    return visible(_split(base)[0])


def visible(name: str) -> str:
    """Return `name` on one line, as long as it may be, without signs that turn or hide others."""
    plain = "".join(
        sign if sign in _JOINERS or unicodedata.category(sign)[0] != "C" else " " for sign in name
    )
    return " ".join(plain.split())[:MOST_NAME].strip()


def _split(name: str) -> tuple[str, str]:
    stem, dot, ending = name.rpartition(".")
    return (stem, ending.lower()) if dot and _is_ending(ending) else (name, "")
