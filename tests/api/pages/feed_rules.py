"""What RFC 4287 and JSON Feed 1.1 demand, as far as it can be held without the network."""

from __future__ import annotations

import datetime
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

ATOM = "{http://www.w3.org/2005/Atom}"
# Appendix B of RFC 4287 (RELAX NG): what stands exactly once, at most once, and any number of
# times in a feed and in an entry.
_ONCE = {"feed": {"id", "title", "updated"}, "entry": {"id", "title", "updated"}}
_AT_MOST_ONCE = {
    "feed": {"generator", "icon", "logo", "rights", "subtitle"},
    "entry": {"content", "published", "rights", "source", "summary"},
}
_ANY = {
    "feed": {"author", "category", "contributor", "link", "entry"},
    "entry": {"author", "category", "contributor", "link"},
}
_DATES = ("updated", "published")


def hold_against_atom(feed: Element) -> None:
    """Fail unless `feed` is a valid atom:feed."""
    assert feed.tag == f"{ATOM}feed"
    _hold_children(feed, "feed")
    entries = feed.findall(f"{ATOM}entry")
    for entry in entries:
        _hold_children(entry, "entry")
        # 4.1.2: an entry without content must lead to an alternate; ours do both.
        assert entry.find(f"{ATOM}content") is not None
        assert entry.find(f"{ATOM}author") is not None or feed.find(f"{ATOM}author") is not None
    identities = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(set(identities)) == len(identities)
    (itself,) = [link for link in feed.findall(f"{ATOM}link") if link.get("rel") == "self"]
    assert itself.get("href") == feed.findtext(f"{ATOM}id")


def _hold_children(element: Element, kind: str) -> None:
    names = [child.tag.removeprefix(ATOM) for child in element]
    assert set(names) <= _ONCE[kind] | _AT_MOST_ONCE[kind] | _ANY[kind], names
    for name in _ONCE[kind]:
        assert names.count(name) == 1, (kind, name)
    for name in _AT_MOST_ONCE[kind]:
        assert names.count(name) <= 1, (kind, name)
    assert urlsplit(element.findtext(f"{ATOM}id") or "").scheme in {"http", "https", "urn"}
    for name in _DATES:
        if text := element.findtext(f"{ATOM}{name}"):
            assert datetime.datetime.fromisoformat(text).tzinfo is not None
    pairs = [
        (link.get("type"), link.get("hreflang"))
        for link in element.findall(f"{ATOM}link")
        if link.get("rel", "alternate") == "alternate"
    ]
    # 4.1.1: no two alternates of the same type and language.
    assert len(set(pairs)) == len(pairs)
    for author in element.findall(f"{ATOM}author"):
        assert author.findtext(f"{ATOM}name")
    for category in element.findall(f"{ATOM}category"):
        assert category.get("term")
    for text in element.findall(f"{ATOM}content"):
        assert text.get("type") == "html"


_TEXT = {"type": "string", "minLength": 1}
_ADDRESS = {"type": "string", "pattern": "^https?://"}
_MOMENT = {
    "type": "string",
    "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$",
}
_AUTHORS = {
    "type": "array",
    "items": {
        "type": "object",
        "minProperties": 1,
        "properties": {"name": _TEXT, "url": _ADDRESS, "avatar": _ADDRESS},
        "additionalProperties": False,
    },
}
# https://www.jsonfeed.org/version/1.1/ in JSON Schema.
JSON_FEED = {
    "type": "object",
    "required": ["version", "title", "items"],
    "additionalProperties": False,
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "title": _TEXT,
        "description": _TEXT,
        "home_page_url": _ADDRESS,
        "feed_url": _ADDRESS,
        "icon": _ADDRESS,
        "language": {"enum": ["nl", "fr", "en"]},
        "authors": _AUTHORS,
        "items": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id"],
                "anyOf": [{"required": ["content_html"]}, {"required": ["content_text"]}],
                "additionalProperties": False,
                "properties": {
                    "id": _TEXT,
                    "url": _ADDRESS,
                    "title": _TEXT,
                    "summary": _TEXT,
                    "content_html": _TEXT,
                    "date_published": _MOMENT,
                    "date_modified": _MOMENT,
                    "tags": {"type": "array", "items": _TEXT},
                    "language": {"enum": ["nl", "fr", "en"]},
                },
            },
        },
    },
}
