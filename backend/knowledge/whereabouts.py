"""Where everything that is published stands, for whoever wants to visit all of it."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field

from knowledge.reading import Cursor


@dataclass
class ArticlePlaces:
    """One article: in each language its slug, and when it last changed."""

    places: dict[str, tuple[str, datetime.datetime]] = field(default_factory=dict)


def count_articles(cursor: Cursor) -> int:
    """Return how many articles are published, whatever their languages."""
    cursor.execute("SELECT count(*) FROM (SELECT DISTINCT article_id FROM knowledge_snapshot) a")
    return int(cursor.fetchone()[0])


def read_theme_places(cursor: Cursor) -> Mapping[str, list[str]]:
    """Return the languages of every theme, by its key."""
    cursor.execute(
        "SELECT t.key, w.language FROM knowledge_theme t"
        " JOIN knowledge_themetranslation w ON w.theme_id = t.id"
        " ORDER BY t.position, t.key, w.language DESC"
    )
    places: dict[str, list[str]] = {}
    for key, language in cursor.fetchall():
        places.setdefault(key, []).append(language)
    return places


def read_article_places(cursor: Cursor, *, skip: int, size: int) -> list[ArticlePlaces]:
    """Return up to `size` articles behind the first `skip`, the oldest first."""
    cursor.execute(
        """
        SELECT s.article_id, s.language, s.slug, p.updated_at
        FROM (SELECT DISTINCT article_id FROM knowledge_snapshot
               ORDER BY article_id OFFSET %s LIMIT %s) part
        JOIN knowledge_snapshot s USING (article_id)
        JOIN knowledge_publication p USING (translation_id)
        ORDER BY s.article_id, s.language DESC
        """,
        [skip, size],
    )
    found: dict[uuid.UUID, ArticlePlaces] = {}
    for article, language, slug, updated in cursor.fetchall():
        found.setdefault(article, ArticlePlaces()).places[language] = (slug, updated)
    return list(found.values())
