"""The newest articles as feeds hold them: whole, and with an identity that never changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.reading import Cursor

NEWEST = 30


@dataclass(frozen=True)
class FeedRow:
    """The title and summary of the theme, if one was asked for, and the newest articles.

    Each of those is the id of the translation, which nothing changes, and its snapshot.
    """

    title: str | None
    summary: str | None
    items: Sequence[tuple[str, str]]


_FEED = f"""
SELECT g.number, w.title, w.summary, p.translation_id::text, p.body
FROM (SELECT coalesce(max(number), 0) AS number FROM knowledge_generation) g
LEFT JOIN (knowledge_theme t JOIN knowledge_themetranslation w ON w.theme_id = t.id)
    ON t.key = %(theme)s AND w.language = %(language)s
LEFT JOIN LATERAL (
    SELECT translation_id, body, published_at, article_id FROM knowledge_snapshot s
    WHERE s.language = %(language)s AND (%(theme)s::text IS NULL OR s.theme_id = t.id)
    ORDER BY published_at DESC, article_id DESC LIMIT {NEWEST}
) p ON true
ORDER BY p.published_at DESC, p.article_id DESC
"""  # noqa: S608 -- made of constants


def read_feed(
    cursor: Cursor, language: str, theme: str | None = None
) -> tuple[int, FeedRow | None]:
    """Return the generation, and the newest articles in `language`, of one theme or of all.

    Nothing when there is no such theme in that language.
    """
    cursor.execute(_FEED, {"language": language, "theme": theme})
    rows = cursor.fetchall()
    number, title, summary, *_first = rows[0]
    if theme is not None and title is None:
        return number, None
    items = [(row[3], row[4]) for row in rows if row[3] is not None]
    return number, FeedRow(title, summary, items)
