"""The file of an attachment, as it is kept: in pieces, each sealed with its owner's key.

A piece is bound to its file and its number, and the last one to being the last, so none can be
left out, moved, or cut off unnoticed, or be of the file that stood there before.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator

from django.db import models

from core.tenancy import acting_as
from core.vault import EnvelopeRefused, OwnerKey, unlock
from reflections.attachments.models import PIECE_OF_ATTACHMENT, AttachmentPiece
from reflections.attachments.reading import OpenAttachment

# Bytes in a piece, before sealing.
PIECE_BYTES = 256 * 1024
# The small picture stands behind every piece of the file.
_PREVIEW = 1_000


def pieces_of(data: bytes) -> int:
    """Return in how many pieces `data` is kept."""
    return max(1, -(-len(data) // PIECE_BYTES))


def keep_file(
    attachment: OpenAttachment, data: bytes, preview: bytes | None, *, key: OwnerKey
) -> None:
    """Keep the file of `attachment`, which has none, in the caller's transaction."""
    for number in range(attachment.row.pieces):
        part = data[number * PIECE_BYTES : (number + 1) * PIECE_BYTES]
        _keep(attachment, number, part, key=key)
    if preview is not None:
        _keep(attachment, _PREVIEW, preview, key=key)


def drop_file(attachment: OpenAttachment) -> None:
    """Delete the file of `attachment` with its small picture, in the caller's transaction."""
    _pieces(attachment).delete()


def read_file(attachment: OpenAttachment) -> Iterator[bytes]:
    """Yield the file of `attachment` piece by piece, each read in a transaction of its own.

    No transaction is held between pieces, however slow whoever receives them is.
    Raises `EnvelopeRefused` when one is not what was kept, or gone.
    """
    for number in range(attachment.row.pieces):
        with acting_as(attachment.row.person_id):
            content = _open(attachment, number)
        yield content


def read_preview(attachment: OpenAttachment) -> bytes:
    """Return the small picture of `attachment` of the current person, which has one."""
    return _open(attachment, _PREVIEW)


def _pieces(attachment: OpenAttachment) -> models.QuerySet[AttachmentPiece]:
    row = attachment.row
    return AttachmentPiece.objects.filter(person_id=row.person_id, attachment_id=row.id)


def _keep(attachment: OpenAttachment, number: int, content: bytes, *, key: OwnerKey) -> None:
    place = _place(attachment, number)
    piece = AttachmentPiece(
        person_id=attachment.row.person_id,
        attachment_id=attachment.id,
        number=number,
        place=place,
        sealed=key.seal(content, place=PIECE_OF_ATTACHMENT, row=place),
    )
    # One at a time: a statement holds no more than one piece.
    AttachmentPiece.objects.bulk_create([piece])


def _open(attachment: OpenAttachment, number: int) -> bytes:
    piece = _pieces(attachment).filter(number=number).first()
    if piece is None:
        raise EnvelopeRefused
    # Never the one in the row: a piece that was put elsewhere must not open.
    place = _place(attachment, number)
    key = unlock(attachment.row.person_id)
    return key.open(piece.sealed, place=PIECE_OF_ATTACHMENT, row=place)


def _place(attachment: OpenAttachment, number: int) -> uuid.UUID:
    """Return a name for one place in one file (RFC 9562, 5.5)."""
    end = "last" if number == attachment.row.pieces - 1 else "followed"
    return uuid.uuid5(attachment.file, "preview" if number == _PREVIEW else f"{number} {end}")
