"""The words of a reflection, in the form in which they are sealed for searching.

A line of distinct folded words between spaces, then the stems that are no such word, each behind
"=": ` gesprek huizen met moeder =huis `. Being distinct makes it two thirds of the text, so a
search opens less. Stems are Snowball's alone: the repairs of `core.dutch` would take longer than
all the rest of saving, and keeping stems in memory would keep what people wrote in memory.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import Stemmer

from core.stemming import stem
from core.text import fold, words

MAX_QUERY_WORDS = 10
_LONGEST = 64
_SHORTEST_PART = 3
_SNOWBALL = {"nl": "dutch", "fr": "french", "en": "english"}


def word_line(texts: Iterable[str], language: str) -> bytes:
    """Return the line of words of `texts`, as UTF-8; `language` is nl, fr or en."""
    distinct = {word for text in texts for word in words(fold(text))}
    stems = _stems([word for word in distinct if len(word) <= _LONGEST], language)
    marked = (f"={each}" for each in stems - distinct if each)
    return " ".join(["", *sorted(distinct), *marked, ""]).encode()


@dataclass(frozen=True, slots=True)
class Term:
    """One word that is looked for: as it is (or as part of a word), or by its stem."""

    word: str = field(repr=False)
    stems: frozenset[str] = field(repr=False)

    def needles(self) -> tuple[bytes, ...]:
        """Return what a line of words holds, at least one of it, when it holds this term."""
        part = self.word if len(self.word) >= _SHORTEST_PART else f" {self.word}"
        exact = (form for each in self.stems for form in (f" {each} ", f" ={each} "))
        return tuple(needle.encode() for needle in (part, *exact))

    def is_part_of(self, folded: str) -> bool:
        """Tell whether one folded word holds this term."""
        if len(self.word) < _SHORTEST_PART:
            return folded.startswith(self.word)
        return self.word in folded or folded in self.stems


def terms_of(query: str, language: str) -> list[Term]:
    """Return the distinct terms of `query`, at most `MAX_QUERY_WORDS`."""
    distinct = dict.fromkeys(word[:_LONGEST] for word in words(fold(query)))
    return [term_of(word, language) for word in list(distinct)[:MAX_QUERY_WORDS]]


def term_of(word: str, language: str) -> Term:
    """Return the term for one folded word."""
    if len(word) < _SHORTEST_PART:
        return Term(word, frozenset())
    # `stem.__wrapped__` leaves no trace in the cache of `core.stemming`.
    return Term(word, frozenset(_stems([word], language) | {stem.__wrapped__(word, language)}))


def _stems(folded: list[str], language: str) -> set[str]:
    # Without its cache, which would keep words that people wrote.
    return set(Stemmer.Stemmer(_SNOWBALL[language], 0).stemWords(folded))
