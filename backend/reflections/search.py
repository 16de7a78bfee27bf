"""Search in one's own reflections: open, match and forget, within one request."""

from __future__ import annotations

import io
import struct
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db import connection

from accounts.models import Person
from core.vault import unlock
from reflections.fragments import Marker
from reflections.models import WORDS, Reflection
from reflections.reading import OpenReflection, open_reflections
from reflections.typos import beginning_and_end, one_slip_apart
from reflections.word_pages import SealedPage, Spot
from reflections.words import Term, term_of, terms_of

__all__ = ["Hit", "Hits", "Spot", "search_reflections"]

# COPY's binary rows (https://www.postgresql.org/docs/15/sql-copy.html): the number of columns,
# then every column behind its length. A header of 19 bytes comes first, a count of -1 last.
_HEADER_BYTES = 19
_ROW = struct.Struct("!hi16si")
_COPY = """
    COPY (SELECT id, sealed FROM reflections_wordpage
          WHERE person_id = nullif(current_setting('klankbord.person', true), '')::uuid)
    TO STDOUT (FORMAT binary)
"""


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
    pages = _open_pages(person.pk) if terms else []
    found = _matching(pages, [[term] for term in terms], theme)
    if not found and pages:
        groups = [_meant(pages, term, person.language) for term in terms]
        found = _matching(pages, groups, theme)
        terms = [term for group in groups for term in group]
    spots = sorted(found, reverse=True)
    if behind:
        spots = [spot for spot in spots if spot < behind]
    marker = Marker(terms, person.language)
    return Hits(
        items=[
            Hit(reflection, marker.fragments(_texts(reflection)))
            for reflection in _fetch(spots[:size], person.pk)
        ],
        more=len(spots) > size,
    )


def _open_pages(person_id: uuid.UUID) -> list[SealedPage]:
    """Return the current person's pages of words.

    By COPY: otherwise the driver would double every byte to hexadecimal digits on the way.
    """
    stream = io.BytesIO()
    with connection.cursor() as cursor:
        cursor.copy_expert(_COPY, stream)
    rows = list(_rows(stream.getvalue()))
    if not rows:
        return []
    return [SealedPage(raw) for raw in unlock(person_id).open_many(rows, place=WORDS)]


def _rows(raw: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = _HEADER_BYTES
    while at + _ROW.size <= len(raw):
        _count, _sixteen, row_id, length = _ROW.unpack_from(raw, at)
        at += _ROW.size + length
        yield row_id, raw[at - length : at]


def _matching(
    pages: Sequence[SealedPage], groups: Sequence[Sequence[Term]], theme: str | None
) -> list[Spot]:
    """Return the spots of the reflections that hold, of every group, at least one term."""
    needles = [[needle for term in group for needle in term.needles()] for group in groups]
    found: list[Spot] = []
    for page in pages:
        numbers: set[int] | None = None
        for each in needles:
            holders = set().union(*(page.numbers_with(needle) for needle in each))
            numbers = holders if numbers is None else numbers & holders
            if not numbers:
                break
        if numbers:
            found += page.spots(numbers, theme)
    return found


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
    ids = [uuid.UUID(bytes=spot.id) for spot in spots]
    rows = {row.id: row for row in Reflection.objects.visible_to(person_id).filter(id__in=ids)}
    return open_reflections([rows[each] for each in ids if each in rows], person_id=person_id)


def _texts(reflection: OpenReflection) -> list[str]:
    texts = [reflection.title, *reflection.answers.values()]
    return [*texts, reflection.prompt.text] if reflection.prompt else texts
