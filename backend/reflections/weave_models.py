"""Weaves as the database keeps them, and the moments of one's own."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from core.identifiers import new_id
from core.tenancy import owner
from core.vault import sealed_column
from reflections.querysets import OwnManager


class Weave(models.Model):
    """The diversity weave of a person themselves, or of whoever a reflection is about.

    It holds no name and nothing that says who the other is; that it goes with a reflection of
    the same person, the database sees to, and that it goes when the reflection goes (see the
    migration).
    """

    pk = models.CompositePrimaryKey("person_id", "id")
    person = owner()
    id = models.UUIDField(default=new_id, editable=False)
    reflection_id = models.UUIDField(null=True, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(default=timezone.now, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    sealed = models.BinaryField()

    objects: ClassVar[OwnManager[Any]] = OwnManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "reflection_id"],
                nulls_distinct=False,
                name="weave_is_the_only_one_of_its_kind",
            ),
            models.CheckConstraint(
                condition=Q(updated_at__gte=F("created_at")),
                name="weave_is_not_updated_before_it_is_made",
            ),
            models.CheckConstraint(condition=Q(version__gte=1), name="weave_has_a_version"),
        ]

    def __str__(self) -> str:
        return str(self.id)


class WeaveMoment(models.Model):
    """How somebody's own weave was at a moment. No verb changes one."""

    pk = models.CompositePrimaryKey("person_id", "id")
    person = owner()
    id = models.UUIDField(default=new_id, editable=False)
    kept_at = models.DateTimeField(editable=False)
    sealed = models.BinaryField()

    objects: ClassVar[OwnManager[Any]] = OwnManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "kept_at"], name="weave_state_is_kept_once"),
        ]

    def __str__(self) -> str:
        return str(self.id)


PATTERN = sealed_column("reflections_weave", "sealed")
PATTERN_OF_MOMENT = sealed_column("reflections_weavemoment", "sealed")
