"""Pages of words: what a search opens instead of every reflection.

One page holds the words of up to 31 reflections of one person, each word once, with the numbers
of the reflections behind it. So searching thousands of reflections opens some dozens of
envelopes (`docs/adr/0013-pages-of-words.md` has the measurements). A slip is a page that holds
one reflection, until enough of them lie there to become one.

    page = 31 slots | where the stems begin (4 bytes) | words | stems
    slot = reflection id (16 bytes) | day (4) | theme (1)     an unused one has no id
    theme = its number, with the highest bit set where marks stand among the stems
    word = space | UTF-8 | one byte from 1 to 31 for every reflection that holds it
"""

from __future__ import annotations

import datetime
import re
import struct
import uuid
from collections.abc import Iterator
from typing import NamedTuple

from reflections.models import THEMES, Reflection
from reflections.words import Needle

SLOTS = 31
MOST_BYTES = 64 * 1024
_SLOT = struct.Struct("!16siB")
_STEMS = struct.Struct("!I")
_HEAD = SLOTS * _SLOT.size
_BODY = _HEAD + _STEMS.size
_NOBODY = bytes(16)
_STEM = ord("=")
_MARKED = 0x80
_DAY_ZERO = datetime.date(2000, 1, 1)
# Control characters never occur in words, so they can stand for numbers.
_word = re.compile(rb" ([^\x01-\x1f]+)([\x01-\x1f]+)")
_numbers = re.compile(rb"[\x01-\x1f]+")


class Spot(NamedTuple):
    """Where a reflection stands among others; a larger one is newer."""

    day: int
    id: bytes

    @classmethod
    def of(cls, occurred_on: datetime.date, row_id: uuid.UUID) -> Spot:
        """Return the spot of the reflection with this day and id."""
        return cls((occurred_on - _DAY_ZERO).days, row_id.bytes)

    @property
    def occurred_on(self) -> datetime.date:
        """The day as a date; raises `OverflowError` when there is no such day."""
        return _DAY_ZERO + datetime.timedelta(days=self.day)

    @property
    def row_id(self) -> uuid.UUID:
        """The reflection's id."""
        return uuid.UUID(bytes=self.id)


class SealedPage:
    """A page as it was opened, for looking things up."""

    __slots__ = ("_raw", "_stems")

    def __init__(self, raw: bytes) -> None:
        self._raw = raw
        (self._stems,) = _STEMS.unpack_from(raw, _HEAD)

    def numbers_with(self, needle: Needle) -> set[int]:
        """Return the numbers of the reflections with a word, or a stem, that holds `needle`."""
        found: set[int] = set()
        for numbers in self._hits(needle):
            found.update(numbers.group())
            if len(found) == SLOTS:
                break
        return found

    def words_with(self, text: bytes) -> Iterator[bytes]:
        """Yield the words that hold `text`, stems not among them."""
        for numbers in self._hits(Needle(text, ends=False)):
            yield self._raw[self._raw.rfind(b" ", 0, numbers.start()) + 1 : numbers.start()]

    def spots(self, numbers: set[int], theme: str | None) -> Iterator[Spot]:
        """Yield the spots of these numbers, of one theme when it is given."""
        wanted = _theme_number(theme)
        for number in numbers:
            row, day, slot_theme = _SLOT.unpack_from(self._raw, (number - 1) * _SLOT.size)
            if theme is None or slot_theme & ~_MARKED == wanted:
                yield Spot(day, row)

    def numbers(self) -> set[int]:
        """Return the numbers of all reflections of which the words stand here."""
        return {number for number, (row, _day, _theme) in self._slots() if row != _NOBODY}

    def unmarked(self) -> set[int]:
        """Return the numbers of reflections whose words were kept before there were marks."""
        return {
            number
            for number, (row, _day, theme) in self._slots()
            if row != _NOBODY and not theme & _MARKED
        }

    def _slots(self) -> Iterator[tuple[int, tuple[bytes, int, int]]]:
        return enumerate(_SLOT.iter_unpack(self._raw[:_HEAD]), start=1)

    def _hits(self, needle: Needle) -> Iterator[re.Match[bytes]]:
        raw, text = self._raw, needle.text
        begin, end = (self._stems, len(raw)) if text.startswith(b" =") else (_BODY, self._stems)
        at = raw.find(text, begin, end)
        while at >= 0:
            behind = at + len(text)
            numbers = _numbers.search(raw, behind)
            if numbers is None:
                return
            if not needle.ends or numbers.start() == behind:
                yield numbers
                behind = numbers.end()
            at = raw.find(text, behind, end)


class WritablePage:
    """A page taken apart, so that reflections can come and go."""

    def __init__(self, raw: bytes = bytes(_BODY)) -> None:
        stems = _STEMS.unpack_from(raw, _HEAD)[0] or _BODY
        self._slots = list(_SLOT.iter_unpack(raw[:_HEAD]))
        self._words: dict[bytes, bytes] = dict(_word.findall(raw, _BODY, stems))
        self._stems: dict[bytes, bytes] = dict(_word.findall(raw, stems))

    @property
    def has_room(self) -> bool:
        """Whether another reflection fits in."""
        size = sum(
            sum(map(len, each)) + sum(map(len, each.values()))
            for each in (self._words, self._stems)
        )
        return any(slot[0] == _NOBODY for slot in self._slots) and size < MOST_BYTES

    @property
    def is_empty(self) -> bool:
        """Whether no reflection is left."""
        return all(slot[0] == _NOBODY for slot in self._slots)

    def add(self, row: Reflection, words: set[bytes]) -> None:
        """Take in a reflection. There has to be room."""
        index = self._free()
        self._slots[index] = _slot_of(row)
        number = bytes([index + 1])
        for word in words:
            kept = self._stems if word.startswith(b"=") else self._words
            kept[word] = kept.get(word, b"") + number

    def take_slip(self, raw: bytes) -> None:
        """Take in the one reflection of a slip. There has to be room."""
        slip = WritablePage(raw)
        index = self._free()
        self._slots[index] = next(slot for slot in slip._slots if slot[0] != _NOBODY)
        number = bytes([index + 1])
        for kept, words in ((self._words, slip._words), (self._stems, slip._stems)):
            for word in words:
                kept[word] = kept.get(word, b"") + number

    def remove(self, row_id: uuid.UUID) -> None:
        """Let go of a reflection and its words; nothing happens when it is not here."""
        for index, slot in enumerate(self._slots):
            if slot[0] == row_id.bytes:
                self._slots[index] = (_NOBODY, 0, 0)
                number = bytes([index + 1])
                self._words = _without(number, self._words)
                self._stems = _without(number, self._stems)

    def _free(self) -> int:
        return next(index for index, slot in enumerate(self._slots) if slot[0] == _NOBODY)

    def encoded(self) -> bytes:
        """Return the bytes to seal."""
        slots = b"".join([_SLOT.pack(*slot) for slot in self._slots])
        words, stems = (
            b"".join([b" " + word + held for word, held in each.items()])
            for each in (self._words, self._stems)
        )
        return b"".join([slots, _STEMS.pack(_BODY + len(words)), words, stems])


def slip_of(row: Reflection, words: set[bytes]) -> bytes:
    """Return a page that holds this reflection alone: what adding it to an empty one would give."""
    slot = _SLOT.pack(*_slot_of(row))
    written = b"".join([b" %b\x01" % word for word in words if word[0] != _STEM])
    stems = b"".join([b" %b\x01" % word for word in words if word[0] == _STEM])
    head = slot.ljust(_HEAD, b"\x00") + _STEMS.pack(_BODY + len(written))
    return head + written + stems


def _slot_of(row: Reflection) -> tuple[bytes, int, int]:
    day = Spot.of(row.occurred_on, row.id).day
    return row.id.bytes, day, _theme_number(row.theme) | _MARKED


def _without(number: bytes, kept: dict[bytes, bytes]) -> dict[bytes, bytes]:
    left = {word: held.replace(number, b"") for word, held in kept.items()}
    return {word: held for word, held in left.items() if held}


def _theme_number(theme: str | None) -> int:
    return THEMES.index(theme) + 1 if theme else 0
