"""A reflection as the database keeps it."""

from __future__ import annotations

import datetime
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from core.identifiers import new_id
from core.tenancy import owner
from core.vault import Place
from reflections.querysets import ReflectionManager
from reflections.templates import TEMPLATES

EARLIEST = datetime.date(1950, 1, 1)
# The keys of the themes under `content/themes`; a reflection may also belong to none.
THEMES = (
    "grief-and-loss",
    "resilience",
    "trauma-behaviour",
    "interpreter-use",
    "diversity-weave",
)


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
    template = models.CharField(max_length=20, choices=[(key, key) for key in TEMPLATES])
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(default=timezone.now, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    sealed = models.BinaryField()
    # The id of its page of words, or its own as long as these stand on a slip.
    word_page = models.UUIDField(editable=False)

    objects: ClassVar[ReflectionManager[Any]] = ReflectionManager()

    class Meta:
        indexes = [
            models.Index("person", F("occurred_on").desc(), F("id").desc(), name="newest_first"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(occurred_on__gte=EARLIEST), name="reflection_occurred_since_1950"
            ),
            models.CheckConstraint(
                condition=Q(template__in=list(TEMPLATES)), name="reflection_template_is_known"
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


CONTENT = Place("reflections_reflection", "sealed")
WORDS = Place("reflections_wordpage", "sealed")
