"""Links in Markdown that name a thing, `[text](article:key)`, wherever it stands by then."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

LINK_BY_NAME = "article:"


@dataclass(frozen=True)
class NamedLink:
    """A link by name, `article:name`, and its line, counted from 1."""

    line: int
    name: str


@dataclass(frozen=True)
class Place:
    """Where something can be read; `language` when it is another than that of the text."""

    address: str
    language: str = ""


# Says where that which a link names can be read, or nowhere.
Resolve = Callable[[str], Place | None]


def nowhere(_name: str) -> Place | None:
    """Resolve no name: links by name become text."""
    return None


def resolve_links(tokens: Sequence[Token], resolve: Resolve) -> Iterator[NamedLink]:
    """Lead the links by name in `tokens`, or make them text; yield all of them."""
    for token in tokens:
        line = token.map[0] + 1 if token.map else 1
        kept: list[Token] = []
        leads = True
        for child in token.children or ():
            if child.type == "link_open" and (name := _name_of(child)):
                yield NamedLink(line, name.partition("#")[0])
                leads = _lead(child, name, resolve)
            line += child.type in {"softbreak", "hardbreak"}
            # A link stands in no other link, so the next end is the end of this one.
            if leads or child.type not in {"link_open", "link_close"}:
                kept.append(child)
            leads = leads or child.type == "link_close"
        if token.children is not None:
            token.children = kept


def _name_of(link: Token) -> str:
    address = str(link.attrGet("href") or "")
    return address.removeprefix(LINK_BY_NAME) if address.startswith(LINK_BY_NAME) else ""


def _lead(link: Token, name: str, resolve: Resolve) -> bool:
    key, _sign, part = name.partition("#")
    place = resolve(key)
    if place is None:
        return False
    link.attrSet("href", f"{place.address}#{part}" if part else place.address)
    if place.language:
        link.attrSet("hreflang", place.language)
    return True
