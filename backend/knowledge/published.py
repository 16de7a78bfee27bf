"""What there is to say about a published article, before it takes any form."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from core.markdown import Heading, Rendered, render
from core.markdown_links import Resolve, nowhere
from core.markdown_pictures import Picture
from knowledge.models import ThemeTranslation, Translation


@dataclass(frozen=True)
class PublishedPrompt:
    """A question of the article, as it is asked in this language."""

    id: uuid.UUID
    key: str
    text: str


@dataclass(frozen=True)
class PublishedTheme:
    """The theme of an article, in its language."""

    key: str
    slug: str
    title: str
    ribbon: str


@dataclass(frozen=True)
class LanguageVersion:
    """Where the same article stands in one language."""

    language: str
    slug: str


@dataclass(frozen=True)
class PublishedArticle:
    """An article in one language as everyone may read it."""

    id: uuid.UUID
    slug: str
    language: str
    title: str
    summary: str
    theme: PublishedTheme
    tags: Sequence[str]
    reading_minutes: int
    published_at: datetime.datetime
    updated_at: datetime.datetime
    languages: Sequence[LanguageVersion]
    html: str
    headings: Sequence[Heading]
    sources: Sequence[dict[str, Any]]
    prompts: Sequence[PublishedPrompt]
    revision: int
    rendered: Rendered


def describe(
    translation: Translation,
    *,
    pictures: Mapping[str, Picture] | None = None,
    resolve: Resolve = nowhere,
) -> PublishedArticle:
    """Return what readers get of `translation`, which is published.

    `pictures` are those that can be shown in it; `resolve` leads its links.

    Take it from `Translation.objects.with_text()`: nothing else is fetched then.
    """
    revision = translation.publication.revision
    article = translation.article
    rendered = render(revision.body, pictures=pictures, resolve=resolve)
    prompt_ids = {prompt.key: prompt.id for prompt in article.prompts.all()}
    return PublishedArticle(
        id=article.id,
        slug=translation.slug,
        language=translation.language,
        title=revision.title,
        summary=revision.summary,
        theme=_theme_of(translation),
        tags=revision.tags,
        reading_minutes=rendered.reading_minutes,
        published_at=translation.publication.published_at,
        updated_at=translation.publication.updated_at,
        languages=_languages_of(translation),
        html=rendered.html,
        headings=rendered.headings,
        sources=revision.sources,
        prompts=[
            PublishedPrompt(prompt_ids[prompt.key], prompt.key, prompt.text)
            for prompt in rendered.prompts
        ],
        revision=revision.number,
        rendered=rendered,
    )


def _languages_of(translation: Translation) -> list[LanguageVersion]:
    order = ("nl", "fr", "en")
    published = [
        LanguageVersion(other.language, other.slug)
        for other in translation.article.translations.all()
        if hasattr(other, "publication")
    ]
    return sorted(published, key=lambda version: order.index(version.language))


def _theme_of(translation: Translation) -> PublishedTheme:
    """Describe the theme in the article's language, or in Dutch until it is translated."""
    theme = translation.article.theme
    words: dict[str, ThemeTranslation] = {
        words.language: words for words in theme.translations.all()
    }
    chosen = words.get(translation.language) or words["nl"]
    return PublishedTheme(key=theme.key, slug=chosen.slug, title=chosen.title, ribbon=theme.ribbon)
