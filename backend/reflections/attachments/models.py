"""Attachments as the database keeps them."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from core.identifiers import new_id
from core.tenancy import owner
from core.vault import sealed_column


class AttachmentQuerySet(models.QuerySet[Any]):
    """Attachments. The database enforces by row-level security that they are one's own."""

    def visible_to(self, person_id: uuid.UUID) -> AttachmentQuerySet:
        """Return the person's own; those of a reflection in the trash are there with it."""
        reflections = apps.get_model("reflections", "Reflection").objects
        seen = reflections.visible_to(person_id).filter(id=OuterRef("reflection_id"))
        return self.filter(Exists(seen), person_id=person_id)

    def with_seal(self) -> AttachmentQuerySet:
        """Find out of each whether its reflection is sealed."""
        reflections = apps.get_model("reflections", "Reflection").objects
        sealed = reflections.filter(
            person_id=OuterRef("person_id"), id=OuterRef("reflection_id"), is_sealed=True
        )
        rows: AttachmentQuerySet = self.annotate(is_of_sealed=Exists(sealed))
        return rows


AttachmentManager = models.Manager.from_queryset(AttachmentQuerySet)


class Attachment(models.Model):
    """A file that belongs to a reflection.

    Plain are which reflection, when, and how many pieces there are, by which room is counted.
    With its reflection it goes, and the database sees to that (see the migration).
    """

    pk = models.CompositePrimaryKey("person_id", "id")
    person = owner()
    id = models.UUIDField(default=new_id, editable=False)
    reflection_id = models.UUIDField(editable=False)
    pieces = models.PositiveSmallIntegerField(editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    # Its name, its form and its size.
    sealed = models.BinaryField()
    # Whether its reflection is sealed; `with_seal` finds out.
    is_of_sealed: bool = False

    objects: ClassVar[AttachmentManager[Any]] = AttachmentManager()

    class Meta:
        indexes = [
            models.Index(fields=["person", "reflection_id"], name="attachment_by_reflection"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(pieces__gte=1), name="attachment_has_a_file"),
            models.CheckConstraint(condition=Q(version__gte=1), name="attachment_has_a_version"),
        ]

    def __str__(self) -> str:
        return str(self.id)


class AttachmentPiece(models.Model):
    """A piece of the file of an attachment, or its small picture."""

    pk = models.CompositePrimaryKey("person_id", "attachment_id", "number")
    person = owner()
    attachment_id = models.UUIDField(editable=False)
    number = models.PositiveSmallIntegerField(editable=False)
    # What its envelope is bound to (`reflections.attachments.pieces`).
    place = models.UUIDField(editable=False)
    sealed = models.BinaryField()

    def __str__(self) -> str:
        return f"{self.attachment_id} {self.number}"


ATTACHMENT = sealed_column("reflections_attachment", "sealed")
PIECE_OF_ATTACHMENT = sealed_column("reflections_attachmentpiece", "sealed", row="place")
