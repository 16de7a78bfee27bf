"""The file of an export, as it is kept: in pieces, each sealed with its owner's key.

A piece is bound to its export and its number, and the last one to being the last, so none can be
left out, moved, or cut off unnoticed.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator

from django.db.models import QuerySet

from core.tenancy import acting_as
from core.vault import EnvelopeRefused, unlock
from reflections.exporting.models import PIECE, Export, ExportPiece

# Bytes in a piece, before sealing.
PIECE_BYTES = 256 * 1024
# Pieces with these numbers and above are no part of the file: what has to come behind it waits
# there (`take_aside`).
_ASIDE = 1_000_000_000


class PieceWriter:
    """Takes the bytes of a file as they are made and keeps them, in the caller's transaction.

    At most one piece's bytes, and what was written last, are in memory.
    """

    def __init__(self, export: Export, *, aside: bool = False) -> None:
        self._export = export
        self._first = _ASIDE if aside else 0
        self._waiting = bytearray()
        self.pieces = 0
        self.size = 0

    def write(self, content: bytes) -> None:
        """Add `content` at the end."""
        self._waiting += content
        self.size += len(content)
        # One piece always waits: it may be the last.
        while len(self._waiting) > PIECE_BYTES:
            self._keep(bytes(self._waiting[:PIECE_BYTES]), is_last=False)
            del self._waiting[:PIECE_BYTES]

    def finish(self) -> None:
        """Keep what waits, as the last piece."""
        self._keep(bytes(self._waiting), is_last=True)
        self._waiting.clear()

    def _keep(self, content: bytes, *, is_last: bool) -> None:
        number = self._first + self.pieces
        person_id = self._export.person_id
        place = _place(self._export.id, number, is_last=is_last)
        piece = ExportPiece(
            person_id=person_id,
            export_id=self._export.id,
            number=number,
            place=place,
            sealed=unlock(person_id).seal(content, place=PIECE, row=place),
        )
        ExportPiece.objects.bulk_create([piece])
        self.pieces += 1


def read_pieces(export: Export) -> Iterator[bytes]:
    """Yield the file of `export` piece by piece, each read in a transaction of its own.

    No transaction is held between pieces, however slow whoever receives them is.
    Raises `EnvelopeRefused` when one is not what was kept, or gone.
    """
    for number in range(export.pieces):
        with acting_as(export.person_id):
            content = _open(export, number, is_last=number == export.pieces - 1)
        yield content


def take_aside(export: Export, writer: PieceWriter) -> Iterator[bytes]:
    """Yield what `writer`, which keeps aside, took, and delete it, in the caller's transaction."""
    writer.finish()
    for number in range(_ASIDE, _ASIDE + writer.pieces):
        yield _open(export, number, is_last=number == _ASIDE + writer.pieces - 1)
    _pieces(export).filter(number__gte=_ASIDE).delete()


def drop_pieces(export: Export) -> None:
    """Delete what there is of the file of `export`, one of the current person."""
    _pieces(export).delete()


def _pieces(export: Export) -> QuerySet[ExportPiece]:
    return ExportPiece.objects.filter(person_id=export.person_id, export_id=export.id)


def _open(export: Export, number: int, *, is_last: bool) -> bytes:
    piece = _pieces(export).filter(number=number).first()
    if piece is None:
        raise EnvelopeRefused
    # Never the one in the row: a piece that was put elsewhere must not open.
    place = _place(export.id, number, is_last=is_last)
    return unlock(export.person_id).open(piece.sealed, place=PIECE, row=place)


def _place(export_id: uuid.UUID, number: int, *, is_last: bool) -> uuid.UUID:
    """Return a name for one place in one file (RFC 9562, 5.5)."""
    return uuid.uuid5(export_id, f"{number} {'last' if is_last else 'followed'}")
