"""How many of the articles that a query finds have each theme, tag and reading time.

Every count is exact: the number of articles that the same query finds with that one choice. A
choice within a facet stands in for the present one, and the other facets keep theirs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import orjson

from core.postgresql.driver import Prepared
from knowledge.questions import Filters, Question, ReadingTime, read_terms
from knowledge.reading import Cursor
from knowledge.search import settle

# Of the tags only the commonest are named, and the one that is chosen.
MOST_TAGS = 20
_LANGUAGES = ("nl", "fr", "en")


@dataclass(frozen=True)
class Facets:
    """Counts of the articles that were found: `total` with all filters, the others per choice."""

    generation: int
    total: int
    themes: Sequence[dict[str, Any]]
    tags: Sequence[dict[str, Any]]
    reading_times: Sequence[dict[str, Any]]


def _statement(language: str) -> str:
    times = "\n".join(
        f"WHEN hit.minutes <= {time.minutes[1]} THEN '{time.value}'" for time in ReadingTime
    )
    return f"""
    WITH hit AS MATERIALIZED (
        SELECT snapshot_id, theme_id, minutes,
            %(theme)s::text IS NULL
                OR theme_id = (SELECT id FROM knowledge_theme WHERE key = %(theme)s) AS in_theme,
            %(tag)s::text IS NULL OR snapshot_id IN (SELECT snapshot_id FROM knowledge_taguse
                WHERE language = '{language}' AND tag = %(tag)s) AS in_tag,
            %(least)s::int IS NULL OR minutes BETWEEN %(least)s AND %(most)s AS in_time
        FROM knowledge_searchentry
        WHERE language = '{language}' AND stems @@ %(all)s::tsquery
    )
    SELECT (SELECT coalesce(max(number), 0) FROM knowledge_generation),
        (SELECT count(*) FROM hit WHERE in_theme AND in_tag AND in_time),
        (SELECT coalesce(json_agg(row_to_json(t)), '[]')::text FROM (
            SELECT t.key, w.title, t.ribbon, count(*)
            FROM hit JOIN knowledge_theme t ON t.id = hit.theme_id
            JOIN knowledge_themetranslation w ON w.theme_id = t.id AND w.language = '{language}'
            WHERE in_tag AND in_time
            GROUP BY t.key, w.title, t.ribbon, t.position ORDER BY t.position, t.key) t),
        (SELECT coalesce(json_agg(row_to_json(u)), '[]')::text FROM (
            SELECT u.tag, count(*) FROM hit JOIN knowledge_taguse u USING (snapshot_id)
            WHERE in_theme AND in_time
            GROUP BY u.tag ORDER BY u.tag IS NOT DISTINCT FROM %(tag)s DESC, count(*) DESC, u.tag
            LIMIT {MOST_TAGS}) u),
        (SELECT coalesce(json_agg(row_to_json(m)), '[]')::text FROM (
            SELECT CASE {times} END AS key, count(*) FROM hit WHERE in_theme AND in_tag
            GROUP BY 1) m)
    """  # noqa: S608 -- made of constants


_STATEMENTS = {language: Prepared(_statement(language)) for language in _LANGUAGES}


def count_facets(
    cursor: Cursor, *, query: str, language: str, filters: Filters | None = None
) -> Facets:
    """Count what `query` finds in `language`, looking as widely as the search itself does."""
    question = Question(language, read_terms(query, language), filters or Filters())
    page, question = settle(cursor, question)
    cursor.execute(_STATEMENTS[language], question.parameters())
    _number, total, themes, tags, times = cursor.fetchone()
    by_time = {row["key"]: row["count"] for row in orjson.loads(times)}
    return Facets(
        # Of the two statements the older counts: what came in between is asked for again.
        generation=page.hits.generation,
        total=total,
        themes=orjson.loads(themes),
        tags=orjson.loads(tags),
        reading_times=[{"key": time.value, "count": by_time.get(time, 0)} for time in ReadingTime],
    )
