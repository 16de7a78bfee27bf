"""Which words stand for a text when it is searched, and which for a query.

A text stands as its distinct folded words, and as the stems that cannot be seen in them, each
behind "=": *huizen* is kept as `huizen` and `=huis`, *gesprekken* as itself alone, because a look
for words that begin with its stem finds it. Stems are Snowball's alone: the repairs of
`core.dutch` would take longer than all the rest of saving. None of the stemmers here remembers
words, since these are what people wrote.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

import Stemmer

from core.stemming import stem
from core.text import WORD, fold, words

MAX_QUERY_WORDS = 10
LONGEST_WORD = 64
_SHORTEST_PART = 3
_SHORTEST_BEGINNING = 4
_SNOWBALL = {"nl": "dutch", "fr": "french", "en": "english"}


class Needle(NamedTuple):
    """What is looked for among the words: at a word's end as well when `ends` is set."""

    text: bytes
    ends: bool

    def is_within(self, other: Needle) -> bool:
        """Tell whether looking for `other` finds everything that this one would."""
        same_kind = self.text.startswith(b" =") == other.text.startswith(b" =")
        return self != other and same_kind and not other.ends and other.text in self.text


def kept_words(texts: Iterable[str], language: str) -> set[bytes]:
    """Return the words that stand for `texts`, as UTF-8; `language` is nl, fr or en."""
    written = set().union(*map(WORD.findall, texts))
    # Most words are plain, and `fold` would only put them in lower case.
    distinct = list(
        {(word.lower() if word.isascii() else fold(word))[:LONGEST_WORD] for word in written}
    )
    stems = {
        f"={short}"
        for word, short in zip(distinct, _snowball(distinct, language), strict=True)
        if word != short and not _is_seen(short, word)
    }
    return {word.encode() for word in [*distinct, *stems] if word}


@dataclass(frozen=True, slots=True)
class Term:
    """One word that is looked for: as part of a word, or by its stem."""

    word: str = field(repr=False)
    stems: frozenset[str] = field(repr=False)

    def needles(self) -> list[Needle]:
        """Return what to look for; a text holds this term when it holds one of them.

        A space stands before every word, and nothing behind it.
        """
        if len(self.word) < _SHORTEST_PART:
            return [Needle(f" {self.word}".encode(), ends=False)]
        found = {Needle(self.word.encode(), ends=False)}
        for short in self.stems:
            found.add(Needle(f" ={short}".encode(), ends=True))
            # Words that begin with a stem that holds this word hold it too.
            if self.word not in short:
                begins = len(short) < _SHORTEST_BEGINNING
                found.add(Needle(f" {short}".encode(), ends=begins))
        return [needle for needle in found if not any(map(needle.is_within, found))]

    def is_part_of(self, folded: str) -> bool:
        """Tell whether one folded word holds this term as it is."""
        if len(self.word) < _SHORTEST_PART:
            return folded.startswith(self.word)
        return self.word in folded

    def is_inflected_in(self, folded: str, language: str) -> bool:
        """Tell whether one folded word is another form of this term."""
        if any(_is_seen(short, folded) or short == folded for short in self.stems):
            return True
        return bool(self.stems) and _snowball([folded], language)[0] in self.stems


def terms_of(query: str, language: str) -> list[Term]:
    """Return the distinct terms of `query`, at most `MAX_QUERY_WORDS`."""
    distinct = dict.fromkeys(fold(word)[:LONGEST_WORD] for word in words(query))
    return [term_of(word, language) for word in list(distinct)[:MAX_QUERY_WORDS] if word]


def term_of(word: str, language: str) -> Term:
    """Return the term for one folded word."""
    if len(word) < _SHORTEST_PART:
        return Term(word, frozenset())
    # `__wrapped__` leaves no trace in the cache of `core.stemming`.
    stems = {_snowball([word], language)[0], stem.__wrapped__(word, language)}
    return Term(word, frozenset(stems - {""}))


def _is_seen(short: str, word: str) -> bool:
    return len(short) >= _SHORTEST_BEGINNING and word.startswith(short)


def _snowball(folded: list[str], language: str) -> list[str]:
    return list(Stemmer.Stemmer(_SNOWBALL[language], 0).stemWords(folded))
