"""Reading an export file of WordPress (WXR): XML that anybody may have made."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from core.errors import DomainError

MOST_POSTS = 5_000
_WP = re.compile(r"\{http://wordpress\.org/export/1\.[0-2]/\}(.+)")
_CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
_CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
# What some editors leave in texts, and no XML may hold.
_CONTROL = bytes([*range(9), 11, 12, *range(14, 32)])
_CHUNK = 64 * 1024
_TEXTS = ("post", "page")


@dataclass(frozen=True)
class Post:
    """A post or a page, as the site had it; `html` may be broken."""

    id: str
    guid: str
    kind: str
    status: str
    title: str
    html: str
    excerpt: str
    name: str
    author: str
    date: str
    tags: tuple[str, ...]
    language: str
    group: str
    comments: int


@dataclass(frozen=True)
class Attachment:
    """A file of the site: where it was, and what it shows."""

    address: str
    text: str


@dataclass
class Site:
    """Everything of an export file that is used; `left_out` counts what is not."""

    address: str = ""
    language: str = ""
    posts: list[Post] = field(default_factory=list)
    attachments: dict[str, Attachment] = field(default_factory=dict)
    authors: dict[str, str] = field(default_factory=dict)
    left_out: Counter[str] = field(default_factory=Counter)


class _Clean:
    """A file without the bytes that no XML may hold."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def read(self, size: int = _CHUNK) -> bytes:
        while chunk := self._file.read(size):
            if clean := chunk.translate(None, _CONTROL):
                return clean
        return b""


def read_site(file: IO[bytes]) -> Site:
    """Read an export file.

    Raises `DomainError`: `wordpress_unsafe` for XML that defines entities or points elsewhere,
    `wordpress_broken` with the line where the XML breaks off, `wordpress_other` for XML that is
    no export of WordPress, `wordpress_too_many`.
    """
    site = Site()
    is_export = False
    try:
        for _event, element in iterparse(_Clean(file), forbid_dtd=True):
            is_export = _read(site, element) or is_export
            if len(site.posts) > MOST_POSTS:
                raise DomainError("wordpress_too_many", most=MOST_POSTS)
    except DefusedXmlException:
        raise DomainError("wordpress_unsafe") from None
    except ParseError as error:
        raise DomainError("wordpress_broken", line=error.position[0]) from None
    except (LookupError, ValueError, RecursionError):
        raise DomainError("wordpress_broken", line=1) from None
    if not is_export:
        raise DomainError("wordpress_other")
    return site


def _read(site: Site, element: Element) -> bool:
    """Take what a closed element says, and tell whether only WordPress writes it."""
    name = _wp(element)
    if name == "wxr_version":
        return True
    if name == "base_site_url":
        site.address = _said(element)
    elif element.tag == "language":
        site.language = _said(element)
    elif name == "author":
        parts = {_wp(child): _said(child) for child in element}
        login = parts.get("author_login", "")
        site.authors[login] = parts.get("author_display_name", "") or login
    elif element.tag == "item":
        _read_item(site, element)
        element.clear()
    return False


def _wp(element: Element) -> str:
    found = _WP.fullmatch(element.tag)
    return found.group(1) if found else ""


def _said(element: Element | None) -> str:
    return (element.text or "").strip() if element is not None else ""


def _read_item(site: Site, item: Element) -> None:
    facts = {name: _said(child) for child in item if (name := _wp(child))}
    kind, status = facts.get("post_type", ""), facts.get("status", "")
    if kind == "attachment":
        address = facts.get("attachment_url", "") or _said(item.find("guid"))
        text = dict(_metadata(item)).get("_wp_attachment_image_alt", "")
        title = _said(item.find("title"))
        site.attachments[facts.get("post_id", "")] = Attachment(address, text or title)
    elif kind not in _TEXTS:
        site.left_out["other"] += 1
    elif status in {"trash", "auto-draft"}:
        site.left_out["trash"] += 1
    else:
        site.posts.append(_post(item, facts))


def _metadata(item: Element) -> Iterator[tuple[str, str]]:
    for child in item:
        if _wp(child) == "postmeta":
            parts = {_wp(part): _said(part) for part in child}
            yield parts.get("meta_key", ""), parts.get("meta_value", "")


def _post(item: Element, facts: dict[str, str]) -> Post:
    categories = [
        (found.get("domain", ""), found.get("nicename", ""), _said(found))
        for found in item.findall("category")
    ]
    excerpt = next((child for child in item if child.tag.endswith("/excerpt/}encoded")), None)
    content = item.find(_CONTENT)
    return Post(
        id=facts.get("post_id", ""),
        guid=_said(item.find("guid")) or f"{_said(item.find('link'))}#{facts.get('post_id', '')}",
        kind=facts["post_type"],
        status="password" if facts.get("post_password") else facts.get("status", ""),
        title=_said(item.find("title")),
        html=(content.text or "") if content is not None else "",
        excerpt=_said(excerpt),
        name=facts.get("post_name", ""),
        author=_said(item.find(_CREATOR)),
        date=facts.get("post_date", ""),
        tags=tuple(
            name or said
            for domain, name, said in categories
            if domain in {"category", "post_tag"} and name != "uncategorized"
        ),
        language=next((name for domain, name, _s in categories if domain == "language"), ""),
        group=next((name for domain, name, _s in categories if domain == "post_translations"), ""),
        comments=sum(_wp(child) == "comment" for child in item),
    )
