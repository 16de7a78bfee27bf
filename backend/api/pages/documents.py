"""Documents beside the pages, for programs: feeds, the map of the site, and its rules."""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import condition

from api.errors import not_found
from api.knowledge.languages import LANGUAGES
from api.methods import read_only
from api.pages.addresses import PRIVATE
from api.pages.feeds import find_feed
from api.pages.head import absolute
from api.pages.sitemap import write_sitemap
from api.public.answer import respond
from knowledge.reading import read_generation

_HOUR = {"Cache-Control": "public, max-age=3600"}


@read_only
def feed(request: HttpRequest, **_parts: str) -> HttpResponse:
    """Serve a feed; `api.public` gives the same, faster."""
    read = find_feed(request.path)
    if read is None:
        return not_found(request, Http404())
    with connection.cursor() as cursor:
        answer = read.answer(cursor)
    if answer is None:
        return not_found(request, Http404())
    status, headers, body = respond(
        answer,
        method=request.method or "GET",
        accept_encoding=request.headers.get("Accept-Encoding", ""),
        if_none_match=request.headers.get("If-None-Match"),
    )
    return HttpResponse(body, status=status, headers=dict(headers))


def _sitemap_tag(_request: HttpRequest, **_parts: Any) -> str:
    with connection.cursor() as cursor:
        return f'W/"{read_generation(cursor)}"'


@read_only
@gzip_page
@condition(etag_func=_sitemap_tag)
def sitemap(request: HttpRequest, part: int | None = None) -> HttpResponse:
    """Serve the map of the site, its index when it takes several parts, or one of those."""
    with connection.cursor() as cursor:
        body = write_sitemap(cursor, part)
    if body is None:
        return not_found(request, Http404())
    headers = {"Cache-Control": "public, max-age=0, must-revalidate"}
    return HttpResponse(body, content_type="application/xml; charset=utf-8", headers=headers)


@read_only
def robots(request: HttpRequest) -> HttpResponse:
    """Serve what crawlers should leave alone: what is private is not theirs to knock at."""
    closed = ["/admin/", "/_allauth/", "/development/"]
    closed += [f"/{language}/{page}" for language in LANGUAGES for page in PRIVATE]
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed)]
    body = "\n".join([*lines, "", f"Sitemap: {absolute('/sitemap.xml')}", ""])
    return HttpResponse(body, content_type="text/plain; charset=utf-8", headers=_HOUR)
