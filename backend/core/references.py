"""What a Markdown source points at: addresses on the web, with their words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from markdown_it.token import Token

from core.markdown import parse, plain


@dataclass(frozen=True)
class Link:
    """A link: its address, its words, and the line it stands in, counted from 1."""

    address: str
    words: str
    line: int


def find_links(source: str) -> list[Link]:
    """Return the links of `source` in order. Raises `TooLongError` as `render` does."""
    return [link for token in _inline(source) for link in _links(token)]


def _inline(source: str) -> Iterator[Token]:
    environment: dict[str, Any] = {}
    for token in parse(source, environment):
        if token.type == "inline" and token.map:
            yield token


def _lines(token: Token) -> Iterator[tuple[Token, int]]:
    line = (token.map or [0])[0] + 1
    for child in token.children or ():
        yield child, line
        line += child.type in {"softbreak", "hardbreak"}


def _links(token: Token) -> Iterator[Link]:
    open_at: tuple[str, int] | None = None
    inside: list[Token] = []
    for child, line in _lines(token):
        if child.type == "link_open":
            open_at, inside = (str(child.attrGet("href") or ""), line), []
        elif child.type == "link_close" and open_at:
            yield Link(open_at[0], _text(inside), open_at[1])
            open_at = None
        elif open_at:
            inside.append(child)


def _text(children: Sequence[Token]) -> str:
    return plain(Token("inline", "", 0, children=list(children)))
