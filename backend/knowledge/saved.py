"""Saved articles as their owner reads them."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field

import orjson

from core.vault import OwnerKey, unlock
from knowledge.cards import Card, read_cards
from knowledge.models import NOTE, SavedArticle


@dataclass(frozen=True, slots=True)
class Keepsake:
    """What is sealed of a saved article."""

    title: str = field(repr=False)
    note: str = field(default="", repr=False)

    def encoded(self) -> bytes:
        """Return the bytes to seal."""
        return orjson.dumps({"title": self.title, "note": self.note})


@dataclass(frozen=True, slots=True)
class OpenSavedArticle:
    """A saved article with its note unsealed. It lives as long as the request.

    `card` is the article as everyone reads it now, or `None` when nobody does any more.
    """

    row: SavedArticle
    kept: Keepsake
    card: Card | None = field(repr=False)

    @property
    def id(self) -> uuid.UUID:
        return self.row.article_id

    @property
    def title(self) -> str:
        return self.card.title if self.card else self.kept.title

    @property
    def note(self) -> str:
        return self.kept.note

    @property
    def saved_at(self) -> datetime.datetime:
        return self.row.saved_at

    @property
    def updated_at(self) -> datetime.datetime:
        return self.row.updated_at

    @property
    def version(self) -> int:
        return self.row.version


def open_saved(
    rows: Sequence[SavedArticle], *, person_id: uuid.UUID, language: str
) -> list[OpenSavedArticle]:
    """Unseal `rows`, all of the current person, with their cards in `language` where there are.

    Raises `EnvelopeRefused`.
    """
    if not rows:
        return []
    cards = read_cards([row.article_id for row in rows], language=language)
    envelopes = ((row.article_id.bytes, row.sealed) for row in rows)
    opened = unlock(person_id).open_many(envelopes, place=NOTE)
    return [
        OpenSavedArticle(row, Keepsake(**orjson.loads(raw)), cards.get(row.article_id))
        for row, raw in zip(rows, opened, strict=True)
    ]


def seal_saved(row: SavedArticle, kept: Keepsake, *, key: OwnerKey) -> None:
    """Put `kept` into `row`, sealed."""
    row.sealed = key.seal(kept.encoded(), place=NOTE, row=row.article_id)
