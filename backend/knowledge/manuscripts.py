"""Reading a content folder: all of it, or a list of everything that is wrong with it."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from django.utils.translation import gettext_noop as _

from knowledge.content import (
    ArticleDate,
    ArticleText,
    Content,
    ContentRefusedError,
    DraftText,
    ThemeManuscript,
    ThemeText,
)
from knowledge.content_files import LINKED_FOLDER, FileReader
from knowledge.flaws import Flaw
from knowledge.front_matter import Head
from knowledge.models.themes import Language, Ribbon
from knowledge.synonym_files import read_synonyms

_ABOUT = "article.yaml"
_TWO_THEMES = _("the article %(article)r stands in two themes")
_PARTS = ("themes", "articles", "synonyms")
_LONG_AGO = datetime.datetime.min.replace(tzinfo=datetime.UTC)
_LANGUAGES = [str(language) for language in Language.values]
_DRAFTS = {f"{language}.manuscript": language for language in _LANGUAGES}


def read_content(root: Path, *, renames: Mapping[str, str] | None = None) -> Content:
    """Read the folder `root`; see `read_folder`.

    Raises `ContentRefusedError` with every flaw of every file; files are read, nothing is kept.
    """
    content, flaws = read_folder(root, renames=renames)
    if flaws:
        raise ContentRefusedError(flaws)
    return content


def read_folder(
    root: Path, *, themes: Collection[str] = (), renames: Mapping[str, str] | None = None
) -> tuple[Content, list[Flaw]]:
    """Return what the folder `root` holds, and what is wrong with it.

    `themes` are those that need not be in the folder, `renames` what is called otherwise here.
    Raises `ContentRefusedError` for a folder
    that is none of content.
    """
    if not root.is_dir() or not any((root / part).is_dir() for part in _PARTS):
        raise ContentRefusedError(
            [Flaw.at(root.name, 1, _("this folder holds neither themes/ nor articles/"))]
        )
    reader, content = FileReader(root, renames=renames), Content([], [], [], [], [], [])
    for part, read in (("themes", _read_theme), ("articles", _read_articles)):
        folder = root / part
        if folder.is_symlink():
            reader.add(folder, 1, LINKED_FOLDER)
        elif folder.is_dir():
            for child in reader.folders(folder):
                read(reader, content, child)
    content.synonyms.extend(read_synonyms(reader, root / "synonyms", _LANGUAGES))
    flawed = {flaw.file for flaw in reader.flaws}
    return content, [*reader.flaws, *_across(content, flawed, themes)]


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
        reader.add(file, 1, _("this file is missing"))
    found = dict(reader.languages(folder, _LANGUAGES, beside="theme.yaml"))
    if "nl" not in found:
        message = _("this file is missing: themes are in Dutch first")
        reader.add(folder / "nl.md", 1, message)
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
        _read_date(reader, content, folder / _ABOUT)
        for name, path in reader.languages(folder, [*_LANGUAGES, *_DRAFTS], beside=_ABOUT):
            if name in _DRAFTS:
                _read_draft(reader, content, _DRAFTS[name], path)
            else:
                _read_article(reader, content, name, path)


def _read_date(reader: FileReader, content: Content, path: Path) -> None:
    if not path.is_file() or path.is_symlink() or (text := reader.text(path)) is None:
        return
    head = Head(text, file=reader.name(path), first_line=1)
    head.expect(required={"review"})
    if review_on := head.date("review"):
        content.dates.append(ArticleDate(reader.name(path), path.parent.name, review_on))
    reader.flaws += head.flaws


_DRAFT_KEYS = frozenset({"title", "summary", "tags", "sources", "former", "updated"})


def _read_draft(reader: FileReader, content: Content, language: str, path: Path) -> None:
    if (manuscript := reader.manuscript(path, finished=False)) is None:
        return
    head = manuscript.head
    head.expect(required={"slug"}, optional=_DRAFT_KEYS)
    content.drafts.append(
        DraftText(
            file=reader.name(path),
            theme=path.parent.parent.name,
            article=path.parent.name,
            language=language,
            slug=head.kebab("slug"),
            title=head.text("title", least=0, most=160),
            summary=head.text("summary", least=0, most=300),
            tags=head.tags("tags", least=0, most=20, finished=False),
            sources=head.sources("sources", finished=False),
            updated=head.moment("updated"),
            former=head.slugs("former"),
            body=manuscript.body.removeprefix("\n"),
        )
    )
    reader.flaws += head.flaws


_ARTICLE_KEYS = {"title", "slug", "summary", "tags", "published", "sources"}


def _read_article(reader: FileReader, content: Content, language: str, path: Path) -> None:
    if (manuscript := reader.manuscript(path)) is None:
        return
    head, rendered = manuscript.head, manuscript.rendered
    head.expect(required=_ARTICLE_KEYS, optional=frozenset({"former", "updated"}))
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
            published=head.moment("published") or _LONG_AGO,
            updated=head.moment("updated"),
            former=head.slugs("former"),
            body=manuscript.body,
            prompts=tuple(prompt.key for prompt in rendered.prompts) if rendered else (),
            links=manuscript.links,
        )
    )
    reader.flaws += head.flaws


def _across(content: Content, flawed: set[str], themes: Collection[str]) -> Iterator[Flaw]:
    """Find what is wrong between files: slugs, themes and prompts."""
    known = {theme.key for theme in content.themes}.union(themes)
    texts: list[ArticleText | DraftText] = [*content.articles, *content.drafts]
    for text in texts:
        if text.theme not in known:
            message = _("there is no theme %(theme)r in themes/")
            yield Flaw.at(text.file, 1, message, theme=text.theme)
    yield from _slugs_twice(
        [(it.slug, (it.theme, it.language), it.file) for it in content.theme_texts]
    )
    yield from _slugs_twice([(it.slug, (it.article, it.language), it.file) for it in texts])
    homes = {text.article: text.theme for text in reversed(texts)}
    for draft in content.drafts:
        if draft.theme != homes[draft.article]:
            yield Flaw.at(draft.file, 1, _TWO_THEMES, article=draft.article)
    versions: defaultdict[str, list[ArticleText]] = defaultdict(list)
    for article in content.articles:
        versions[article.article].append(article)
    for same in versions.values():
        yield from _across_versions(same, flawed)


def _slugs_twice(texts: Iterable[tuple[str, tuple[str, str], str]]) -> Iterator[Flaw]:
    """Find slugs of more than one text; each comes with its slug, what it is of, and its file."""
    first: dict[str, tuple[tuple[str, str], str]] = {}
    for slug, owner, file in texts:
        others, other = first.setdefault(slug, (owner, file))
        if slug and others != owner:
            message = _("the slug %(slug)r is already used by %(other)s")
            yield Flaw.at(file, 1, message, slug=slug, other=other)


def _across_versions(texts: list[ArticleText], flawed: set[str]) -> Iterator[Flaw]:
    original = next((text for text in texts if text.language == "nl"), texts[0])
    for text in texts:
        if text.theme != original.theme:
            yield Flaw.at(text.file, 1, _TWO_THEMES, article=text.article)
        elif not flawed & {text.file, original.file} and set(text.prompts) != set(original.prompts):
            message = _("its prompts are not those of %(other)s")
            yield Flaw.at(text.file, 1, message, other=original.file)
