"""Keeping groups of words that mean the same. A change is there for the next search."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Sequence

from django.db import connection, transaction
from django.utils import timezone

from core.errors import DomainError, Issue
from core.stemming import is_stop_word, stem
from core.text import words as words_of
from knowledge.generations import raise_generation
from knowledge.models import SynonymAction, SynonymChange, SynonymGroup
from knowledge.models.synonyms import LONGEST_WORD

LEAST_WORDS, MOST_WORDS = 2, 12
# What people type for one thing is seldom longer, and a search looks for eight words at most.
MOST_PARTS = 4
MOST_GROUPS = 2000
_LOCK = 0x53594E4F  # "SYNO": a word belongs to one group, also when two editors write at once.


def read_stems(word: str, language: str) -> str:
    """Return a word, or a few that belong together, as search compares it: stems and spaces."""
    parts = list(words_of(word))
    telling = [part for part in parts if not is_stop_word(part, language)] or parts
    return " ".join(dict.fromkeys(found for part in telling if (found := stem(part, language))))


def find_flaws(words: Sequence[str], language: str) -> Iterator[tuple[int | None, str]]:
    """Yield what is wrong with a group: the place of a word, or None, and a code."""
    if not LEAST_WORDS <= len(words) <= MOST_WORDS:
        yield None, "synonyms_count"
    seen: set[str] = set()
    for at, word in enumerate(words):
        stems = read_stems(word, language)
        if not stems or len(word) > LONGEST_WORD or len(stems.split()) > MOST_PARTS:
            yield at, "synonym_unusable"
        elif stems in seen:
            yield at, "synonym_same"
        seen.add(stems)


@transaction.atomic
def create_synonyms(
    *, language: str, words: Sequence[str], actor: uuid.UUID | None
) -> SynonymGroup:
    """Keep a new group of words that mean the same in `language`.

    Raises `DomainError("invalid_input")` when a word is none, or says nothing new, or stands in
    another group; `DomainError("synonyms_full")` past `MOST_GROUPS` in one language.
    """
    _take_turns()
    if SynonymGroup.objects.filter(language=language).count() >= MOST_GROUPS:
        raise DomainError("synonyms_full")
    group = SynonymGroup(language=language)
    _check(group, words)
    _write(group, words, actor)
    return group


@transaction.atomic
def change_synonyms(
    *, group: SynonymGroup, words: Sequence[str], actor: uuid.UUID | None
) -> SynonymGroup:
    """Let `group` hold these words instead; the same words again change nothing.

    Raises `DomainError("invalid_input")` as `create_synonyms` does.
    """
    _take_turns()
    if _tidy(words) != group.words:
        _check(group, words)
        _write(group, words, actor)
    return group


@transaction.atomic
def put_synonyms(
    *,
    group: SynonymGroup | None,
    language: str,
    key: str,
    words: Sequence[str],
    actor: uuid.UUID | None = None,
) -> None:
    """Write a group of a content folder, whose files were checked together."""
    _take_turns()
    _write(group or SynonymGroup(language=language, key=key), words, actor)


@transaction.atomic
def delete_synonyms(*, group: SynonymGroup, actor: uuid.UUID | None) -> None:
    """Forget `group`; its words mean only themselves again."""
    _take_turns()
    _record(SynonymAction.DELETED, group, actor)
    group.delete()


def stem_again() -> None:
    """Write the stems of every group anew, after an upgrade that changed how words are stemmed."""
    for group in SynonymGroup.objects.all():
        _stem(group)
        group.save(update_fields=["stems", "keys"])


def _take_turns() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def _tidy(words: Iterable[str]) -> list[str]:
    return [" ".join(word.split()) for word in words]


def _check(group: SynonymGroup, words: Sequence[str]) -> None:
    tidy = _tidy(words)
    issues = [
        Issue("body", "words" if at is None else f"words.{at}", code)
        for at, code in find_flaws(tidy, group.language)
    ]
    if not issues:
        stems = [read_stems(word, group.language) for word in tidy]
        others = SynonymGroup.objects.filter(language=group.language, stems__overlap=stems)
        taken = {found for other in others.exclude(pk=group.pk) for found in other.stems}
        issues = [
            Issue("body", f"words.{at}", "synonym_elsewhere")
            for at, found in enumerate(stems)
            if found in taken
        ]
    if issues:
        raise DomainError("invalid_input", issues=issues)


def _write(group: SynonymGroup, words: Sequence[str], actor: uuid.UUID | None) -> None:
    group.words = _tidy(words)
    _stem(group)
    created = group._state.adding
    if not created:
        group.version += 1
        group.updated_at = timezone.now()
    group.save()
    _record(SynonymAction.CREATED if created else SynonymAction.CHANGED, group, actor)


def _stem(group: SynonymGroup) -> None:
    group.stems = [read_stems(word, group.language) for word in group.words]
    group.keys = sorted({key for stems in group.stems for key in stems.split()})


def _record(action: SynonymAction, group: SynonymGroup, actor: uuid.UUID | None) -> None:
    SynonymChange.objects.create(
        action=action,
        actor_id=actor,
        group_id=group.pk,
        key=group.key,
        language=group.language,
        words=group.words,
    )
    raise_generation()
