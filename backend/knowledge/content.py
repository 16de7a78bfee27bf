"""What a content folder holds, as its files say it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from core.markdown_links import NamedLink
from knowledge.flaws import Flaw
from knowledge.synonym_files import SynonymText


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
    published: datetime.datetime
    updated: datetime.datetime | None
    former: tuple[str, ...]
    body: str
    prompts: tuple[str, ...]
    links: Sequence[NamedLink] = ()


@dataclass(frozen=True)
class DraftText:
    """What is being written of an article in one language; nothing of it need be finished."""

    file: str
    theme: str
    article: str
    language: str
    slug: str
    title: str
    summary: str
    tags: list[str]
    sources: list[dict[str, Any]]
    updated: datetime.datetime | None
    former: tuple[str, ...]
    body: str


@dataclass(frozen=True)
class ArticleDate:
    """When somebody looks again whether an article is still true."""

    file: str
    article: str
    review_on: datetime.date


@dataclass(frozen=True)
class Content:
    """Everything a content folder holds."""

    themes: list[ThemeManuscript]
    theme_texts: list[ThemeText]
    articles: list[ArticleText]
    drafts: list[DraftText]
    dates: list[ArticleDate]
    synonyms: list[SynonymText]
