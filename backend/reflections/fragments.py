"""Pieces of a text around the words that were found, as HTML with `<mark>`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from html import escape

from core.text import fold
from reflections.scripts import WORD, is_dense
from reflections.scripts import plain as alike
from reflections.words import Term

MOST = 3
_BEFORE, _LENGTH = 60, 160
_SAME_BEGINNING = 2
_MOST_WORDS = 50
_APOSTROPHES = "'\u2019\u02bc"
Span = tuple[int, int]


class Marker:
    """Finds the words of some terms in texts, however they are written or inflected."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self._terms = terms
        self._known: dict[tuple[Term, str], bool] = {}

    def fragments(self, texts: Sequence[str]) -> list[str]:
        """Return at most `MOST` pieces of `texts`, in order; escaped but for `<mark>`."""
        composed = [unicodedata.normalize("NFC", text) for text in texts]
        plain = [_plain(text) for text in composed]
        spans: list[set[Span]] = [set() for _ in texts]
        for term in self._terms:
            found = [self._as_written(text, term) for text in plain]
            if not any(found):
                found = [self._inflected(text, term) for text in plain]
            if not any(found) and is_dense(term.word):
                found = [self._word_by_word(text, term) for text in composed]
            for whole, new in zip(spans, found, strict=True):
                whole |= new
        pieces: list[str] = []
        for text, whole in zip(composed, spans, strict=True):
            pieces += _pieces(text, sorted(whole), MOST - len(pieces))
        return pieces[:MOST]

    def _as_written(self, plain: str, term: Term) -> set[Span]:
        return {
            (begin, end)
            for begin, end in _words_with(plain, term.word)
            if term.is_part_of(alike(plain[begin:end]))
        }

    def _inflected(self, plain: str, term: Term) -> set[Span]:
        # Inflected forms mostly begin alike, and looking at every word would take too long.
        likely = _words_with(plain, term.word[:_SAME_BEGINNING]) if term.stems else ()
        return {span for span in likely if self._is_form_of(term, plain[span[0] : span[1]])}

    def _word_by_word(self, text: str, term: Term) -> set[Span]:
        # Vowel signs stand between the letters, so the word cannot be found as a piece of text.
        return {
            match.span() for match in WORD.finditer(text) if term.is_part_of(alike(match.group()))
        }

    def _is_form_of(self, term: Term, word: str) -> bool:
        known = self._known.get((term, word))
        if known is None:
            known = term.is_inflected_in(alike(word))
            self._known[term, word] = known
        return known


def _words_with(plain: str, part: str) -> Iterator[Span]:
    """Yield the bounds of the words that hold `part`, at most `_MOST_WORDS` of them."""
    at, count = plain.find(part), 0
    while at >= 0 and count < _MOST_WORDS:
        begin, end = _around(plain, at)
        if end > begin:
            yield begin, end
            count += 1
        at = plain.find(part, max(end, at + 1))


def _around(text: str, position: int) -> Span:
    """Return the bounds of the word at `position`."""
    begin = position
    while begin > 0 and (text[begin - 1].isalnum() or text[begin - 1] in _APOSTROPHES):
        begin -= 1
    for match in WORD.finditer(text, begin, position + 200):
        if match.end() > position:
            return match.span() if match.start() <= position else (position, position)
    return position, position


def _plain(text: str) -> str:
    """Return `text` in lower case without accents, every letter where it was.

    Letters that do not fold to one letter stay; words with them are marked by what is around.
    """
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    if lowered.isascii():
        return lowered
    return _accented.sub(lambda match: _accents.get(match.group(), match.group()), lowered)


def _letters_with_accents() -> dict[str, str]:
    folded = {chr(code): fold(chr(code)) for code in (*range(0xC0, 0x250), 0x2019, 0x2BC)}
    return {char: plain for char, plain in folded.items() if len(plain) == 1}


_accents = _letters_with_accents()
_accented = re.compile("[\u00c0-\u024f\u2019\u02bc]")


def _pieces(text: str, spans: Sequence[Span], most: int) -> list[str]:
    if most <= 0:
        return []
    pieces: list[str] = []
    held: list[Span] = []
    begin = 0
    for span in spans:
        if held and span[1] > begin + _LENGTH:
            pieces.append(_piece(text, begin, held))
            held = []
            if len(pieces) >= most:
                return pieces
        if not held:
            begin = max(span[0] - _BEFORE, 0)
        held.append(span)
    return [*pieces, _piece(text, begin, held)] if held else pieces


def _piece(text: str, begin: int, spans: Sequence[Span]) -> str:
    if begin > 0:
        begin = min(text.find(" ", begin) + 1 or begin, spans[0][0])
    end = max(begin + _LENGTH, spans[-1][1])
    if end < len(text):
        end = max(text.rfind(" ", begin, end), spans[-1][1])
    parts, at = ["…" if begin > 0 else ""], begin
    for start, stop in spans:
        parts += [escape(text[at:start]), "<mark>", escape(text[start:stop]), "</mark>"]
        at = stop
    parts += [escape(text[at:end]), "…" if end < len(text) else ""]
    return "".join(parts)
