"""What a query may have meant when nothing holds its words."""

from __future__ import annotations

from collections.abc import Sequence

from reflections.scripts import is_dense
from reflections.typos import beginning_and_end, one_slip_apart
from reflections.word_pages import SealedPage
from reflections.words import Needle, Term, term_of

_SHORTEST_HALF = 3
# With how many letters the forms of one word mostly begin.
_SAME_BEGINNING = 3
# Letters that Dutch sets between two words that become one.
_LINKS = ("", "s", "e", "en")
Groups = list[list[Term]]


def as_slips(pages: Sequence[SealedPage], terms: Sequence[Term], language: str) -> Groups:
    """Return, for each term, itself and the words one slip or one inflection away from it."""
    return [[term, *_near(pages, term, language)] for term in terms]


def as_two_words(pages: Sequence[SealedPage], terms: Sequence[Term], language: str) -> Groups:
    """Return the terms, with those that nothing holds taken apart: *intakegesprek*, *intake*.

    What cannot be taken apart into words that occur stays as it is.
    """
    groups: Groups = []
    for term in terms:
        halves = () if _occurs(pages, term) else _halves(pages, term.word)
        groups += [[term_of(half, language)] for half in halves] or [[term]]
    return groups


def _near(pages: Sequence[SealedPage], term: Term, language: str) -> list[Term]:
    parts = list(beginning_and_end(term.word, is_dense=is_dense(term.word)))
    if term.stems:
        parts.append(f" {term.word[:_SAME_BEGINNING]}")
    written = _written(pages, parts)
    forms = sorted(word for word in written if term.is_inflected_in(word))
    near = dict.fromkeys([*one_slip_apart(term.word, written), *forms])
    return [term_of(word, language) for word in near]


def _written(pages: Sequence[SealedPage], parts: Sequence[str]) -> set[str]:
    return {
        word.decode() for part in parts for page in pages for word in page.words_with(part.encode())
    }


def _occurs(pages: Sequence[SealedPage], term: Term) -> bool:
    return any(page.numbers_with(needle) for page in pages for needle in term.needles())


def _halves(pages: Sequence[SealedPage], word: str) -> tuple[str, str] | tuple[()]:
    """Return the two words that `word` is made of, the longest first one that is written."""
    firsts = _written(pages, [f" {word[:_SHORTEST_HALF]}"]) if len(word) > _SHORTEST_HALF else set()
    for first in sorted(filter(word.startswith, firsts), key=len, reverse=True):
        if len(first) < _SHORTEST_HALF:
            continue
        for link in _LINKS:
            rest = word[len(first) :].removeprefix(link)
            begins = Needle(f" {rest}".encode(), ends=False)
            if len(rest) > _SHORTEST_HALF and any(page.numbers_with(begins) for page in pages):
                return first, rest
    return ()
