"""Steps that the tests of the search share."""

from __future__ import annotations

from typing import Any

import orjson
from django.db import connection

from knowledge.search import Hits, search
from tests.factories.knowledge import TranslationFactory


def ask(query: str, *, language: str = "nl", **values: Any) -> Hits:
    with connection.cursor() as cursor:
        return search(cursor, query=query, language=language, **values)


def slugs(hits: Hits) -> list[str]:
    return [orjson.loads(hit.summary)["slug"] for hit in hits.items]


def found(query: str, **values: Any) -> list[str]:
    return slugs(ask(query, **values))


def article(slug: str, body: str, **values: Any) -> None:
    TranslationFactory(
        slug=slug,
        body=body,
        published=True,
        **{"title": "Kop", "summary": "Kort.", "tags": ["een", "twee"], **values},
    )
