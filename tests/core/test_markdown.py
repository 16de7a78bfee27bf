"""Markdown to HTML: our blocks, our ids, and nothing that runs."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from core.markdown import (
    MAX_PARAGRAPH,
    MAX_SOURCE,
    Heading,
    PromptText,
    TooLongError,
    render,
    slugify,
)


def test_blocks_become_the_elements_that_the_app_knows() -> None:
    source = (
        "::: callout Let op\nTekst.\n:::\n\n::: example In de wachtkamer\nEen *man* wacht.\n:::\n\n"
        "::: prompt wat-deed-je\nWat deed je?\n:::\n"
    )
    assert render(source).html == (
        '<aside class="block block-callout">\n<p class="block-title">Let op</p>\n<p>Tekst.</p>\n'
        '</aside>\n<section class="block block-example">\n'
        '<p class="block-title">In de wachtkamer</p>\n<p>Een <em>man</em> wacht.</p>\n</section>\n'
        '<section class="block block-prompt" id="prompt-wat-deed-je" data-prompt="wat-deed-je">\n'
        "<p>Wat deed je?</p>\n</section>"
    )


def test_a_block_without_title_has_none() -> None:
    assert "block-title" not in render("::: callout\nTekst.\n:::\n").html


def test_prompts_come_with_key_and_text() -> None:
    rendered = render("::: prompt een\nWat **deed**\nje?\n:::\n\n::: prompt twee\nEn nu?\n:::\n")
    assert rendered.prompts == [PromptText("een", "Wat deed je?"), PromptText("twee", "En nu?")]


def test_headings_get_ids_that_occur_once() -> None:
    rendered = render("## Café & thuis\n\n### Café thuis\n\n## Root\n\n## ???\n\nTekst.")
    assert rendered.headings == [
        Heading("cafe-thuis", 2, "Café & thuis"),
        Heading("cafe-thuis-2", 3, "Café thuis"),
        Heading("root-2", 2, "Root"),
        Heading("section", 2, "???"),
    ]
    assert '<h2 id="cafe-thuis">' in rendered.html


def test_a_heading_never_takes_the_id_of_a_prompt() -> None:
    rendered = render("## Prompt stil\n\n::: prompt stil\nWat?\n:::\n")
    assert rendered.headings[0].id == "prompt-stil-2"


def test_tables_lists_quotes_and_code_remain() -> None:
    html = render("| a | b |\n|---|---|\n| 1 | 2 |\n\n3. drie\n\n> woord\n\n`x`\n\n---\n").html
    for part in ("<th>a</th>", "<td>2</td>", '<ol start="3">', "<blockquote>", "<code>x</code>"):
        assert part in html


def test_links_name_no_opener() -> None:
    html = render("[tekst](https://example.org/a?b=c)").html
    assert '<a href="https://example.org/a?b=c" rel="noopener noreferrer">tekst</a>' in html


@pytest.mark.parametrize(
    "source",
    [
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](java&#115;cript:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "[x](vbscript:x)",
        "![x](javascript:alert(1))",
        "<javascript:alert(1)>",
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<svg/onload=alert(1)>",
        "::: callout <img src=x onerror=alert(1)>\na\n:::",
        '::: prompt x" onmouseover="alert(1)\na\n:::',
        "## <iframe src=x></iframe>",
        '[x](https://a.b "\\" onclick=\\"alert(1)")',
        '```" onmouseover="alert(1)\n<script>\n```',
        "| <b onclick=x> |\n|---|\n",
        '<style>@import "x"</style>',
    ],
)
def test_nothing_that_runs_survives(source: str) -> None:
    assert_harmless(render(source).html)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))


TAGS = {
    "a", "aside", "blockquote", "br", "code", "em", "h2", "h3", "h4", "h5", "h6", "hr", "img",
    "li", "ol", "p", "pre", "section", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
ATTRIBUTES = {"href", "title", "rel", "src", "alt", "start", "id", "data-prompt", "class"}
CLASSES = {"block", "block-callout", "block-example", "block-prompt", "block-title"}


def assert_harmless(html: str) -> None:
    reader = _Reader()
    reader.feed(html)
    for tag, attributes in reader.elements:
        assert tag in TAGS
        assert attributes.keys() <= ATTRIBUTES
        assert set((attributes.get("class") or "").split()) <= CLASSES
        for name in ("href", "src"):
            address = (attributes.get(name) or "").strip().lower()
            scheme = re.match(r"[a-z][a-z0-9+.-]*:", address)
            assert scheme is None or scheme.group() in {"http:", "https:", "mailto:"}


_PIECES = st.sampled_from(
    [
        "<script>", "</script>", "<img src=x onerror=a>", "javascript:", "[a](", ")", "](", "![",
        "\n", "\n\n", "::: callout ", "::: prompt ", ":::", "## ", "- ", "> ", "|", "|---|", "`",
        "```", "*", "_", "&lt;", "&#106;", "\\", '"', "'", " onclick=", "<", ">", "\t", "    ", "x",
        "[x]: javascript:a", "<!--", "<![CDATA[", "\u202e", "\ud7ff",
    ]
)  # fmt: skip


@given(st.lists(st.one_of(_PIECES, st.text(max_size=8)), max_size=40).map("".join))
@settings(max_examples=300, deadline=None)
@example("\x00")
@example("[a]: data:x\n[a]")
def test_no_text_brings_anything_that_runs(source: str) -> None:
    rendered = render(source)
    assert_harmless(rendered.html)
    assert rendered.reading_minutes >= 1


@given(st.text(max_size=400))
@settings(max_examples=100, deadline=None)
def test_ids_are_kebab_case(text: str) -> None:
    assert re.fullmatch(r"([a-z0-9]+(-[a-z0-9]+)*)?", slugify(text))


@pytest.mark.parametrize(
    "source", ["a" * (MAX_SOURCE + 1), "[" * (MAX_PARAGRAPH + 1), "a\n" * MAX_PARAGRAPH]
)
def test_what_could_take_forever_is_refused(source: str) -> None:
    with pytest.raises(TooLongError):
        render(source)


def test_reading_takes_a_minute_for_220_words_and_never_none() -> None:
    assert render("woord " * 100).reading_minutes == 1
    assert render("woord " * 660).reading_minutes == 3
    assert render("").reading_minutes == 1


def test_passages_hold_the_text_without_its_marks() -> None:
    rendered = render("## Kop\n\nEen **vet** [woord](https://a.b).\n\n- punt\n\n![beeld](x.png)\n")
    assert list(rendered.passages) == ["Een vet woord.", "punt", "beeld"]


def test_pictures_come_with_what_they_say_and_their_line() -> None:
    source = 'Tekst.\n\n![Een *vlecht*](image:123 "Twaalf linten")\n![](b.png)\n'
    pictures = [(it.address, it.text, it.caption, it.line) for it in render(source).pictures]
    assert pictures == [("image:123", "Een vlecht", "Twaalf linten", 3), ("b.png", "", "", 4)]


def test_pictures_without_words_are_found_by_line() -> None:
    assert list(render("Tekst.\n\n![](a.png)\n\n![b](b.png)\n").unheard) == [3]
