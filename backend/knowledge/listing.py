"""Lists of saved articles: named, and in the order that their owner gives them."""

from __future__ import annotations

import datetime
import uuid
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TypedDict

from django.db import transaction
from django.utils import timezone

from accounts.models import Person
from core.errors import DomainError
from core.vault import unlock, unlock_or_make
from knowledge.models import LIST_NAME, ListEntry, ReadingList, SavedArticle

MAX_LIST_NAME = 80
# A list is read in one page, and so are all lists.
MAX_LISTS = 100
MAX_IN_LIST = 100


class ListChanges(TypedDict, total=False):
    """What may change in a list; what is absent stays as it is."""

    name: str
    articles: Sequence[uuid.UUID]


@dataclass(frozen=True, slots=True)
class OpenList:
    """A list with its name unsealed, and the ids of its articles in their order."""

    row: ReadingList
    name: str = field(repr=False)
    articles: tuple[uuid.UUID, ...] = ()

    @property
    def id(self) -> uuid.UUID:
        return self.row.id

    @property
    def created_at(self) -> datetime.datetime:
        return self.row.created_at

    @property
    def updated_at(self) -> datetime.datetime:
        return self.row.updated_at

    @property
    def version(self) -> int:
        return self.row.version


def open_lists(rows: Sequence[ReadingList], *, person_id: uuid.UUID) -> list[OpenList]:
    """Unseal `rows`, all of the current person; raises `EnvelopeRefused`."""
    if not rows:
        return []
    held: dict[uuid.UUID, list[uuid.UUID]] = defaultdict(list)
    entries = ListEntry.objects.filter(
        person_id=person_id, list_id__in=[row.id for row in rows]
    ).order_by("list_id", "position")
    for list_id, article_id in entries.values_list("list_id", "article_id"):
        held[list_id].append(article_id)
    envelopes = ((row.id.bytes, row.sealed) for row in rows)
    names = unlock(person_id).open_many(envelopes, place=LIST_NAME)
    return [
        OpenList(row, raw.decode(), tuple(held[row.id]))
        for row, raw in zip(rows, names, strict=True)
    ]


@transaction.atomic(savepoint=False)
def make_list(*, person: Person, name: str, articles: Sequence[uuid.UUID] = ()) -> OpenList:
    """Make a list of `person`, the current person, holding `articles`.

    Raises `DomainError`: `too_many_lists`, or `article_not_saved`.
    """
    if ReadingList.objects.filter(person_id=person.pk).count() >= MAX_LISTS:
        raise DomainError("too_many_lists", most=MAX_LISTS)
    now = timezone.now()
    row = ReadingList(person_id=person.pk, created_at=now, updated_at=now)
    row.sealed = unlock_or_make(person.pk).seal(name.encode(), place=LIST_NAME, row=row.id)
    row.save(force_insert=True)
    _put(row, articles)
    return OpenList(row, name, tuple(articles))


@transaction.atomic(savepoint=False)
def change_list(*, person: Person, reading_list: OpenList, changes: ListChanges) -> OpenList:
    """Rename a list of `person`, or give it other articles or another order.

    The caller holds its row locked. Raises `DomainError("article_not_saved")`.
    """
    row = reading_list.row
    name = changes.get("name", reading_list.name)
    articles = tuple(changes.get("articles", reading_list.articles))
    row.version += 1
    row.updated_at = max(timezone.now(), row.created_at)
    row.sealed = unlock(person.pk).seal(name.encode(), place=LIST_NAME, row=row.id)
    row.save(force_update=True)
    if articles != reading_list.articles:
        _put(row, articles)
    return replace(reading_list, name=name, articles=articles)


@transaction.atomic(savepoint=False)
def delete_list(*, reading_list: ReadingList) -> None:
    """Delete a list of the current person for good; what was in it stays saved."""
    ReadingList.objects.filter(person_id=reading_list.person_id, id=reading_list.id).delete()


def _put(row: ReadingList, articles: Sequence[uuid.UUID]) -> None:
    """Let the list hold exactly `articles`, in this order."""
    # Locked, so that none of them is removed before the list holds it.
    saved = SavedArticle.objects.filter(person_id=row.person_id, article_id__in=articles)
    known = set(saved.select_for_update().values_list("article_id", flat=True))
    if known != set(articles):
        raise DomainError("article_not_saved")
    ListEntry.objects.filter(person_id=row.person_id, list_id=row.id).delete()
    ListEntry.objects.bulk_create(
        ListEntry(person_id=row.person_id, list_id=row.id, article_id=article_id, position=position)
        for position, article_id in enumerate(articles)
    )
