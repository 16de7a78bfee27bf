"""Published knowledge as it is read: one statement each, so one state of the database each.

Every answer comes with the generation it belongs to, read in the same statement. The cursor may
be Django's or a plain one of psycopg2: both roads to a reader use these functions.
"""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from core.postgresql.driver import Prepared
from knowledge.relating import RELATED_TO_S, WORDS_OF_S, RelatedRow, related_rows

_GENERATION = "(SELECT coalesce(max(number), 0) AS number FROM knowledge_generation) g"


class Cursor(Protocol):
    """The part of a database cursor that reading needs."""

    def execute(self, statement: str, parameters: Any = None, /) -> Any:
        """Run one statement."""

    def fetchone(self) -> Any:
        """Return the first row."""

    def fetchall(self) -> Any:
        """Return all rows."""


@dataclass(frozen=True)
class ArticleRow:
    """An article's snapshot, and the articles related to it."""

    language: str
    body: str
    related: Sequence[RelatedRow]


@dataclass(frozen=True)
class ThemeRow:
    """A theme in one language, with what there is to read in it."""

    id: uuid.UUID
    key: str
    ribbon: str
    slug: str
    language: str
    title: str
    summary: str
    html: str
    article_count: int
    languages: Sequence[str]


@dataclass(frozen=True)
class Selection:
    """Which articles a list holds, in which order, and how many; `sort` is one of `SORTS`.

    A page begins behind `after`, the sort value and id of the last article seen, or ends
    before it when it looks `backwards`.
    """

    language: str
    theme: str | None = None
    tag: str | None = None
    sort: str = "-published_at"
    size: int = 20
    after: tuple[str, str] | None = None
    backwards: bool = False


@dataclass(frozen=True)
class PageRow:
    """An item of a list with the values a cursor is made of."""

    summary: str
    value: str
    id: str


SORTS = {"-published_at", "published_at", "title", "-title"}
_COLUMNS = {"published_at": ("published_at", "timestamptz"), "title": ("title_key", "text")}


def read_generation(cursor: Cursor) -> int:
    """Return the number of the current generation."""
    cursor.execute("SELECT coalesce(max(number), 0) FROM knowledge_generation")
    return int(cursor.fetchone()[0])


_ARTICLE = Prepared(
    f"""
SELECT g.number, s.language, s.body, {RELATED_TO_S}
FROM {_GENERATION} LEFT JOIN knowledge_snapshot s ON s.slug = coalesce(
    (SELECT slug FROM knowledge_snapshot WHERE slug = %(slug)s),
    (SELECT t.slug FROM knowledge_formerslug f JOIN knowledge_translation t
        ON t.id = f.translation_id WHERE f.slug = %(slug)s))
LEFT JOIN LATERAL {WORDS_OF_S} own ON true
"""  # noqa: S608 -- made of constants
)


def read_article(cursor: Cursor, slug: str) -> tuple[int, ArticleRow | None]:
    """Return the generation, and the published article that has this slug, or had it once.

    Related are the articles of the same language that are nearest to it (`knowledge.relating`).
    """
    cursor.execute(_ARTICLE, {"slug": slug})
    number, language, body, related = cursor.fetchone()
    if body is None:
        return number, None
    return number, ArticleRow(language, body, related_rows(related))


_THEMES = f"""
SELECT g.number, t.id, t.key, t.ribbon, w.slug, w.language, w.title, w.summary, w.html,
    (SELECT count(*) FROM knowledge_snapshot s
      WHERE s.theme_id = t.id AND s.language = w.language),
    ARRAY(SELECT o.language FROM knowledge_themetranslation o WHERE o.theme_id = t.id
           ORDER BY array_position(ARRAY['nl', 'fr', 'en'], o.language::text))
FROM {_GENERATION}
LEFT JOIN (knowledge_theme t JOIN knowledge_themetranslation w ON w.theme_id = t.id)
    ON w.language = %s AND (%s::text IS NULL OR t.key = %s)
ORDER BY t.position, t.key
"""  # noqa: S608 -- made of constants


def read_themes(
    cursor: Cursor, language: str, key: str | None = None
) -> tuple[int, list[ThemeRow]]:
    """Return the generation, and the themes (or the one with `key`) in `language`."""
    cursor.execute(_THEMES, [language, key, key])
    rows = cursor.fetchall()
    # psycopg2 gives ids as text until Django teaches it otherwise.
    themes = [ThemeRow(uuid.UUID(str(row[1])), *row[2:]) for row in rows if row[1] is not None]
    return rows[0][0], themes


def read_page(cursor: Cursor, selection: Selection) -> tuple[int, list[PageRow]]:
    """Return the generation, and up to `size` + 1 articles; the last says that there are more.

    They come as they were looked for: in the opposite order when the page looks backwards.
    """
    falling = selection.sort.startswith("-")
    column, kind = _COLUMNS[selection.sort.lstrip("-")]
    falling_here = falling != selection.backwards
    direction, sign = ("DESC", "<") if falling_here else ("ASC", ">")
    conditions, values = ["language = %s"], [selection.language]
    if selection.theme is not None:
        conditions.append("theme_id = (SELECT id FROM knowledge_theme WHERE key = %s)")
        values.append(selection.theme)
    if selection.tag is not None:
        conditions.append(
            "translation_id IN"
            " (SELECT snapshot_id FROM knowledge_taguse WHERE language = %s AND tag = %s)"
        )
        values += [selection.language, selection.tag]
    if selection.after is not None:
        conditions.append(f"({column}, article_id) {sign} (%s::{kind}, %s::uuid)")
        values.extend(selection.after)
    statement = f"""
    SELECT g.number, p.summary, p.value, p.article_id::text FROM {_GENERATION}
    LEFT JOIN LATERAL (
        SELECT summary, {column} AS value, article_id FROM knowledge_snapshot
        WHERE {" AND ".join(conditions)}
        ORDER BY {column} {direction}, article_id {direction} LIMIT {selection.size + 1}
    ) p ON true
    ORDER BY p.value {direction}, p.article_id {direction}
    """  # noqa: S608 -- made of constants and a number; what callers give are parameters
    cursor.execute(statement, values)
    rows = cursor.fetchall()
    found = [PageRow(row[1], _written(row[2]), row[3]) for row in rows if row[1] is not None]
    return rows[0][0], found


def _written(value: datetime.datetime | str) -> str:
    return value.isoformat() if isinstance(value, datetime.datetime) else value
