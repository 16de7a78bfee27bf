"""Writing: starting articles and translations, saving what is being written, starting over."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypedDict

from django.db import transaction
from django.db.models import Max
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
    Writer,
)
from knowledge.trail import note_step

_MOST_NAMESAKES = 50
WORDS = ("title", "summary", "body", "tags", "sources")


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
    article = Article.objects.create(key=_free_key(name), theme=theme)
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
    Manuscript.objects.create(translation=translation, made_from=made_from, **words)
    add_writer(translation, by)
    note_step(Step.STARTED, translation=translation, by=by)
    return translation


def lock(translation: Translation) -> Translation:
    """Lock `translation` until the transaction ends, and return it as it is now."""
    found: Translation = Translation.objects.select_for_update(of=("self",)).get(pk=translation.pk)
    return found


@transaction.atomic
def begin_manuscript(*, translation: Translation, by: Person) -> Manuscript:
    """Return what is being written in `translation`; begin with its latest revision if nothing is.

    Opening a text makes nobody a writer of it; saving does.
    """
    translation = lock(translation)
    found = manuscript_of(translation)
    if found and found.open:
        return found
    revision = latest_revision(translation)
    return _begin(found, translation, base=revision, words=revision)


def manuscript_of(translation: Translation) -> Manuscript | None:
    """Return the manuscript of `translation`, also one that was put away, and lock it."""
    rows = Manuscript.objects.select_for_update(of=("self",)).select_related("translation", "base")
    return rows.filter(translation=translation).first()


def latest_revision(translation: Translation) -> Revision | None:
    """Return the revision that was made last, if there is one."""
    return translation.revisions.order_by("-number").first()


def _begin(
    found: Manuscript | None,
    translation: Translation,
    *,
    base: Revision | None,
    words: Revision | None,
) -> Manuscript:
    manuscript = found or Manuscript(translation=translation, version=0)
    manuscript.base, manuscript.open = base, True
    manuscript.version += 1
    manuscript.updated_at = timezone.now()
    if words:
        for name in (*WORDS, "made_from"):
            setattr(manuscript, name, getattr(words, name))
    manuscript.save()
    return manuscript


def put_away(manuscript: Manuscript) -> None:
    """Close `manuscript`, whose words are kept in a revision."""
    manuscript.open = False
    manuscript.version += 1
    manuscript.save(update_fields=["open", "version"])


@transaction.atomic
def save_manuscript(*, manuscript: Manuscript, by: Person, changes: Changes) -> Manuscript:
    """Keep `changes`; the caller holds the row locked and has compared its version."""
    changed = {name: value for name, value in changes.items() if value != getattr(manuscript, name)}
    if not changed:
        return manuscript
    for name, value in changed.items():
        setattr(manuscript, name, value)
    manuscript.version += 1
    manuscript.updated_at = timezone.now()
    manuscript.save()
    examine_manuscript(manuscript, language=manuscript.translation.language)
    add_writer(manuscript.translation, by)
    return manuscript


@transaction.atomic
def discard_manuscript(*, manuscript: Manuscript, by: Person) -> Revision | None:
    """Let go of a manuscript, and return the revision in which its words are kept.

    Raises `DomainError("nothing_to_go_back_to")` for a text that was never submitted.
    """
    translation = lock(manuscript.translation)
    if manuscript.base is None:
        raise DomainError("nothing_to_go_back_to")
    kept = keep_words(manuscript, by=by) if differs(manuscript) else None
    put_away(manuscript)
    note_step(Step.DISCARDED, translation=translation, by=by, revision=kept)
    return kept


@transaction.atomic
def restore_revision(*, revision: Revision, by: Person, why: str = "") -> Manuscript:
    """Begin a manuscript with the words of `revision`.

    What was being written is kept as a revision of its own first. Who wrote the old words
    counts as their writer again.
    """
    translation = lock(revision.translation)
    current = manuscript_of(translation)
    if current and current.open and differs(current):
        keep_words(current, by=by)
    restored = _begin(current, translation, base=latest_revision(translation), words=revision)
    add_writer(translation, by)
    if revision.author:
        add_writer(translation, revision.author)
    note_step(Step.RESTORED, translation=translation, by=by, revision=revision, why=why)
    return restored


def differs(manuscript: Manuscript) -> bool:
    """Tell whether `manuscript` says something else than the revision it was begun from."""
    base = manuscript.base
    names = (*WORDS, "made_from_id")
    return base is None or any(getattr(base, name) != getattr(manuscript, name) for name in names)


def keep_words(manuscript: Manuscript, *, by: Person) -> Revision:
    """Make a revision of what `manuscript` says; the caller holds the translation locked."""
    translation = manuscript.translation
    latest = translation.revisions.aggregate(latest=Max("number"))["latest"] or 0
    revision = Revision.objects.create(
        translation=translation,
        number=latest + 1,
        author=by,
        made_from=manuscript.made_from,
        **{name: getattr(manuscript, name) for name in WORDS},
    )
    Translation.objects.filter(pk=translation.pk).update(draft=revision)
    translation.draft = revision
    return revision


def add_writer(translation: Translation, person: Person) -> None:
    """Note that `person` had a hand in the text, so they cannot approve it."""
    Writer.objects.get_or_create(translation=translation, person=person)


def _free_key(name: str) -> str:
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
