"""Ends that HTML lets authors leave out, put where browsers put them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.errors import DomainError

_DEEPEST = 100
_tag = re.compile(r"<!--.*?-->|<(/?)([A-Za-z][\w-]{0,40})", re.DOTALL)
_VOID = {
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
}  # fmt: skip
# What the beginning of an element ends, and the elements beyond which it does not look.
_ENDS: dict[str, set[str]] = {
    "li": {"li"},
    "dt": {"dt", "dd"},
    "dd": {"dt", "dd"},
    "tr": {"tr", "td", "th"},
    "td": {"td", "th"},
    "th": {"td", "th"},
    "option": {"option"},
}
_WALLS = {"ul", "ol", "dl", "table", "select", "blockquote"}
_BLOCKS = {
    "address", "article", "aside", "blockquote", "details", "div", "dl", "fieldset", "figure",
    "form", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "ol", "p", "pre", "section", "table", "ul",
}  # fmt: skip


def balance(html: str) -> str:
    """Return `html` with the ends of paragraphs, items, rows and cells that it leaves out.

    Raises `DomainError("wordpress_post_too_long")` for elements nested without end.
    """
    return "".join(_pieces(html))


def _pieces(html: str) -> Iterator[str]:
    opened: list[str] = []
    done = 0
    for found in _tag.finditer(html):
        if found.group(2) is None:
            continue
        name = found.group(2).lower()
        yield html[done : found.start()]
        done = found.start()
        if found.group(1):
            _close(opened, name)
            continue
        yield from _left_out(opened, name)
        if name not in _VOID:
            opened.append(name)
        if len(opened) > _DEEPEST:
            raise DomainError("wordpress_post_too_long")
    yield html[done:]


def _close(opened: list[str], name: str) -> None:
    if name in opened:
        while opened.pop() != name:
            pass


def _left_out(opened: list[str], name: str) -> Iterator[str]:
    """Yield the ends that stand before `name` begins, and forget what they end."""
    ends = _ENDS.get(name) or ({"p"} if name in _BLOCKS else set())
    walls = _WALLS if name in _ENDS else _WALLS | {"li", "td", "th", "dd", "div", "figure"}
    for at in range(len(opened) - 1, -1, -1):
        if opened[at] in walls:
            return
        if opened[at] in ends:
            # A row that follows a cell ends the row of that cell too.
            first = at - 1 if name == "tr" and at and opened[at - 1] == "tr" else at
            yield "".join(f"</{it}>" for it in reversed(opened[first:]))
            del opened[first:]
            return
