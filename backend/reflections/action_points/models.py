"""An action point as the database keeps it, and the reminder that waits for its moment."""

from __future__ import annotations

import datetime
import uuid
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from core.identifiers import new_id
from core.tenancy import owner
from core.vault import sealed_column
from reflections.action_points.querysets import ActionPointManager

FIRST_DAY = datetime.date(1950, 1, 1)
# Stands for "no day": it sorts behind every day, and a page can begin behind it.
NO_DAY = datetime.date.max
OPEN, MOVED, DONE, DROPPED = "open", "moved", "done", "dropped"
STATES = (OPEN, MOVED, DONE, DROPPED)
# What is still to be done; what was moved is, on another day.
TO_DO = (OPEN, MOVED)
MOMENTS = ("day-before", "on-the-day")


class ActionPoint(models.Model):
    """Something that a person means to do.

    Plain are the columns by which it is found and by which a reminder knows its moment. Like
    that of a reflection, an id is unique per person.
    """

    pk = models.CompositePrimaryKey("person_id", "id")
    person = owner()
    id = models.UUIDField(default=new_id, editable=False)
    # With the person it is a foreign key (see the migration): it goes when the reflection does.
    reflection_id: models.UUIDField[uuid.UUID | None, uuid.UUID | None] = models.UUIDField(
        null=True, editable=False
    )
    due_on = models.DateField(default=NO_DAY)
    state = models.CharField(max_length=10, default=OPEN, choices=[(key, key) for key in STATES])
    remind = models.CharField(  # noqa: DJ001 -- no reminder is the absence of one
        max_length=10, null=True, choices=[(key, key) for key in MOMENTS]
    )
    # When it last came to something: done, dropped, moved, or another word about how it went.
    outcome_at = models.DateTimeField(null=True, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(default=timezone.now, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    sealed = models.BinaryField()
    # Whether its reflection is sealed; `with_seal` finds out.
    is_of_sealed: bool = False

    objects: ClassVar[ActionPointManager[Any]] = ActionPointManager()

    class Meta:
        indexes = [
            models.Index("person", "due_on", "id", name="action_point_by_day"),
            models.Index("person", "reflection_id", name="action_point_by_reflection"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(due_on__gte=FIRST_DAY), name="action_point_is_due_since_1950"
            ),
            models.CheckConstraint(
                condition=Q(state__in=STATES), name="action_point_state_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(state=MOVED) | Q(due_on__lt=NO_DAY),
                name="action_point_is_moved_to_a_day",
            ),
            models.CheckConstraint(
                condition=Q(remind__isnull=True) | Q(remind__in=MOMENTS),
                name="action_point_moment_is_known",
            ),
            models.CheckConstraint(
                condition=Q(remind__isnull=True) | Q(due_on__lt=NO_DAY),
                name="action_point_reminds_of_a_day",
            ),
            models.CheckConstraint(
                condition=Q(state=OPEN, outcome_at__isnull=True)
                | (~Q(state=OPEN) & Q(outcome_at__isnull=False)),
                name="action_point_has_an_outcome_once_it_is_not_open",
            ),
            models.CheckConstraint(
                condition=Q(updated_at__gte=F("created_at")),
                name="action_point_is_not_updated_before_it_is_made",
            ),
            models.CheckConstraint(condition=Q(version__gte=1), name="action_point_has_a_version"),
        ]

    def __str__(self) -> str:
        return str(self.id)

    @property
    def day(self) -> datetime.date | None:
        """By when it is to be done; `None` for no day."""
        return None if self.due_on == NO_DAY else self.due_on


class Reminder(models.Model):
    """That a mail is to leave at a moment: whose, about which action point, and nothing else.

    Whoever sends reminders sees these rows once they are due, and no action point at all
    (ADR 0103). It goes when the mail leaves, or when there is nothing to remind of any more.
    """

    pk = models.CompositePrimaryKey("person_id", "action_point_id")
    person = owner()
    # With the person it is a foreign key (see the migration).
    action_point_id = models.UUIDField(editable=False)
    due_at = models.DateTimeField(editable=False)

    class Meta:
        indexes = [models.Index(fields=["due_at"], name="reminder_due_at")]

    def __str__(self) -> str:
        return str(self.action_point_id)


WORDS_OF_POINT = sealed_column("reflections_actionpoint", "sealed")
