"""Plain text written as Markdown, so that it reads as it was typed."""

from __future__ import annotations

import re

_INLINE = re.compile(
    r"[\\`*<\[\]]"  # marks wherever they stand
    r"|~(?=~)|(?<=~)~"  # struck through
    r"|(?<![^\W_])_|_(?![^\W_])"  # one underscore inside a word means nothing
    r"|&(?=#?\w+;)"  # an entity
)
_OPENING = re.compile(r"^([#>+\-=|:~])")
_NUMBERED = re.compile(r"^(\d{1,9})([.)])")
_CLOSING = re.compile(r"(?<!\\)#+$")
_INDENT = re.compile(r"^[ \t\u00a0]+")


def as_markdown(text: str) -> str:
    """Return Markdown (CommonMark, with the extensions of GitHub) that shows `text` as it is.

    Lines stay lines, and signs that would mean something mean themselves. Empty lines part
    paragraphs; how many there are is not kept.
    """
    lines = [_line(line) for line in text.split("\n")]
    followed = [*lines[1:], ""]
    # Two spaces at the end of a line keep the next one below it.
    return "\n".join(
        f"{line}  " if line and after else line for line, after in zip(lines, followed, strict=True)
    )


def as_markdown_line(text: str) -> str:
    """Return Markdown for `text` on one line, such as a title behind `#`."""
    # Behind a heading, such signs would close it.
    return _CLOSING.sub(lambda found: r"\#" * len(found.group()), _line(" ".join(text.split())))


def _line(line: str) -> str:
    line = line.rstrip()
    indent = _INDENT.match(line)
    if indent:
        # Four plain spaces would be code.
        width = len(indent.group().expandtabs(4))
        return "\u00a0" * width + _escaped(line[indent.end() :])
    return _escaped(line)


def _escaped(line: str) -> str:
    escaped = _INLINE.sub(r"\\\g<0>", line)
    escaped = _OPENING.sub(r"\\\1", escaped)
    return _NUMBERED.sub(r"\1\\\2", escaped)
