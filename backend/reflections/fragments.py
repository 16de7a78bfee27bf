"""Pieces of a text around the words that were found, as HTML with `<mark>`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from core.text import WORD, fold
from reflections.words import Term, term_of

MOST = 3
_BEFORE, _LENGTH = 60, 160
Span = tuple[int, int]


def fragments(texts: Iterable[str], terms: Sequence[Term], language: str) -> list[str]:
    """Return at most `MOST` pieces of `texts`, in order; escaped but for `<mark>`."""
    found: list[str] = []
    for text in texts:
        found += _pieces(text, terms, language, MOST - len(found))
        if len(found) >= MOST:
            break
    return found


def _pieces(text: str, terms: Sequence[Term], language: str, most: int) -> list[str]:
    pieces: list[str] = []
    begin = -1
    spans: list[Span] = []
    for match in WORD.finditer(text):
        if spans and match.end() > begin + _LENGTH:
            pieces.append(_piece(text, begin, spans))
            spans = []
            if len(pieces) >= most:
                return pieces
        if _is_found(fold(match.group()), terms, language):
            if not spans:
                begin = max(match.start() - _BEFORE, 0)
            spans.append(match.span())
    if spans:
        pieces.append(_piece(text, begin, spans))
    return pieces


def _is_found(folded: str, terms: Sequence[Term], language: str) -> bool:
    if any(term.is_part_of(folded) for term in terms):
        return True
    # Inflected forms mostly begin alike; stemming every word would take too long.
    likely = [term for term in terms if term.stems and term.word[:2] == folded[:2]]
    return bool(likely) and any(term.stems & term_of(folded, language).stems for term in likely)


def _piece(text: str, begin: int, spans: Sequence[Span]) -> str:
    end = min(begin + _LENGTH, len(text))
    end = max(end, spans[-1][1])
    if begin > 0:
        begin = min(_behind_space(text, begin), spans[0][0])
    if end < len(text):
        end = max(text.rfind(" ", begin, end), spans[-1][1])
    parts = ["…" if begin > 0 else ""]
    at = begin
    for start, stop in spans:
        parts += [escape(text[at:start]), "<mark>", escape(text[start:stop]), "</mark>"]
        at = stop
    parts += [escape(text[at:end]), "…" if end < len(text) else ""]
    return "".join(parts)


def _behind_space(text: str, begin: int) -> int:
    space = text.find(" ", begin)
    return begin if space < 0 else space + 1
