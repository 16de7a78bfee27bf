"""What changed between two states of a text, in words that a reader of the text understands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Literal

from core.markdown_lines import Line, lines
from core.text import WORD
from knowledge.models import Manuscript, Revision

Change = Literal["same", "added", "removed"]

# What no article comes near. Beyond it nobody looks for single words, and comparing them would
# take seconds: lines and signs of a source, lines of a text, words and gaps of one line.
_MOST_SOURCE_LINES = 3000
_MOST_SIGNS = 10_000
_MOST_COMPARED = 2000
_SIGNS = "*_[]`|<!\\~"


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
    """Two states of a text beside each other; texts without measure by their source."""

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
        lines=list(_compare_bodies(old.body, new.body)),
    )


def _compare_bodies(old: str, new: str) -> Iterator[ComparedLine]:
    if any(map(_is_immense, (old, new))):
        return _compare_sources(*(_lines_of_source(body) for body in (old, new)))
    return _compare_lines(lines(old), lines(new))


def _lines_of_source(body: str) -> list[str]:
    return [line for line in body.splitlines() if line.strip()]


def _is_immense(body: str) -> bool:
    signs = sum(body.count(sign) for sign in _SIGNS)
    return body.count("\n") > _MOST_SOURCE_LINES or signs > _MOST_SIGNS


def _compare_sources(old: list[str], new: list[str]) -> Iterator[ComparedLine]:
    """Compare lines of Markdown, those that stayed or changed together as one."""
    changes: tuple[Change, Change] = ("removed", "added")
    for kind, was, becomes in _steps(old, new):
        if kind == "equal":
            yield ComparedLine("code", [Piece("same", "\n".join(was))])
            continue
        for change, part in zip(changes, (was, becomes), strict=True):
            if part:
                yield ComparedLine("code", [Piece(change, "\n".join(part))])


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
    old: Sequence[Any], new: Sequence[Any], is_gap: Callable[[Any], bool] | None = None
) -> Iterator[tuple[str, Sequence[Any], Sequence[Any]]]:
    """Yield what became of each part of `old`; a gap alone is nothing that two have in common."""
    begin = _common(old, new)
    end = _common(old[begin:][::-1], new[begin:][::-1])
    was, becomes = old[begin : len(old) - end], new[begin : len(new) - end]
    if begin:
        yield "equal", old[:begin], new[:begin]
    if max(len(was), len(becomes)) > _MOST_COMPARED:
        yield "replace", was, becomes
    elif was or becomes:
        # `autojunk` leaves out of the search what stands everywhere: otherwise a text that
        # repeats one word a thousand times would take seconds.
        matcher = SequenceMatcher(is_gap, was, becomes, autojunk=True)
        for kind, old_from, old_to, new_from, new_to in matcher.get_opcodes():
            yield kind, was[old_from:old_to], becomes[new_from:new_to]
    if end:
        yield "equal", old[len(old) - end :], new[len(new) - end :]


def _common(one: Sequence[Any], other: Sequence[Any]) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


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
    for kind, was, becomes in _steps(_split(old), _split(new), _is_gap):
        if kind == "equal":
            pieces.append(Piece("same", "".join(was)))
        else:
            if was:
                pieces.append(Piece("removed", "".join(was)))
            if becomes:
                pieces.append(Piece("added", "".join(becomes)))
    return pieces


def _is_gap(part: str) -> bool:
    return not WORD.match(part)


def _split(text: str) -> list[str]:
    """Split `text` into words and what stands between them; joined they are `text` again."""
    parts, end = [], 0
    for match in WORD.finditer(text):
        if match.start() > end:
            parts.append(text[end : match.start()])
        parts.append(match.group())
        end = match.end()
    return [*parts, text[end:]] if end < len(text) else parts
