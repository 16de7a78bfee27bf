"""Articles, their translations, and what was ever written in them."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Deferrable, Q

from core.identifiers import new_id
from knowledge.models.themes import KEBAB, Language, Theme
from knowledge.querysets import TranslationQuerySet


class Article(models.Model):
    """One piece of curated knowledge, whatever the language. `key` never changes."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    key = models.CharField(max_length=100, unique=True)
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="articles")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(key__regex=KEBAB), name="article_key_is_kebab_case"),
        ]

    def __str__(self) -> str:
        return self.key


class Prompt(models.Model):
    """A question in an article that opens a reflection.

    It stays when later revisions drop the question: reflections point at it.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="prompts")
    key = models.CharField(max_length=100)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["article", "key"], name="prompt_key_is_used_once_per_article"
            ),
            models.CheckConstraint(condition=Q(key__regex=KEBAB), name="prompt_key_is_kebab_case"),
        ]

    def __str__(self) -> str:
        return self.key


class Translation(models.Model):
    """An article in one language, with a life of its own.

    `draft` is the revision that is being worked on; what readers see is the revision of
    `publication`. Without a publication the translation is a draft; with another revision as
    `draft` it has changes that wait.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="translations")
    language = models.CharField(max_length=2, choices=Language)
    slug = models.CharField(max_length=100)
    draft = models.ForeignKey(
        "Revision", on_delete=models.PROTECT, null=True, related_name="+", editable=False
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[models.Manager[Translation]] = TranslationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["article", "language"], name="article_has_one_translation_per_language"
            ),
            # Deferred, so that two translations can swap their slugs in one import.
            models.UniqueConstraint(
                fields=["slug"],
                name="article_slug_belongs_to_one_translation",
                deferrable=Deferrable.DEFERRED,
            ),
            models.CheckConstraint(
                condition=Q(language__in=Language.values), name="translation_language_is_known"
            ),
            models.CheckConstraint(
                condition=Q(slug__regex=KEBAB), name="article_slug_is_kebab_case"
            ),
        ]

    def __str__(self) -> str:
        return self.slug


class Revision(models.Model):
    """What a translation said at one moment. The database refuses to change it afterwards.

    `sources` is a list of `{author, year, title, publisher?, url?}`. `made_from` is the revision
    in another language that this one translates.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    translation = models.ForeignKey(Translation, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=160)
    summary = models.CharField(max_length=300)
    body = models.TextField()
    tags = ArrayField(models.CharField(max_length=50))
    sources = models.JSONField(default=list)
    made_from = models.ForeignKey("Revision", on_delete=models.PROTECT, null=True, related_name="+")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["translation", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["translation", "number"], name="revision_number_is_used_once"
            ),
            models.CheckConstraint(
                condition=Q(number__gte=1), name="revision_number_starts_at_one"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.translation_id} r{self.number}"


class FormerSlug(models.Model):
    """A slug that a translation had once; readers who follow it are led to the one it has now."""

    slug = models.CharField(max_length=100, primary_key=True)
    translation = models.ForeignKey(
        Translation, on_delete=models.CASCADE, related_name="former_slugs"
    )

    def __str__(self) -> str:
        return self.slug
