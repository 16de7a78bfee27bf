"""The curated fields of knowledge."""

from __future__ import annotations

import re

from django.db import models
from django.db.models import Deferrable, Q

from core.identifiers import new_id


class Language(models.TextChoices):
    """Languages in which knowledge is published."""

    DUTCH = "nl", "Nederlands"
    FRENCH = "fr", "Français"
    ENGLISH = "en", "English"


class Ribbon(models.TextChoices):
    """Colours of the ribbons; the app knows which shade belongs to each name."""

    PLUM = "plum"
    MOSS = "moss"
    TERRACOTTA = "terracotta"
    TEAL = "teal"
    OCHRE = "ochre"


KEBAB = r"^[a-z0-9]+(-[a-z0-9]+)*$"
KEBAB_PATTERN = re.compile(KEBAB)


class Theme(models.Model):
    """One curated field of knowledge. Its words are in its translations."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    key = models.CharField(max_length=64, unique=True)
    ribbon = models.CharField(max_length=16, choices=Ribbon)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position", "key"]
        constraints = [
            models.CheckConstraint(condition=Q(key__regex=KEBAB), name="theme_key_is_kebab_case"),
            models.CheckConstraint(
                condition=Q(ribbon__in=Ribbon.values), name="theme_ribbon_is_a_known_colour"
            ),
        ]

    def __str__(self) -> str:
        return self.key


class ThemeTranslation(models.Model):
    """A theme in one language; `html` is the rendered introduction."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    theme = models.ForeignKey(Theme, on_delete=models.CASCADE, related_name="translations")
    language = models.CharField(max_length=2, choices=Language)
    slug = models.CharField(max_length=100)
    title = models.CharField(max_length=120)
    summary = models.CharField(max_length=300)
    body = models.TextField()
    html = models.TextField()

    class Meta:
        ordering = ["theme", "language"]
        constraints = [
            models.UniqueConstraint(
                fields=["theme", "language"], name="theme_has_one_translation_per_language"
            ),
            # Deferred, so that two translations can swap their slugs in one import.
            models.UniqueConstraint(
                fields=["slug"],
                name="theme_slug_belongs_to_one_translation",
                deferrable=Deferrable.DEFERRED,
            ),
            models.CheckConstraint(
                condition=Q(language__in=Language.values), name="theme_language_is_known"
            ),
            models.CheckConstraint(condition=Q(slug__regex=KEBAB), name="theme_slug_is_kebab_case"),
        ]

    def __str__(self) -> str:
        return f"{self.theme_id} ({self.language})"
