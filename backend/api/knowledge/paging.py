"""Cursors of public lists: where a page begins, checked before it reaches the database."""

from __future__ import annotations

import datetime
import uuid

from api.paging import cursor_refused, decode_cursor
from knowledge.questions import Look, Place

_DEEPEST = 2000


def read_position(cursor: str | None, sort: str) -> tuple[tuple[str, str] | None, bool]:
    """Return the sort value and id that `cursor` stands at, and whether it looks backwards.

    Raises `DomainError("invalid_input")` when it is not one of ours for this order.
    """
    if cursor is None:
        return None, False
    values, backwards = decode_cursor(cursor, size=2)
    value, identifier = str(values[0]), str(values[1])
    try:
        if str(uuid.UUID(identifier)) != identifier or "\x00" in value:
            raise ValueError
        if sort.endswith("published_at"):
            moment = datetime.datetime.fromisoformat(value)
            if moment.tzinfo is None or moment.isoformat() != value:
                raise ValueError
    except ValueError:
        raise cursor_refused() from None
    return (value, identifier), backwards


def read_place(cursor: str | None) -> Place | None:
    """Return where in the hits of a search `cursor` stands.

    Raises `DomainError("invalid_input")` when it is not one of ours.
    """
    if cursor is None:
        return None
    (look, offset), backwards = decode_cursor(cursor, size=2)
    if not (isinstance(look, int) and isinstance(offset, int)) or backwards:
        raise cursor_refused()
    if look not in set(Look) or not 0 <= offset <= _DEEPEST:
        raise cursor_refused()
    return Place(look, offset)
