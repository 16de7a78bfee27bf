"""Weaves as their writer reads them."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from core.identifiers import new_id
from core.vault import OwnerKey, unlock
from reflections.models import PATTERN, PATTERN_OF_MOMENT, Weave, WeaveMoment
from reflections.patterns import Kind, Pattern, decoded

UNTOUCHED = 0


@dataclass(frozen=True, slots=True)
class OpenWeave:
    """A weave with its pattern unsealed. It lives as long as the request.

    Everybody has a weave of their own, and every reflection has one: until something is kept in
    it, it has version 0 and no row in the database. `is_kept` tells of one's own weave whether
    its state of now is one of the moments, `is_of_sealed` of another whether its reflection is
    sealed.
    """

    row: Weave
    pattern: Pattern
    is_kept: bool = False
    is_of_sealed: bool = False

    @property
    def is_untouched(self) -> bool:
        return self.row.version == UNTOUCHED

    @property
    def version(self) -> int:
        return self.row.version

    @property
    def envelope(self) -> str | None:
        return self.pattern.envelope or None

    @property
    def updated_at(self) -> datetime.datetime | None:
        return None if self.is_untouched else self.row.updated_at


@dataclass(frozen=True, slots=True)
class OpenMoment:
    """A moment of one's own weave with its pattern unsealed."""

    row: WeaveMoment
    pattern: Pattern

    @property
    def id(self) -> uuid.UUID:
        return self.row.id

    @property
    def kept_at(self) -> datetime.datetime:
        return self.row.kept_at


def open_weave(
    *, person_id: uuid.UUID, reflection_id: uuid.UUID | None = None, locked: bool = False
) -> OpenWeave:
    """Return the weave of a reflection of the current person, or their own without one.

    `locked` keeps others from changing it meanwhile. Raises `EnvelopeRefused`.
    """
    kind: Kind = "own" if reflection_id is None else "other"
    rows = Weave.objects.visible_to(person_id).filter(reflection_id=reflection_id)
    row: Weave | None = (rows.select_for_update() if locked else rows).first()
    if row is None:
        blank = Weave(
            id=new_id(), person_id=person_id, reflection_id=reflection_id, version=UNTOUCHED
        )
        return OpenWeave(blank, Pattern(kind))
    raw = unlock(person_id).open(bytes(row.sealed), place=PATTERN, row=row.id)
    return OpenWeave(row, decoded(raw, kind), kind == "own" and is_kept(row))


def open_weaves(rows: Sequence[Weave], *, person_id: uuid.UUID) -> list[OpenWeave]:
    """Unseal `rows`, all of the current person; raises `EnvelopeRefused`.

    Whether one's own is one of the moments is not asked.
    """
    if not rows:
        return []
    envelopes = ((row.id.bytes, row.sealed) for row in rows)
    opened = unlock(person_id).open_many(envelopes, place=PATTERN)
    return [
        OpenWeave(row, decoded(raw, "own" if row.reflection_id is None else "other"))
        for row, raw in zip(rows, opened, strict=True)
    ]


def is_kept(row: Weave) -> bool:
    """Tell whether the state of now of somebody's own weave is one of the moments."""
    moments = WeaveMoment.objects.visible_to(row.person_id)
    return bool(moments.filter(kept_at=row.updated_at).exists())


def open_moments(rows: Sequence[WeaveMoment], *, person_id: uuid.UUID) -> list[OpenMoment]:
    """Unseal `rows`, all of the current person; raises `EnvelopeRefused`."""
    if not rows:
        return []
    envelopes = ((row.id.bytes, row.sealed) for row in rows)
    opened = unlock(person_id).open_many(envelopes, place=PATTERN_OF_MOMENT)
    return [OpenMoment(row, decoded(raw, "own")) for row, raw in zip(rows, opened, strict=True)]


def seal_weave(row: Weave, pattern: Pattern, *, key: OwnerKey) -> None:
    """Put `pattern` into `row`, sealed."""
    row.sealed = key.seal(pattern.encoded(), place=PATTERN, row=row.id)


def seal_moment(row: WeaveMoment, pattern: Pattern, *, key: OwnerKey) -> None:
    """Put `pattern` into `row`, sealed."""
    row.sealed = key.seal(pattern.encoded(), place=PATTERN_OF_MOMENT, row=row.id)
