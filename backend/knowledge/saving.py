"""Saving articles, with a note for oneself."""

from __future__ import annotations

import uuid
from dataclasses import replace

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from accounts.models import Person
from core.errors import DomainError
from core.vault import unlock, unlock_or_make
from knowledge.cards import read_cards
from knowledge.models import ListEntry, ReadingList, SavedArticle
from knowledge.saved import Keepsake, OpenSavedArticle, open_saved, seal_saved

MAX_NOTE = 5_000


@transaction.atomic(savepoint=False)
def save_article(
    *, person: Person, article_id: uuid.UUID, language: str, note: str = ""
) -> tuple[OpenSavedArticle, bool]:
    """Save a published article for `person`, the current person; tell whether it was new.

    What is saved already stays as it is. Raises `DomainError`: `conflict` when it has another
    note than the one given, `article_not_available` when nobody can read the article.
    """
    if kept := _kept(person, article_id, language):
        return _same(kept, note), False
    card = read_cards([article_id], language=language).get(article_id)
    if card is None:
        raise DomainError("article_not_available")
    now = timezone.now()
    row = SavedArticle(person_id=person.pk, article_id=article_id, saved_at=now, updated_at=now)
    content = Keepsake(title=card.title, note=_line_feeds(note))
    seal_saved(row, content, key=unlock_or_make(person.pk))
    SavedArticle.objects.bulk_create([row], ignore_conflicts=True)
    # Of two requests at once the second waited, did nothing, and finds what the first one kept.
    found = _kept(person, article_id, language)
    if found is None:
        raise DomainError("conflict")
    is_new = bytes(found.row.sealed) == bytes(row.sealed)
    return (found if is_new else _same(found, note)), is_new


@transaction.atomic(savepoint=False)
def change_note(*, person: Person, saved: OpenSavedArticle, note: str) -> OpenSavedArticle:
    """Give `saved` of `person` another note; the caller holds its row locked."""
    row, kept = saved.row, replace(saved.kept, title=saved.title, note=_line_feeds(note))
    row.version += 1
    row.updated_at = max(timezone.now(), row.saved_at)
    seal_saved(row, kept, key=unlock(person.pk))
    row.save(force_update=True)
    return replace(saved, kept=kept)


@transaction.atomic(savepoint=False)
def forget_article(*, saved: SavedArticle) -> None:
    """Remove a saved article of the current person, its note, and its place in lists, for good."""
    person_id = saved.person_id
    holding = ListEntry.objects.filter(person_id=person_id, article_id=saved.article_id)
    ReadingList.objects.filter(
        person_id=person_id, id__in=list(holding.values_list("list_id", flat=True))
    ).update(version=F("version") + 1)
    SavedArticle.objects.filter(person_id=person_id, article_id=saved.article_id).delete()


def _kept(person: Person, article_id: uuid.UUID, language: str) -> OpenSavedArticle | None:
    rows = SavedArticle.objects.filter(person_id=person.pk, article_id=article_id)
    opened = open_saved(list(rows), person_id=person.pk, language=language)
    return opened[0] if opened else None


def _same(kept: OpenSavedArticle, note: str) -> OpenSavedArticle:
    if note and _line_feeds(note) != kept.note:
        raise DomainError("conflict")
    return kept


def _line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
