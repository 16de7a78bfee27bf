"""Bringing the content folder into the database: all of it or nothing, and twice is once."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import connection, transaction
from django.db.models import Manager, Max
from django.utils import timezone

from core.markdown import render
from knowledge.front_matter import Flaw
from knowledge.linking import find_articles
from knowledge.manuscripts import (
    ArticleText,
    Content,
    ContentRefusedError,
    ThemeManuscript,
    ThemeText,
    read_content,
)
from knowledge.models import (
    Article,
    Prompt,
    Publication,
    Revision,
    Theme,
    ThemeTranslation,
    Translation,
)
from knowledge.publishing import Edition, Represent, edition
from knowledge.synonym_files import Outcome, bring_synonyms

__all__ = ["ContentRefusedError", "Flaw", "ImportReport", "import_content"]

_LOCK = 0x494D504F  # "IMPO": two imports at once take turns.


@dataclass
class ImportReport:
    """What happened to every file, in the order of their names."""

    files: list[tuple[str, Outcome]] = field(default_factory=list)

    def counts(self) -> Counter[str]:
        """Return how many files had each outcome."""
        return Counter(outcome for _file, outcome in self.files)


def import_content(*, root: Path, represent: Represent) -> ImportReport:
    """Bring the folder `root` into the database and publish what changed.

    A text that is already what readers see is left alone. What is in the database but not in
    the folder stays as it is. Raises `ContentRefusedError` with all flaws, and changes nothing.
    """
    content = read_content(root)
    report = ImportReport()
    with transaction.atomic(), edition(represent=represent) as changes:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        if flaws := list(_conflicts(content)):
            raise ContentRefusedError(flaws)
        themes = _Themes(changes)
        report.files += themes.bring(content.themes, content.theme_texts)
        report.files += _Articles(changes, themes.by_key).bring(content.articles)
        report.files += bring_synonyms(content.synonyms)
    report.files.sort()
    return report


def _conflicts(content: Content) -> Iterator[Flaw]:
    """Find what only the database can tell: slugs of other texts, links to articles unknown."""
    yield from _dead_links(content)
    files = {text.slug: text for text in content.articles}
    owned = {(text.article, text.language) for text in content.articles}
    taken = Translation.objects.filter(slug__in=files).select_related("article")
    for translation in taken:
        if (translation.article.key, translation.language) not in owned:
            text = files[translation.slug]
            yield Flaw(
                text.file,
                1,
                f"the slug {text.slug!r} belongs to the article {translation.article.key!r}",
            )


def _dead_links(content: Content) -> Iterator[Flaw]:
    here = {text.article for text in content.articles}
    named = {link.name for text in content.articles for link in text.links} - here
    known = here | find_articles(named).keys()
    for text in content.articles:
        for link in text.links:
            if link.name not in known:
                yield Flaw(text.file, link.line, f"there is no article {link.name[:100]!r}")


class _Themes:
    def __init__(self, changes: Edition) -> None:
        self._changes = changes
        self.by_key = {theme.key: theme for theme in Theme.objects.all()}

    def bring(
        self, themes: Iterable[ThemeManuscript], texts: Iterable[ThemeText]
    ) -> Iterator[tuple[str, Outcome]]:
        for theme in themes:
            yield theme.file, self._bring_theme(theme)
        existing = {
            (text.theme.key, text.language): text
            for text in ThemeTranslation.objects.select_related("theme")
        }
        for text in texts:
            yield text.file, self._bring_text(text, existing.get((text.theme, text.language)))

    def _bring_theme(self, manuscript: ThemeManuscript) -> Outcome:
        values = {"position": manuscript.position, "ribbon": manuscript.ribbon}
        theme = self.by_key.get(manuscript.key)
        if theme and all(getattr(theme, name) == value for name, value in values.items()):
            return "unchanged"
        created = theme is None
        theme = theme or Theme(key=manuscript.key)
        _assign(theme, values)
        theme.save()
        self.by_key[theme.key] = theme
        self._note(theme)
        return "created" if created else "updated"

    def _bring_text(self, text: ThemeText, found: ThemeTranslation | None) -> Outcome:
        values = {
            "slug": text.slug,
            "title": text.title,
            "summary": text.summary,
            "body": text.body,
            "html": render(text.body).html,
        }
        if found and all(getattr(found, name) == value for name, value in values.items()):
            return "unchanged"
        theme = self.by_key[text.theme]
        translation = found or ThemeTranslation(theme=theme, language=text.language)
        _assign(translation, values)
        translation.save()
        self._note(theme)
        return "updated" if found else "created"

    def _note(self, theme: Theme) -> None:
        # Every article shows the name and the colour of its theme.
        self._changes.note_change(articles=theme.articles.values_list("id", flat=True))


class _Articles:
    def __init__(self, changes: Edition, themes: dict[str, Theme]) -> None:
        self._changes, self._themes = changes, themes
        self._articles = {article.key: article for article in Article.objects.all()}
        self._translations = {
            (translation.article_id, translation.language): translation
            for translation in Translation.objects.select_related("draft", "publication__revision")
        }
        self._prompts = set(Prompt.objects.values_list("article_id", "key"))
        self._numbers = dict(
            Revision.objects.values_list("translation").annotate(latest=Max("number"))
        )
        self._new: list[Article | Prompt | Translation | Revision] = []
        self._changed: list[Translation] = []

    def bring(self, texts: Iterable[ArticleText]) -> Iterator[tuple[str, Outcome]]:
        drafts: list[tuple[ArticleText, Revision, bool]] = []
        for text in texts:
            article = self._article(text)
            found = self._translations.get((article.id, text.language))
            self._bring_prompts(article, text)
            if found and self._is_current(text, found):
                yield text.file, "unchanged"
            else:
                drafts.append((text, self._draft(article, text, found), found is not None))
                yield text.file, "updated" if found else "created"
        self._write()
        now = timezone.now()
        for text, draft, known in drafts:
            published = _instant(text.published)
            self._changes.publish(
                revision=draft, published_at=published, updated_at=now if known else published
            )

    def _article(self, text: ArticleText) -> Article:
        theme = self._themes[text.theme]
        article = self._articles.get(text.article)
        if article is None:
            article = self._articles[text.article] = Article(key=text.article, theme=theme)
            self._new.append(article)
        elif article.theme_id != theme.id:
            article.theme = theme
            article.save(update_fields=["theme"])
            self._changes.note_change(articles=[article.id])
        return article

    def _bring_prompts(self, article: Article, text: ArticleText) -> None:
        for key in text.prompts:
            if (article.id, key) not in self._prompts:
                self._new.append(Prompt(article=article, key=key))
                self._prompts.add((article.id, key))

    @staticmethod
    def _is_current(text: ArticleText, found: Translation) -> bool:
        publication: Publication | None = getattr(found, "publication", None)
        return (
            publication is not None
            and found.slug == text.slug
            and found.draft_id == publication.revision_id
            and publication.published_at == _instant(text.published)
            and _says(publication.revision, text)
        )

    def _draft(self, article: Article, text: ArticleText, found: Translation | None) -> Revision:
        translation = found or Translation(article=article, language=text.language)
        translation.slug = text.slug
        (self._changed if found else self._new).append(translation)
        draft = translation.draft
        if draft is None or not _says(draft, text):
            number = self._numbers.get(translation.id, 0) + 1
            draft = Revision(translation=translation, number=number, **_words(text))
            translation.draft = draft
            self._new.append(draft)
        draft.translation = translation
        return draft

    def _write(self) -> None:
        for model in (Article, Prompt, Translation, Revision):
            rows = [row for row in self._new if isinstance(row, model)]
            manager: Manager[Any] = model._default_manager
            manager.bulk_create(rows, batch_size=500)
        # What a draft or a slug points at may come later: both are checked at the end.
        Translation.objects.bulk_update(self._changed, ["slug", "draft"], batch_size=500)


def _words(text: ArticleText) -> dict[str, object]:
    return {
        "title": text.title,
        "summary": text.summary,
        "body": text.body,
        "tags": text.tags,
        "sources": text.sources,
    }


def _says(revision: Revision, text: ArticleText) -> bool:
    return all(getattr(revision, name) == value for name, value in _words(text).items())


def _instant(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time(), tzinfo=datetime.UTC)


def _assign(row: Theme | ThemeTranslation, values: Mapping[str, object]) -> None:
    for name, value in values.items():
        setattr(row, name, value)
