"""Plain text as Markdown shows what was typed, and nothing else."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from core.markdown_plain import as_markdown, as_markdown_line

_reader = MarkdownIt("gfm-like", {"linkify": False})
PIECES = [
    *("# ", "## ", "- ", "+ ", "* ", "1. ", "12) ", "> ", "    ", "\t", "\n", "\n\n", "---", "==="),
    *(
        "***",
        "```",
        "~~~",
        "~~",
        "|",
        "|---|",
        ":::",
        "[a](b)",
        "![x](y)",
        "<b>",
        "<script>",
        "&amp;",
    ),
    *(
        "&#35;",
        "_",
        "__",
        "a_b",
        "*",
        "`",
        "\\",
        "\\\\",
        "woord",
        " ",
        "é",
        "…",
        "سلام",
        "https://x.y/z_a",
    ),
]
WILD = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


def shown(source: str) -> list[str]:
    """Return the lines that a reader shows, without the elements around them."""
    page = _reader.render(source)
    assert not set(re.findall(r"<(\w+)", page)) - {"p", "br"}, page
    text = html.unescape(re.sub(r"<[^>]+>", "\n", page))
    return [" ".join(line.split()) for line in text.split("\n") if line.strip()]


def typed(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.split("\n") if line.strip()]


@settings(max_examples=400, deadline=None)
@given(WILD)
def test_every_text_reads_as_it_was_typed(text: str) -> None:
    assert shown(as_markdown(text)) == typed(text)


@settings(max_examples=200, deadline=None)
@given(WILD)
def test_every_title_stays_one_line_of_its_own_words(text: str) -> None:
    line = as_markdown_line(text)
    assert "\n" not in line
    page = _reader.render(f"# {line}")
    assert html.unescape(re.sub(r"<[^>]+>", "", page)).split() == text.split()


@pytest.mark.parametrize("text", ["Ze zweeg lang. Ik heb gewacht.", "a_b en 3,5 (of zo)", "nr. 5"])
def test_what_means_nothing_is_left_as_it_is(text: str) -> None:
    assert as_markdown(text) == text


def test_lines_stay_lines() -> None:
    assert as_markdown("een\ntwee\n\ndrie") == "een  \ntwee\n\ndrie"
