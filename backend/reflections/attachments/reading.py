"""Attachments as their owner reads them."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Literal

import orjson

from core.vault import OwnerKey, unlock
from reflections.attachments.cleaning import Kind
from reflections.attachments.models import ATTACHMENT, Attachment

_FORMAT = 1
# What a file is; of one that was sealed in the browser of its owner that is all we know.
Form = Kind | Literal["sealed"]
# How the name of a file ends, and its media type.
ENDINGS: dict[Form, str] = {"picture": "jpg", "pdf": "pdf", "sealed": "sealed"}
MEDIA: dict[Form, str] = {
    "picture": "image/jpeg",
    "pdf": "application/pdf",
    "sealed": "application/octet-stream",
}


@dataclass(frozen=True, slots=True)
class About:
    """What is sealed of an attachment beside its file. `size` is in bytes.

    `envelope` holds name, kind and the like when they were sealed in the browser of the owner,
    as the file then is. `file` names a file that took the place of an earlier one.
    """

    name: str = field(repr=False)
    kind: Form
    size: int
    width: int | None = None
    height: int | None = None
    pages: int | None = None
    envelope: str = field(default="", repr=False)
    file: str = ""

    def encoded(self) -> bytes:
        """Return the bytes to seal."""
        document = asdict(self)
        for key in ("envelope", "file"):
            if not document[key]:
                del document[key]
        return orjson.dumps({"format": _FORMAT, **document})


@dataclass(frozen=True, slots=True)
class OpenAttachment:
    """An attachment of which one can read what it is. It lives as long as the request."""

    row: Attachment
    about: About

    @property
    def id(self) -> uuid.UUID:
        return self.row.id

    @property
    def reflection(self) -> uuid.UUID:
        return self.row.reflection_id

    @property
    def envelope(self) -> str | None:
        return self.about.envelope or None

    @property
    def is_of_sealed(self) -> bool:
        return self.row.is_of_sealed

    @property
    def file(self) -> uuid.UUID:
        """What the pieces of its file are bound to."""
        return uuid.UUID(self.about.file) if self.about.file else self.id

    @property
    def created_at(self) -> datetime.datetime:
        return self.row.created_at

    @property
    def version(self) -> int:
        return self.row.version

    @property
    def file_name(self) -> str:
        """The name for a file on a device."""
        return f"{self.about.name or self.id}.{ENDINGS[self.about.kind]}"


def open_attachments(rows: Sequence[Attachment], *, person_id: uuid.UUID) -> list[OpenAttachment]:
    """Unseal `rows`, all of the current person; raises `EnvelopeRefused`."""
    if not rows:
        return []
    envelopes = ((row.id.bytes, row.sealed) for row in rows)
    opened = unlock(person_id).open_many(envelopes, place=ATTACHMENT)
    return [OpenAttachment(row, _decoded(raw)) for row, raw in zip(rows, opened, strict=True)]


def seal_about(row: Attachment, about: About, *, key: OwnerKey) -> None:
    """Put `about` into `row`, sealed."""
    row.sealed = key.seal(about.encoded(), place=ATTACHMENT, row=row.id)


def _decoded(raw: bytes) -> About:
    document = orjson.loads(raw)
    document.pop("format")
    return About(**document)
