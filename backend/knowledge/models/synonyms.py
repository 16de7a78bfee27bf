"""Words that mean the same, kept by editors, and who changed them."""

from __future__ import annotations

import uuid

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.utils import timezone

from core.identifiers import new_id
from knowledge.models.themes import KEBAB, Language

LONGEST_WORD = 60


class SynonymGroup(models.Model):
    """Words of one language that mean the same to who looks for one of them.

    `key` names a group of the content folder; a group that an editor made has none. `stems` are
    the words as search compares them, each as stems with spaces between; `keys` are all of those.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    key = models.CharField(max_length=64, null=True, editable=False)  # noqa: DJ001 -- unique
    language = models.CharField(max_length=2, choices=Language)
    words = ArrayField(models.CharField(max_length=LONGEST_WORD))
    stems = ArrayField(models.TextField())
    keys = ArrayField(models.TextField())
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["language", "key"], name="synonym_key_is_used_once_per_language"
            ),
            models.CheckConstraint(
                condition=Q(key__isnull=True) | Q(key__regex=KEBAB),
                name="synonym_key_is_kebab_case",
            ),
            models.CheckConstraint(
                condition=Q(language__in=Language.values), name="synonym_language_is_known"
            ),
            models.CheckConstraint(
                condition=Q(words__len__gte=2), name="synonyms_are_two_words_or_more"
            ),
        ]
        indexes = [GinIndex(fields=["keys"], name="synonyms_by_stem", fastupdate=False)]

    def __str__(self) -> str:
        return self.key or str(self.id)


class SynonymAction(models.TextChoices):
    """What somebody did to a group."""

    CREATED = "created"
    CHANGED = "changed"
    DELETED = "deleted"


class SynonymChange(models.Model):
    """Who changed which group, when, and what it said after that. Never changed or deleted.

    The group and the person are held by identifier, without a foreign key: an entry outlives
    both. `actor_id` is empty when the content folder did it.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    at = models.DateTimeField(default=timezone.now, editable=False)
    action = models.CharField(max_length=10, choices=SynonymAction)
    actor_id: models.UUIDField[uuid.UUID | None, uuid.UUID | None] = models.UUIDField(null=True)
    group_id = models.UUIDField()
    key = models.CharField(max_length=64, null=True)  # noqa: DJ001 -- as that of the group
    language = models.CharField(max_length=2, choices=Language)
    words = ArrayField(models.CharField(max_length=LONGEST_WORD))

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(action__in=SynonymAction.values), name="synonym_action_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.action} {self.group_id}"
