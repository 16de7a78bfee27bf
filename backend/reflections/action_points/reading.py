"""Action points as their owner reads them."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field

import orjson

from core.vault import OwnerKey, unlock
from reflections.action_points.models import WORDS_OF_POINT, ActionPoint

_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Wording:
    """What is sealed of an action point: what is to be done, and how it went.

    `envelope` holds both when the person sealed them in their own browser; then they are empty.
    """

    what: str = field(repr=False)
    outcome: str = field(default="", repr=False)
    envelope: str = field(default="", repr=False)

    def encoded(self) -> bytes:
        """Return the bytes to seal."""
        document = {"format": _FORMAT, "what": self.what}
        extra = {"outcome": self.outcome, "envelope": self.envelope}
        return orjson.dumps(document | {key: text for key, text in extra.items() if text})


@dataclass(frozen=True, slots=True)
class OpenActionPoint:
    """An action point with its words unsealed. It lives as long as the request."""

    row: ActionPoint
    words: Wording

    @property
    def id(self) -> uuid.UUID:
        return self.row.id

    @property
    def reflection(self) -> uuid.UUID | None:
        return self.row.reflection_id

    @property
    def what(self) -> str:
        return self.words.what

    @property
    def due_on(self) -> datetime.date | None:
        return self.row.day

    @property
    def state(self) -> str:
        return self.row.state

    @property
    def outcome(self) -> str:
        return self.words.outcome

    @property
    def envelope(self) -> str | None:
        return self.words.envelope or None

    @property
    def is_of_sealed(self) -> bool:
        return self.row.is_of_sealed

    @property
    def outcome_at(self) -> datetime.datetime | None:
        return self.row.outcome_at

    @property
    def remind(self) -> str | None:
        return self.row.remind

    @property
    def created_at(self) -> datetime.datetime:
        return self.row.created_at

    @property
    def updated_at(self) -> datetime.datetime:
        return self.row.updated_at

    @property
    def version(self) -> int:
        return self.row.version


def open_action_points(
    rows: Sequence[ActionPoint], *, person_id: uuid.UUID
) -> list[OpenActionPoint]:
    """Unseal `rows`, all of the current person; raises `EnvelopeRefused`."""
    if not rows:
        return []
    envelopes = ((row.id.bytes, row.sealed) for row in rows)
    opened = unlock(person_id).open_many(envelopes, place=WORDS_OF_POINT)
    return [OpenActionPoint(row, _decoded(raw)) for row, raw in zip(rows, opened, strict=True)]


def seal_words(row: ActionPoint, words: Wording, *, key: OwnerKey) -> None:
    """Put `words` into `row`, sealed."""
    row.sealed = key.seal(words.encoded(), place=WORDS_OF_POINT, row=row.id)


def _decoded(raw: bytes) -> Wording:
    document = orjson.loads(raw)
    return Wording(document["what"], document.get("outcome", ""), document.get("envelope", ""))
