"""Reading a content folder: all of it, or a list of everything that is wrong with it."""

from __future__ import annotations

import datetime
import os
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.markdown import MAX_PARAGRAPH, render
from knowledge.bodies import check
from knowledge.front_matter import Flaw, Head
from knowledge.models.themes import KEBAB, Language, Ribbon

LARGEST_FILE = 512 * 1024
_kebab = re.compile(KEBAB)
_control = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
_LANGUAGES = [str(language) for language in Language.values]


class ContentRefusedError(Exception):
    """The folder holds flaws, so nothing of it is used."""

    def __init__(self, flaws: Iterable[Flaw]) -> None:
        self.flaws = sorted(set(flaws))
        super().__init__(f"{len(self.flaws)} flaws")


@dataclass(frozen=True)
class ThemeManuscript:
    """A theme as its file describes it; `file` is relative to the content folder."""

    file: str
    key: str
    position: int
    ribbon: str


@dataclass(frozen=True)
class ThemeText:
    """A theme in one language."""

    file: str
    theme: str
    language: str
    slug: str
    title: str
    summary: str
    body: str


@dataclass(frozen=True)
class ArticleText:
    """An article in one language."""

    file: str
    theme: str
    article: str
    language: str
    slug: str
    title: str
    summary: str
    tags: list[str]
    sources: list[dict[str, Any]]
    published: datetime.date
    body: str
    prompts: tuple[str, ...]


@dataclass(frozen=True)
class Content:
    """Everything a content folder holds."""

    themes: list[ThemeManuscript]
    theme_texts: list[ThemeText]
    articles: list[ArticleText]


class _Reader:
    def __init__(self, root: Path) -> None:
        self.root = root
        self.flaws: list[Flaw] = []
        self.content = Content([], [], [])

    def add(self, path: Path, line: int, reason: str) -> None:
        self.flaws.append(Flaw(self.name(path), line, reason))

    def name(self, path: Path) -> str:
        # A name on disk may hold bytes that are no UTF-8; the report must still be printable.
        return os.fsencode(path.relative_to(self.root)).decode("utf-8", "replace")

    def children(self, folder: Path) -> Iterator[Path]:
        """Yield what lies in `folder`, but hidden files and links, which are refused."""
        for path in sorted(folder.iterdir()):
            if path.is_symlink():
                self.add(path, 1, "links are not followed; put the file itself here")
            elif not path.name.startswith("."):
                yield path

    def folders(self, folder: Path) -> Iterator[Path]:
        """Yield the folders in `folder`; their names are keys."""
        for path in self.children(folder):
            if not path.is_dir():
                self.add(path, 1, "only folders are expected here")
            elif not _kebab.match(path.name) or len(path.name) > 64:
                self.add(path, 1, "a folder's name must be lower-case words joined by hyphens")
            else:
                yield path

    def text(self, path: Path) -> str | None:
        """Return what `path` holds, or note why it cannot be read."""
        try:
            with path.open("rb") as file:
                raw = file.read(LARGEST_FILE + 1)
        except OSError as error:
            self.add(path, 1, f"this cannot be read: {error.strerror}")
            return None
        lines = raw.split(b"\n")
        long = [line for line, text in enumerate(lines, 1) if len(text) > 4 * MAX_PARAGRAPH]
        if long:
            self.add(path, long[0], f"this line has more than {MAX_PARAGRAPH} characters")
            return None
        if len(raw) > LARGEST_FILE:
            self.add(path, 1, f"this file is larger than {LARGEST_FILE // 1024} KiB")
            return None
        try:
            text = raw.decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n")
        except UnicodeDecodeError as error:
            self.add(path, raw.count(b"\n", 0, error.start) + 1, "this is not UTF-8")
            return None
        found = [line for line, part in enumerate(text.split("\n"), 1) if _control.search(part)]
        for line in found[:20]:
            self.add(path, line, "this line holds a control character; remove it")
        return None if found else text

    def manuscript(self, path: Path) -> tuple[Head, str, int] | None:
        """Return front matter, body, and the line on which the body begins."""
        text = self.text(path)
        if text is None:
            return None
        lines = text.split("\n")
        if lines[0].rstrip() != "---":
            self.add(path, 1, "the first line must be ---, followed by the front matter")
            return None
        ends = [index for index, line in enumerate(lines[1:], 1) if line.rstrip() == "---"]
        if not ends:
            self.add(path, 1, "the front matter is not closed by a line with ---")
            return None
        head = Head("\n".join(lines[1 : ends[0]]), file=self.name(path), first_line=2)
        return head, "\n".join(lines[ends[0] + 1 :]).strip("\n") + "\n", ends[0] + 2

    def languages(self, folder: Path, *, beside: str = "") -> Iterator[tuple[str, Path]]:
        for path in self.children(folder):
            if path.name == beside:
                continue
            if path.suffix == ".md" and path.stem in _LANGUAGES and path.is_file():
                yield path.stem, path
            else:
                self.add(path, 1, f"expected here: {', '.join(f'{x}.md' for x in _LANGUAGES)}")

    def body(self, path: Path, body: str, first_line: int, written: str) -> None:
        blank = len(written) - len(written.lstrip("\n"))
        for line, reason in check(body):
            self.add(path, first_line + blank + line - 1, reason)


def read_content(root: Path) -> Content:
    """Read the folder `root`.

    Raises `ContentRefusedError` with every flaw of every file; files are read, nothing is kept.
    """
    reader = _Reader(root)
    if not root.is_dir() or not any((root / part).is_dir() for part in ("themes", "articles")):
        raise ContentRefusedError(
            [Flaw(str(root), 1, "this folder holds neither themes/ nor articles/")]
        )
    for part, read in (("themes", _read_theme), ("articles", _read_articles)):
        folder = root / part
        if folder.is_symlink():
            reader.add(folder, 1, "links are not followed; put the folder itself here")
        elif folder.is_dir():
            for child in reader.folders(folder):
                read(reader, child)
    reader.flaws += _across(reader.content)
    if reader.flaws:
        raise ContentRefusedError(reader.flaws)
    return reader.content


def _read_theme(reader: _Reader, folder: Path) -> None:
    file = folder / "theme.yaml"
    if file.is_file() and not file.is_symlink() and (text := reader.text(file)) is not None:
        head = Head(text, file=reader.name(file), first_line=1)
        head.expect(required={"order", "ribbon"})
        reader.content.themes.append(
            ThemeManuscript(
                file=reader.name(file),
                key=folder.name,
                position=head.number("order", least=1, most=1000),
                ribbon=head.choice("ribbon", [str(value) for value in Ribbon.values]),
            )
        )
        reader.flaws += head.flaws
    elif not file.exists():
        reader.add(file, 1, "this file is missing")
    found = dict(reader.languages(folder, beside="theme.yaml"))
    if "nl" not in found:
        reader.add(folder / "nl.md", 1, "this file is missing: themes are in Dutch first")
    for language, path in found.items():
        _read_theme_text(reader, folder.name, language, path)


def _read_theme_text(reader: _Reader, theme: str, language: str, path: Path) -> None:
    if (parts := reader.manuscript(path)) is None:
        return
    head, body, line = parts
    head.expect(required={"title", "slug", "summary"})
    reader.content.theme_texts.append(
        ThemeText(
            file=reader.name(path),
            theme=theme,
            language=language,
            slug=head.kebab("slug"),
            title=head.text("title", most=120),
            summary=head.text("summary", least=40, most=300),
            body=body,
        )
    )
    reader.flaws += head.flaws
    reader.body(path, body, line, body)


def _read_articles(reader: _Reader, theme: Path) -> None:
    for folder in reader.folders(theme):
        texts = [
            text
            for language, path in reader.languages(folder)
            if (text := _read_article(reader, theme.name, folder.name, language, path))
        ]
        reader.content.articles.extend(texts)


_ARTICLE_KEYS = {"title", "slug", "summary", "tags", "published", "sources"}


def _read_article(
    reader: _Reader, theme: str, article: str, language: str, path: Path
) -> ArticleText | None:
    if (parts := reader.manuscript(path)) is None:
        return None
    head, body, line = parts
    head.expect(required=_ARTICLE_KEYS)
    findings = check(body)
    text = ArticleText(
        file=reader.name(path),
        theme=theme,
        article=article,
        language=language,
        slug=head.kebab("slug"),
        title=head.text("title", most=160),
        summary=head.text("summary", least=80, most=220),
        tags=head.tags("tags", least=2, most=5),
        sources=head.sources("sources"),
        published=head.date("published"),
        body=body,
        prompts=() if findings else tuple(prompt.key for prompt in render(body).prompts),
    )
    reader.flaws += head.flaws
    for found, reason in findings:
        reader.add(path, line + found - 1, reason)
    return None if findings else text


def _across(content: Content) -> Iterator[Flaw]:
    """Find what is wrong between files: slugs, themes and prompts."""
    themes = {theme.key for theme in content.themes}
    for article in content.articles:
        if article.theme not in themes:
            yield Flaw(article.file, 1, f"there is no theme {article.theme!r} in themes/")
    for texts in (content.theme_texts, content.articles):
        first: dict[str, str] = {}
        for text in texts:
            other = first.setdefault(text.slug, text.file)
            if text.slug and other != text.file:
                yield Flaw(text.file, 1, f"the slug {text.slug!r} is already used by {other}")
    versions: defaultdict[str, list[ArticleText]] = defaultdict(list)
    for article in content.articles:
        versions[article.article].append(article)
    for same in versions.values():
        yield from _across_versions(same)


def _across_versions(texts: list[ArticleText]) -> Iterator[Flaw]:
    original = next((text for text in texts if text.language == "nl"), texts[0])
    for text in texts:
        if text.theme != original.theme:
            yield Flaw(text.file, 1, f"the article {text.article!r} stands in two themes")
        elif set(text.prompts) != set(original.prompts):
            yield Flaw(text.file, 1, f"its prompts are not those of {original.file}")
