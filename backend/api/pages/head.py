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
from knowledge.previews import Preview

_LOCALES = {"nl": "nl_BE", "fr": "fr_BE", "en": "en_GB"}
_ICON = Preview("/icon-512.png", 512, 512, NAME)
# The least that X shows over the whole width of a card; what is smaller stands beside the text.
_LARGE = (300, 157)
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
    page to this one: titles and paths. `preview` is the picture that goes with it when somebody
    shares it; our sign when there is none.
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
    preview: Preview | None = None


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
            "preview": head.preview or _ICON,
            "image": absolute((head.preview or _ICON).address),
            "card": _card(head.preview),
            "locale": _LOCALES[head.language],
            "other_locales": [_LOCALES[key] for key in head.alternates if key != head.language],
            "feeds": [(feed.title, absolute(feed.path)) for feed in head.feeds],
            "data": _as_script(structured_data(head)) if head.canonical else "",
        },
    ).strip()


def _card(preview: Preview | None) -> str:
    large = preview and preview.width >= _LARGE[0] and preview.height >= _LARGE[1]
    return "summary_large_image" if large else "summary"


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
        "image": _image(head.preview or _ICON),
        "author": _publisher(),
        "publisher": _publisher(),
    }


def _image(preview: Preview) -> dict[str, Any]:
    return {
        "@type": "ImageObject",
        "url": absolute(preview.address),
        "width": preview.width,
        "height": preview.height,
        "description": preview.text,
    }


def _publisher() -> dict[str, Any]:
    logo = {"@type": "ImageObject", "url": absolute(_ICON.address)}
    return {"@type": "Organization", "name": NAME, "url": absolute("/"), "logo": logo}


def _as_script(data: dict[str, Any]) -> str:
    return SafeString(orjson.dumps(data).decode().translate(_ESCAPES)) if data else ""
