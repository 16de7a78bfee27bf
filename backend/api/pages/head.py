"""What stands in the head of a page, for search engines and for whoever shares a link."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import orjson
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from api.pages.texts import NAME

_LOCALES = {"nl": "nl_BE", "fr": "fr_BE", "en": "en_GB"}
_IMAGE = "/icon-512.png"
# Inside a script tag these could end it, or begin another one.
_ESCAPES = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


@dataclass(frozen=True)
class Written:
    """When an article came out and changed, and what it is about; dates as in RFC 3339."""

    published: str
    updated: str
    section: str
    tags: Sequence[str]
    minutes: int


@dataclass(frozen=True)
class Feed:
    """A feed that a page leads to; `path` is without `.atom` or `.json`."""

    title: str
    path: str


@dataclass(frozen=True)
class Head:
    """What a page says about itself. Paths begin with `/`.

    A page without `canonical` asks search engines to stay away. `trail` leads from the front
    page to this one: titles and paths.
    """

    language: str
    title: str
    description: str = ""
    canonical: str | None = None
    alternates: Mapping[str, str] = field(default_factory=dict)
    written: Written | None = None
    trail: Sequence[tuple[str, str]] = ()
    feeds: Sequence[Feed] = ()
    searchable: bool = False


def absolute(path: str) -> str:
    """Return the whole address of `path`."""
    return f"{settings.PUBLIC_URL}{path}"


def render_head(head: Head) -> str:
    """Return the title and tags of `head` as HTML.

    Every tag is marked as the page's own, so that the app takes it away when it shows another.
    """
    return render_to_string(
        "pages/head.html",
        {
            "head": head,
            "full_title": head.title if head.title == NAME else f"{head.title} · {NAME}",
            "name": NAME,
            "canonical": absolute(head.canonical) if head.canonical else "",
            "alternates": [(key, absolute(path)) for key, path in head.alternates.items()],
            "image": absolute(_IMAGE),
            "locale": _LOCALES[head.language],
            "other_locales": [_LOCALES[key] for key in head.alternates if key != head.language],
            "feeds": [(feed.title, absolute(feed.path)) for feed in head.feeds],
            "data": _as_script(structured_data(head)) if head.canonical else "",
        },
    ).strip()


def structured_data(head: Head) -> dict[str, Any]:
    """Return what schema.org has words for, as JSON-LD."""
    graph: list[dict[str, Any]] = []
    if head.searchable:
        graph.append(_website(head))
    if head.written:
        graph.append(_article(head, head.written))
    if head.trail:
        graph.append(
            {
                "@type": "BreadcrumbList",
                "itemListElement": [
                    {"@type": "ListItem", "position": place, "name": name, "item": absolute(path)}
                    for place, (name, path) in enumerate(head.trail, start=1)
                ],
            }
        )
    return {"@context": "https://schema.org", "@graph": graph} if graph else {}


def _website(head: Head) -> dict[str, Any]:
    search = f"/{head.language}/search?q={{search_term_string}}"
    return {
        "@type": "WebSite",
        "name": NAME,
        "description": head.description,
        "url": absolute(head.canonical or ""),
        "inLanguage": head.language,
        "publisher": _publisher(),
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": absolute(search)},
            "query-input": "required name=search_term_string",
        },
    }


def _article(head: Head, written: Written) -> dict[str, Any]:
    return {
        "@type": "Article",
        "headline": head.title,
        "description": head.description,
        "datePublished": written.published,
        "dateModified": written.updated,
        "inLanguage": head.language,
        "articleSection": written.section,
        "keywords": list(written.tags),
        "timeRequired": f"PT{written.minutes}M",
        "isAccessibleForFree": True,
        "mainEntityOfPage": absolute(head.canonical or ""),
        "image": absolute(_IMAGE),
        "author": _publisher(),
        "publisher": _publisher(),
    }


def _publisher() -> dict[str, Any]:
    logo = {"@type": "ImageObject", "url": absolute(_IMAGE)}
    return {"@type": "Organization", "name": NAME, "url": absolute("/"), "logo": logo}


def _as_script(data: dict[str, Any]) -> str:
    return SafeString(orjson.dumps(data).decode().translate(_ESCAPES)) if data else ""
