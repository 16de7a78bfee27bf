"""Exports as the database keeps them."""

from __future__ import annotations

import datetime
import uuid
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from core.identifiers import new_id
from core.tenancy import owner
from core.vault import sealed_column

KEPT_FOR = datetime.timedelta(hours=24)


class ExportForm(models.TextChoices):
    """What an export is made into."""

    JSON = "json"
    MARKDOWN = "markdown"
    PDF = "pdf"


class ExportState(models.TextChoices):
    """How far an export is."""

    WAITING = "waiting"
    MAKING = "making"
    READY = "ready"
    FAILED = "failed"


class ExportFailure(models.TextChoices):
    """Why there is no file."""

    # The worker was stopped again and again.
    INTERRUPTED = "interrupted"
    # There is too much for a document on paper.
    TOO_LONG = "too_long"
    FAILED = "failed"


RUNNING = (ExportState.WAITING, ExportState.MAKING)


def in_a_day() -> datetime.datetime:
    """Return when an export that is asked for now is gone."""
    return timezone.now() + KEPT_FOR


class ExportQuerySet(models.QuerySet[Any]):
    """Exports. The database enforces the same visibility by row-level security."""

    def visible_to(self, person_id: uuid.UUID) -> ExportQuerySet:
        """Return the person's own exports that are not gone; nobody sees another's."""
        return self.filter(person_id=person_id, expires_at__gt=timezone.now())

    def running(self) -> ExportQuerySet:
        """Return those that wait or are being made."""
        return self.filter(state__in=RUNNING)


ExportManager = models.Manager.from_queryset(ExportQuerySet)


class Export(models.Model):
    """One export of one person. What they chose is sealed; the file is in its pieces.

    `attempt` counts how often the making began; whoever makes it names its number with each
    page, so that of two workers only the last one writes. `touched_at` is when that was.
    """

    pk = models.CompositePrimaryKey("person_id", "id")
    person = owner()
    id = models.UUIDField(default=new_id, editable=False)
    form = models.CharField(max_length=10, choices=ExportForm)
    state = models.CharField(max_length=10, choices=ExportState, default=ExportState.WAITING)
    failure = models.CharField(max_length=12, choices=ExportFailure, blank=True, default="")
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField()
    attempt = models.PositiveSmallIntegerField(default=0)
    size = models.PositiveBigIntegerField(default=0)
    pieces = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    touched_at = models.DateTimeField(default=timezone.now, editable=False)
    expires_at = models.DateTimeField(default=in_a_day, editable=False)
    sealed = models.BinaryField()

    objects: ClassVar[ExportManager[Any]] = ExportManager()

    class Meta:
        indexes = [models.Index("expires_at", name="exports_that_are_over")]
        constraints = [
            models.CheckConstraint(
                condition=Q(form__in=ExportForm.values), name="export_form_is_known"
            ),
            models.CheckConstraint(
                condition=Q(state__in=ExportState.values), name="export_state_is_known"
            ),
            models.CheckConstraint(
                condition=Q(state=ExportState.FAILED, failure__in=ExportFailure.values)
                | (~Q(state=ExportState.FAILED) & Q(failure="")),
                name="export_that_failed_says_why",
            ),
            models.CheckConstraint(
                condition=~Q(state=ExportState.READY) | Q(pieces__gte=1),
                name="export_that_is_ready_has_a_file",
            ),
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(state__in=["waiting", "making"]),
                name="one_running_export_per_person",
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class ExportPiece(models.Model):
    """Some of the bytes of an export's file, in order of `number`."""

    pk = models.CompositePrimaryKey("person_id", "export_id", "number")
    person = owner()
    # The database keeps and cascades it (see the migration), together with the person.
    export_id = models.UUIDField(editable=False)
    number = models.PositiveIntegerField(editable=False)
    # What its envelope is bound to (`reflections.exporting.pieces`).
    place = models.UUIDField(editable=False)
    sealed = models.BinaryField()

    def __str__(self) -> str:
        return f"{self.export_id} {self.number}"


CHOICE = sealed_column("reflections_export", "sealed")
PIECE = sealed_column("reflections_exportpiece", "sealed", row="place")
