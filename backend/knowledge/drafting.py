"""Writing: starting articles and translations, and saving what is being written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypedDict

from django.db import transaction
from django.utils import timezone

from accounts.models import Person
from core.errors import DomainError, Issue
from core.identifiers import new_id
from core.markdown import slugify
from knowledge.examining import examine_manuscript
from knowledge.models import (
    Article,
    FormerSlug,
    Manuscript,
    Revision,
    Step,
    Theme,
    Translation,
)
from knowledge.revisions import (
    WORDS,
    add_writer,
    begin_with,
    keep_as_revision,
    lock,
    manuscript_of,
)
from knowledge.trail import note_step

_MOST_NAMESAKES = 50


class Changes(TypedDict, total=False):
    """What may change in a manuscript; what is absent stays as it is."""

    title: str
    summary: str
    body: str
    tags: Sequence[str]
    sources: Sequence[Mapping[str, Any]]
    made_from: Revision | None


@transaction.atomic
def start_article(*, by: Person, theme: Theme, language: str, title: str) -> Translation:
    """Begin an article with an empty text in `language`; its key and slug come from `title`.

    Raises `DomainError("invalid_input")` when the title has no letter to make a key of.
    """
    name = slugify(title)
    if not name:
        raise DomainError("invalid_input", issues=[Issue("body", "title", "title_nameless")])
    article = Article.objects.create(key=free_key(name), theme=theme)
    return _start(article, by=by, language=language, title=title)


@transaction.atomic
def start_translation(
    *, by: Person, article: Article, language: str, made_from: Revision | None = None
) -> Translation:
    """Begin `article` in another language, beside the text of `made_from` that it translates.

    The manuscript begins with that text, so that nothing of it is forgotten. Raises
    `DomainError("translation_exists")`.
    """
    Article.objects.select_for_update().get(pk=article.pk)
    if article.translations.filter(language=language).exists():
        raise DomainError("translation_exists")
    title = made_from.title if made_from else article.key
    return _start(article, by=by, language=language, title=title, made_from=made_from)


def source_of(article: Article) -> Revision | None:
    """Return the text to translate from: what readers have, in Dutch if they can."""
    rows = Translation.objects.published().filter(article=article)
    found = {row.language: row for row in rows.select_related("publication__revision")}
    source = found.get("nl") or next(iter(found.values()), None)
    return source.publication.revision if source else None


def source_revision(translation: Translation, number: int) -> Revision | None:
    """Return revision `number` of the text that `translation` translates, if there is one."""
    manuscript = manuscript_of(translation)
    words = manuscript if manuscript and manuscript.open else translation.draft
    made_from = words.made_from if words else None
    if made_from is None:
        return None
    return made_from.translation.revisions.filter(number=number).first()


def _start(
    article: Article,
    *,
    by: Person,
    language: str,
    title: str,
    made_from: Revision | None = None,
) -> Translation:
    slug = free_slug(slugify(title) or article.key, language=language)
    translation = Translation.objects.create(article=article, language=language, slug=slug)
    words = {name: getattr(made_from, name) for name in WORDS} if made_from else {"title": title}
    Manuscript.objects.create(translation=translation, made_from=made_from, saved_by=by, **words)
    add_writer(translation, by)
    note_step(Step.STARTED, translation=translation, by=by)
    return translation


@transaction.atomic
def begin_manuscript(*, translation: Translation, by: Person) -> Manuscript:
    """Return what is being written in `translation`; begin with its draft if nothing is.

    Opening a text makes nobody a writer of it; saving does.
    """
    translation = lock(translation)
    found = manuscript_of(translation)
    if found and found.open:
        return found
    draft = translation.draft
    return begin_with(found, translation, base=draft, words=draft)


@transaction.atomic
def save_manuscript(*, manuscript: Manuscript, by: Person, changes: Changes) -> Manuscript:
    """Keep `changes`; the caller holds the row locked and has compared its version.

    What somebody else wrote last becomes a revision of theirs before it is written over.
    """
    changed = {name: value for name, value in changes.items() if value != getattr(manuscript, name)}
    if not changed:
        return manuscript
    if manuscript.saved_by_id not in (None, by.pk):
        keep_as_revision(manuscript, by=by)
    for name, value in changed.items():
        setattr(manuscript, name, value)
    manuscript.version += 1
    manuscript.updated_at = timezone.now()
    manuscript.saved_by = by
    manuscript.save()
    examine_manuscript(manuscript, language=manuscript.translation.language)
    add_writer(manuscript.translation, by)
    return manuscript


def free_key(name: str) -> str:
    """Return `name`, or what is most like it among the keys that were never used."""
    wanted = _candidates(name)
    return _first_free(wanted, Article.objects.filter(key__in=wanted).values_list("key", flat=True))


def free_slug(name: str, *, language: str) -> str:
    """Return `name`, or what is most like it among the slugs that were never used."""
    wanted = _candidates(name, language)
    taken = [
        *Translation.objects.filter(slug__in=wanted).values_list("slug", flat=True),
        *FormerSlug.objects.filter(slug__in=wanted).values_list("slug", flat=True),
    ]
    return _first_free(wanted, taken)


def _candidates(name: str, language: str = "") -> list[str]:
    start = name[:80]
    numbered = [f"{start}-{number}" for number in range(2, _MOST_NAMESAKES)]
    return [name, *([f"{start}-{language}"] if language else []), *numbered]


def _first_free(wanted: Sequence[str], taken: Iterable[str]) -> str:
    used = set(taken)
    return next((name for name in wanted if name not in used), f"{wanted[0][:60]}-{new_id()}")
