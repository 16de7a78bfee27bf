"""What of reflections and templates a person sees, and in which shape."""

from __future__ import annotations

import uuid
from typing import Any

from django.db import models
from django.db.models import Q

from accounts.models import Membership


class ReflectionQuerySet(models.QuerySet[Any]):
    """Reflections. The database enforces the same visibility by row-level security."""

    def visible_to(self, person_id: uuid.UUID) -> ReflectionQuerySet:
        """Return the person's own reflections; nobody sees another's.

        What lies in the trash is not among them.
        """
        return self.filter(person_id=person_id, trashed_at__isnull=True)

    def in_trash_of(self, person_id: uuid.UUID) -> ReflectionQuerySet:
        """Return what the person put in the trash."""
        return self.filter(person_id=person_id, trashed_at__isnull=False)

    def sealed(self) -> ReflectionQuerySet:
        """Return those that their writer sealed in their own browser."""
        return self.filter(is_sealed=True)


class TemplateQuerySet(models.QuerySet[Any]):
    """Templates. The database enforces the same visibility by row-level security."""

    def ours(self) -> TemplateQuerySet:
        """Return those that everybody has."""
        return self.filter(organisation__isnull=True)

    def visible_to(self, person_id: uuid.UUID) -> TemplateQuerySet:
        """Return ours, and those of the organisations of which the person is a member."""
        theirs = Membership.objects.filter(person_id=person_id).values("organisation_id")
        return self.filter(Q(organisation__isnull=True) | Q(organisation_id__in=theirs))


class OwnQuerySet(models.QuerySet[Any]):
    """What belongs to one person. The database enforces the same by row-level security."""

    def visible_to(self, person_id: uuid.UUID) -> OwnQuerySet:
        """Return the person's own rows; nobody sees another's."""
        return self.filter(person_id=person_id)


ReflectionManager = models.Manager.from_queryset(ReflectionQuerySet)
OwnManager = models.Manager.from_queryset(OwnQuerySet)
TemplateManager = models.Manager.from_queryset(TemplateQuerySet)
