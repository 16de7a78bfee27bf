"""Reading a content folder: all of it, or a list of everything that is wrong with it."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.markdown_links import NamedLink
from knowledge.content_files import FileReader
from knowledge.front_matter import Flaw, Head
from knowledge.models.themes import Language, Ribbon
from knowledge.synonym_files import SynonymText, read_synonyms

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
    links: Sequence[NamedLink] = ()


@dataclass(frozen=True)
class Content:
    """Everything a content folder holds."""

    themes: list[ThemeManuscript]
    theme_texts: list[ThemeText]
    articles: list[ArticleText]
    synonyms: list[SynonymText]


def read_content(root: Path) -> Content:
    """Read the folder `root`.

    Raises `ContentRefusedError` with every flaw of every file; files are read, nothing is kept.
    """
    if not root.is_dir() or not any((root / part).is_dir() for part in ("themes", "articles")):
        raise ContentRefusedError(
            [Flaw(str(root), 1, "this folder holds neither themes/ nor articles/")]
        )
    reader, content = FileReader(root), Content([], [], [], [])
    for part, read in (("themes", _read_theme), ("articles", _read_articles)):
        folder = root / part
        if folder.is_symlink():
            reader.add(folder, 1, "links are not followed; put the folder itself here")
        elif folder.is_dir():
            for child in reader.folders(folder):
                read(reader, content, child)
    content.synonyms.extend(read_synonyms(reader, root / "synonyms", _LANGUAGES))
    flaws = [*reader.flaws, *_across(content, {flaw.file for flaw in reader.flaws})]
    if flaws:
        raise ContentRefusedError(flaws)
    return content


def _read_theme(reader: FileReader, content: Content, folder: Path) -> None:
    file = folder / "theme.yaml"
    if file.is_file() and not file.is_symlink() and (text := reader.text(file)) is not None:
        head = Head(text, file=reader.name(file), first_line=1)
        head.expect(required={"order", "ribbon"})
        content.themes.append(
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
    found = dict(reader.languages(folder, _LANGUAGES, beside="theme.yaml"))
    if "nl" not in found:
        reader.add(folder / "nl.md", 1, "this file is missing: themes are in Dutch first")
    for language, path in found.items():
        _read_theme_text(reader, content, language, path)


def _read_theme_text(reader: FileReader, content: Content, language: str, path: Path) -> None:
    if (manuscript := reader.manuscript(path)) is None:
        return
    head = manuscript.head
    head.expect(required={"title", "slug", "summary"})
    content.theme_texts.append(
        ThemeText(
            file=reader.name(path),
            theme=path.parent.name,
            language=language,
            slug=head.kebab("slug"),
            title=head.text("title", most=120),
            summary=head.text("summary", least=40, most=300),
            body=manuscript.body,
        )
    )
    reader.flaws += head.flaws


def _read_articles(reader: FileReader, content: Content, theme: Path) -> None:
    for folder in reader.folders(theme):
        for language, path in reader.languages(folder, _LANGUAGES):
            _read_article(reader, content, language, path)


_ARTICLE_KEYS = {"title", "slug", "summary", "tags", "published", "sources"}


def _read_article(reader: FileReader, content: Content, language: str, path: Path) -> None:
    if (manuscript := reader.manuscript(path)) is None:
        return
    head, rendered = manuscript.head, manuscript.rendered
    head.expect(required=_ARTICLE_KEYS)
    content.articles.append(
        ArticleText(
            file=reader.name(path),
            theme=path.parent.parent.name,
            article=path.parent.name,
            language=language,
            slug=head.kebab("slug"),
            title=head.text("title", most=160),
            summary=head.text("summary", least=80, most=220),
            tags=head.tags("tags", least=2, most=5),
            sources=head.sources("sources"),
            published=head.date("published"),
            body=manuscript.body,
            prompts=tuple(prompt.key for prompt in rendered.prompts) if rendered else (),
            links=manuscript.links,
        )
    )
    reader.flaws += head.flaws


def _across(content: Content, flawed: set[str]) -> Iterator[Flaw]:
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
        yield from _across_versions(same, flawed)


def _across_versions(texts: list[ArticleText], flawed: set[str]) -> Iterator[Flaw]:
    original = next((text for text in texts if text.language == "nl"), texts[0])
    for text in texts:
        if text.theme != original.theme:
            yield Flaw(text.file, 1, f"the article {text.article!r} stands in two themes")
        elif not flawed & {text.file, original.file} and set(text.prompts) != set(original.prompts):
            yield Flaw(text.file, 1, f"its prompts are not those of {original.file}")
