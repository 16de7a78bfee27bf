"""A bundle as plain data that both forms are drawn from."""

from __future__ import annotations

import datetime
import re
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from core.markdown_links import Resolve, nowhere
from core.markdown_tree import Node, read_tree
from knowledge.bundling import Bundle, Chapter
from knowledge.typesetting.words import AUTHOR, facts_of, spoken_in, words_of

_SAID = ("text", "caption")
_SCHEMES = {"http", "https", "mailto"}
_ARTICLE = re.compile(r"^/(?:nl|fr|en)/articles/([a-z0-9-]+)/?(?:#.*)?$")


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it goes into a bundle; `media` is a type that both forms know."""

    content: bytes
    media: str


# By the source that stands in the Markdown. What is not among them is told in its own words.
Pictures = Mapping[str, Picture]
NO_PICTURES: Pictures = {}
_ENDINGS = {"image/png": "png", "image/jpeg": "jpg", "image/svg+xml": "svg", "image/webp": "webp"}


def compose(bundle: Bundle, *, address: str, pictures: Pictures = NO_PICTURES) -> dict[str, Any]:
    """Return `bundle` as data. `address` is where the app stands, without a slash at the end."""
    writer = _Writer(bundle, address, pictures)
    words = words_of(bundle)
    return {
        "language": bundle.language,
        "title": bundle.title.strip() or words["saved"],
        "summary": bundle.summary,
        "ribbon": bundle.ribbon,
        "author": AUTHOR,
        "keywords": sorted({chapter.theme for chapter in bundle.chapters}),
        "identity": bundle.identity,
        "dated": bundle.dated.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "address": f"{address}/{bundle.language}",
        "host": urlsplit(address).netloc,
        "words": words,
        "introduction": writer.blocks(bundle.introduction),
        "chapters": [writer.chapter(chapter) for chapter in bundle.chapters],
        "left_out": list(bundle.left_out),
    }


def chapter_id(article_id: uuid.UUID) -> str:
    """Return the name of a chapter inside a bundle."""
    return f"article-{article_id}"


def picture_files(pictures: Pictures) -> dict[str, str]:
    """Return under which name every picture is kept, by its source."""
    return {
        source: f"picture-{number}.{_ENDINGS[picture.media]}"
        for number, (source, picture) in enumerate(sorted(pictures.items()), 1)
    }


class _Writer:
    def __init__(self, bundle: Bundle, address: str, pictures: Pictures) -> None:
        self._language = bundle.language
        self._address = address
        self._files = picture_files(pictures)
        self._by_slug = {
            chapter.slug: chapter_id(chapter.article_id) for chapter in bundle.chapters
        }
        self._by_id = {
            f"article:{chapter.article_id}": chapter_id(chapter.article_id)
            for chapter in bundle.chapters
        }

    def chapter(self, chapter: Chapter) -> dict[str, Any]:
        return {
            "id": chapter_id(chapter.article_id),
            "language": chapter.language,
            "title": chapter.title,
            "summary": chapter.summary,
            "ribbon": chapter.ribbon,
            "facts": facts_of(chapter, self._language),
            "spoken": spoken_in(chapter, self._language),
            "note": [_line(line) for line in chapter.note.split("\n") if line.strip()],
            "blocks": self.blocks(chapter.body, chapter.resolve),
            "sources": [self._source(source) for source in chapter.sources],
        }

    def blocks(self, source: str, resolve: Resolve = nowhere) -> list[Node]:
        return [block for node in read_tree(source, resolve) for block in self._block(node)]

    def _block(self, node: Node) -> Iterator[Node]:
        for key in ("parts", "head", "rows"):
            if key in node:
                node[key] = self._inside(node[key])
        if "blocks" in node:
            node["blocks"] = [block for inner in node["blocks"] for block in self._block(inner)]
        if "items" in node:
            node["items"] = [
                [block for inner in item for block in self._block(inner)] for item in node["items"]
            ]
        yield self._picture(node) if node["kind"] == "picture" else node

    def _picture(self, node: Node) -> Node:
        """Return a picture with its file; one that is not there leaves its words."""
        source = node["source"]
        if source in self._files:
            file = self._files[source]
            return {"kind": "picture", "file": file, **{key: node[key] for key in _SAID}}
        said = " ".join(node[key] for key in _SAID if node[key])
        return {"kind": "paragraph", "parts": _line(said)}

    def _inside(self, value: Any) -> Any:
        if isinstance(value, list):
            return [self._inside(one) for one in value]
        if "parts" in value:
            value["parts"] = self._inside(value["parts"])
        if value["kind"] == "link":
            value |= self._link(value["target"])
        return value

    def _link(self, target: str) -> dict[str, str | None]:
        """Say where a link leads: to a chapter, to an address, or nowhere.

        `written` is the address as paper has to spell it.
        """
        match = _ARTICLE.match(target)
        chapter = self._by_id.get(target) or (match and self._by_slug.get(match.group(1)))
        if chapter:
            return {"chapter": chapter, "target": None, "written": None}
        whole = f"{self._address}{target}" if target.startswith("/") else target
        if not _is_safe(whole):
            return {"chapter": None, "target": None, "written": None}
        return {"chapter": None, "target": whole, "written": _written(whole)}

    def _source(self, source: Mapping[str, Any]) -> dict[str, str | None]:
        url = source.get("url") or ""
        publisher = f". {source['publisher']}." if source.get("publisher") else "."
        return {
            "before": f"{source['author']} ({source['year']}). ",
            "title": source["title"],
            "after": publisher,
            "url": url if _is_safe(url) else None,
            "written": _written(url),
        }


def _line(text: str) -> list[Node]:
    return [{"kind": "text", "text": text}]


def _is_safe(address: str) -> bool:
    try:
        return urlsplit(address).scheme in _SCHEMES
    except ValueError:
        return False


def _written(address: str) -> str:
    return re.sub(r"^(?:https?://|mailto:)", "", address)
