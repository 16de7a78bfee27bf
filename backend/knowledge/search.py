"""Finding published articles by words, also bent, half, or wrongly written ones.

First every word, or a synonym of it, must stand in the article, by its stem. Only when that
finds fewer than `ENOUGH` do further looks cost more: words that begin or end with what was
asked, compounds and their parts, and words one or two letters off, taken from the vocabulary of
published texts. When even that finds nothing, words that stand nowhere are left out, and at last
one of the rarest suffices. Nothing here looks through texts one by one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from core.postgresql.driver import Prepared
from knowledge.passages import as_written
from knowledge.questions import (
    ENOUGH,
    Filters,
    Look,
    Place,
    Question,
    read_terms,
    rewrite,
)
from knowledge.reading import Cursor
from knowledge.vocabulary import find_alternatives
from knowledge.widening import BETWEEN_MEMBERS, remember, remembered

__all__ = ["Filters", "Hit", "Hits", "Look", "Place", "search", "settle"]

_LANGUAGES = ("nl", "fr", "en")
# Synonyms may change while a question is asked; twice in a row they do not.
_MOST_TRIES = 3
# What it is worth that the words of a question stand in one passage, beside one in the title.
_NEAR = 0.3


@dataclass(frozen=True)
class Hit:
    """A found article: its summary as JSON, and where the words stand as HTML."""

    summary: str
    score: float
    title_html: str
    fragments: Sequence[str]


@dataclass(frozen=True)
class Hits:
    """A page of hits; `following` is where the next one begins, if there is more.

    `meant` is the query as it was probably meant, when a word of it stands nowhere.
    """

    generation: int
    items: Sequence[Hit]
    following: Place | None
    meant: str | None = None


@dataclass(frozen=True)
class Page:
    """What one look found: the hits, and the ids and texts of the articles behind them."""

    hits: Hits
    ids: Sequence[str] = ()
    texts: Sequence[str] = field(default=(), repr=False)


# The weights of D, C, B and A: the text, (nothing), summary with headings and tags, the title.
_SCORE = "ts_rank('{0.05, 0.1, 0.3, 1.0}', rank, %(any)s::tsquery)"

NARROWED = """
    (%(theme)s::text IS NULL OR theme_id = (SELECT id FROM knowledge_theme WHERE key = %(theme)s))
    AND (%(tag)s::text IS NULL OR snapshot_id IN (
        SELECT snapshot_id FROM knowledge_taguse WHERE language = '{language}' AND tag = %(tag)s))
    AND (%(least)s::int IS NULL OR minutes BETWEEN %(least)s AND %(most)s)
"""


def synonyms_of(language: str) -> str:
    """Return the expression for the groups of synonyms that the words of a question stand in."""
    return f"""
    ARRAY(SELECT array_to_string(stems, '{BETWEEN_MEMBERS}') FROM knowledge_synonymgroup
        WHERE language = '{language}' AND keys && %(keys)s::text[])
    """  # noqa: S608 -- made of constants


def _statement(language: str, exact: str) -> str:
    # Words that many articles hold are in few of their titles, and those come first in any case:
    # only when they do not fill the page are all the others read.
    return f"""
    WITH entry AS NOT MATERIALIZED (
        SELECT snapshot_id, title, rank, {exact} AS exact FROM knowledge_searchentry
        WHERE language = '{language}' AND stems @@ %(all)s::tsquery
            AND {NARROWED.format(language=language)}
    ), titled AS MATERIALIZED (
        SELECT 1 AS tier, snapshot_id, exact, {_SCORE} AS score
        FROM entry WHERE (title @@ %(any)s::tsquery OR exact)
        ORDER BY exact DESC, score DESC, snapshot_id LIMIT %(until)s
    ), others AS MATERIALIZED (
        SELECT 2 AS tier, snapshot_id, exact, {_SCORE} AS score
        FROM entry
        WHERE (SELECT count(*) < %(until)s FROM titled) AND NOT (title @@ %(any)s::tsquery OR exact)
        ORDER BY exact DESC, score DESC, snapshot_id LIMIT %(until)s
    ), best AS (
        SELECT * FROM titled UNION ALL SELECT * FROM others
        ORDER BY exact DESC, tier, score DESC, snapshot_id
        LIMIT %(rows)s OFFSET %(offset)s
    )
    SELECT g.number, {synonyms_of(language)}, h.exact, h.score, s.summary, e.marked,
        h.snapshot_id::text
    FROM (SELECT coalesce(max(number), 0) AS number FROM knowledge_generation) g
    LEFT JOIN (
        best h JOIN knowledge_searchentry e USING (snapshot_id)
        JOIN knowledge_snapshot s ON s.translation_id = h.snapshot_id
    ) ON true
    ORDER BY h.exact DESC, h.tier, h.score DESC, h.snapshot_id
    """  # noqa: S608 -- made of constants


# The few hits of the first look come first in the others too.
_FIRST_LOOK = {language: Prepared(_statement(language, "false")) for language in _LANGUAGES}
_OTHER_LOOKS = {
    language: Prepared(_statement(language, "(snapshot_id = ANY(%(exact)s::text[]::uuid[]))"))
    for language in _LANGUAGES
}


def search(
    cursor: Cursor,
    *,
    query: str,
    language: str,
    filters: Filters | None = None,
    size: int = 20,
    place: Place | None = None,
) -> Hits:
    """Return the articles in `language` that `query` means, best first."""
    filters, place = filters or Filters(), place or Place()
    question = Question(language, read_terms(query, language), filters, size)
    if not question.terms or (place.look == Look.EXACT and place.offset):
        return _look(cursor, replace(question, place=Place(Look.EXACT, place.offset)))[0].hits
    if place.look == Look.EXACT:
        page, question = settle(cursor, question)
        return replace(page.hits, meant=_meant(query, question, page))
    page, question = _look(cursor, question)
    return _look(cursor, replace(_widen(cursor, question, page), place=place))[0].hits


def settle(cursor: Cursor, question: Question) -> tuple[Page, Question]:
    """Look as widely as `question` needs; return the first page, and how it was looked for.

    Filters narrow what is found and do not make the search look further, so that as many
    articles stand behind a filter as were counted before it was chosen.
    """
    page, question = _look(cursor, question)
    if _suffices(cursor, question, page):
        return page, question
    question = _widen(cursor, question, page)
    for look in question.looks():
        page, question = _look(cursor, replace(question, place=Place(look)))
        if page.ids or _finds(cursor, question, least=1):
            break
    return page, question


def _suffices(cursor: Cursor, question: Question, page: Page) -> bool:
    return len(page.ids) >= ENOUGH or _finds(cursor, question, least=ENOUGH)


def _finds(cursor: Cursor, question: Question, *, least: int) -> bool:
    """Tell whether a narrowed question would have found that many without its filters."""
    if not question.filters.narrow:
        return False
    page, _question = _look(cursor, replace(question, filters=Filters(), size=ENOUGH))
    return len(page.ids) >= least


def _widen(cursor: Cursor, question: Question, page: Page) -> Question:
    wanted = [(term.word, term.stem) for term in question.terms]
    alternatives = find_alternatives(cursor, wanted, question.language)
    return replace(question, exact=page.ids[:ENOUGH], alternatives=alternatives)


def _meant(query: str, question: Question, page: Page) -> str | None:
    """Return `query` with the words that stand nowhere put right, as far as that is likely."""
    alone = {clause.numbers[0] for clause in question.clauses if not clause.others}
    corrections = {
        term.word: as_written(page.texts, found.correction)
        for number, (term, found) in enumerate(
            zip(question.terms, question.alternatives, strict=False)
        )
        if found.correction and number in alone
    }
    return rewrite(query, corrections) if corrections else None


def _look(cursor: Cursor, question: Question) -> tuple[Page, Question]:
    """Ask once, or again when synonyms have changed; return the page and the question as asked."""
    statements = _OTHER_LOOKS if question.place.look else _FIRST_LOOK
    language, stems = question.language, question.stems
    for _try in range(_MOST_TRIES):
        question = replace(question, groups=remembered(language, stems))
        cursor.execute(statements[language], question.parameters())
        rows = cursor.fetchall()
        groups = sorted(rows[0][1])
        if groups == question.groups:
            break
        remember(language, stems, groups)
    return _read_page(rows, question), question


def _read_page(rows: Any, question: Question) -> Page:
    generation = rows[0][0]
    if rows[0][6] is None:
        return Page(Hits(generation, (), None))
    marker = question.marker()
    found = []
    for _number, _groups, exact, score, summary, marked, _id in rows[: question.size]:
        worth = round(score + _NEAR * marker.nearness(marked), 4)
        hit = Hit(summary, worth, marker.title(marked), marker.fragments(marked))
        found.append((not exact, -worth, hit))
    if len(question.terms) > 1:
        # Only within the page: which articles stand on it, the database has decided.
        found.sort(key=lambda it: it[:2])
    look, offset = question.place
    more = len(rows) > question.size
    following = Place(look, offset + question.size) if more else None
    hits = Hits(generation, [hit for *_order, hit in found], following)
    return Page(hits, [row[6] for row in rows], [row[5] for row in rows])
