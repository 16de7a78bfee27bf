"""Making things visible to readers, and taking them away again."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from core.errors import DomainError
from core.text import fold
from knowledge.generations import raise_generation
from knowledge.indexing import Vocabulary, search_entry
from knowledge.linking import linking_to, look_up
from knowledge.models import (
    ImageUse,
    Publication,
    Revision,
    SearchEntry,
    Snapshot,
    TagUse,
    Translation,
    Word,
)
from knowledge.picturing import image_of, pictures_in
from knowledge.published import PublishedArticle, describe
from knowledge.synonyms import stem_again
from knowledge.upkeep import begin_upkeep

_BATCH = 100


@dataclass(frozen=True)
class Representation:
    """An article as JSON: whole (but what is related to it), in a list, and as related."""

    body: str
    summary: str
    card: str


Represent = Callable[[PublishedArticle], Representation]


class Edition:
    """The changes of one transaction; readers see all of them at once, or none."""

    def __init__(self) -> None:
        self._articles: set[uuid.UUID] = set()
        self._publications: dict[uuid.UUID, Publication] = {}
        self._changed = False

    def publish(
        self,
        *,
        revision: Revision,
        published_at: datetime.datetime | None = None,
        updated_at: datetime.datetime | None = None,
    ) -> Publication:
        """Show `revision` to readers from the end of this edition on.

        A first publication is dated now unless `published_at` says otherwise; a later one
        keeps its date, and `updated_at` tells when it changed.
        """
        translation = revision.translation
        self.note_change(articles=[translation.article_id])
        now = timezone.now()
        earlier: Publication | None = getattr(translation, "publication", None)
        first = published_at or (earlier.published_at if earlier else now)
        publication = Publication(
            translation=translation,
            revision=revision,
            published_at=first,
            updated_at=max(first, updated_at or (now if earlier else first)),
        )
        self._publications[translation.pk] = publication
        return publication

    def withdraw(self, *, translation: Translation) -> None:
        """Take `translation` away from readers; its revisions stay.

        Raises `DomainError("not_published")` when they do not see it.
        """
        self.note_change(articles=[translation.article_id])
        self._publications.pop(translation.pk, None)
        deleted, _by_model = Publication.objects.filter(pk=translation.pk).delete()
        if not deleted:
            raise DomainError("not_published")

    def note_change(self, *, articles: Iterable[uuid.UUID] = ()) -> None:
        """Say that readers get something else, in these articles or around them."""
        if not self._changed:
            raise_generation()
            self._changed = True
        self._articles.update(articles)

    def press(self, represent: Represent) -> None:
        """Write the publications, and the snapshots of every article that changed.

        What links to an article that readers find elsewhere now, or no longer, is written too.
        """
        _write(Publication, "translation", list(self._publications.values()))
        begin_upkeep(self._publications.values())
        vocabulary = Vocabulary()
        moved: set[uuid.UUID] = set()
        for batch in _batches(self._articles):
            moved |= _moved(batch)
            _press(batch, represent, vocabulary)
        for batch in _batches(linking_to(moved) - self._articles):
            _press(batch, represent, vocabulary)
        vocabulary.write()


@contextmanager
def edition(*, represent: Represent) -> Iterator[Edition]:
    """Collect publications and withdrawals, and let readers see them together at the end."""
    with transaction.atomic():
        changes = Edition()
        yield changes
        changes.press(represent)


def publish(
    *,
    revision: Revision,
    represent: Represent,
    published_at: datetime.datetime | None = None,
    updated_at: datetime.datetime | None = None,
) -> Publication:
    """Show `revision` to readers from now on; see `Edition.publish`."""
    with edition(represent=represent) as changes:
        return changes.publish(revision=revision, published_at=published_at, updated_at=updated_at)


def withdraw(*, translation: Translation, represent: Represent) -> None:
    """Take `translation` away from readers; see `Edition.withdraw`."""
    with edition(represent=represent) as changes:
        changes.withdraw(translation=translation)


def represent_again(*, represent: Represent) -> int:
    """Write every snapshot anew, after an upgrade that changed its form; return how many."""
    with edition(represent=represent) as changes:
        published = Translation.objects.published()
        changes.note_change(articles=published.values_list("article_id", flat=True))
        # The words are counted from nothing: those of the old form may not be readable any more.
        SearchEntry.objects.all().delete()
        Word.objects.all().delete()
        stem_again()
        return published.count()


def _batches(articles: Iterable[uuid.UUID]) -> Iterator[list[uuid.UUID]]:
    ordered = sorted(articles)
    for start in range(0, len(ordered), _BATCH):
        yield ordered[start : start + _BATCH]


def _moved(articles: list[uuid.UUID]) -> set[uuid.UUID]:
    """Return those that readers find elsewhere than before: an address came, went or changed."""
    place = ("article_id", "language", "slug")
    before = Snapshot.objects.filter(article__in=articles).values_list(*place)
    now = Translation.objects.published().filter(article__in=articles).values_list(*place)
    return {article for article, _language, _slug in set(before) ^ set(now)}


def _press(articles: list[uuid.UUID], represent: Represent, vocabulary: Vocabulary) -> None:
    before = SearchEntry.objects.filter(snapshot__article__in=articles)
    for language, marked in before.values_list("language", "marked"):
        vocabulary.add(language, marked, sign=-1)
    translations = list(Translation.objects.filter(article__in=articles).published().with_text())
    Snapshot.objects.filter(article__in=articles).exclude(
        translation__in=[translation.pk for translation in translations]
    ).delete()
    pictures = pictures_in(translation.publication.revision.body for translation in translations)
    snapshots, entries = [], []
    directory = look_up(translation.publication.revision.body for translation in translations)
    uses: list[ImageUse] = []
    for translation in translations:
        resolve = directory.resolve_in(translation.language)
        article = describe(translation, pictures=pictures, resolve=resolve)
        shown = {picture.address for picture in article.rendered.pictures} & pictures.keys()
        uses += [
            ImageUse(image_id=image_of(address), snapshot_id=translation.pk) for address in shown
        ]
        entry = search_entry(article)
        entry.snapshot_id = translation.pk
        entry.theme_id = translation.article.theme_id
        vocabulary.add(entry.language, entry.marked)
        entries.append(entry)
        snapshot = _snapshot(translation, article, represent(article))
        snapshot.links = sorted(directory.named({link.name for link in article.rendered.links}))
        snapshots.append(snapshot)
    _write(Snapshot, "translation", snapshots)
    _write_tags(snapshots)
    ImageUse.objects.filter(snapshot__in=snapshots).delete()
    ImageUse.objects.bulk_create(uses, batch_size=1000)
    # Rows of one language beside each other: a search then reads a third of the pages.
    _write(SearchEntry, "snapshot", sorted(entries, key=lambda entry: entry.language))


def _snapshot(
    translation: Translation, article: PublishedArticle, representation: Representation
) -> Snapshot:
    return Snapshot(
        translation=translation,
        article_id=translation.article_id,
        theme_id=translation.article.theme_id,
        language=article.language,
        slug=article.slug,
        title_key=fold(article.title)[:200],
        tags=list(article.tags),
        published_at=article.published_at,
        body=representation.body,
        summary=representation.summary,
        card=representation.card,
    )


def _write_tags(snapshots: list[Snapshot]) -> None:
    TagUse.objects.filter(snapshot__in=snapshots).delete()
    TagUse.objects.bulk_create(
        [
            TagUse(
                snapshot=snapshot,
                language=snapshot.language,
                tag=tag,
                published_at=snapshot.published_at,
            )
            for snapshot in snapshots
            for tag in snapshot.tags
        ],
        batch_size=1000,
    )


def _write(model: type[Publication | Snapshot | SearchEntry], key: str, rows: list[Any]) -> None:
    fields = [field.name for field in model._meta.concrete_fields if field.name != key]
    model._default_manager.bulk_create(
        rows,
        batch_size=500,
        update_conflicts=True,
        unique_fields=[key],
        update_fields=fields,
    )
