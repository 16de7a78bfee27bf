"""Which words stand for a text when it is searched, and which for a query.

A text stands as its distinct folded words, and as the stems that cannot be seen in them, each
behind "=": *huizen* is kept as `huizen` and `=huis`, *gesprekken* as itself alone, because a look
for words that begin with its stem finds it. Stems are Snowball's alone: the repairs of
`core.dutch` would take longer than all the rest of saving. None of the stemmers here remembers
words, since these are what people wrote.

People write in more languages than the one of their account. Only a query can afford to think of
all of them: it looks for the stems that each language would give (ADR 0134).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from core.stemming import LANGUAGES, plain_stems, stem
from core.text import fold
from reflections.scripts import WORD, cores, is_dense, plain

MAX_QUERY_WORDS = 10
LONGEST_WORD = 64
_MOST_WRITTEN = 4 * MAX_QUERY_WORDS
_SHORTEST_PART = 3
_SHORTEST_DENSE = 2
_LONGEST_ELIDED = 2
_SHORTEST_BEGINNING = 4


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
    # Most words are plain, and `plain` would only put them in lower case.
    distinct = list(
        {(word.lower() if word.isascii() else plain(word))[:LONGEST_WORD] for word in written}
    )
    stems = {
        f"={short}"
        for word, short in zip(distinct, plain_stems(distinct, language), strict=True)
        if word != short and not _is_seen(short, word)
    }
    return {word.encode() for word in [*distinct, *stems] if word}


@dataclass(frozen=True, slots=True)
class Term:
    """One word that is looked for: as part of a word, or by its stem.

    `others` are parts of words that do as well as `word` itself. `elided` is how it begins in
    French behind an apostrophe.
    """

    word: str = field(repr=False)
    stems: frozenset[str] = field(repr=False)
    others: frozenset[str] = field(default=frozenset(), repr=False)
    elided: str = field(default="", repr=False)

    @property
    def is_short(self) -> bool:
        """Whether it can only be looked for where words begin."""
        return len(self.word) < (_SHORTEST_DENSE if is_dense(self.word) else _SHORTEST_PART)

    def needles(self) -> list[Needle]:
        """Return what to look for; a text holds this term when it holds one of them.

        A space stands before every word, and nothing behind it.
        """
        if self.is_short:
            return [Needle(f" {self.word}".encode(), ends=False)]
        found = {Needle(part.encode(), ends=False) for part in (self.word, *self.others)}
        for short in self.stems:
            found.add(Needle(f" ={short}".encode(), ends=True))
            # Words that begin with a stem that holds this word hold it too.
            if self.word not in short:
                begins = len(short) < _SHORTEST_BEGINNING
                found.add(Needle(f" {short}".encode(), ends=begins))
        if len(self.elided) >= _SHORTEST_BEGINNING:
            found.add(Needle(f"'{self.elided}".encode(), ends=False))
        return [needle for needle in found if not any(map(needle.is_within, found))]

    def is_part_of(self, word: str) -> bool:
        """Tell whether one plain word holds this term as it is."""
        if self.is_short:
            return word.startswith(self.word)
        return any(part in word for part in (self.word, *self.others))

    def is_inflected_in(self, word: str) -> bool:
        """Tell whether one plain word is another form of this term, in any language."""
        if any(_is_seen(short, word) or short == word for short in self.stems):
            return True
        return bool(self.stems) and not self.stems.isdisjoint(_stems_of(word))


def terms_of(query: str, language: str) -> list[Term]:
    """Return the distinct terms of `query`, at most `MAX_QUERY_WORDS`."""
    distinct = dict.fromkeys(WORD.findall(query))
    terms = dict.fromkeys(term_of(word, language) for word in list(distinct)[:_MOST_WRITTEN])
    return [term for term in terms if term.word][:MAX_QUERY_WORDS]


def term_of(written: str, language: str) -> Term:
    """Return the term for one word, as somebody wrote it."""
    folded, word = fold(written)[:LONGEST_WORD], plain(written)[:LONGEST_WORD]
    bare = Term(word, frozenset())
    if bare.is_short:
        return bare
    # What was kept before letters were taken for each other stands there as it was folded.
    others = {folded, *cores(word)} - {word}
    if is_dense(word):
        return Term(word, frozenset(), frozenset(others))
    # `__wrapped__` leaves no trace in the cache of `core.stemming`.
    repaired = stem.__wrapped__(word, language)
    stems = frozenset({repaired, *_stems_of(word)} - {""})
    return Term(word, stems, frozenset(others), elided=plain_stems([word], "fr")[0])


def _is_seen(short: str, word: str) -> bool:
    return len(short) >= _SHORTEST_BEGINNING and word.startswith(short)


def _stems_of(word: str) -> set[str]:
    """Return the stems of one word in each language, whichever it is in."""
    found = {plain_stems([word], language)[0] for language in LANGUAGES}
    # French elides its little words: l'angoisse is about angoisse.
    _elided, apostrophe, rest = word.partition("'")
    if apostrophe and len(_elided) <= _LONGEST_ELIDED and len(rest) >= _SHORTEST_PART:
        found.add(plain_stems([rest], "fr")[0])
    return found
