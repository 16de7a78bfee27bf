"""Search in one's own reflections: open, match and forget, within one request."""

from __future__ import annotations

import datetime
import io
import struct
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.db import connection
from psycopg2 import sql

from accounts.models import Person
from core.vault import EnvelopeRefused, unlock
from reflections.fragments import fragments
from reflections.models import WORDS, Reflection
from reflections.reading import OpenReflection, open_reflections
from reflections.typos import one_slip_apart
from reflections.words import Term, term_of, terms_of

# COPY's binary rows (https://www.postgresql.org/docs/15/sql-copy.html): the number of columns,
# then every column behind its length. A header of 19 bytes comes first, a count of -1 last.
_HEADER_BYTES = 19
_ROW = struct.Struct("!hi16siii")
_DAY_ZERO = datetime.date(2000, 1, 1)


class Spot(NamedTuple):
    """A place in the results, newest first."""

    day: int
    id: bytes

    @classmethod
    def of(cls, occurred_on: datetime.date, row_id: uuid.UUID) -> Spot:
        """Return the spot of the reflection with this day and id."""
        return cls((occurred_on - _DAY_ZERO).days, row_id.bytes)


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
    spots, lines = _read_lines(person.pk, theme) if terms else ([], [])
    found = _matching(lines, [[term] for term in terms])
    if terms and not found:
        alternatives = _slipped(lines, terms, person.language)
        found = _matching(lines, alternatives)
        terms = [term for group in alternatives for term in group]
    hits = sorted((spots[index] for index in found), reverse=True)
    if behind:
        hits = [spot for spot in hits if spot < behind]
    rows = _fetch([uuid.UUID(bytes=spot.id) for spot in hits[:size]], person.pk)
    return Hits(
        items=[Hit(each, _fragments(each, terms, person.language)) for each in rows],
        more=len(hits) > size,
    )


def _read_lines(person_id: uuid.UUID, theme: str | None) -> tuple[list[Spot], list[bytes]]:
    """Return the spots of all reflections and, in the same order, their lines of words.

    By COPY: the driver would double every byte to hexadecimal digits on the way
    (`docs/adr/0013-search-opens-words.md`).
    """
    condition = sql.SQL(" AND theme = {}").format(sql.Literal(theme)) if theme else sql.SQL("")
    statement = sql.SQL(
        "COPY (SELECT id, occurred_on, sealed_words FROM reflections_reflection "
        "WHERE person_id = {}::uuid{}) TO STDOUT (FORMAT binary)"
    ).format(sql.Literal(str(person_id)), condition)
    stream = io.BytesIO()
    with connection.cursor() as cursor:
        cursor.copy_expert(statement, stream)
    spots, envelopes = _rows(stream.getvalue())
    if not spots:
        return [], []
    return spots, list(unlock(person_id).open_many(envelopes, place=WORDS))


def _rows(raw: bytes) -> tuple[list[Spot], list[tuple[bytes, bytes]]]:
    spots, envelopes = [], []
    at, size, unpack = _HEADER_BYTES, _ROW.size, _ROW.unpack_from
    while at + size <= len(raw):
        _count, _length, row_id, _four, day, length = unpack(raw, at)
        at += size + length
        spots.append(Spot(day, row_id))
        envelopes.append((row_id, raw[at - length : at]))
    return spots, envelopes


def _matching(lines: Sequence[bytes], groups: Sequence[Sequence[Term]]) -> list[int]:
    """Return the indexes of the lines that hold, of every group, at least one term."""
    left = list(range(len(lines))) if groups else []
    for group in groups:
        needles = [needle for term in group for needle in term.needles()]
        left = [index for index in left if any(needle in lines[index] for needle in needles)]
    return left


def _slipped(lines: Sequence[bytes], terms: Sequence[Term], language: str) -> list[list[Term]]:
    """Return, for every term, itself and what is written that may have been meant by it."""
    vocabulary: set[bytes] = set()
    for line in lines:
        vocabulary.update(line.split())
    written = [word.decode() for word in vocabulary if not word.startswith(b"=")]
    return [
        [term, *(term_of(word, language) for word in one_slip_apart(term.word, written))]
        for term in terms
    ]


def _fetch(ids: Sequence[uuid.UUID], person_id: uuid.UUID) -> list[OpenReflection]:
    rows = Reflection.objects.visible_to(person_id).with_content().filter(id__in=ids)
    by_id = {row.id: row for row in rows} if ids else {}
    return open_reflections([by_id[each] for each in ids if each in by_id], person_id=person_id)


def _fragments(reflection: OpenReflection, terms: Sequence[Term], language: str) -> list[str]:
    texts = [reflection.title, *reflection.answers.values()]
    if reflection.prompt:
        texts.append(reflection.prompt.text)
    return fragments(texts, terms, language)


__all__ = ["EnvelopeRefused", "Hit", "Hits", "Spot", "search_reflections"]
