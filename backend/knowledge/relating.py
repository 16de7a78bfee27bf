"""Which articles are near to one that is being read, and why.

Looked for among the newest of its theme and of each of its tags, and among those that share
words with its title; of these the ones that share most. Every one of these groups is bounded,
so the cost is, however many articles there are.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.models import Language

RELATED = 3
_CANDIDATES = 25
# How many of those that share theme or tags are compared by their words as well.
_COMPARED = 24
_TITLED, _MOST_TITLED = 100, 10
# Two articles about one subject have a likeness (`ts_rank` over each other's most telling stems)
# of about 0.1: then it weighs as much as a tag.
_LIKENESS = 10

_SHARED = """
(SELECT count(*) FROM unnest(r.tags) tag WHERE tag = ANY (s.tags))
    + (r.theme_id = s.theme_id)::int
"""


@dataclass(frozen=True)
class RelatedRow:
    """The card of a related article, and what it shares with the one that is being read.

    With no theme and no tags in common, their words are alike.
    """

    card: str
    same_theme: bool
    tags: Sequence[str]


def related_rows(found: str | None) -> list[RelatedRow]:
    """Return what `RELATED_TO_S` found."""
    return [
        RelatedRow(card, same_theme, tags) for card, same_theme, tags in json.loads(found or "[]")
    ]


def _titled(language: str) -> str:
    # The language is a constant, so that its index can be used; the other two never run.
    return f"""
    (SELECT snapshot_id FROM (
        SELECT snapshot_id, title FROM knowledge_searchentry
        WHERE s.language = '{language}' AND language = '{language}' AND title @@ own.title
        LIMIT {_TITLED}
    ) titled ORDER BY ts_rank(title, own.title) DESC, snapshot_id DESC LIMIT {_MOST_TITLED})
    """  # noqa: S608 -- made of constants


# For a row `s` of snapshots and what `WORDS_OF_S` gives: a JSON text of
# `[[card, same theme, shared tags], ...]`, the nearest first, of equals the newest.
RELATED_TO_S = f"""
(SELECT json_agg(
    json_build_array(
        r.card,
        r.theme_id = s.theme_id,
        ARRAY(SELECT tag FROM unnest(s.tags) tag WHERE tag = ANY (r.tags))
    ) ORDER BY near.score DESC, r.published_at DESC, r.article_id DESC)::text
FROM (
    SELECT r.translation_id,
        {_SHARED} + {_LIKENESS} * coalesce(ts_rank(e.rank, own.words), 0) AS score
    FROM (
        (SELECT r.translation_id FROM (
            (SELECT translation_id FROM knowledge_snapshot
              WHERE language = s.language AND theme_id = s.theme_id
              ORDER BY published_at DESC, article_id DESC LIMIT {_CANDIDATES})
            UNION
            (SELECT used.snapshot_id FROM unnest(s.tags) AS mine(tag) CROSS JOIN LATERAL (
                SELECT u.snapshot_id FROM knowledge_taguse u
                WHERE u.language = s.language AND u.tag = mine.tag
                ORDER BY u.published_at DESC, u.snapshot_id DESC LIMIT {_CANDIDATES}) used)
        ) candidate JOIN knowledge_snapshot r USING (translation_id)
        ORDER BY {_SHARED} DESC, r.published_at DESC, r.article_id DESC LIMIT {_COMPARED})
        UNION {" UNION ".join(_titled(language) for language in Language.values)}
    ) candidate
    JOIN knowledge_snapshot r USING (translation_id)
    LEFT JOIN knowledge_searchentry e ON e.snapshot_id = r.translation_id
    WHERE r.article_id <> s.article_id
    ORDER BY score DESC, r.published_at DESC, r.article_id DESC LIMIT {RELATED}
) near JOIN knowledge_snapshot r USING (translation_id))
"""  # noqa: S608 -- made of constants

# The stems that say most about `s`, and those of its title, each as a question for any of them.
WORDS_OF_S = r"""
(SELECT string_agg(quoted, ' | ')::tsquery AS words,
    (string_agg(quoted, ' | ') FILTER (WHERE lexeme = ANY (tsvector_to_array(o.title))))::tsquery
        AS title
 FROM knowledge_searchentry o, unnest(tsvector_to_array(o.rank)) AS lexeme, LATERAL (
    SELECT '''' || replace(replace(lexeme, '\', '\\'), '''', '''''') || '''' AS quoted) q
 WHERE o.snapshot_id = s.translation_id)
"""
