"""A reflection as the database keeps it."""

from __future__ import annotations

import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from accounts.models import Organisation
from core.identifiers import new_id
from core.tenancy import owner
from core.vault import sealed_column
from reflections.action_points.models import ActionPoint, Reminder
from reflections.attachments.models import Attachment, AttachmentPiece
from reflections.exporting.models import Export, ExportPiece
from reflections.querysets import ReflectionManager, TemplateManager
from reflections.team_signals.models import Signal, SignalConsent, SignalQuarter
from reflections.weave_models import PATTERN, PATTERN_OF_MOMENT, Weave, WeaveMoment

__all__ = [
    "CONTENT",
    "EARLIEST",
    "PATTERN",
    "PATTERN_OF_MOMENT",
    "THEMES",
    "WORDS",
    "ActionPoint",
    "Attachment",
    "AttachmentPiece",
    "Export",
    "ExportPiece",
    "Reflection",
    "Reminder",
    "Signal",
    "SignalConsent",
    "SignalQuarter",
    "Weave",
    "WeaveMoment",
    "WordPage",
]

EARLIEST = datetime.date(1950, 1, 1)
# The keys of the themes under `content/themes`; a reflection may also belong to none.
THEMES = (
    "grief-and-loss",
    "resilience",
    "trauma-behaviour",
    "interpreter-use",
    "diversity-weave",
)
# What kind of session an entry is about; it may also be of none.
KINDS = (
    "intake",
    "home-visit",
    "interpreter",
    "crisis",
    "consultation",
    "intervision",
    "other",
)
# Ours have a word for a key; an organisation's has its identifier.
TEMPLATE_KEY = r"^[a-z0-9]+(-[a-z0-9]+)*$"
MAX_TEMPLATE_KEY = 40
IDENTIFIER = r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"
# What people can choose from; without a choice reflections are kept for good.
YEARS = (1, 2, 3, 5, 10)


class Reflection(models.Model):
    """One private log entry of one person.

    Plain are only the columns by which entries are found and counted; `docs/privacy.md` names
    them. An id is unique per person, not over all people: clients make ids, and nobody can
    learn from a collision that somebody else has one.
    """

    pk = models.CompositePrimaryKey("person_id", "id")
    person = owner()
    id = models.UUIDField(default=new_id, editable=False)
    occurred_on = models.DateField()
    theme = models.CharField(  # noqa: DJ001 -- no theme is the absence of one
        max_length=40,
        null=True,
        choices=[(key, key) for key in THEMES],
    )
    kind = models.CharField(  # noqa: DJ001 -- no kind is the absence of one
        max_length=20,
        null=True,
        choices=[(key, key) for key in KINDS],
    )
    template = models.CharField(max_length=MAX_TEMPLATE_KEY)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(default=timezone.now, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    sealed = models.BinaryField()
    # The id of its page of words, or its own as long as these stand on a slip. None in the trash:
    # what lies there is not found, so it has no words anywhere.
    word_page = models.UUIDField(null=True, editable=False)
    # Sealed by its writer as well: in what we seal stands an envelope that opens in their browser.
    is_sealed = models.BooleanField(default=False, db_default=False, editable=False)
    trashed_at = models.DateTimeField(null=True, editable=False)

    objects: ClassVar[ReflectionManager[Any]] = ReflectionManager()

    class Meta:
        indexes = [
            models.Index("person", F("occurred_on").desc(), F("id").desc(), name="newest_first"),
            models.Index(
                fields=["person", "-occurred_on", "-id"],
                condition=Q(is_sealed=True),
                name="sealed_newest_first",
            ),
            models.Index(
                fields=["person", "-trashed_at"],
                condition=Q(trashed_at__isnull=False),
                name="latest_in_the_trash",
            ),
            models.Index(
                fields=["trashed_at"],
                condition=Q(trashed_at__isnull=False),
                name="longest_in_the_trash",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(occurred_on__gte=EARLIEST), name="reflection_occurred_since_1950"
            ),
            models.CheckConstraint(
                condition=Q(template__regex=TEMPLATE_KEY), name="reflection_template_is_a_key"
            ),
            models.CheckConstraint(
                condition=Q(kind__isnull=True) | Q(kind__in=KINDS),
                name="reflection_kind_is_known",
            ),
            models.CheckConstraint(
                condition=Q(theme__isnull=True) | Q(theme__in=THEMES),
                name="reflection_theme_is_known",
            ),
            models.CheckConstraint(
                condition=Q(updated_at__gte=F("created_at")),
                name="reflection_is_not_updated_before_it_is_made",
            ),
            models.CheckConstraint(condition=Q(version__gte=1), name="reflection_has_a_version"),
            models.CheckConstraint(
                condition=Q(trashed_at__isnull=True, word_page__isnull=False)
                | Q(trashed_at__isnull=False, word_page__isnull=True),
                name="reflection_has_words_unless_it_is_in_the_trash",
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class WordPage(models.Model):
    """The words of some reflections of one person, for searching (`reflections.word_pages`).

    A slip holds those of one reflection, and has its id.
    """

    pk = models.CompositePrimaryKey("person_id", "id")
    person = owner()
    id = models.UUIDField(default=new_id, editable=False)
    is_slip = models.BooleanField(default=False)
    sealed = models.BinaryField()

    class Meta:
        indexes = [models.Index("person", name="slips", condition=Q(is_slip=True))]

    def __str__(self) -> str:
        return str(self.id)


class Template(models.Model):
    """A structure for reflecting: ours when it has no organisation, else of that organisation.

    Texts are objects by language (`{"nl": …}`); each question is `{"key", "text", "hint"}`.
    Ours come and change by migrations alone. No person's text stands here.
    """

    key = models.CharField(primary_key=True, max_length=MAX_TEMPLATE_KEY)
    # The database deletes along with the organisation: who does that may not see these rows.
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        null=True,
        related_name="+",
    )
    position = models.PositiveSmallIntegerField()
    name = models.JSONField()
    description = models.JSONField()
    questions = models.JSONField()
    retired = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(default=timezone.now, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects: ClassVar[TemplateManager[Any]] = TemplateManager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(key__regex=TEMPLATE_KEY), name="template_key_is_a_key"
            ),
            models.CheckConstraint(
                condition=(Q(organisation__isnull=True) & ~Q(key__regex=IDENTIFIER))
                | Q(organisation__isnull=False, key__regex=IDENTIFIER),
                name="template_key_tells_whose_it_is",
            ),
            models.CheckConstraint(
                condition=Q(updated_at__gte=F("created_at")),
                name="template_is_not_updated_before_it_is_made",
            ),
            models.CheckConstraint(condition=Q(version__gte=1), name="template_has_a_version"),
        ]

    def __str__(self) -> str:
        return self.key


class Retention(models.Model):
    """For how many years somebody keeps reflections that they leave alone; no row: for good."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        primary_key=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
        editable=False,
    )
    years = models.PositiveSmallIntegerField(choices=[(years, str(years)) for years in YEARS])

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(years__in=YEARS), name="retention_is_offered"),
        ]

    def __str__(self) -> str:
        return f"{self.years} years"


CONTENT = sealed_column("reflections_reflection", "sealed")
WORDS = sealed_column("reflections_wordpage", "sealed")
