"""Texts from elsewhere become manuscripts: nothing that is here is lost or written over unseen."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import Person
from knowledge.content import ArticleDate, ArticleText, DraftText
from knowledge.models import (
    Article,
    FormerSlug,
    Manuscript,
    Revision,
    Step,
    Theme,
    Translation,
    Upkeep,
)
from knowledge.revisions import add_writer, keep_as_revision, lock, manuscript_of
from knowledge.synonym_files import Outcome
from knowledge.trail import note_step
from knowledge.transfer.exporting import unpublished_words
from knowledge.transfer.filing import differences, words_of


class Report(Protocol):
    """Where it is noted what happened to a file."""

    files: list[tuple[str, Outcome]]
    changes: dict[str, list[str]]


@dataclass
class Reception:
    """Brings texts in as manuscripts, on behalf of `by`; of an operator when that is `None`.

    An operator's texts keep their dates and addresses; those of an editor are written now.
    """

    by: Person | None
    themes: Mapping[str, Theme]
    articles: dict[str, Article] = field(init=False)
    translations: dict[tuple[uuid.UUID, str], Translation] = field(init=False)

    def __post_init__(self) -> None:
        self.articles = {row.key: row for row in Article.objects.select_related("theme")}
        self.translations = {(row.article_id, row.language): row for row in _with_words()}

    def receive(self, text: ArticleText | DraftText) -> tuple[Outcome, list[str]]:
        """Bring `text` in; return what happened, and in which words it differed from ours."""
        article = self.articles.get(text.article)
        found = self.translations.get((article.id, text.language)) if article else None
        if article is None or found is None:
            self._begin(article, text)
            return "created", []
        here = unpublished_words(found)
        published = found.publication.revision if hasattr(found, "publication") else None
        finished = isinstance(text, ArticleText)
        if here and not differences(here, text):
            return "unchanged", []
        if published and (finished or here is None) and not differences(published, text):
            return "unchanged", []
        changes = differences(here or published or _Nothing(), text)
        if (at := _written_at(found, here)) and at > _stated(text):
            return "kept", changes
        self.write(found, text)
        return "updated", changes

    def _begin(self, article: Article | None, text: ArticleText | DraftText) -> None:
        if article is None:
            article = Article.objects.create(key=text.article, theme=self.themes[text.theme])
            self.articles[text.article] = article
        translation = Translation.objects.create(
            article=article, language=text.language, slug=text.slug
        )
        for slug in text.former:
            FormerSlug.objects.get_or_create(slug=slug, defaults={"translation": translation})
        manuscript = Manuscript(translation=translation)
        self._put(manuscript, text)
        self.translations[article.id, text.language] = translation
        note_step(Step.STARTED, translation=translation, by=self.by)

    def found(self, text: ArticleText | DraftText) -> Translation:
        """Return the translation that `text`, which was received, is of."""
        return self.translations[self.articles[text.article].id, text.language]

    def write(self, translation: Translation, text: ArticleText | DraftText) -> None:
        """Begin a manuscript with `text`; what is being written stays as a revision."""
        translation = lock(translation)
        manuscript = manuscript_of(translation)
        if manuscript and manuscript.open:
            keep_as_revision(manuscript, by=self.by)
        else:
            manuscript = manuscript or Manuscript(translation=translation, version=0)
            manuscript.base, manuscript.open = translation.draft, True
        manuscript.version += 1
        self._put(manuscript, text)
        written = _with_words().get(pk=translation.pk)
        self.translations[translation.article_id, text.language] = written

    def _put(self, manuscript: Manuscript, text: ArticleText | DraftText) -> None:
        for name, value in words_of(text).items():
            setattr(manuscript, name, value)
        manuscript.saved_by = self.by
        stated = _stated(text) if self.by is None else None
        manuscript.updated_at = stated or timezone.now()
        manuscript.save()
        if self.by:
            add_writer(manuscript.translation, self.by)


def _with_words() -> QuerySet[Translation]:
    return Translation.objects.select_related("publication__revision", "draft", "manuscript__base")


class _Nothing:
    """What a translation says before anybody wrote in it."""

    title = summary = body = ""
    tags: tuple[str, ...] = ()
    sources: tuple[dict[str, Any], ...] = ()


def _written_at(found: Translation, here: Manuscript | Revision | None) -> datetime.datetime | None:
    if isinstance(here, Manuscript):
        return here.updated_at
    if here is not None:
        return here.created_at
    return found.publication.updated_at if hasattr(found, "publication") else None


def _stated(text: ArticleText | DraftText) -> datetime.datetime:
    """Return of when the file says that its words are; now when it does not say."""
    if isinstance(text, ArticleText):
        return text.updated or text.published
    return text.updated or timezone.now()


def receive_drafts(
    drafts: Iterable[DraftText], *, report: Report, themes: Mapping[str, Theme]
) -> None:
    """Bring in what was being written elsewhere, as an operator does."""
    texts = list(drafts)
    if not texts:
        return
    reception = Reception(by=None, themes=themes)
    for text in texts:
        outcome, report.changes[text.file] = reception.receive(text)
        report.files.append((text.file, outcome))


def bring_dates(dates: Iterable[ArticleDate], *, may_change: bool) -> Iterator[tuple[str, Outcome]]:
    """Set when somebody looks again whether articles are true, where the files `may_change` it.

    An article that is not there has no such date.
    """
    known = {row.article.key: row for row in Upkeep.objects.select_related("article")}
    articles = dict(Article.objects.values_list("key", "pk"))
    for date in dates:
        upkeep = known.get(date.article)
        if upkeep is None and may_change and date.article in articles:
            Upkeep.objects.create(article_id=articles[date.article], review_on=date.review_on)
            yield date.file, "created"
            continue
        if upkeep and upkeep.review_on == date.review_on:
            yield date.file, "unchanged"
        elif upkeep is None or not may_change:
            yield date.file, "kept"
        else:
            upkeep.review_on = date.review_on
            upkeep.version += 1
            upkeep.save(update_fields=["review_on", "version"])
            yield date.file, "updated"
