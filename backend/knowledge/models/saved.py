"""What one person keeps of the knowledge: articles with a note, and lists of them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from core.identifiers import new_id
from core.tenancy import owner
from core.vault import sealed_column
from knowledge.models.articles import Article
from knowledge.querysets import ReadingListQuerySet, SavedArticleQuerySet


class SavedArticle(models.Model):
    """An article that a person saved, whatever the language.

    `sealed` holds the note, and the title as it read when it was saved: it stays recognisable
    when the article is not published any more.
    """

    pk = models.CompositePrimaryKey("person_id", "article_id")
    person = owner()
    article = models.ForeignKey(
        Article,
        # An article is unpublished, never deleted; the database refuses it while it is saved.
        on_delete=models.DO_NOTHING,
        related_name="+",
        editable=False,
    )
    saved_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(default=timezone.now, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    sealed = models.BinaryField()

    objects: ClassVar[models.Manager[SavedArticle]] = SavedArticleQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                "person", F("saved_at").desc(), F("article").desc(), name="saved_newest_first"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(updated_at__gte=F("saved_at")),
                name="saved_article_is_not_updated_before_it_is_saved",
            ),
            models.CheckConstraint(condition=Q(version__gte=1), name="saved_article_has_a_version"),
        ]

    def __str__(self) -> str:
        return str(self.article_id)


class ReadingList(models.Model):
    """A list of saved articles under a name, which is sealed."""

    pk = models.CompositePrimaryKey("person_id", "id")
    person = owner()
    id = models.UUIDField(default=new_id, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(default=timezone.now, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    sealed = models.BinaryField()

    objects: ClassVar[models.Manager[ReadingList]] = ReadingListQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(updated_at__gte=F("created_at")),
                name="reading_list_is_not_updated_before_it_is_made",
            ),
            models.CheckConstraint(condition=Q(version__gte=1), name="reading_list_has_a_version"),
        ]

    def __str__(self) -> str:
        return str(self.id)


class ListEntry(models.Model):
    """A saved article in a list. It goes when the list does, or when it is saved no longer."""

    pk = models.CompositePrimaryKey("person_id", "list_id", "article_id")
    person = owner()
    # With the person each of these two is a foreign key (see the migration).
    list_id = models.UUIDField(editable=False)
    article_id = models.UUIDField(editable=False)
    position = models.PositiveSmallIntegerField()

    class Meta:
        indexes = [models.Index("person", "article_id", name="list_entry_by_article")]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "list_id", "position"], name="list_position_is_taken_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article_id} in {self.list_id}"


NOTE = sealed_column("knowledge_savedarticle", "sealed", row="article_id")
LIST_NAME = sealed_column("knowledge_readinglist", "sealed")
