"""Which reflections a person sees, and in which shape."""

from __future__ import annotations

import uuid
from typing import Any

from django.db import models


class ReflectionQuerySet(models.QuerySet[Any]):
    """Reflections. The database enforces the same visibility by row-level security."""

    def visible_to(self, person_id: uuid.UUID) -> ReflectionQuerySet:
        """Return the person's own reflections; nobody sees another's."""
        return self.filter(person_id=person_id)


ReflectionManager = models.Manager.from_queryset(ReflectionQuerySet)
