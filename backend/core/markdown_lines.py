"""The lines of a Markdown source, for telling what changed in it."""

from __future__ import annotations

from dataclasses import dataclass

from core.markdown import block_argument, parse, plain


@dataclass(frozen=True)
class Line:
    """One line of a text as readers see it: what it is, and its words without marks.

    `kind` is `heading`, `paragraph`, `item`, `cell`, `quotation`, `picture`, `caption`, `code`, or
    the name of a block for its title.
    """

    kind: str
    text: str


_KINDS = {
    "heading_open": "heading",
    "list_item_open": "item",
    "th_open": "cell",
    "td_open": "cell",
    "blockquote_open": "quotation",
    "figure_open": "picture",
    "figcaption_open": "caption",
}


def lines(source: str) -> list[Line]:
    """Return the lines of `source`, in the order of reading; raises `TooLongError`."""
    found: list[Line] = []
    around: list[str] = []
    for token in parse(source, {}):
        if token.type.startswith("container_") and token.nesting == 1:
            found.append(Line(token.type.split("_")[1], block_argument(token)))
        elif token.type in {"fence", "code_block"}:
            found += [Line("code", line) for line in token.content.splitlines()]
        elif token.type == "inline":
            found.append(Line(around[-1] if around else "paragraph", plain(token)))
        elif token.type in _KINDS:
            around.append(_KINDS[token.type])
        elif token.type.replace("_close", "_open") in _KINDS and token.nesting == -1:
            around.pop()
    return found
