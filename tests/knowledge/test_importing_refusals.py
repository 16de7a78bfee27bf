"""Files with flaws: refused by name, line and reason, and nothing of the folder is kept."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from api.knowledge.representation import represent
from knowledge.importing import ContentRefusedError, import_content
from knowledge.models import Article, Theme
from tests.support.knowledge_folder import ARTICLE, TEXT, small_folder, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small_folder(tmp_path / "content")


def flaws(root: Path) -> list[tuple[str, int, str]]:
    """Import what must be refused; return the flaws, after a look that nothing was kept."""
    with pytest.raises(ContentRefusedError) as refusal:
        import_content(root=root, represent=represent)
    assert not Theme.objects.exists()
    assert not Article.objects.exists()
    return [(flaw.file, flaw.line, flaw.reason) for flaw in refusal.value.flaws]


def head(old: str, new: str) -> Callable[[Path], Any]:
    assert old in TEXT
    return lambda root: write(root, ARTICLE, TEXT.replace(old, new, 1))


def body(text: str | bytes) -> Callable[[Path], Any]:
    start = TEXT.partition("Een tekst.")[0].encode()
    return lambda root: write(
        root, ARTICLE, start + (text if isinstance(text, bytes) else text.encode())
    )


BROKEN: dict[str, tuple[Callable[[Path], Any], int, str]] = {
    "no front matter": (lambda root: write(root, ARTICLE, "Tekst\n"), 1, "first line must be ---"),
    "front matter not closed": (lambda root: write(root, ARTICLE, "---\na: b\n"), 1, "not closed"),
    "a colon without quotes": (head("title: Stilte", "title: Stilte: hoe"), 2, "not valid YAML"),
    "a tab in YAML": (head("title: Stilte", "title:\t- x\n\t- y"), 2, "not valid YAML"),
    "an alias bomb": (head("title: Stilte", "title: &a x\nslug: *a"), 3, "aliases"),
    "endless nesting": (head("[rouw, zwijgen]", "[" * 9000), 2, "not valid YAML"),
    "a missing key": (head("slug: stilte\n", ""), 2, "'slug' is missing"),
    "an unknown key": (
        head("slug: stilte", "slug: stilte\ncolour: red"),
        4,
        "'colour'",
    ),
    "a key twice": (head("slug: stilte", "slug: stilte\nslug: stil"), 4, "twice"),
    "a key that is a list": (
        head("slug: stilte", "slug: stilte\n? [a]\n: b"),
        4,
        "a key must be one word",
    ),
    "a number for a title": (head("title: Stilte", "title: 12"), 2, "must be text"),
    "a list for a title": (head("title: Stilte", "title: [a]"), 2, "must be text"),
    "a short summary": (head("summary: Wat", "summary: Kort\nx: Wat"), 4, "80 to 220"),
    "a slug with capitals": (head("slug: stilte", "slug: Stilte"), 3, "lower-case"),
    "a slug that climbs": (head("slug: stilte", "slug: ../../etc"), 3, "lower-case"),
    "one tag": (head("[rouw, zwijgen]", "[rouw]"), 5, "2 to 5 tags"),
    "a tag twice": (head("[rouw, zwijgen]", "[rouw, rouw]"), 5, "same tag twice"),
    "tags as text": (head("[rouw, zwijgen]", "rouw"), 5, "must be a list"),
    "a date that does not exist": (head("2026-07-13", "0000-00-00"), 6, "a date that exists"),
    "a day too many": (head("2026-07-13", "2026-02-30"), 6, "a date that exists"),
    "a date in words": (head("2026-07-13", "gisteren"), 6, "a date that exists"),
    "a year in words": (head("year: 1999", "year: lang"), 9, "whole number"),
    "a year too far": (head("year: 1999", "year: 9999"), 9, "between 1500 and 2100"),
    "a source without author": (
        head("author: Boss, P.", "writer: Boss, P."),
        8,
        "'author'",
    ),
    "a source that is text": (
        head("  - author: Boss, P.\n", "  - Boss\n  - author: B\n"),
        8,
        "a source",
    ),
    "a bad address": (head("year: 1999", "year: 1999\n    url: javascript:x"), 10, "https://"),
    "no text": (body("\n\n"), 12, "there is no text"),
    "an unknown block": (body("::: warning x\na\n:::\n"), 12, "'warning' is not known"),
    "a block not closed": (body("Tekst.\n\n::: callout x\na\n"), 14, "not closed"),
    "a close too many": (body("a\n\n:::\n"), 14, "closes no block"),
    "a block in a block": (
        body("::: callout x\n::: example y\n:::\n:::\n"),
        12,
        "before the next",
    ),
    "a prompt without key": (body("::: prompt\na\n:::\n"), 12, "needs a key"),
    "a prompt with a bad key": (body("::: prompt Wat Nu\na\n:::\n"), 12, "key of a prompt"),
    "a prompt twice": (body("::: prompt a\na\n:::\n\n::: prompt a\na\n:::\n"), 16, "twice"),
    "a prompt in a list": (body("- ::: prompt a\n  b\n"), 12, "inside a list"),
    "a picture nobody hears": (body("Tekst\n\n![](plaatje.png)\n"), 14, "alternative text"),
    "a heading too high": (body("# Titel\n\nTekst\n"), 12, "begin at ##"),
    "a control character": (body("Tekst \x07\n"), 12, "control character"),
    "NUL": (body("Tekst\nen \x00\n"), 13, "control character"),
    "not UTF-8": (body(b"Tekst\n\xff\xfe\n"), 13, "not UTF-8"),
    "a line of 10 MB": (body("Tekst\n" + "a" * 10_000_000), 13, "more than 10000 characters"),
    "a body too large": (body("woord woord\n\n" * 9000), 12, "more than 100000 characters"),
    "a paragraph too long": (body("woord woord\n" * 2000), 12, "more than 10000 characters"),
    "a file too large": (body("woord woord\n\n" * 50_000), 1, "larger than 512 KiB"),
    "a file of another kind": (
        lambda root: write(root, ARTICLE[:-5] + "de.md", TEXT),
        1,
        "expected here",
    ),
    "a loose file": (lambda root: write(root, "articles/loose.md", TEXT), 1, "only folders"),
    "a folder with capitals": (
        lambda root: write(root, "articles/grief-and-loss/Silence/nl.md", TEXT),
        1,
        "folder's name",
    ),
    "a link to an article that is nowhere": (
        body("Een tekst.\n\nLees [dit](article:nergens).\n"),
        14,
        "no article 'nergens'",
    ),
    "an unknown theme": (
        lambda root: write(root, "articles/nowhere/a/nl.md", TEXT.replace("stilte", "b")),
        1,
        "no theme 'nowhere'",
    ),
    "a slug used twice": (
        lambda root: write(root, "articles/grief-and-loss/zz/nl.md", TEXT),
        1,
        "already used",
    ),
    "prompts that differ": (
        lambda root: write(
            root,
            ARTICLE.replace("nl.md", "fr.md"),
            TEXT.replace("wat-deed-je", "iets-anders").replace("slug: stilte", "slug: silence"),
        ),
        1,
        "prompts are not those of",
    ),
    "a theme in no Dutch": (
        lambda root: (root / "themes/grief-and-loss/nl.md").rename(
            root / "themes/grief-and-loss/fr.md"
        ),
        1,
        "Dutch first",
    ),
    "a theme without its file": (
        lambda root: (root / "themes/grief-and-loss/theme.yaml").unlink(),
        1,
        "is missing",
    ),
    "an unknown ribbon": (
        lambda root: write(root, "themes/grief-and-loss/theme.yaml", "order: 1\nribbon: pink\n"),
        2,
        "one of: plum, moss",
    ),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_file_is_refused_by_line_and_reason(folder: Path, case: str) -> None:
    breaks, line, reason = BROKEN[case]
    breaks(folder)
    found = flaws(folder)
    assert any(at == line and reason in why for _file, at, why in found), found


def test_all_flaws_of_all_files_come_at_once(folder: Path) -> None:
    write(folder, "themes/grief-and-loss/theme.yaml", "order: x\nribbon: pink\n")
    text = TEXT.replace("2026-07-13", "x").replace(":::\n", "").replace("[rouw, zwijgen]", "1")
    write(folder, ARTICLE, text)
    found = {(file, line) for file, line, _reason in flaws(folder)}
    theme = "themes/grief-and-loss/theme.yaml"
    assert {(theme, 1), (theme, 2), (ARTICLE, 5), (ARTICLE, 6), (ARTICLE, 14)} <= found


@pytest.mark.parametrize("what", ["file", "folder", "root part"])
def test_links_are_not_followed(folder: Path, tmp_path: Path, what: str) -> None:
    elsewhere = tmp_path / "elsewhere"
    if what == "file":
        (folder / ARTICLE).rename(elsewhere)
        (folder / ARTICLE).symlink_to(elsewhere)
    elif what == "folder":
        (folder / "articles/grief-and-loss").rename(elsewhere)
        (folder / "articles/grief-and-loss").symlink_to(elsewhere)
    else:
        (folder / "articles").rename(elsewhere)
        (folder / "articles").symlink_to(elsewhere)
    assert [reason for *_place, reason in flaws(folder) if "links" in reason]


def test_a_name_that_is_no_utf8_is_reported_and_not_a_crash(folder: Path) -> None:
    path = os.fsencode(folder / "articles/grief-and-loss") + b"/\xff\xfe"
    Path(os.fsdecode(path)).mkdir()
    assert [reason for *_place, reason in flaws(folder) if "folder's name" in reason]


def test_a_folder_without_content_is_refused(tmp_path: Path) -> None:
    assert "neither themes/ nor articles/" in flaws(tmp_path)[0][2]
    assert "neither themes/ nor articles/" in flaws(tmp_path / "absent")[0][2]
