"""What editors need to keep published texts true: dates, addresses, figures about texts, counts."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from core.identifiers import new_id
from knowledge.models.articles import Article, Revision, Translation

LONGEST_ADDRESS = 1000


class Upkeep(models.Model):
    """Who looks after an article, and when somebody looks again whether it is still true.

    It begins with the first publication. `looked_at` is when somebody last said that it is.
    """

    article = models.OneToOneField(
        Article, primary_key=True, on_delete=models.CASCADE, related_name="upkeep"
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    review_on = models.DateField()
    looked_at = models.DateTimeField(null=True)
    looked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [models.Index(fields=["review_on", "article"], name="upkeep_by_date")]

    def __str__(self) -> str:
        return f"{self.article_id} {self.review_on}"


class Stage(models.TextChoices):
    """Which text of a translation was examined."""

    PUBLISHED = "published"
    WRITING = "writing"


class Examination(models.Model):
    """What can be said of a text without reading it: how hard it reads, which pictures lack words.

    `state` names what was examined: the number of the published revision, or the version of the
    manuscript. `rules` is the edition of the rules by which it was done. `score` is empty for a
    text that is too short to measure. `pictures` is a list of `{line, address, fault}`.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    translation = models.ForeignKey(
        Translation, on_delete=models.CASCADE, related_name="examinations"
    )
    stage = models.CharField(max_length=16, choices=Stage)
    state = models.PositiveIntegerField()
    rules = models.PositiveSmallIntegerField()
    words = models.PositiveIntegerField()
    # In tenths, so that a page of the list can begin behind one.
    score = models.SmallIntegerField(null=True)
    pictures = models.JSONField(default=list)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["translation", "stage"], name="text_is_examined_once_per_stage"
            ),
            models.CheckConstraint(
                condition=Q(stage__in=Stage.values), name="examination_stage_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.translation_id} {self.stage}"


class LinkState(models.TextChoices):
    """What is known of an address that a published text names."""

    UNCHECKED = "unchecked"
    WORKING = "working"
    MOVED = "moved"
    FAILING = "failing"
    DEAD = "dead"
    UNCHECKABLE = "uncheckable"
    REFUSED = "refused"


class WebAddress(models.Model):
    """An address on the web that published texts name, and what looking there gave.

    `reason` says why it is not simply working. `failed_days` counts the different days in a row
    on which it failed, the last of them `failed_on`. `answered_at` is when any answer came.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    address = models.CharField(max_length=LONGEST_ADDRESS, unique=True)
    host = models.CharField(max_length=255, db_index=True)
    state = models.CharField(max_length=16, choices=LinkState, default=LinkState.UNCHECKED)
    reason = models.CharField(max_length=32, blank=True)
    status = models.PositiveSmallIntegerField(null=True)
    moved_to = models.CharField(max_length=LONGEST_ADDRESS, blank=True)
    checked_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    failed_days = models.PositiveSmallIntegerField(default=0)
    failed_on = models.DateField(null=True)
    failing_since = models.DateField(null=True)
    wait_days = models.PositiveSmallIntegerField(default=0)
    next_check = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=LinkState.values), name="link_state_is_known"
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Place(models.TextChoices):
    """Where in a text an address stands."""

    TEXT = "text"
    SOURCE = "source"


class Mention(models.Model):
    """An address in a published revision: in a line of the text, or as one of its sources.

    `position` is the line, or the number of the source, counted from 1; `words` are the words of
    the link, or the title of the source.
    """

    id = models.BigAutoField(primary_key=True)
    address = models.ForeignKey(WebAddress, on_delete=models.CASCADE, related_name="mentions")
    translation = models.ForeignKey(Translation, on_delete=models.CASCADE, related_name="mentions")
    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="+")
    place = models.CharField(max_length=8, choices=Place)
    position = models.PositiveIntegerField()
    words = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(place__in=Place.values), name="mention_place_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.translation_id} {self.place} {self.position}"


class ReadingCount(models.Model):
    """How often a text was read on one day (UTC). Nothing about who read it."""

    id = models.BigAutoField(primary_key=True)
    translation = models.ForeignKey(
        Translation, on_delete=models.CASCADE, related_name="reading_counts"
    )
    day = models.DateField(db_index=True)
    readings = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["translation", "day"], name="readings_are_counted_once_per_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.translation_id} {self.day}"
