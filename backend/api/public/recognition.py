"""Addresses of public reads, without Django. What is not plainly right is left to Django."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import parse_qsl

from api.knowledge.languages import LANGUAGES
from api.knowledge.paging import read_place, read_position
from api.knowledge.reads import (
    BASE,
    MAX_QUERY,
    SORTS,
    ArticleRead,
    ArticlesRead,
    FacetsRead,
    Read,
    SearchRead,
    ThemeRead,
    ThemesRead,
)
from api.knowledge.serializers import READING_TIMES
from api.pages.feeds import find_feed
from api.paging import read_page_size
from api.serializers import holds_control_characters
from core.errors import DomainError
from knowledge.models.themes import KEBAB
from knowledge.questions import Filters, ReadingTime
from knowledge.reading import Selection

_kebab = re.compile(KEBAB)
_NARROWING = ("theme", "tag", "readingTime")
_Query = dict[str, str]


def recognise(path: str, query: str, language: Callable[[], str]) -> Read | None:
    """Return what is read at an address; None when it is no public read, or not plainly right.

    `language` is asked when the query names none.
    """
    if not path.startswith(f"{BASE}/"):
        return find_feed(path)
    name, _slash, rest = path[len(BASE) + 1 :].partition("/")
    maker = _MAKERS.get((name, bool(rest)))
    if maker is None or (rest and not _kebab.fullmatch(rest)):
        return None
    known, make = maker
    values = _parse(query, known)
    if values is None:
        return None
    if "language" in known:
        values.setdefault("language", "")
        values["language"] = values["language"] or language()
    try:
        return make(rest, values)
    except DomainError:
        return None


def _parse(query: str, known: frozenset[str]) -> _Query | None:
    if not query:
        return {}
    if len(query) > 4000 or not query.isascii():
        return None
    try:
        pairs = parse_qsl(query, keep_blank_values=True, errors="strict", max_num_fields=10)
    except ValueError:
        return None
    values = dict(pairs)
    if len(values) != len(pairs) or not known.issuperset(values):
        return None
    return values if all(_plain(name, value) for name, value in pairs) else None


def _plain(name: str, value: str) -> bool:
    if name == "language":
        return value in LANGUAGES
    if name in {"theme", "tag"}:
        most = 64 if name == "theme" else 50
        return len(value) <= most and _kebab.fullmatch(value) is not None
    if name in {"sort", "readingTime"}:
        return value in (SORTS if name == "sort" else READING_TIMES)
    if name == "q":
        return 0 < len(value) <= MAX_QUERY and value.isprintable()
    return bool(value) and not holds_control_characters(value)


def _articles(_rest: str, values: _Query) -> Read:
    sort = SORTS[values.get("sort", "-publishedAt")]
    after, backwards = read_position(values.get("cursor"), sort)
    return ArticlesRead(
        Selection(
            language=values["language"],
            theme=values.get("theme"),
            tag=values.get("tag"),
            sort=sort,
            size=read_page_size(values.get("pageSize")),
            after=after,
            backwards=backwards,
        )
    )


def _search(_rest: str, values: _Query) -> Read | None:
    if "q" not in values:
        return None
    return SearchRead(
        query=values["q"],
        language=values["language"],
        filters=_filters(values),
        size=read_page_size(values.get("pageSize")),
        place=read_place(values.get("cursor")),
    )


def _facets(_rest: str, values: _Query) -> Read | None:
    if "q" not in values:
        return None
    return FacetsRead(values["q"], values["language"], _filters(values))


def _filters(values: _Query) -> Filters:
    time = values.get("readingTime")
    return Filters(values.get("theme"), values.get("tag"), ReadingTime(time) if time else None)


_MAKERS: dict[tuple[str, bool], tuple[frozenset[str], Callable[[str, _Query], Read | None]]] = {
    ("themes", False): (
        frozenset({"language"}),
        lambda _rest, values: ThemesRead(values["language"]),
    ),
    ("themes", True): (
        frozenset({"language"}),
        lambda rest, values: ThemeRead(rest, values["language"]),
    ),
    ("articles", False): (
        frozenset({"language", "theme", "tag", "sort", "cursor", "pageSize"}),
        _articles,
    ),
    ("articles", True): (frozenset(), lambda rest, _values: ArticleRead(rest)),
    ("search", False): (
        frozenset({"q", "language", *_NARROWING, "cursor", "pageSize"}),
        _search,
    ),
    ("search-facets", False): (frozenset({"q", "language", *_NARROWING}), _facets),
}
