"""The public reads: what is asked, and the bytes that answer it.

Both roads make one of these and call `answer`, so they cannot differ. `key` names the read
once, however its address was spelled.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Protocol
from urllib.parse import urlencode

import orjson

from api.knowledge.serializers import (
    ReasonSerializer,
    SearchFacetsSerializer,
    ThemeSerializer,
    ThemeSummarySerializer,
)
from api.paging import DEFAULT_PAGE_SIZE, encode_cursor
from api.public.answer import Answer
from api.renderers import to_json
from knowledge.facets import count_facets
from knowledge.questions import EVERYTHING, Filters, Place
from knowledge.reading import Cursor, PageRow, Selection, read_article, read_page, read_themes
from knowledge.relating import RelatedRow
from knowledge.search import search

BASE = "/api/v1"
MAX_QUERY = 200
SORTS = {
    "-publishedAt": "-published_at",
    "publishedAt": "published_at",
    "title": "title",
    "-title": "-title",
}
_SORT_NAMES = {field: name for name, field in SORTS.items()}


class Read(Protocol):
    """One thing that can be read by everyone."""

    @property
    def key(self) -> str:
        """The address, in one spelling."""

    def answer(self, cursor: Cursor) -> Answer | None:
        """Return the answer as the database has it now, or None when there is none."""


@dataclass(frozen=True)
class ThemesRead:
    """All themes in one language."""

    language: str

    @property
    def key(self) -> str:
        return f"{BASE}/themes?language={self.language}"

    def answer(self, cursor: Cursor) -> Answer:
        generation, themes = read_themes(cursor, self.language)
        items = ThemeSummarySerializer(themes, many=True).data
        return Answer(to_json({"items": items}), self.language, generation)


@dataclass(frozen=True)
class ThemeRead:
    """One theme in one language."""

    theme: str
    language: str

    @property
    def key(self) -> str:
        return f"{BASE}/themes/{self.theme}?language={self.language}"

    def answer(self, cursor: Cursor) -> Answer | None:
        generation, themes = read_themes(cursor, self.language, self.theme)
        if not themes:
            return None
        return Answer(to_json(ThemeSerializer(themes[0]).data), self.language, generation)


@dataclass(frozen=True)
class ArticleRead:
    """One article; its slug decides the language."""

    slug: str

    @property
    def key(self) -> str:
        return f"{BASE}/articles/{self.slug}"

    def answer(self, cursor: Cursor) -> Answer | None:
        generation, row = read_article(cursor, self.slug)
        if row is None:
            return None
        related = ",".join(_with_reason(near) for near in row.related)
        body = f'{row.body[:-1]},"related":[{related}]}}'
        return Answer(body.encode(), row.language, generation)


def _with_reason(near: RelatedRow) -> str:
    reason = to_json(ReasonSerializer(near).data).decode()
    return f'{near.card[:-1]},"reason":{reason}}}'


@dataclass(frozen=True)
class ArticlesRead:
    """One page of articles."""

    selection: Selection

    @property
    def key(self) -> str:
        return self._address(self.selection)

    @staticmethod
    def _address(selection: Selection) -> str:
        query: dict[str, Any] = {"language": selection.language}
        if selection.theme is not None:
            query["theme"] = selection.theme
        if selection.tag is not None:
            query["tag"] = selection.tag
        if selection.sort != "-published_at":
            query["sort"] = _SORT_NAMES[selection.sort]
        if selection.size != DEFAULT_PAGE_SIZE:
            query["pageSize"] = selection.size
        if selection.after is not None:
            query["cursor"] = encode_cursor(selection.after, backwards=selection.backwards)
        return f"{BASE}/articles?{urlencode(query)}"

    def answer(self, cursor: Cursor) -> Answer:
        selection = self.selection
        generation, found = read_page(cursor, selection)
        more, rows = len(found) > selection.size, found[: selection.size]
        if selection.backwards:
            rows.reverse()
        page: dict[str, Any] = {"items": [orjson.Fragment(row.summary) for row in rows]}
        if rows and (more or selection.backwards):
            page["next"] = self._link(rows[-1], backwards=False)
        if rows and selection.after and (more or not selection.backwards):
            page["prev"] = self._link(rows[0], backwards=True)
        return Answer(orjson.dumps(page), selection.language, generation)

    def _link(self, row: PageRow, *, backwards: bool) -> str:
        beside = (row.value, row.id)
        return self._address(replace(self.selection, after=beside, backwards=backwards))


@dataclass(frozen=True)
class SearchRead:
    """One page of what a query finds."""

    query: str
    language: str
    filters: Filters = EVERYTHING
    size: int = DEFAULT_PAGE_SIZE
    place: Place | None = None

    @property
    def key(self) -> str:
        query = _asked(self.query, self.language, self.filters)
        if self.size != DEFAULT_PAGE_SIZE:
            query["pageSize"] = self.size
        if self.place is not None:
            query["cursor"] = encode_cursor(self.place)
        return f"{BASE}/search?{urlencode(query)}"

    def answer(self, cursor: Cursor) -> Answer:
        hits = search(
            cursor,
            query=self.query,
            language=self.language,
            filters=self.filters,
            size=self.size,
            place=self.place,
        )
        page: dict[str, Any] = {
            "items": [
                {
                    "article": orjson.Fragment(hit.summary),
                    "score": hit.score,
                    "titleHtml": hit.title_html,
                    "fragments": hit.fragments,
                }
                for hit in hits.items
            ]
        }
        if hits.following is not None:
            page["next"] = replace(self, place=hits.following).key
        if hits.meant is not None:
            page["didYouMean"] = hits.meant
        return Answer(orjson.dumps(page), self.language, hits.generation)


@dataclass(frozen=True)
class FacetsRead:
    """How many of the articles that a query finds have each theme, tag and reading time."""

    query: str
    language: str
    filters: Filters = EVERYTHING

    @property
    def key(self) -> str:
        return f"{BASE}/search-facets?{urlencode(_asked(self.query, self.language, self.filters))}"

    def answer(self, cursor: Cursor) -> Answer:
        facets = count_facets(
            cursor, query=self.query, language=self.language, filters=self.filters
        )
        body = to_json(SearchFacetsSerializer(facets).data)
        return Answer(body, self.language, facets.generation)


def _asked(query: str, language: str, filters: Filters) -> dict[str, Any]:
    asked: dict[str, Any] = {"q": query, "language": language}
    if filters.theme is not None:
        asked["theme"] = filters.theme
    if filters.tag is not None:
        asked["tag"] = filters.tag
    if filters.reading_time is not None:
        asked["readingTime"] = filters.reading_time.value
    return asked
