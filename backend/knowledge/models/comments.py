"""What signed-in people say under an article, and what editors decide about it."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from accounts.models import Person
from core.identifiers import new_id
from knowledge.models.articles import Translation
from knowledge.querysets import CommentQuerySet

MAX_COMMENT = 2_000
MAX_DECISION_REASON = 500


def _person() -> models.ForeignKey[Person, Person]:
    """Return a foreign key to a person; the database cascades it (see the migration)."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
        editable=False,
    )


class ModerationOutcome(models.TextChoices):
    """What an editor decides about a comment."""

    HIDE = "hide"
    KEEP = "keep"


class ReportReason(models.TextChoices):
    """Why somebody thinks that a comment does not belong here."""

    CLIENT_DETAILS = "client_details"
    HURTFUL = "hurtful"
    OFF_TOPIC = "off_topic"
    ADVERTISING = "advertising"
    OTHER = "other"


class ModerationDecision(models.Model):
    """Who decided what about a comment, when and why. Never what the comment said.

    Comment and moderator are held by identifier: a decision outlives both. A trigger refuses
    changing and deleting.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    comment_id = models.UUIDField(editable=False)
    moderator_id = models.UUIDField(editable=False)
    outcome = models.CharField(max_length=10, choices=ModerationOutcome)
    reason = models.CharField(max_length=MAX_DECISION_REASON)
    decided_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        indexes = [models.Index(fields=["comment_id"], name="decision_by_comment")]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome__in=ModerationOutcome.values), name="decision_outcome_is_known"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="decision_gives_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.outcome} {self.comment_id}"


class Comment(models.Model):
    """What one person says under an article in one language.

    Hidden while the last decision says so; its author and editors still see it.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    translation = models.ForeignKey(
        Translation,
        # A text is withdrawn, never deleted.
        on_delete=models.DO_NOTHING,
        related_name="+",
        db_index=False,
        editable=False,
    )
    author = _person()
    text = models.TextField(max_length=MAX_COMMENT)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    changed_at = models.DateTimeField(null=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    decision = models.ForeignKey(
        ModerationDecision,
        on_delete=models.DO_NOTHING,
        null=True,
        related_name="+",
        editable=False,
    )

    objects: ClassVar[models.Manager[Comment]] = CommentQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["translation", "created_at", "id"], name="comment_oldest_first"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(changed_at__isnull=True) | Q(changed_at__gte=F("created_at")),
                name="comment_is_changed_after_it_is_made",
            ),
            models.CheckConstraint(condition=Q(version__gte=1), name="comment_has_a_version"),
            models.CheckConstraint(condition=~Q(text=""), name="comment_says_something"),
        ]

    def __str__(self) -> str:
        return str(self.id)

    @property
    def is_hidden(self) -> bool:
        """Whether the last decision hides it."""
        return self.decision is not None and self.decision.outcome == ModerationOutcome.HIDE


class CommentReport(models.Model):
    """That somebody thinks a comment does not belong here. Open until an editor decides."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    comment = models.ForeignKey(
        Comment,
        # The database does it: whoever deletes a comment does not see who reported it.
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="reports",
        db_index=False,
        editable=False,
    )
    reporter = _person()
    reason = models.CharField(max_length=20, choices=ReportReason)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    closed_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        indexes = [
            models.Index(
                fields=["comment"], condition=Q(closed_at__isnull=True), name="report_is_open"
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["comment", "reporter"], name="comment_is_reported_once_per_person"
            ),
            models.CheckConstraint(
                condition=Q(reason__in=ReportReason.values), name="report_reason_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reason} {self.comment_id}"


class HouseRulesAcceptance(models.Model):
    """That somebody accepted the house rules, and which version of them."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        primary_key=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
        editable=False,
    )
    rules = models.PositiveSmallIntegerField(editable=False)
    accepted_at = models.DateTimeField(default=timezone.now, editable=False)

    def __str__(self) -> str:
        return f"rules {self.rules}"
