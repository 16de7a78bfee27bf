"""Published knowledge through Django. `api.public` answers the same, faster."""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.http import Http404, HttpResponse
from rest_framework.request import Request

from api.filters import refuse_unknown
from api.knowledge import documentation
from api.knowledge.filters import ArticleFilters, LanguageFilters, SearchFilters, read_filters
from api.knowledge.languages import negotiate
from api.knowledge.paging import read_place, read_position
from api.knowledge.reads import (
    SORTS,
    ArticleRead,
    ArticlesRead,
    FacetsRead,
    Read,
    SearchRead,
    ThemeRead,
    ThemesRead,
)
from api.paging import read_page_size
from api.permissions import AllowAny
from api.public.answer import respond
from api.views import PublicAPIView
from knowledge.questions import Filters, ReadingTime
from knowledge.reading import Selection


class KnowledgeView(PublicAPIView):
    """Answers with bytes that depend on path, query and language alone."""

    permission_classes = [AllowAny]
    schema_tag = "knowledge"

    def language(self, chosen: dict[str, Any]) -> str:
        """Return the language that the query names, or the one that the caller likes best."""
        return chosen.get("language") or negotiate(self.request.headers.get("Accept-Language", ""))

    def reply(self, read: Read) -> HttpResponse:
        """Return what `read` gives now; 404 when there is nothing."""
        with connection.cursor() as cursor:
            answer = read.answer(cursor)
        if answer is None:
            raise Http404
        status, headers, body = respond(
            answer,
            method=self.request.method or "GET",
            accept_encoding=self.request.headers.get("Accept-Encoding", ""),
            if_none_match=self.request.headers.get("If-None-Match"),
        )
        return HttpResponse(body, status=status, headers=dict(headers))


@documentation.themes
class Themes(KnowledgeView):
    """All themes."""

    def get(self, request: Request) -> HttpResponse:
        refuse_unknown(request, {"language"})
        return self.reply(ThemesRead(self.language(read_filters(LanguageFilters, request))))


@documentation.theme
class OneTheme(KnowledgeView):
    """One theme."""

    def get(self, request: Request, key: str) -> HttpResponse:
        refuse_unknown(request, {"language"})
        chosen = read_filters(LanguageFilters, request)
        return self.reply(ThemeRead(key, self.language(chosen)))


@documentation.articles
class Articles(KnowledgeView):
    """Published articles."""

    def get(self, request: Request) -> HttpResponse:
        chosen = read_filters(ArticleFilters, request)
        sort = SORTS[chosen.get("sort", "-publishedAt")]
        after, backwards = read_position(request.GET.get("cursor"), sort)
        selection = Selection(
            language=self.language(chosen),
            theme=chosen.get("theme"),
            tag=chosen.get("tag"),
            sort=sort,
            size=read_page_size(request.GET.get("pageSize")),
            after=after,
            backwards=backwards,
        )
        return self.reply(ArticlesRead(selection))


@documentation.article
class OneArticle(KnowledgeView):
    """One article."""

    def get(self, request: Request, slug: str) -> HttpResponse:
        refuse_unknown(request, ())
        return self.reply(ArticleRead(slug))


def _narrowed(chosen: dict[str, Any]) -> Filters:
    time = chosen.get("reading_time")
    return Filters(chosen.get("theme"), chosen.get("tag"), ReadingTime(time) if time else None)


@documentation.search
class Search(KnowledgeView):
    """Articles that hold certain words."""

    def get(self, request: Request) -> HttpResponse:
        chosen = read_filters(SearchFilters, request)
        read = SearchRead(
            query=chosen["q"],
            language=self.language(chosen),
            filters=_narrowed(chosen),
            size=read_page_size(request.GET.get("pageSize")),
            place=read_place(request.GET.get("cursor")),
        )
        return self.reply(read)


@documentation.facets
class SearchFacets(KnowledgeView):
    """What can be chosen among the articles that hold certain words."""

    def get(self, request: Request) -> HttpResponse:
        refuse_unknown(request, {"q", "language", "theme", "tag", "readingTime"})
        chosen = read_filters(SearchFilters, request)
        return self.reply(FacetsRead(chosen["q"], self.language(chosen), _narrowed(chosen)))
