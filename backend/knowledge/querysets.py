"""Visibility and shape of reads."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

if TYPE_CHECKING:
    # The models name these querysets, so they cannot be imported while running.
    from knowledge.models import (  # noqa: F401
        Comment,
        Image,
        ReadingList,
        SavedArticle,
        Translation,
    )


class TranslationQuerySet(QuerySet["Translation"]):
    """Translations of articles."""

    def published(self) -> TranslationQuerySet:
        """Keep what everyone may read."""
        return self.filter(publication__isnull=False)

    def with_text(self) -> TranslationQuerySet:
        """Bring along what `knowledge.published` describes an article with."""
        return self.select_related("article__theme", "publication__revision").prefetch_related(
            "article__theme__translations",
            "article__prompts",
            "article__translations__publication",
        )


class SavedArticleQuerySet(QuerySet["SavedArticle"]):
    """Saved articles. The database enforces the same visibility by row-level security."""

    def visible_to(self, person_id: uuid.UUID) -> SavedArticleQuerySet:
        """Return what the person saved; nobody sees another's."""
        return self.filter(person_id=person_id)


class ReadingListQuerySet(QuerySet["ReadingList"]):
    """Lists of saved articles, under the same walls."""

    def visible_to(self, person_id: uuid.UUID) -> ReadingListQuerySet:
        """Return the person's own lists."""
        return self.filter(person_id=person_id)


class CommentQuerySet(QuerySet["Comment"]):
    """Comments. Without a person in the transaction the database gives none of them."""

    def visible_to(self, person_id: uuid.UUID, *, is_editor: bool = False) -> CommentQuerySet:
        """Return what the person may read: one's own, and what stands under published texts.

        What is hidden is there for its author and for editors alone; editors see everything.
        """
        if is_editor:
            return self.all()
        shown = Q(decision__isnull=True) | ~Q(decision__outcome="hide")
        return self.filter(
            Q(author_id=person_id) | (shown & Q(translation__publication__isnull=False))
        )

    def reported(self) -> CommentQuerySet:
        """Keep what waits for the decision of an editor."""
        return self.filter(reports__closed_at__isnull=True, reports__isnull=False).distinct()

    def with_detail(self) -> CommentQuerySet:
        """Bring along what is shown of a comment."""
        return self.select_related("author", "decision", "translation")


class ImageQuerySet(QuerySet["Image"]):
    """Pictures. Editors see all of them; everyone else those that stand in published texts."""

    def published(self) -> ImageQuerySet:
        """Keep what everyone may see."""
        return self.filter(uses__isnull=False).distinct()
