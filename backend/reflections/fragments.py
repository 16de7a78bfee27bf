"""Pieces of a text around the words that were found, as HTML with `<mark>`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from html import escape

from core.text import WORD, fold
from reflections.words import Term

MOST = 3
_BEFORE, _LENGTH = 60, 160
_SAME_BEGINNING = 2
_APOSTROPHES = "'\u2019\u02bc"
Span = tuple[int, int]


class Marker:
    """Finds the words of some terms in texts, however they are written or inflected."""

    def __init__(self, terms: Sequence[Term], language: str) -> None:
        self._terms = terms
        self._language = language
        self._known: dict[str, bool] = {}
        parts = [_accented(term.word) for term in terms]
        # Inflected forms mostly begin alike, and looking at every word would take too long.
        beginnings = [
            rf"(?<!\w){_accented(term.word[:_SAME_BEGINNING])}" for term in terms if term.stems
        ]
        self._likely = re.compile("|".join([*parts, *beginnings]), re.IGNORECASE)

    def fragments(self, texts: Iterable[str]) -> list[str]:
        """Return at most `MOST` pieces of `texts`, in order; escaped but for `<mark>`."""
        found: list[str] = []
        for text in texts:
            composed = unicodedata.normalize("NFC", text)
            found += _pieces(composed, self._spans(composed), MOST - len(found))
            if len(found) >= MOST:
                break
        return found

    def _spans(self, text: str) -> Iterator[Span]:
        # Without terms the pattern would match nothing, everywhere.
        at = 0 if self._terms else len(text) + 1
        while at <= len(text) and (likely := self._likely.search(text, at)):
            begin, end = _around(text, likely.start())
            at = max(end, likely.end(), at + 1)
            if end > begin and self._is_found(fold(text[begin:end])):
                yield begin, end

    def _is_found(self, folded: str) -> bool:
        known = self._known.get(folded)
        if known is None:
            known = self._known[folded] = any(
                term.is_part_of(folded) or term.is_inflected_in(folded, self._language)
                for term in self._terms
            )
        return known


def _around(text: str, position: int) -> Span:
    """Return the bounds of the word at `position`."""
    begin = position
    while begin > 0 and (text[begin - 1].isalnum() or text[begin - 1] in _APOSTROPHES):
        begin -= 1
    for match in WORD.finditer(text, begin, position + 200):
        if match.end() > position:
            return match.span() if match.start() <= position else (position, position)
    return position, position


def _accented(word: str) -> str:
    """Return a pattern for the folded `word` that lets every letter carry accents."""
    return "".join(_variants.get(char, re.escape(char)) for char in word)


def _variants_of_letters() -> dict[str, str]:
    """Return, for every plain letter, a pattern for all letters that fold to it."""
    found: dict[str, list[str]] = {}
    for code in range(0xC0, 0x250):
        plain = fold(chr(code))
        if len(plain) == 1 and plain.isalpha():
            found.setdefault(plain, []).append(chr(code))
    return {plain: f"[{plain}{''.join(accented)}]" for plain, accented in found.items()}


_variants = _variants_of_letters()


def _pieces(text: str, spans: Iterable[Span], most: int) -> list[str]:
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
