"""Published articles as cards, for whoever holds no more than their ids."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import orjson

from knowledge.models import Snapshot

# What is shown when an article is not published in the language that was asked for.
FALLBACK = ("nl", "fr", "en")


@dataclass(frozen=True, slots=True)
class Card:
    """A published article in one language: `content` is what cards show, in the API's own keys."""

    language: str
    content: dict[str, Any]

    @property
    def title(self) -> str:
        return str(self.content["title"])


def read_cards(article_ids: Collection[uuid.UUID], *, language: str) -> dict[uuid.UUID, Card]:
    """Return the cards of those articles that are published, by id.

    In `language`, or else in the first of `FALLBACK` that there is; the card says which it is.
    """
    order = (language, *FALLBACK)
    rows = Snapshot.objects.filter(article_id__in=article_ids).values_list(
        "article_id", "language", "card"
    )
    best: dict[uuid.UUID, tuple[str, str]] = {}
    for article_id, spoken, card in rows:
        if article_id not in best or order.index(spoken) < order.index(best[article_id][0]):
            best[article_id] = (spoken, card)
    return {
        article_id: Card(spoken, orjson.loads(card)) for article_id, (spoken, card) in best.items()
    }
