"""Finding published articles by words, also bent, half, or wrongly written ones.

First every word must stand in the article, by its stem. Only when that finds fewer than
`ENOUGH` do further looks cost more: words that begin or end with what was asked, compounds, and
words one or two letters off, taken from the vocabulary of published texts. When even that finds
nothing, words that stand nowhere are left out, and at last one of the rarest suffices. Nothing
here looks through texts one by one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import NamedTuple

from core.stemming import is_stop_word, stem
from core.text import fold, words
from knowledge.indexing import lexeme
from knowledge.passages import Marker
from knowledge.reading import Cursor
from knowledge.vocabulary import Alternatives, find_alternatives

ENOUGH = 3
MOST_WORDS = 8
_MOST_RARE = 2
_LANGUAGES = ("nl", "fr", "en")


class Look(IntEnum):
    """How widely is looked; each finds more than the one before."""

    EXACT = 0
    ALIKE = 1
    KNOWN_WORDS = 2
    RAREST_WORDS = 3


class Place(NamedTuple):
    """Where a page of hits begins: which look found them, and how many come before."""

    look: int = Look.EXACT
    offset: int = 0


@dataclass(frozen=True)
class Hit:
    """A found article: its summary as JSON, and where the words stand as HTML."""

    summary: str
    score: float
    title_html: str
    fragments: Sequence[str]


@dataclass(frozen=True)
class Hits:
    """A page of hits; `following` is where the next one begins, if there is more."""

    generation: int
    items: Sequence[Hit]
    following: Place | None


@dataclass(frozen=True)
class _Term:
    word: str
    stem: str


# The weights of D, C, B and A: the text, (nothing), summary with headings and tags, the title.
_SCORE = "ts_rank('{0.05, 0.1, 0.3, 1.0}', rank, %(any)s::tsquery)"


def _statement(language: str, exact: str) -> str:
    # Words that many articles hold are in few of their titles, and those come first in any case:
    # only when they do not fill the page are all the others read.
    return f"""
    WITH entry AS NOT MATERIALIZED (
        SELECT snapshot_id, title, rank, {exact} AS exact FROM knowledge_searchentry
        WHERE language = '{language}' AND stems @@ %(all)s::tsquery
            AND (%(theme)s::text IS NULL
                OR theme_id = (SELECT id FROM knowledge_theme WHERE key = %(theme)s))
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
        LIMIT %(size)s OFFSET %(offset)s
    )
    SELECT g.number, h.score, s.summary, e.marked, h.snapshot_id::text
    FROM (SELECT coalesce(max(number), 0) AS number FROM knowledge_generation) g
    LEFT JOIN (
        best h JOIN knowledge_searchentry e USING (snapshot_id)
        JOIN knowledge_snapshot s ON s.translation_id = h.snapshot_id
    ) ON true
    ORDER BY h.exact DESC, h.tier, h.score DESC, h.snapshot_id
    """  # noqa: S608 -- made of constants


# The few hits of the first look come first in the others too.
_FIRST_LOOK = {language: _statement(language, "false") for language in _LANGUAGES}
_OTHER_LOOKS = {
    language: _statement(language, "(snapshot_id = ANY(%(exact)s::uuid[]))")
    for language in _LANGUAGES
}


def search(
    cursor: Cursor,
    *,
    query: str,
    language: str,
    theme: str | None = None,
    size: int = 20,
    place: Place | None = None,
) -> Hits:
    """Return the articles in `language` that `query` means, best first."""
    terms = _terms(query, language)
    place = place or Place()
    first = _Question(language, theme, size, Place(), terms)
    if not terms or (place.look == Look.EXACT and place.offset):
        return _look(cursor, replace(first, place=Place(0, place.offset)))[0]
    hits, found = _look(cursor, first)
    if place.look == Look.EXACT and len(found) >= min(ENOUGH, size):
        return hits
    wanted = [(term.word, term.stem) for term in terms]
    wider = replace(
        first, exact=found[:ENOUGH], alternatives=find_alternatives(cursor, wanted, language)
    )
    for look in [Look(place.look)] if place.look else wider.looks():
        hits, found = _look(cursor, replace(wider, place=Place(look, place.offset)))
        if found:
            break
    return hits


def _terms(query: str, language: str) -> list[_Term]:
    """Return the words to look for: without little ones, unless there are only those."""
    found = list(words(query))
    telling = [word for word in found if not is_stop_word(word, language)] or found
    terms = {stem(word, language): fold(word) for word in telling}
    return [_Term(word, its_stem) for its_stem, word in terms.items() if its_stem][:MOST_WORDS]


@dataclass(frozen=True)
class _Question:
    language: str
    theme: str | None
    size: int
    place: Place
    terms: Sequence[_Term]
    exact: Sequence[str] = ()
    alternatives: Sequence[Alternatives] = ()

    def looks(self) -> list[Look]:
        """Return the looks that can find more than the first one."""
        known = sum(1 for found in self.alternatives if found.articles)
        if known == len(self.terms):
            return [Look.ALIKE, Look.RAREST_WORDS]
        return [Look.KNOWN_WORDS, Look.RAREST_WORDS] if known else []

    def parameters(self) -> dict[str, object]:
        groups = [self._group(number) for number in self._telling()]
        joint = " | " if self.place.look == Look.RAREST_WORDS else " & "
        return {
            "exact": list(self.exact),
            "any": " | ".join(groups),
            "all": joint.join(f"({group})" for group in groups),
            "theme": self.theme,
            "size": self.size + 1,
            "offset": self.place.offset,
            "until": self.place.offset + self.size + 1,
        }

    def _telling(self) -> list[int]:
        """Return which words to look for: common ones alone would bring nearly every article."""
        if self.place.look < Look.KNOWN_WORDS:
            return list(range(len(self.terms)))
        counts = [(found.articles, at) for at, found in enumerate(self.alternatives)]
        known = [at for count, at in sorted(counts) if count]
        return known[:_MOST_RARE] if self.place.look == Look.RAREST_WORDS else known

    def _group(self, number: int) -> str:
        lexemes = [lexeme(self.terms[number].stem)]
        if self.place.look:
            lexemes += map(lexeme, self.alternatives[number].stems)
        return " | ".join(lexemes)

    def marker(self) -> Marker:
        stems = [term.stem for term in self.terms]
        for alternative in self.alternatives:
            stems += alternative.stems
        return Marker(list(dict.fromkeys(stems)))


def _look(cursor: Cursor, question: _Question) -> tuple[Hits, list[str]]:
    """Return a page of hits, and the ids of what stands on it (and one more, if there is)."""
    statements = _OTHER_LOOKS if question.place.look else _FIRST_LOOK
    cursor.execute(statements[question.language], question.parameters())
    rows = cursor.fetchall()
    generation = rows[0][0]
    if rows[0][2] is None:
        return Hits(generation, (), None), []
    marker = question.marker()
    items = [
        Hit(summary, round(score, 4), marker.title(marked), marker.fragments(marked))
        for _number, score, summary, marked, _id in rows[: question.size]
    ]
    look, offset = question.place
    following = Place(look, offset + question.size) if len(rows) > question.size else None
    return Hits(generation, items, following), [row[4] for row in rows]
