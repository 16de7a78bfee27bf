"""Bringing files in as manuscripts, for colleagues to read before readers do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext_noop as _

from accounts.models import Person
from knowledge.content import (
    ArticleText,
    Content,
    ContentRefusedError,
    DraftText,
    ThemeManuscript,
    ThemeText,
)
from knowledge.flaws import Flaw
from knowledge.importing import ImportReport
from knowledge.manuscripts import read_folder
from knowledge.models import Article, Theme
from knowledge.synonym_files import Outcome, bring_synonyms
from knowledge.transfer.conflicts import find_conflicts, take_turns
from knowledge.transfer.filing import body_of, line_of
from knowledge.transfer.pictures import MOST_PICTURES, PictureImport
from knowledge.transfer.receiving import Reception, bring_dates


def bring_manuscripts(
    *, root: Path, by: Person | None, dry_run: bool, undo: ExitStack | None = None
) -> ImportReport:
    """Bring the texts in the folder `root` in as manuscripts of `by`, and its synonyms.

    Nothing gets to readers but the synonyms, which need no second pair of eyes. Themes stay as
    they are: readers have them. A `dry_run` goes the same way, keeps nothing, and says which files
    would be refused. A caller who may give up afterwards gets in `undo` what takes the files of
    pictures back. Raises `ContentRefusedError` for a folder that is none of content, and, when it
    is no `dry_run`, with all flaws.
    """
    report = ImportReport()
    pictures = PictureImport(root, by=by, dry_run=dry_run, most=MOST_PICTURES if by else None)
    try:
        with transaction.atomic():
            take_turns()
            pictures.bring()
            _bring(root, pictures, by=by, report=report)
            if report.refused and not dry_run:
                raise ContentRefusedError(report.refused)
            transaction.set_rollback(dry_run)
    except BaseException:
        pictures.undo()
        raise
    if undo is not None:
        undo.callback(pictures.undo)
    report.files.sort()
    return report


def _bring(root: Path, pictures: PictureImport, *, by: Person | None, report: ImportReport) -> None:
    themes = {theme.key: theme for theme in Theme.objects.prefetch_related("translations").all()}
    content, flaws = read_folder(root, themes=themes, renames=pictures.renames)
    flaws += [*pictures.flaws, *find_conflicts(content), *_homeless(content, themes)]
    report.refused = sorted(set(flaws))
    content = _without(content, {flaw.file for flaw in flaws})
    report.files += [*pictures.files, *_compare_themes(content, themes)]
    _receive(content, by=by, themes=themes, report=report)
    report.files += bring_dates(content.dates, may_change=False)
    actor = by.pk if by else None
    report.files += bring_synonyms(content.synonyms, actor=actor, changes=report.changes)


def _receive(
    content: Content, *, by: Person | None, themes: dict[str, Theme], report: ImportReport
) -> None:
    reception = Reception(by=by, themes=themes)
    # What readers have elsewhere comes first, and what is written there over it.
    texts: list[ArticleText | DraftText] = [*content.articles, *content.drafts]
    for text in texts:
        outcome, report.changes[text.file] = reception.receive(text)
        report.files.append((text.file, outcome))


def _homeless(content: Content, themes: dict[str, Theme]) -> Iterator[Flaw]:
    texts: list[ArticleText | DraftText] = [*content.articles, *content.drafts]
    keys = {text.article for text in texts}
    homes = dict(Article.objects.filter(key__in=keys).values_list("key", "theme__key"))
    for text in texts:
        home = homes.get(text.article, text.theme)
        if home != text.theme:
            message = _("this article stands in the theme %(theme)r here")
            yield Flaw.at(text.file, 1, message, theme=home)
        elif text.theme not in themes:
            message = _("there is no theme %(theme)r here")
            yield Flaw.at(text.file, 1, message, theme=text.theme)


def _without(content: Content, flawed: set[str]) -> Content:
    return Content(
        themes=[it for it in content.themes if it.file not in flawed],
        theme_texts=[it for it in content.theme_texts if it.file not in flawed],
        articles=[it for it in content.articles if it.file not in flawed],
        drafts=[it for it in content.drafts if it.file not in flawed],
        dates=[it for it in content.dates if it.file not in flawed],
        synonyms=[it for it in content.synonyms if it.file not in flawed],
    )


def _compare_themes(content: Content, themes: dict[str, Theme]) -> Iterator[tuple[str, Outcome]]:
    for theme in content.themes:
        yield theme.file, "unchanged" if _is_theme(themes.get(theme.key), theme) else "kept"
    for text in content.theme_texts:
        yield text.file, "unchanged" if _says(themes.get(text.theme), text) else "kept"


def _is_theme(theme: Theme | None, file: ThemeManuscript) -> bool:
    return theme is not None and (theme.position, theme.ribbon) == (file.position, file.ribbon)


def _says(theme: Theme | None, text: ThemeText) -> bool:
    if theme is None:
        return False
    found = next((it for it in theme.translations.all() if it.language == text.language), None)
    return found is not None and (
        found.slug == text.slug
        and line_of(found.title) == text.title
        and line_of(found.summary) == text.summary
        and body_of(found.body) == body_of(text.body)
    )
