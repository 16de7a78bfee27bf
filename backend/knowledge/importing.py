"""Bringing the content folder into the database: all of it or nothing, and twice is once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import Manager, Max
from django.utils import timezone

from core.markdown import render
from knowledge.content import (
    ArticleText,
    ContentRefusedError,
    ThemeManuscript,
    ThemeText,
)
from knowledge.flaws import Flaw
from knowledge.manuscripts import read_content
from knowledge.models import (
    Article,
    FormerSlug,
    Prompt,
    Publication,
    Revision,
    Theme,
    ThemeTranslation,
    Translation,
)
from knowledge.publishing import Edition, Represent, edition
from knowledge.synonym_files import Outcome, bring_synonyms
from knowledge.transfer.conflicts import find_conflicts, take_turns
from knowledge.transfer.filing import differences
from knowledge.transfer.pictures import PictureImport
from knowledge.transfer.receiving import bring_dates, receive_drafts

__all__ = ["ContentRefusedError", "Flaw", "ImportReport", "import_content"]


@dataclass
class ImportReport:
    """What happened to every file, in the order of their names.

    `changes` are the words in which a file differed from what was here; `refused` is why files
    were not used; `remarks` count what somebody has to look at in a text, and `left_out` what was
    not imported at all.
    """

    files: list[tuple[str, Outcome]] = field(default_factory=list)
    changes: dict[str, list[str]] = field(default_factory=dict)
    refused: list[Flaw] = field(default_factory=list)
    remarks: dict[str, dict[str, int]] = field(default_factory=dict)
    left_out: dict[str, int] = field(default_factory=dict)

    def counts(self) -> Counter[str]:
        """Return how many files had each outcome."""
        return Counter(outcome for _file, outcome in self.files)


def import_content(*, root: Path, represent: Represent, dry_run: bool = False) -> ImportReport:
    """Bring the folder `root` into the database and publish what changed.

    A text that is already what readers see is left alone, and one that was changed here since the
    file was written. What is in the database but not in the folder stays as it is. A `dry_run`
    goes the same way, and keeps nothing. Raises `ContentRefusedError` with all flaws, and changes
    nothing.
    """
    report = ImportReport()
    pictures = PictureImport(root, by=None, dry_run=dry_run, most=None)
    try:
        with transaction.atomic():
            take_turns()
            pictures.bring()
            _import(root, pictures, represent=represent, report=report)
            transaction.set_rollback(dry_run)
    except BaseException:
        pictures.undo()
        raise
    report.files.sort()
    return report


def _import(
    root: Path, pictures: PictureImport, *, represent: Represent, report: ImportReport
) -> None:
    if pictures.flaws:
        raise ContentRefusedError(pictures.flaws)
    report.files += pictures.files
    content = read_content(root, renames=pictures.renames)
    if flaws := list(find_conflicts(content)):
        raise ContentRefusedError(flaws)
    with edition(represent=represent) as changes:
        themes = _Themes(changes)
        report.files += themes.bring(content.themes, content.theme_texts)
        articles = _Articles(changes, themes.by_key)
        report.files += articles.bring(content.articles)
        report.changes = articles.changes
        report.files += bring_synonyms(content.synonyms, changes=report.changes)
    # Only now it is written what readers have, over which these texts are begun.
    receive_drafts(content.drafts, report=report, themes=themes.by_key)
    report.files += bring_dates(content.dates, may_change=True)


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
        self._former = set(FormerSlug.objects.values_list("slug", flat=True))
        self._numbers = dict(
            Revision.objects.values_list("translation").annotate(latest=Max("number"))
        )
        self.changes: dict[str, list[str]] = {}
        self._new: list[Article | Prompt | Translation | Revision | FormerSlug] = []
        self._changed: list[Translation] = []

    def bring(self, texts: Iterable[ArticleText]) -> Iterator[tuple[str, Outcome]]:
        drafts: list[tuple[ArticleText, Revision, bool]] = []
        for text in texts:
            article = self._article(text)
            found = self._translations.get((article.id, text.language))
            self._bring_prompts(article, text)
            if found and self._is_current(text, found):
                yield text.file, "unchanged"
            elif found and _is_newer(found, text):
                self.changes[text.file] = _changed(found, text)
                yield text.file, "kept"
            else:
                self.changes[text.file] = _changed(found, text) if found else []
                drafts.append((text, self._draft(article, text, found), found is not None))
                yield text.file, "updated" if found else "created"
        self._write()
        now = timezone.now()
        for text, draft, known in drafts:
            published = text.published
            updated = text.updated or (now if known else published)
            self._changes.publish(revision=draft, published_at=published, updated_at=updated)

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

    def _is_current(self, text: ArticleText, found: Translation) -> bool:
        publication: Publication | None = getattr(found, "publication", None)
        return (
            publication is not None
            and found.slug == text.slug
            and publication.published_at == text.published
            and text.updated in (None, publication.updated_at)
            and self._former.issuperset(text.former)
            and _says(publication.revision, text)
        )

    def _draft(self, article: Article, text: ArticleText, found: Translation | None) -> Revision:
        translation = found or Translation(article=article, language=text.language)
        translation.slug = text.slug
        former = [slug for slug in text.former if slug not in self._former]
        self._new += [FormerSlug(slug=slug, translation=translation) for slug in former]
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
        for model in (Article, Prompt, Translation, Revision, FormerSlug):
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
    return not differences(revision, text)


def _is_newer(found: Translation, text: ArticleText) -> bool:
    publication: Publication | None = getattr(found, "publication", None)
    return (
        publication is not None
        and text.updated is not None
        and publication.updated_at > text.updated
    )


def _changed(found: Translation, text: ArticleText) -> list[str]:
    publication: Publication | None = getattr(found, "publication", None)
    if publication is None:
        return ["published"]
    changed = differences(publication.revision, text)
    changed += ["slug"] if found.slug != text.slug else []
    return changed + (["published"] if publication.published_at != text.published else [])


def _assign(row: Theme | ThemeTranslation, values: Mapping[str, object]) -> None:
    for name, value in values.items():
        setattr(row, name, value)
