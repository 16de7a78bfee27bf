"""Feeds: Atom (RFC 4287) and JSON Feed 1.1 of the newest articles, whole.

They stand beside the pages they belong to (`/nl/feed.atom`, `/nl/themes/resilience/feed.json`):
documents for reading programs, which know nothing of the API.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from io import StringIO
from typing import Any

import orjson
from django.template.loader import render_to_string
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape

from api.knowledge.languages import LANGUAGES
from api.pages.head import absolute
from api.pages.texts import NAME, texts_in
from api.public.answer import Answer, Medium
from knowledge.models.themes import KEBAB
from knowledge.picturing import MEDIA
from knowledge.reading import Cursor
from knowledge.syndication import FeedRow, read_feed

SUFFIXES = ("/feed.atom", "/feed.json")
_MEDIA = {
    "atom": Medium("application/atom+xml; charset=utf-8"),
    "json": Medium("application/feed+json"),
}
_address = re.compile(
    rf"/({'|'.join(LANGUAGES)})(?:/themes/({KEBAB.strip('^$')}))?/feed\.(atom|json)"
)
_within = re.compile(r'(?<= )(href|src)="([/#])(?!/)')
_choices = re.compile(r'(?<= srcset=")[^"]*')
# XML 1.0 has no place for these, however they are written.
_unwritable = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@dataclass(frozen=True)
class FeedRead:
    """The newest articles of one language, of one theme or of all."""

    language: str
    theme: str | None
    form: str

    @property
    def page(self) -> str:
        """The path of the page that shows the same."""
        return f"/{self.language}/themes/{self.theme}" if self.theme else f"/{self.language}"

    @property
    def key(self) -> str:
        return f"{self.page}/feed.{self.form}"

    def answer(self, cursor: Cursor) -> Answer | None:
        generation, row = read_feed(cursor, self.language, self.theme)
        if row is None:
            return None
        items = [_item(identity, orjson.loads(body)) for identity, body in row.items]
        write = _atom if self.form == "atom" else _json
        body = write(self, row, items, _moment(generation))
        return Answer(body, self.language, generation, _MEDIA[self.form])


def find_feed(path: str) -> FeedRead | None:
    """Return the feed at `path`, whatever follows it behind a question mark."""
    match = _address.fullmatch(path)
    return FeedRead(match.group(1), match.group(2), match.groups()[-1]) if match else None


@dataclass(frozen=True)
class _Item:
    """One article as both kinds of feed need it."""

    id: str
    url: str
    article: dict[str, Any]
    html: str

    @property
    def published(self) -> datetime.datetime:
        return datetime.datetime.fromisoformat(self.article["publishedAt"])

    @property
    def updated(self) -> datetime.datetime:
        return datetime.datetime.fromisoformat(self.article["updatedAt"])


def _item(identity: str, article: dict[str, Any]) -> _Item:
    language = article["language"]
    url = absolute(f"/{language}/articles/{article['slug']}")
    html = article["html"]
    if article["sources"]:
        listed = render_to_string("pages/sources.html", {"sources": article["sources"]})
        html = f"{html}\n<h2>{escape(texts_in(language).sources)}</h2>\n{listed.strip()}"
    return _Item(f"urn:uuid:{identity}", url, article, _with_whole_addresses(html, url))


def _with_whole_addresses(html: str, url: str) -> str:
    """Let links within this house lead there from anywhere."""

    def whole(found: re.Match[str]) -> str:
        start = f"{url}#" if found.group(2) == "#" else absolute("/")
        return f'{found.group(1)}="{escape(start)}'

    def wholly(found: re.Match[str]) -> str:
        return found.group().replace(f"{MEDIA}/", escape(absolute(f"{MEDIA}/")))

    return _choices.sub(wholly, _within.sub(whole, html))


def _moment(generation: int) -> datetime.datetime:
    """Return when knowledge last changed: the generation follows the clock, in milliseconds."""
    return datetime.datetime.fromtimestamp(generation / 1000, tz=datetime.UTC)


def _title(row: FeedRow) -> str:
    return f"{NAME} · {row.title}" if row.title else NAME


def _description(read: FeedRead, row: FeedRow) -> str:
    return row.summary or texts_in(read.language).home


class _Atom(Atom1Feed):
    """Django's Atom with the whole text, and a date that only depends on what is in it."""

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        handler.addQuickElement("content", item["content"], {"type": "html"})

    def latest_post_date(self) -> datetime.datetime:
        dates: list[datetime.datetime] = [item["updateddate"] for item in self.items]
        return max(dates, default=self.feed["unchanged_since"])


def _atom(read: FeedRead, row: FeedRow, items: list[_Item], moment: datetime.datetime) -> bytes:
    feed = _Atom(
        title=_plain(_title(row)),
        subtitle=_plain(_description(read, row)),
        description=None,
        link=absolute(read.page),
        feed_url=absolute(read.key),
        feed_guid=absolute(read.key),
        language=read.language,
        author_name=NAME,
        unchanged_since=moment,
    )
    for item in items:
        article = item.article
        feed.add_item(
            title=_plain(article["title"]),
            link=item.url,
            description=_plain(escape(article["summary"])),
            content=_plain(item.html),
            unique_id=item.id,
            pubdate=item.published,
            updateddate=item.updated,
            categories=[article["theme"]["title"], *article["tags"]],
        )
    written = StringIO()
    feed.write(written, "utf-8")
    return written.getvalue().encode()


def _plain(text: str) -> str:
    return _unwritable.sub("", text)


def _json(read: FeedRead, row: FeedRow, items: list[_Item], _moment: datetime.datetime) -> bytes:
    return orjson.dumps(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": _title(row),
            "description": _description(read, row),
            "home_page_url": absolute(read.page),
            "feed_url": absolute(read.key),
            "icon": absolute("/icon-512.png"),
            "language": read.language,
            "authors": [{"name": NAME, "url": absolute(f"/{read.language}")}],
            "items": [
                {
                    "id": item.id,
                    "url": item.url,
                    "title": item.article["title"],
                    "summary": item.article["summary"],
                    "content_html": item.html,
                    "date_published": item.article["publishedAt"],
                    "date_modified": item.article["updatedAt"],
                    "tags": [item.article["theme"]["title"], *item.article["tags"]],
                    "language": item.article["language"],
                }
                for item in items
            ],
        }
    )
