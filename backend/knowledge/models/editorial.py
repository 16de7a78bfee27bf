"""What editors work with: texts that are being written, submissions, notes, and the trail."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from core.identifiers import new_id
from knowledge.models.articles import Revision, Translation


class Manuscript(models.Model):
    """The text of a translation while it is being written; submitting makes a revision of it.

    `version` goes up with every change that is saved, and stays when the text is put away
    (`open`), so that it never means two states. `base` is the revision it was begun from, or
    became last, `made_from` the revision in another language that it translates, `saved_by` who
    wrote what stands there.
    """

    translation = models.OneToOneField(
        Translation, primary_key=True, on_delete=models.CASCADE, related_name="manuscript"
    )
    base = models.ForeignKey(Revision, on_delete=models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)
    open = models.BooleanField(default=True)
    title = models.CharField(max_length=160, blank=True)
    summary = models.CharField(max_length=300, blank=True)
    body = models.TextField(blank=True)
    tags = ArrayField(models.CharField(max_length=50), default=list, blank=True)
    sources = models.JSONField(default=list, blank=True)
    made_from = models.ForeignKey(Revision, on_delete=models.PROTECT, null=True, related_name="+")
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    updated_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(version__gte=1), name="manuscript_version_starts_at_one"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.translation_id} v{self.version}"


class Writer(models.Model):
    """Somebody with a hand in a translation since readers last got a new text of it.

    None of them may approve what the translation submits. Publishing empties the list.
    """

    id = models.BigAutoField(primary_key=True)
    translation = models.ForeignKey(Translation, on_delete=models.CASCADE, related_name="writers")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["translation", "person"], name="writer_is_named_once_per_translation"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.translation_id} {self.person_id}"


class Outcome(models.TextChoices):
    """How a submission ended."""

    APPROVED = "approved"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    SUPERSEDED = "superseded"


class Submission(models.Model):
    """A revision that waits for the eyes of a colleague, or once did.

    `reviewer` is who should look, `started_at` when they said that they are looking, `due_on`
    until when. `outcome` is empty as long as it waits.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    translation = models.ForeignKey(
        Translation, on_delete=models.CASCADE, related_name="submissions"
    )
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="submissions")
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    submitted_at = models.DateTimeField(default=timezone.now)
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    started_at = models.DateTimeField(null=True)
    due_on = models.DateField(null=True)
    outcome = models.CharField(max_length=16, choices=Outcome, blank=True, default="")
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)
    comment = models.TextField(blank=True)

    class Meta:
        ordering = ["-submitted_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["translation"],
                condition=Q(outcome=""),
                name="translation_has_one_waiting_submission",
            ),
            models.UniqueConstraint(
                fields=["revision"],
                condition=Q(outcome__in=["", Outcome.APPROVED]),
                name="revision_waits_or_is_approved_once",
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=["", *Outcome.values]), name="submission_outcome_is_known"
            ),
            models.CheckConstraint(
                condition=Q(outcome="", decided_at=None) | ~Q(outcome="") & ~Q(decided_at=None),
                name="submission_is_decided_at_some_time",
            ),
            models.CheckConstraint(
                condition=~Q(outcome=Outcome.REJECTED) | ~Q(comment=""),
                name="rejection_says_why",
            ),
            # The other half, who wrote along, is checked by the verb that holds the lock.
            models.CheckConstraint(
                condition=~Q(outcome=Outcome.APPROVED)
                | Q(decided_by=None)
                | Q(submitted_by=None)
                | ~Q(decided_by=F("submitted_by")),
                name="nobody_approves_their_own_submission",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.translation_id} {self.outcome or 'waiting'}"


class PlannedPublication(models.Model):
    """An approved revision that readers get at a moment to come."""

    translation = models.OneToOneField(
        Translation, primary_key=True, on_delete=models.CASCADE, related_name="planned_publication"
    )
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(db_index=True)
    planned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    def __str__(self) -> str:
        return f"{self.translation_id} {self.at:%Y-%m-%d %H:%M}"


class Note(models.Model):
    """What a colleague says about a passage, or about the whole text when `quote` is empty.

    `quote` is the passage as it stood in `revision` (or, without one, in the manuscript).
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    translation = models.ForeignKey(Translation, on_delete=models.CASCADE, related_name="notes")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, null=True, related_name="+")
    quote = models.CharField(max_length=500, blank=True)
    text = models.CharField(max_length=2000)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    written_at = models.DateTimeField(default=timezone.now)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    resolved_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["written_at", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="note_says_something"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Step(models.TextChoices):
    """What can happen to a translation, as the trail tells it."""

    STARTED = "started"
    SUBMITTED = "submitted"
    ASSIGNED = "assigned"
    REVIEW_STARTED = "review-started"
    SUBMISSION_WITHDRAWN = "submission-withdrawn"
    SUPERSEDED = "superseded"
    APPROVED = "approved"
    REJECTED = "rejected"
    PLANNED = "planned"
    PLAN_CANCELLED = "plan-cancelled"
    PUBLISHED = "published"
    UNPUBLISHED = "unpublished"
    RESTORED = "restored"
    DISCARDED = "discarded"
    RENAMED = "renamed"
    CONFIRMED = "confirmed"
    REVIEW_MOVED = "review-moved"
    OWNER_CHANGED = "owner-changed"
    KEPT = "kept"


class EditorialEntry(models.Model):
    """Who did what to a translation, when and why. A trigger refuses changing and deleting.

    The person is held by identifier without a foreign key: erasing them leaves no name here. It
    is empty when the system did it, at a planned moment.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    translation = models.ForeignKey(Translation, on_delete=models.PROTECT, related_name="trail")
    step = models.CharField(max_length=24, choices=Step)
    revision_number = models.PositiveIntegerField(null=True)
    person_id: models.UUIDField[uuid.UUID | None, uuid.UUID | None] = models.UUIDField(null=True)
    at = models.DateTimeField(default=timezone.now)
    why = models.TextField(blank=True)

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["translation", "-id"], name="trail_of_a_translation")]
        constraints = [
            models.CheckConstraint(
                condition=Q(step__in=Step.values), name="editorial_step_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.translation_id} {self.step}"


class Activity(models.TextChoices):
    """What somebody does with a text that they have open."""

    WRITING = "writing"
    REVIEWING = "reviewing"


class Presence(models.Model):
    """Somebody who has a translation open, and when their screen said so last."""

    id = models.BigAutoField(primary_key=True)
    translation = models.ForeignKey(Translation, on_delete=models.CASCADE, related_name="present")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    activity = models.CharField(max_length=16, choices=Activity, default=Activity.WRITING)
    seen_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["translation", "person"], name="person_is_present_once_per_translation"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.translation_id} {self.person_id}"
