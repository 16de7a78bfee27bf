"""Texts that carry their own stems, so that fragments can be cut and marked without stemming.

A marked text has one passage per line: the title, the summary, then the text in pieces of at
most `LONGEST` characters. Its characters are escaped for HTML, and every word that can be looked
for is written as its stem and itself, between control characters. So a search reads one column
per hit, and finds, cuts and marks with a few scans in C. The last line holds words that count and
are never shown: headings and tags.
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
_MOST_NEEDLES = 12
# Where a word stands first says enough; what repeats it a hundred times is not read to its end.
_MOST_PASSAGES = 12
_STEM, _WORD, _END, _UNSEEN = "\x01", "\x02", "\x03", "\x04"

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


def mark_text(
    *, title: str, summary: str, texts: Iterable[str], language: str, unseen: str = ""
) -> str:
    """Return the marked text of an article; `unseen` are words that stand around it."""
    lines, size = [], len(unseen)
    for passage in (title, summary, *cut(texts)):
        line = _mark_line(" ".join(passage.split()), language)
        size += len(line) + 1
        if size > MOST_MARKED:
            break
        lines.append(line)
    if unseen:
        lines.append(_UNSEEN + _mark_line(" ".join(unseen.split()), language))
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


def as_written(texts: Iterable[str], folded: str) -> str:
    """Return the word that folds to `folded` as one of the marked texts writes it.

    In lower case where it stands so anywhere; as it came in when no text holds it.
    """
    found = ""
    for marked in texts:
        for _stem, word in _written.findall(marked):
            if fold(word) == folded:
                if word.islower():
                    return str(word)
                found = found or word
    return found or folded


class Marker:
    """Cuts and marks fragments for one query.

    `words` are the words that are looked for, each as all the stems that count as finding it.
    """

    def __init__(self, words: Sequence[Sequence[str]]) -> None:
        stems: dict[str, int] = {}
        # What was asked itself comes first, whatever else stands for it.
        for place in range(max(map(len, words), default=0)):
            for number, group in enumerate(words):
                if place < len(group):
                    stems.setdefault(group[place], number)
        chosen = list(stems.items())[:_MOST_NEEDLES]
        self._count = len(words)
        self._read: str | None = None
        self._found: dict[int, set[int]] = {}
        self._needles = {f"{_STEM}{found}{_WORD}": number for found, number in chosen}

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
        lines = {at: found for at, found in self._lines(marked).items() if at >= begin}
        spans: list[int] = []
        seen: set[int] = set()
        while lines and len(spans) < most:
            # What adds most to the words that were shown, then what holds most, then the first.
            best = max(lines, key=lambda at: (len(lines[at] - seen), len(lines[at]), -at))
            seen |= lines.pop(best)
            spans.append(best)
        return [self._html(marked[at : _until(marked, at)]) for at in sorted(spans or [begin])]

    def nearness(self, marked: str) -> float:
        """Return which part of the words stands in one passage; nothing if it is only one."""
        if self._count < 2:
            return 0.0
        together = max(map(len, self._lines(marked).values()), default=0)
        return together / self._count if together > 1 else 0.0

    def _lines(self, marked: str) -> dict[int, set[int]]:
        """Return where the first passages with a word begin, and the numbers of their words."""
        # One text is asked for its nearness and its fragments, one after the other.
        if self._read is not marked:
            self._read, self._found = marked, self._find(marked)
        return self._found

    def _find(self, marked: str) -> dict[int, set[int]]:
        shown = _shown(marked)
        lines: dict[int, set[int]] = {}
        for needle, number in self._needles.items():
            at, passages = marked.find(needle, 0, shown), 0
            while at != -1 and passages < _MOST_PASSAGES:
                lines.setdefault(marked.rfind("\n", 0, at) + 1, set()).add(number)
                passages += 1
                at = marked.find(needle, _until(marked, at), shown)
        return lines


def _shown(marked: str) -> int:
    """Return where that what readers may see of a marked text ends."""
    end = marked.rfind(f"\n{_UNSEEN}")
    return len(marked) if end == -1 else end


def _until(marked: str, start: int) -> int:
    end = marked.find("\n", start)
    return len(marked) if end == -1 else end
