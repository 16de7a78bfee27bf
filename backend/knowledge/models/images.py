"""Pictures that editors put in texts. Their files are in a store (`knowledge.picture_store`)."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Q

from core.identifiers import new_id
from knowledge.models.publications import Snapshot
from knowledge.querysets import ImageQuerySet


class Form(models.TextChoices):
    """What an uploaded picture was."""

    JPEG = "JPEG"
    PNG = "PNG"
    GIF = "GIF"
    WEBP = "WEBP"
    AVIF = "AVIF"


class Image(models.Model):
    """One picture. A text names it as `image:` and its id.

    `fingerprint` is the SHA-256 of the original file, so that one file is one picture. `widths`
    are those of its AVIF and WebP; `fallback` is the name of the file for who reads neither.
    `description` says what it shows: the first proposal for the alternative text of each use.
    `description_key` is it folded, for searching.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    fingerprint = models.CharField(max_length=64, unique=True)
    form = models.CharField(max_length=4, choices=Form)
    size = models.PositiveIntegerField()
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    widths = ArrayField(models.PositiveIntegerField())
    fallback = models.CharField(max_length=20)
    description = models.CharField(max_length=300, blank=True)
    description_key = models.CharField(max_length=400, blank=True)
    version = models.PositiveIntegerField(default=1)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    uploaded_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[models.Manager[Image]] = ImageQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(condition=Q(form__in=Form.values), name="image_form_is_known"),
            models.CheckConstraint(
                condition=Q(width__gte=1, height__gte=1, size__gte=1), name="image_has_a_size"
            ),
            models.CheckConstraint(
                condition=Q(widths__len__gte=1), name="image_has_at_least_one_width"
            ),
            models.CheckConstraint(condition=Q(version__gte=1), name="image_version_starts_at_one"),
        ]
        indexes = [
            GinIndex(OpClass(F("description_key"), "gin_trgm_ops"), name="image_by_description"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class ImageUse(models.Model):
    """States that readers see `image` in a published text; written with its snapshot."""

    id = models.BigAutoField(primary_key=True)
    image = models.ForeignKey(Image, on_delete=models.PROTECT, related_name="uses")
    snapshot = models.ForeignKey(Snapshot, on_delete=models.CASCADE, related_name="image_uses")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "snapshot"], name="image_is_used_once_per_snapshot"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.image_id} {self.snapshot_id}"
