"""Sending files with reflections."""

from __future__ import annotations

import itertools
import uuid
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from core.identifiers import new_id
from tests.factories.sealing import envelope_under, sealed_file_under

_attempts = itertools.count()


def of_reflection(reflection: Any) -> str:
    """Return where the attachments of a reflection are."""
    return f"/api/v1/reflections/{reflection}/attachments"


def of_attachment(id: Any, part: str = "") -> str:  # noqa: A002
    """Return where an attachment is, or a part of it."""
    return f"/api/v1/attachments/{id}{part}"


def send(
    client: Any,
    reflection: Any,
    data: bytes,
    *,
    name: str = "flap.jpg",
    media: str = "image/jpeg",
    key: str | None = None,
    **more: Any,
) -> Any:
    """Send a file to be kept with a reflection, under `key` or a fresh one."""
    return client.post(
        of_reflection(reflection),
        {"file": SimpleUploadedFile(name, data, content_type=media), **more},
        format="multipart",
        headers={"Idempotency-Key": key or f"file-{next(_attempts)}"},
    )


def body_of(response: Any) -> bytes:
    """Return what a streamed answer holds."""
    return b"".join(response.streaming_content)


def put(
    client: Any,
    attachment: Any,
    data: bytes,
    tag: str | None,
    *,
    name: str = "flap.jpg",
    media: str = "image/jpeg",
    called: str | None = None,
    **more: Any,
) -> Any:
    """Put another file in the place of that of an attachment, and have it `called` so."""
    file = SimpleUploadedFile(name, data, content_type=media)
    return client.put(
        of_attachment(attachment, "/file"),
        {"file": file, **({"name": called} if called else {}), **more},
        format="multipart",
        headers={"If-Match": tag} if tag else {},
    )


def send_sealed(client: Any, reflection: Any, key_id: uuid.UUID, **changed: Any) -> Any:
    """Send what a browser sealed, with something `changed` about it; `None` leaves it out."""
    fields = {"id": str(new_id()), "envelope": envelope_under(key_id), **changed}
    data = fields.pop("data", None) or sealed_file_under(key_id)
    given = {name: value for name, value in fields.items() if value is not None}
    return send(client, reflection, data, name="blob", media="application/octet-stream", **given)


def put_sealed(client: Any, kept: Any, key_id: uuid.UUID, tag: str, **changed: Any) -> Any:
    """Put what a browser sealed in the place of the file of an attachment."""
    data = changed.pop("data", None) or sealed_file_under(key_id)
    envelope = changed.pop("envelope", envelope_under(key_id))
    return put(
        client,
        kept,
        data,
        tag,
        name="blob",
        media="application/octet-stream",
        envelope=envelope,
        **changed,
    )
