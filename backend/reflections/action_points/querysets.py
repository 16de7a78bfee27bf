"""Which action points a person sees."""

from __future__ import annotations

import uuid
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef


class ActionPointQuerySet(models.QuerySet[Any]):
    """Action points. The database enforces the same visibility by row-level security."""

    def visible_to(self, person_id: uuid.UUID) -> ActionPointQuerySet:
        """Return the person's own action points; nobody sees another's.

        Those of a reflection that lies in the trash are out of sight with it.
        """
        reflections = apps.get_model("reflections", "Reflection").objects
        trashed = reflections.in_trash_of(person_id).filter(id=OuterRef("reflection_id"))
        return self.filter(~Exists(trashed), person_id=person_id)

    def with_seal(self) -> ActionPointQuerySet:
        """Find out of each whether its reflection is sealed."""
        reflections = apps.get_model("reflections", "Reflection").objects
        sealed = reflections.filter(
            person_id=OuterRef("person_id"), id=OuterRef("reflection_id"), is_sealed=True
        )
        rows: ActionPointQuerySet = self.annotate(is_of_sealed=Exists(sealed))
        return rows


ActionPointManager = models.Manager.from_queryset(ActionPointQuerySet)
