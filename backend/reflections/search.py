"""Search in one's own reflections: open, match and forget, within one request."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import nlargest

from accounts.models import Person
from core.plain_statements import read_rows
from reflections.fragments import Marker
from reflections.models import Reflection
from reflections.open_pages import OpenPages
from reflections.reading import OpenReflection, open_reflections
from reflections.typos import beginning_and_end, one_slip_apart
from reflections.word_pages import SealedPage, Spot
from reflections.words import Term, term_of, terms_of

__all__ = ["Hit", "Hits", "Spot", "search_reflections"]


@dataclass(frozen=True, slots=True)
class Hit:
    """A reflection in which all words were found, with pieces of text around them."""

    reflection: OpenReflection
    fragments: list[str]


@dataclass(frozen=True, slots=True)
class Hits:
    """One page of what was found, newest first."""

    items: list[Hit]
    more: bool


def search_reflections(
    *, person: Person, query: str, size: int, theme: str | None = None, behind: Spot | None = None
) -> Hits:
    """Return the reflections of `person`, the current person, that hold every word of `query`.

    Case and accents make no difference; parts of words and other inflections match too. When
    nothing matches, words one typing slip away are tried. Nothing is stored or remembered.
    `behind` is where the page begins.
    """
    terms = terms_of(query, person.language)
    if not terms:
        return Hits([], more=False)
    pages = OpenPages(person.pk, theme=theme, behind=behind)
    search = _Search([[term] for term in terms], theme=theme, behind=behind)
    spots = _newest(pages, search, size + 1)
    if not spots and not search.finds_any(pages.opened):
        groups = [_meant(pages.opened, term, person.language) for term in terms]
        spots = _Search(groups, theme=theme, behind=behind).newest(pages.opened, size + 1)
        terms = [term for group in groups for term in group]
    marker = Marker(terms, person.language)
    return Hits(
        items=[
            Hit(reflection, marker.fragments(_texts(reflection)))
            for reflection in _fetch(spots[:size], person.pk)
        ],
        more=len(spots) > size,
    )


def _newest(pages: OpenPages, search: _Search, most: int) -> list[Spot]:
    """Return the newest spots of what was looked for, at most `most`, newest first."""
    found = search.newest(pages.open_newest(), most)
    more = pages.open_newer_than(found[-1]) if len(found) == most else pages.open_rest()
    return nlargest(most, [*found, *search.newest(more, most)])


class _Search:
    """Looks for reflections that hold, of every group, at least one term."""

    def __init__(
        self, groups: Sequence[Sequence[Term]], *, theme: str | None, behind: Spot | None
    ) -> None:
        self._needles = [
            [needle for term in group for needle in term.needles()] for group in groups
        ]
        self._theme = theme
        self._behind = behind

    def newest(self, pages: Sequence[SealedPage], most: int) -> list[Spot]:
        """Return the newest spots on `pages`, at most `most`, newest first."""
        behind = self._behind
        found = (spot for page in pages for spot in self._on(page))
        return nlargest(most, (spot for spot in found if behind is None or spot < behind))

    def finds_any(self, pages: Sequence[SealedPage]) -> bool:
        """Tell whether anything on `pages` matches, also before where this page begins."""
        return any(any(self._on(page)) for page in pages)

    def _on(self, page: SealedPage) -> Iterable[Spot]:
        numbers: set[int] | None = None
        for each in self._needles:
            holders = set().union(*map(page.numbers_with, each))
            numbers = holders if numbers is None else numbers & holders
            if not numbers:
                return ()
        return page.spots(numbers or set(), self._theme)


def _meant(pages: Sequence[SealedPage], term: Term, language: str) -> list[Term]:
    """Return `term` and those that are written and one slip away from it."""
    written = {
        word.decode()
        for part in beginning_and_end(term.word)
        for page in pages
        for word in page.words_with(part.encode())
    }
    return [term, *(term_of(word, language) for word in one_slip_apart(term.word, written))]


def _fetch(spots: Sequence[Spot], person_id: uuid.UUID) -> list[OpenReflection]:
    if not spots:
        return []
    ids = [spot.row_id for spot in spots]
    condition = "person_id = %(person)s AND id = ANY (%(ids)s::uuid[])"
    rows = read_rows(Reflection, condition, {"person": person_id, "ids": ids})
    kept = {row.id: row for row in rows}
    return open_reflections([kept[each] for each in ids if each in kept], person_id=person_id)


def _texts(reflection: OpenReflection) -> list[str]:
    texts = [reflection.title, *reflection.answers.values()]
    return [*texts, reflection.prompt.text] if reflection.prompt else texts
