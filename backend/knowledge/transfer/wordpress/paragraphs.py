"""Paragraphs as the classic editor of WordPress means them: an empty line ends one."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PageElement

_INLINE = {
    "a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "del", "em", "font", "i", "img", "ins",
    "kbd", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time",
    "u", "var", "kb-code",
}  # fmt: skip
_empty_line = re.compile(r"\n[ \t\r]*\n\s*")


def make_paragraphs(soup: BeautifulSoup) -> None:
    """Put paragraphs around loose text in `soup` and its plainest containers."""
    for container in [soup, *soup.find_all(["div", "blockquote", "section", "article"])]:
        if container.find("br") or "\n" in container.get_text():
            _fill(soup, container)


def _fill(soup: BeautifulSoup, container: Tag) -> None:
    children = [child.extract() for child in list(container.contents)]
    paragraph: Tag | None = None
    for child in children:
        for piece in _pieces(child):
            if piece is None:
                paragraph = None
            elif isinstance(piece, Tag) and piece.name not in _INLINE:
                paragraph = None
                container.append(piece)
            else:
                if paragraph is None:
                    if isinstance(piece, NavigableString) and not piece.strip():
                        continue
                    paragraph = soup.new_tag("p")
                    container.append(paragraph)
                paragraph.append(piece)


def _pieces(child: PageElement) -> list[PageElement | None]:
    """Return `child`, or the parts of a text with `None` where an empty line stands."""
    if not isinstance(child, NavigableString):
        return [child]
    pieces: list[PageElement | None] = []
    for number, part in enumerate(_empty_line.split(child.replace("\r", ""))):
        pieces += [None] if number else []
        lines = part.split("\n")
        for at, line in enumerate(lines):
            pieces += [NavigableString("\n")] if at else []
            pieces += [NavigableString(line)] if line else []
    return pieces
