"""Search in one's own reflections: open, match and forget, within one request."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from heapq import nlargest

from accounts.models import Person
from core.plain_statements import read_rows
from reflections.filters import NONE, Filters
from reflections.fragments import Marker
from reflections.guessing import as_slips, as_two_words
from reflections.models import Reflection
from reflections.open_pages import OpenPages
from reflections.reading import OpenReflection, open_reflections
from reflections.word_pages import SealedPage, Spot
from reflections.words import Needle, Term, terms_of

__all__ = ["Filters", "Hit", "Hits", "Spot", "search_reflections"]


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
    *,
    person: Person,
    query: str | None = None,
    size: int,
    filters: Filters = NONE,
    behind: Spot | None = None,
) -> Hits:
    """Return the reflections of `person`, the current person, that hold every word of `query`.

    Without a query it is every reflection that passes `filters`. Case and accents make no
    difference; parts of words match, and other inflections in every language. When nothing
    matches, words one typing slip away are tried, and words written as one. Nothing is stored
    or remembered. `behind` is where the page begins.
    """
    terms = terms_of(query or "", person.language)
    if query is not None and not terms:
        return Hits([], more=False)
    pages = OpenPages(person.pk, filters=filters, behind=behind)
    if not terms and not filters.is_sealed:
        return _hits(pages.newest_without_opening(size + 1), [], size, person.pk)
    search = _Search(person.pk, filters, behind, pages.passing())
    meant = [[term] for term in terms]
    spots = search.newest(pages, meant, size + 1)
    if terms and not spots and not search.finds_any(pages.opened, meant):
        for guess in (as_slips, as_two_words):
            meant = guess(pages.opened, terms, person.language)
            spots = search.newest_on(pages.opened, meant, size + 1)
            if spots:
                break
    return _hits(spots, [term for group in meant for term in group], size, person.pk)


class _Search:
    """Looks for reflections that pass filters and hold, of every group, at least one term."""

    def __init__(
        self,
        person_id: uuid.UUID,
        filters: Filters,
        behind: Spot | None,
        passing: set[bytes] | None,
    ) -> None:
        self._person_id = person_id
        self._filters = filters
        self._marks = list(filters.needles())
        self._behind = behind
        self._passing = passing

    def newest(self, pages: OpenPages, groups: Sequence[Sequence[Term]], most: int) -> list[Spot]:
        """Return the newest spots of what is looked for, opening no more than it takes."""
        found = self.newest_on(pages.open_newest(), groups, most)
        more = pages.open_newer_than(found[-1]) if len(found) == most else pages.open_rest()
        return nlargest(most, [*found, *self.newest_on(more, groups, most)])

    def newest_on(
        self, pages: Sequence[SealedPage], groups: Sequence[Sequence[Term]], most: int
    ) -> list[Spot]:
        """Return the newest spots on `pages`, at most `most`, newest first."""
        needles, behind = _needles(groups), self._behind
        found = (spot for page in pages for spot in self._on(page, needles))
        return nlargest(most, (spot for spot in found if behind is None or spot < behind))

    def finds_any(self, pages: Sequence[SealedPage], groups: Sequence[Sequence[Term]]) -> bool:
        """Tell whether anything on `pages` matches, also before where this page begins."""
        needles = _needles(groups)
        return any(self._on(page, needles) for page in pages)

    def _on(self, page: SealedPage, needles: Sequence[Sequence[Needle]]) -> list[Spot]:
        numbers: set[int] | None = None
        for each in needles:
            numbers = _both(numbers, set().union(*map(page.numbers_with, each)))
            if not numbers:
                return []
        unmarked = page.unmarked() if self._marks else set()
        for each in self._marks:
            numbers = _both(numbers, unmarked.union(*map(page.numbers_with, each)))
            if not numbers:
                return []
        numbers = numbers or set()
        spots = [
            spot
            for spot in page.spots(numbers, self._filters.theme)
            if self._passing is None or spot.id in self._passing
        ]
        return self._looked_into(spots) if numbers & unmarked else spots

    def _looked_into(self, spots: Sequence[Spot]) -> list[Spot]:
        """Return those that pass, also where no mark says what was chosen."""
        opened = _fetch(spots, self._person_id)
        passing = {each.id for each in opened if self._filters.lets_pass(each.content)}
        return [spot for spot in spots if spot.row_id in passing]


def _needles(groups: Sequence[Sequence[Term]]) -> list[list[Needle]]:
    return [[needle for term in group for needle in term.needles()] for group in groups]


def _both(numbers: set[int] | None, holders: set[int]) -> set[int]:
    return holders if numbers is None else numbers & holders


def _hits(spots: Sequence[Spot], terms: Sequence[Term], size: int, person_id: uuid.UUID) -> Hits:
    marker = Marker(terms)
    return Hits(
        items=[
            Hit(reflection, marker.fragments(_texts(reflection)) if terms else [])
            for reflection in _fetch(spots[:size], person_id)
        ],
        more=len(spots) > size,
    )


def _fetch(spots: Sequence[Spot], person_id: uuid.UUID) -> list[OpenReflection]:
    if not spots:
        return []
    ids = [spot.row_id for spot in spots]
    condition = "person_id = %(person)s AND trashed_at IS NULL AND id = ANY (%(ids)s::uuid[])"
    rows = read_rows(Reflection, condition, {"person": person_id, "ids": ids})
    kept = {row.id: row for row in rows}
    return open_reflections([kept[each] for each in ids if each in kept], person_id=person_id)


def _texts(reflection: OpenReflection) -> list[str]:
    texts = [reflection.title, *reflection.answers.values(), *reflection.tags]
    return [*texts, reflection.prompt.text] if reflection.prompt else texts
