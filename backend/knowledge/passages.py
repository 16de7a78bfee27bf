"""Texts that carry their own stems, so that fragments can be cut and marked without stemming.

A marked text has one passage per line: the title, the summary, then the text in pieces of at
most `LONGEST` characters. Its characters are escaped for HTML, and every word that can be looked
for is written as its stem and itself, between control characters. So a search reads one column
per hit, and finds, cuts and marks with a few scans in C.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape

from core.stemming import is_stop_word, stem
from core.text import WORD, fold

LONGEST = 240
SHORTEST = 60
# Beyond this much text no fragments are cut; the words are found all the same.
MOST_MARKED = 60_000
_MOST_NEEDLES = 8
_STEM, _WORD, _END = "\x01", "\x02", "\x03"

_sentence_end = re.compile(r"(?<=[.!?…])[\"'\u201d\u2019)]*\s+")
_stems = re.compile(f"{_STEM}[^{_WORD}]*{_WORD}")
_written = re.compile(f"{_STEM}([^{_WORD}]*){_WORD}([^{_END}]*){_END}")


def cut(texts: Iterable[str]) -> Iterator[str]:
    """Yield `texts` in passages of whole sentences, none longer than `LONGEST` characters."""
    for text in texts:
        passage = ""
        for sentence in _sentence_end.split(" ".join(text.split())):
            if passage and len(passage) + len(sentence) >= LONGEST:
                yield from _shortened(passage)
                passage = ""
            passage = f"{passage} {sentence}".strip()
            if len(passage) >= SHORTEST:
                yield from _shortened(passage)
                passage = ""
        if passage:
            yield from _shortened(passage)


def _shortened(passage: str) -> Iterator[str]:
    while len(passage) > LONGEST:
        at = passage.rfind(" ", LONGEST // 2, LONGEST)
        at = LONGEST if at == -1 else at
        yield passage[:at]
        passage = passage[at:].strip()
    if passage:
        yield passage


def mark_text(*, title: str, summary: str, texts: Iterable[str], language: str) -> str:
    """Return the marked text of an article."""
    lines, size = [], 0
    for passage in (title, summary, *cut(texts)):
        line = _mark_line(" ".join(passage.split()), language)
        size += len(line) + 1
        if size > MOST_MARKED:
            break
        lines.append(line)
    return "\n".join(lines)


def _mark_line(text: str, language: str) -> str:
    parts, end = [], 0
    for match in WORD.finditer(text):
        word = match.group()
        parts.append(escape(text[end : match.start()], quote=False))
        if is_stop_word(word, language):
            parts.append(word)
        else:
            parts.append(f"{_STEM}{stem(word, language)}{_WORD}{word}{_END}")
        end = match.end()
    parts.append(escape(text[end:], quote=False))
    return "".join(parts)


def vocabulary(marked: str) -> dict[str, str]:
    """Return the folded words of a marked text, with their stems."""
    return {fold(word): found for found, word in _written.findall(marked)}


class Marker:
    """Cuts and marks fragments for one query, given the stems that count as found."""

    def __init__(self, stems: Sequence[str]) -> None:
        self._needles = [f"{_STEM}{found}{_WORD}" for found in stems[:_MOST_NEEDLES]]

    def _html(self, line: str) -> str:
        for needle in self._needles:
            if needle in line:
                before, *found = line.split(needle)
                line = before + "".join(
                    ["<mark>" + part.replace(_END, "</mark>", 1) for part in found]
                )
        return _stems.sub("", line).replace(_END, "")

    def title(self, marked: str) -> str:
        """Return the title as HTML."""
        return self._html(marked[: _until(marked, 0)])

    def fragments(self, marked: str, most: int = 2) -> list[str]:
        """Return up to `most` passages that hold what was looked for, in order, as HTML.

        When only the title holds it, the summary comes back unmarked.
        """
        begin = _until(marked, 0) + 1
        spans: set[tuple[int, int]] = set()
        for needle in self._needles:
            at = marked.find(needle, begin)
            while at != -1 and len(spans) < most:
                end = _until(marked, at)
                spans.add((marked.rfind("\n", 0, at) + 1, end))
                at = -1 if len(self._needles) > 1 else marked.find(needle, end)
        if not spans:
            spans.add((begin, _until(marked, begin)))
        return [self._html(marked[start:end]) for start, end in sorted(spans)]


def _until(marked: str, start: int) -> int:
    end = marked.find("\n", start)
    return len(marked) if end == -1 else end
