"""Whatever somebody writes comes out as text, in Typst and in XHTML."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.markdown_tree import Node, read_tree
from knowledge.typesetting.document import compose
from knowledge.typesetting.epub import to_epub
from knowledge.typesetting.pdf import to_pdf
from knowledge.typesetting.xhtml import sayable
from tests.knowledge.bundles.books import (
    ADDRESS,
    BUNDLE,
    CHAPTER,
    XHTML,
    bundle,
    page_of,
    words_of,
)
from tests.support.bundles import files_of, open_pdf, said_by, text_of
from tests.support.hostile import documents, how_many

SIGNS = '#import "x"; #read("/etc/passwd") *_$@<>&[]{}\\ <script>alert(1)</script> // /* =='
_some = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
_many = settings(max_examples=200, deadline=None)
PIECES = st.sampled_from(
    [
        *("# ", "## ", "###### ", "- ", "1. ", "99999. ", "> ", "> > > > ", "    ", "\n", "\n\n"),
        *(
            "```\n",
            "::: callout ",
            "::: example *x*",
            "::: prompt a-b",
            ":::\n",
            "---\n",
            "| a | b",
        ),
        *(
            "|---|---|",
            "|",
            "*",
            "**",
            "_",
            "`",
            "[a](",
            "![",
            "](image:1)",
            "<b>",
            "&amp;",
            "&#0;",
        ),
        *("#import", "$x$", "@ref", "<label>", "\\", "~", "//", "\u202e", "\u0000", "\u00ad", "é"),
        *("https://x.y/z", "\u064b", "a\u0301", "\u4e00", "woord", " "),
    ]
)
ALLOWED = {
    *("html", "head", "title", "link", "body", "section", "header", "aside", "figure", "img"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "p", "ul", "ol", "li", "blockquote", "pre", "code"),
    *("table", "thead", "tbody", "tr", "th", "td", "hr", "br", "em", "strong", "a", "cite"),
}
WILD = st.lists(PIECES, max_size=60).map("".join) | st.text(max_size=200)


def test_signs_that_mean_something_elsewhere_are_text_everywhere() -> None:
    hostile = replace(
        CHAPTER,
        title=SIGNS,
        summary=SIGNS,
        theme=SIGNS,
        note=SIGNS,
        body=f"`{SIGNS}`\n\n::: callout {SIGNS}\nx\n:::\n",
        sources=[{"author": SIGNS, "year": 1999, "title": SIGNS, "publisher": SIGNS}],
    )
    made = replace(BUNDLE, title=SIGNS, summary=SIGNS, chapters=[hostile], left_out=[SIGNS])
    reader = open_pdf(to_pdf(made, address=ADDRESS))
    # Lines break where they do, so spaces do not count.
    said = "".join(said_by(reader).split())
    assert said.count("".join(SIGNS.split())) >= 9
    assert "root:" not in said
    assert reader.metadata is not None
    assert reader.metadata.title == SIGNS

    epub = to_epub(made, address=ADDRESS)
    chapter = words_of(page_of(epub, "chapter-1.xhtml"))
    assert chapter.count(" ".join(SIGNS.split())) >= 8
    assert b"<script" not in b"".join(
        content for name, content in files_of(epub).items() if name.endswith(("xhtml", "opf"))
    )


@_many
@given(WILD)
def test_every_text_becomes_a_tree_of_known_nodes(source: str) -> None:
    known = {
        *("heading", "paragraph", "list", "quotation", "callout", "example", "prompt", "code"),
        *("table", "rule", "picture", "text", "strong", "emphasis", "link", "break", "image"),
    }
    above = 1
    for node, depth in _nodes(read_tree(source), 0):
        assert node["kind"] in known
        assert depth < 20
        if node["kind"] == "heading":
            assert 2 <= node["level"] <= above + 1
            above = node["level"]


@_many
@given(WILD, WILD)
def test_every_text_is_wellformed_xhtml(body: str, note: str) -> None:
    noted = [replace(bundle(body).chapters[0], note=note, title=note or "x")]
    # The cover is what takes time, and says nothing of this.
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("knowledge.typesetting.epub.draw_cover", lambda _data: b"")
        made = to_epub(replace(BUNDLE, chapters=noted), address=ADDRESS)
    said = words_of(page_of(made, "chapter-1.xhtml"))
    assert " ".join(sayable(note).split()) in said or "\n" in note or not note.strip()
    page_of(made, "contents.xhtml")
    page_of(made, "package.opf")


@_some
@given(WILD, WILD)
def test_every_text_can_be_set(body: str, note: str) -> None:
    noted = [replace(bundle(body).chapters[0], note=note)]
    reader = open_pdf(to_pdf(replace(BUNDLE, title=note, chapters=noted), address=ADDRESS))
    assert len(reader.pages) >= 4


def test_documents_of_somebody_who_wants_more_are_set_and_stay_harmless() -> None:
    sources = list(documents(how_many(60)))
    for start in range(0, len(sources), 20):
        some = [source for source in sources[start : start + 20] if len(source) <= 20_000]
        made = bundle(*some)
        # The introduction stands before them.
        assert len(open_pdf(to_pdf(made, address=ADDRESS)).pages) >= 3 + len(some)
        epub = to_epub(made, address=ADDRESS)
        for number in range(1, len(some) + 1):
            page = page_of(epub, f"chapter-{number}.xhtml")
            for part in page.iter():
                assert part.tag.removeprefix(XHTML) in ALLOWED
                assert not [name for name in part.attrib if name.startswith("on")]
                address = part.get("href") or part.get("src") or ""
                assert urlsplit(address).scheme in {"", "https", "http", "mailto"}


def test_a_text_that_goes_deep_is_set_too() -> None:
    deep = "> - " * 6 + "diep"
    assert "diep" in text_of(to_pdf(bundle(deep), address=ADDRESS))


def test_only_harmless_addresses_become_links() -> None:
    body = "[a](javascript:alert(1)) [b](data:text/html,x) [c](file:///etc/passwd) [d](//x.y)"
    data = compose(bundle(body), address=ADDRESS)
    links = [
        node["target"]
        for node, _depth in _nodes(data["chapters"][0]["blocks"], 0)
        if node["kind"] == "link"
    ]
    assert all(link is None or link.startswith(f"{ADDRESS}//") for link in links)


def _nodes(value: Any, depth: int) -> list[tuple[Node, int]]:
    if isinstance(value, list):
        return [found for one in value for found in _nodes(one, depth)]
    inner = [value[key] for key in ("blocks", "items", "parts", "head", "rows") if key in value]
    return [(value, depth), *(found for one in inner for found in _nodes(one, depth + 1))]
