"""Which page of the app an address is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from api.knowledge.languages import DEFAULT, LANGUAGES

Kind = Literal[
    "front", "home", "themes", "theme", "article", "search", "found", "privacy", "private"
]

_address = re.compile(rf"/(?:({'|'.join(LANGUAGES)})(?:/(.+?))?/?)?", re.DOTALL)
_slug = re.compile(r"[a-z0-9-]+")
_PLAIN: dict[str, Kind] = {
    "": "home",
    "themes": "themes",
    "search": "search",
    "privacy": "privacy",
}
_FOLDERS: dict[str, Kind] = {"themes": "theme", "articles": "article"}
# Pages (`frontend/src/app/routes`) that only make sense to the person who opens them.
PRIVATE = (
    "mailbox",
    "sign-up",
    "sign-in",
    "verify-email",
    "password",
    "erased",
    "today",
    "account",
    "saved",
    "moderation",
    "team",
    "reflections",
    "actions",
    "reminders",
    "weave",
    "insights",
    "editing",
)
_private = re.compile(
    r"mailbox|sign-up|sign-in(?:/second-factor)?|verify-email(?:/[^/]+)?|"
    r"password/(?:forgot|reset/[^/]+)|erased|today|account(?:/sealing)?|saved|moderation|"
    r"team(?:/templates(?:/new|/[0-9a-f-]{36})?)?|"
    r"actions|reminders|"
    r"reflections(?:/new|/calendar|/trash|/export|/[0-9a-f-]{36}(?:/edit|/weave(?:/compare)?)?)?|"
    r"weave(?:/compare)?|insights|"
    r"editing(?:/(?:keeping|pictures|synonyms|transfer|[0-9a-f-]{36}))?"
)


@dataclass(frozen=True)
class Page:
    """One page in one language; `name` says which theme or article."""

    kind: Kind
    language: str
    name: str = ""

    @property
    def key(self) -> str:
        """Return a name for this page that no other page has."""
        return f"{self.kind} {self.language} {self.name}"

    @property
    def is_published(self) -> bool:
        """Tell whether what stands on it comes from published knowledge."""
        return self.kind in {"home", "themes", "theme", "article"}


def language_of(path: str) -> str:
    """Return the language of an address, whatever it leads to."""
    match = _address.fullmatch(path)
    return (match and match.group(1)) or DEFAULT


def find_page(path: str, *, searching: bool) -> Page | None:
    """Return the page at `path`, or None when the app has none there.

    `searching` tells that the address says what to search for. What that is matters to nobody
    but the reader, so it is no part of the page.
    """
    match = _address.fullmatch(path)
    if match is None:
        return None
    language, rest = match.groups()
    if language is None:
        return Page("front", DEFAULT)
    rest = rest or ""
    if plain := _PLAIN.get(rest):
        return Page("found" if plain == "search" and searching else plain, language)
    folder, _slash, name = rest.partition("/")
    if folder in _FOLDERS and _slug.fullmatch(name):
        return Page(_FOLDERS[folder], language, name)
    return Page("private", language) if _private.fullmatch(rest) else None
