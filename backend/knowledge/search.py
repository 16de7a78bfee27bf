"""Finding published articles by words, also bent, half, or wrongly written ones.

First every word must stand in the article, by its stem. Only when that finds fewer than
`ENOUGH` does a second look cost more: words that begin or end with what was asked, compounds,
and words one or two letters off, taken from the vocabulary of published texts. When even that
finds nothing, one of the words suffices. Nothing here looks through texts one by one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from core.stemming import is_stop_word, stem
from core.text import fold, words
from knowledge.indexing import lexeme
from knowledge.passages import Marker
from knowledge.reading import Cursor
from knowledge.vocabulary import Alternatives, find_alternatives

ENOUGH = 5
MOST_WORDS = 8
_LANGUAGES = ("nl", "fr", "en")


class Place(NamedTuple):
    """Where a page of hits begins: which look found them, and how many come before."""

    look: int = 0
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
_STATEMENTS = {
    language: f"""
    SELECT g.number, h.score, s.summary, h.marked
    FROM (SELECT coalesce(max(number), 0) AS number FROM knowledge_generation) g
    LEFT JOIN (
        (SELECT snapshot_id, marked, stems @@ %(exact)s::tsquery AS exact,
            ts_rank('{{0.05, 0.1, 0.3, 1.0}}', rank, %(any)s::tsquery) AS score
        FROM knowledge_searchentry
        WHERE language = '{language}' AND stems @@ %(all)s::tsquery
            AND (%(theme)s::text IS NULL
                OR theme_id = (SELECT id FROM knowledge_theme WHERE key = %(theme)s))
        ORDER BY exact DESC, score DESC, snapshot_id LIMIT %(size)s OFFSET %(offset)s) h
        JOIN knowledge_snapshot s ON s.translation_id = h.snapshot_id
    ) ON true
    ORDER BY h.exact DESC, h.score DESC, h.snapshot_id
    """  # noqa: S608 -- made of constants
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
    if not terms:
        return _look(cursor, _Question(language, theme, size, Place(), terms, ()))
    if place is not None:
        return _look(cursor, _question(cursor, language, theme, size, place, terms))
    for look in range(3):
        question = _question(cursor, language, theme, size, Place(look), terms)
        hits = _look(cursor, question)
        if hits.items and (look > 0 or len(hits.items) >= min(ENOUGH, size)):
            return hits
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
    alternatives: Sequence[Alternatives]

    def parameters(self) -> dict[str, object]:
        exact = " & ".join(lexeme(term.stem) for term in self.terms)
        groups = [self._group(number) for number in range(len(self.terms))]
        joint = " | " if self.place.look == 2 else " & "
        return {
            "exact": exact,
            "any": " | ".join(groups),
            "all": joint.join(f"({group})" for group in groups),
            "theme": self.theme,
            "size": self.size + 1,
            "offset": self.place.offset,
        }

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


def _question(
    cursor: Cursor,
    language: str,
    theme: str | None,
    size: int,
    place: Place,
    terms: Sequence[_Term],
) -> _Question:
    wanted = [(term.word, term.stem) for term in terms]
    alternatives = find_alternatives(cursor, wanted, language) if place.look else ()
    return _Question(language, theme, size, place, terms, alternatives)


def _look(cursor: Cursor, question: _Question) -> Hits:
    cursor.execute(_STATEMENTS[question.language], question.parameters())
    rows = cursor.fetchall()
    generation = rows[0][0]
    if rows[0][2] is None:
        return Hits(generation, (), None)
    marker = question.marker()
    items = [
        Hit(summary, round(score, 4), marker.title(marked), marker.fragments(marked))
        for _number, score, summary, marked in rows[: question.size]
    ]
    look, offset = question.place
    more = len(rows) > question.size
    return Hits(generation, items, Place(look, offset + question.size) if more else None)
