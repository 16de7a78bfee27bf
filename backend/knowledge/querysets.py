"""Visibility and shape of reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import QuerySet

if TYPE_CHECKING:
    # The models name these querysets, so they cannot be imported while running.
    from knowledge.models import Translation  # noqa: F401


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
