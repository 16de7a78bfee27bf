"""The map of the site (https://www.sitemaps.org/protocol.html), in parts when it is large."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from xml.sax.saxutils import escape as escape_text
from xml.sax.saxutils import quoteattr

from api.knowledge.languages import LANGUAGES
from api.pages.contents import every_language
from api.pages.head import absolute
from knowledge.reading import Cursor
from knowledge.whereabouts import count_articles, read_article_places, read_theme_places

# A part may hold 50,000 addresses and 50 MB; this many articles in three languages take 5 MB.
ARTICLES_PER_PART = 2000
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_ALTERNATES = 'xmlns:xhtml="http://www.w3.org/1999/xhtml"'
_PAGES = ("", "/themes", "/privacy")


def write_sitemap(cursor: Cursor, part: int | None = None) -> bytes | None:
    """Return the whole map, or its index when it takes several parts; or one `part` of it.

    None when there is no such part.
    """
    parts = max(1, -(-count_articles(cursor) // ARTICLES_PER_PART))
    if part is None and parts > 1:
        return _index(parts)
    number = part or 1
    if part is not None and not 1 <= part <= parts:
        return None
    urls: Iterable[str] = _articles(cursor, number)
    if number == 1:
        urls = [*_fixed(cursor), *urls]
    body = f"{_HEAD}<urlset {_NAMESPACE} {_ALTERNATES}>\n{''.join(urls)}</urlset>\n"
    return body.encode()


def _index(parts: int) -> bytes:
    # All in the same folder as the index: a map may only name what stands below itself.
    rows = "".join(
        f"<sitemap><loc>{escape_text(absolute(f'/sitemap-{part}.xml'))}</loc></sitemap>\n"
        for part in range(1, parts + 1)
    )
    return f"{_HEAD}<sitemapindex {_NAMESPACE}>\n{rows}</sitemapindex>\n".encode()


def _fixed(cursor: Cursor) -> Iterator[str]:
    for page in _PAGES:
        yield from _versions(every_language(page))
    for key, languages in read_theme_places(cursor).items():
        paths = {
            language: f"/{language}/themes/{key}" for language in LANGUAGES if language in languages
        }
        yield from _versions(paths)


def _articles(cursor: Cursor, part: int) -> Iterator[str]:
    skip = (part - 1) * ARTICLES_PER_PART
    for article in read_article_places(cursor, skip=skip, size=ARTICLES_PER_PART):
        paths = {
            language: f"/{language}/articles/{slug}"
            for language, (slug, _updated) in article.places.items()
        }
        changed = {
            language: updated.date().isoformat()
            for language, (_slug, updated) in article.places.items()
        }
        yield from _versions(paths, changed)


def _versions(paths: Mapping[str, str], changed: Mapping[str, str] | None = None) -> Iterator[str]:
    """Yield one entry per language, each naming all of them."""
    addresses = {language: absolute(path) for language, path in paths.items()}
    others = "".join(
        f'<xhtml:link rel="alternate" hreflang="{language}" href={quoteattr(address)}/>'
        for language, address in addresses.items()
    )
    for language, address in addresses.items():
        date = f"<lastmod>{changed[language]}</lastmod>" if changed else ""
        yield f"<url><loc>{escape_text(address)}</loc>{date}{others}</url>\n"
