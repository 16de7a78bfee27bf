"""Themes and articles for tests; the same values in every run."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Sequence
from typing import Any

import factory
from factory.django import DjangoModelFactory

from api.knowledge.representation import represent
from core.markdown import render
from knowledge.models import (
    Article,
    Prompt,
    Revision,
    Ribbon,
    SynonymGroup,
    Theme,
    ThemeTranslation,
    Translation,
)
from knowledge.publishing import publish
from knowledge.synonyms import create_synonyms

FIRST_DAY = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
RIBBONS = [str(value) for value in Ribbon.values]


class ThemeFactory(DjangoModelFactory[Theme]):
    """A theme with its words in Dutch, or in the `languages` that are given."""

    class Meta:
        model = Theme
        skip_postgeneration_save = True

    key = factory.Sequence(lambda number: f"theme-{number}")
    ribbon = factory.Sequence(lambda number: RIBBONS[number % len(RIBBONS)])
    position = factory.Sequence(lambda number: number % 1000)

    @factory.post_generation
    def languages(self: Theme, create: bool, extracted: Any, **kwargs: Any) -> None:
        for language in extracted or ["nl"]:
            ThemeTranslationFactory(theme=self, language=language)


class ThemeTranslationFactory(DjangoModelFactory[ThemeTranslation]):
    """A theme in one language."""

    class Meta:
        model = ThemeTranslation

    theme = factory.SubFactory(ThemeFactory)
    language = "nl"
    slug = factory.LazyAttribute(lambda it: f"{it.theme.key}-{it.language}")
    title = factory.LazyAttribute(lambda it: f"Thema {it.theme.key} ({it.language})")
    summary = factory.LazyAttribute(lambda it: f"Waar {it.theme.key} over gaat.")
    body = "Een inleiding."
    html = factory.LazyAttribute(lambda it: render(it.body).html)


class ArticleFactory(DjangoModelFactory[Article]):
    """An article without any text yet."""

    class Meta:
        model = Article

    key = factory.Sequence(lambda number: f"article-{number}")
    theme = factory.SubFactory(ThemeFactory)


class TranslationFactory(DjangoModelFactory[Translation]):
    """An article in one language, with one revision; `published=True` shows it to readers.

    The words of the revision are given as `title`, `summary`, `body`, `tags` and `sources`; a
    published one is dated `day` days after `FIRST_DAY`.
    """

    class Meta:
        model = Translation

    class Params:
        theme = None

    article = factory.Maybe(
        "theme",
        yes_declaration=factory.SubFactory(ArticleFactory, theme=factory.SelfAttribute("..theme")),
        no_declaration=factory.SubFactory(ArticleFactory),
    )
    language = "nl"
    slug = factory.Sequence(lambda number: f"artikel-{number}")

    @classmethod
    def _create(cls, model_class: type[Translation], *args: Any, **kwargs: Any) -> Translation:
        published, day = kwargs.pop("published", False), kwargs.pop("day", 0)
        words = {name: kwargs.pop(name) for name in WORDS if name in kwargs}
        translation = super()._create(model_class, *args, **kwargs)
        revision = revise(translation, **words)
        if published:
            publish(
                revision=revision,
                represent=represent,
                published_at=FIRST_DAY + datetime.timedelta(days=day),
            )
        return translation


WORDS = ("title", "summary", "body", "tags", "sources")


def revise(translation: Translation, **words: Any) -> Revision:
    """Add a revision to `translation` and make it the draft."""
    number = translation.revisions.count() + 1
    values: dict[str, Any] = {
        "title": f"Titel van {translation.slug}",
        "summary": f"Waar {translation.slug} over gaat.",
        "body": "Een tekst.",
        "tags": ["praktijk", "gesprek"],
        "sources": [{"author": "Boss, P.", "year": 1999, "title": "Ambiguous Loss"}],
        **words,
    }
    for prompt in render(values["body"]).prompts:
        Prompt.objects.get_or_create(article=translation.article, key=prompt.key)
    revision: Revision = Revision.objects.create(translation=translation, number=number, **values)
    translation.draft = revision
    translation.save()
    return revision


def publish_articles(count: int, **values: Any) -> list[Translation]:
    """Publish `count` articles, a day apart."""
    return [TranslationFactory(published=True, day=day, **values) for day in range(count)]


_synonyms = itertools.count(1)


def SynonymGroupFactory(  # noqa: N802 -- reads as the factories beside it
    *, words: Sequence[str] = (), language: str = "nl"
) -> SynonymGroup:
    """Keep `words` as a group of synonyms, or two that nothing else uses."""
    number = next(_synonyms)
    return create_synonyms(
        language=language, words=words or [f"eerste{number}", f"tweede{number}"], actor=None
    )
