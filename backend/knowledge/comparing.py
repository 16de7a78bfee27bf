"""What changed between two states of a text, in words that a reader of the text understands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Literal

from core.markdown_lines import Line, lines
from core.text import WORD
from knowledge.models import Manuscript, Revision

Change = Literal["same", "added", "removed"]


@dataclass(frozen=True)
class Piece:
    """A run of text, and whether it came, went or stayed."""

    change: Change
    text: str


@dataclass(frozen=True)
class ComparedLine:
    """One paragraph, heading or item: what it is, and its pieces in the order of reading."""

    kind: str
    pieces: Sequence[Piece]

    @property
    def change(self) -> str:
        """Whether the line as a whole is the same, added, removed or changed."""
        changes = {piece.change for piece in self.pieces}
        return changes.pop() if len(changes) == 1 else "changed"


@dataclass(frozen=True)
class Comparison:
    """Two states of a text beside each other."""

    title: Sequence[Piece]
    summary: Sequence[Piece]
    tags: Sequence[Piece]
    sources: Sequence[Piece]
    lines: Sequence[ComparedLine]


def compare(old: Revision | Manuscript, new: Revision | Manuscript) -> Comparison:
    """Return what became of `old` in `new`, by words in the text as readers see it."""
    return Comparison(
        title=compare_words(old.title, new.title),
        summary=compare_words(old.summary, new.summary),
        tags=list(_compare_items(list(old.tags), list(new.tags))),
        sources=list(_compare_items(_cited(old.sources), _cited(new.sources))),
        lines=list(_compare_lines(lines(old.body), lines(new.body))),
    )


def _cited(sources: Sequence[dict[str, Any]]) -> list[str]:
    names = ("author", "year", "title", "publisher", "url")
    return [
        ", ".join(str(source[name]) for name in names if source.get(name)) for source in sources
    ]


def _compare_items(old: list[str], new: list[str]) -> Iterator[Piece]:
    for kind, was, becomes in _steps(old, new):
        if kind == "equal":
            yield from (Piece("same", item) for item in was)
        else:
            yield from (Piece("removed", item) for item in was)
            yield from (Piece("added", item) for item in becomes)


def _steps(
    old: Sequence[Any], new: Sequence[Any]
) -> Iterator[tuple[str, Sequence[Any], Sequence[Any]]]:
    # `autojunk` leaves out of the search what stands everywhere: otherwise a text that repeats
    # one word ten thousand times would take minutes.
    matcher = SequenceMatcher(None, old, new, autojunk=True)
    for kind, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        yield kind, old[old_from:old_to], new[new_from:new_to]


def _compare_lines(old: Sequence[Line], new: Sequence[Line]) -> Iterator[ComparedLine]:
    for kind, was, becomes in _steps(old, new):
        if kind == "equal":
            yield from (ComparedLine(line.kind, [Piece("same", line.text)]) for line in was)
            continue
        pairs = min(len(was), len(becomes))
        for before, after in zip(was[:pairs], becomes[:pairs], strict=True):
            yield from _compare_line(before, after)
        yield from (ComparedLine(line.kind, [Piece("removed", line.text)]) for line in was[pairs:])
        yield from (
            ComparedLine(line.kind, [Piece("added", line.text)]) for line in becomes[pairs:]
        )


def _compare_line(before: Line, after: Line) -> Iterator[ComparedLine]:
    pieces = compare_words(before.text, after.text)
    kept = sum(len(piece.text) for piece in pieces if piece.change == "same")
    # Two lines that share hardly a word are two lines, and reading them mixed is no help.
    if before.kind == after.kind and kept * 3 >= max(len(before.text), len(after.text)):
        yield ComparedLine(after.kind, pieces)
    else:
        yield ComparedLine(before.kind, [Piece("removed", before.text)])
        yield ComparedLine(after.kind, [Piece("added", after.text)])


def compare_words(old: str, new: str) -> list[Piece]:
    """Return the pieces of `old` and `new`, split between words."""
    pieces: list[Piece] = []
    for kind, was, becomes in _steps(_split(old), _split(new)):
        if kind == "equal":
            pieces.append(Piece("same", "".join(was)))
        else:
            if was:
                pieces.append(Piece("removed", "".join(was)))
            if becomes:
                pieces.append(Piece("added", "".join(becomes)))
    return pieces


def _split(text: str) -> list[str]:
    """Split `text` into words and what stands between them; joined they are `text` again."""
    parts, end = [], 0
    for match in WORD.finditer(text):
        if match.start() > end:
            parts.append(text[end : match.start()])
        parts.append(match.group())
        end = match.end()
    return [*parts, text[end:]] if end < len(text) else parts
