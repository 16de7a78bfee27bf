"""What readers see: publications, the snapshots made of them, and what search needs."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Deferrable, F, Q

from knowledge.models.articles import Article, Revision, Translation
from knowledge.models.themes import Language, Theme


class Publication(models.Model):
    """States that readers see `revision` of `translation`. No row, no readers.

    `published_at` is the first time, `updated_at` the last change that readers could notice.
    """

    translation = models.OneToOneField(
        Translation, primary_key=True, on_delete=models.CASCADE, related_name="publication"
    )
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="+")
    published_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(updated_at__gte=F("published_at")),
                name="publication_is_updated_after_it_appeared",
            ),
        ]

    def __str__(self) -> str:
        return str(self.translation_id)


class Snapshot(models.Model):
    """A published translation as finished JSON, and the columns that lists select and sort by.

    `body` is the whole article but its related ones, `summary` an item of a list, `card` an
    item of `related`. `title_key` is the folded title. `links` are the articles that the text
    links to by what they are, whether readers can have them or not.
    """

    translation = models.OneToOneField(
        Translation, primary_key=True, on_delete=models.CASCADE, related_name="snapshot"
    )
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="+")
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="+", db_index=False)
    language = models.CharField(max_length=2, choices=Language)
    slug = models.CharField(max_length=100)
    # In byte order, so that a cursor means the same on every server.
    title_key = models.CharField(max_length=200, db_collation="C")
    tags = ArrayField(models.CharField(max_length=50))
    published_at = models.DateTimeField()
    body = models.TextField()
    summary = models.TextField()
    card = models.TextField()
    # An older version that is still serving while this one comes up does not write it.
    links = ArrayField(models.UUIDField(), default=list, db_default=[])

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["slug"],
                name="snapshot_slug_names_one_article",
                deferrable=Deferrable.DEFERRED,
            ),
            models.UniqueConstraint(
                fields=["article", "language"], name="article_has_one_snapshot_per_language"
            ),
        ]
        indexes = [
            models.Index(fields=["language", "published_at", "article"], name="snapshot_by_date"),
            models.Index(
                fields=["language", "theme", "published_at", "article"],
                name="snapshot_by_theme_and_date",
            ),
            models.Index(fields=["language", "title_key", "article"], name="snapshot_by_title"),
            GinIndex(fields=["links"], name="snapshot_by_link"),
        ]

    def __str__(self) -> str:
        return self.slug


class TagUse(models.Model):
    """A tag of a snapshot, so that the newest articles with a tag can be taken in order."""

    snapshot = models.ForeignKey(Snapshot, on_delete=models.CASCADE, related_name="tag_uses")
    language = models.CharField(max_length=2, choices=Language)
    tag = models.CharField(max_length=50)
    published_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["snapshot", "tag"], name="tag_is_used_once_per_snapshot"
            ),
        ]
        indexes = [
            models.Index(
                fields=["language", "tag", "published_at", "snapshot"], name="tag_by_date"
            ),
        ]

    def __str__(self) -> str:
        return self.tag


class SearchEntry(models.Model):
    """A published translation as search sees it.

    `rank` holds the stems of title (weight A), of summary, headings and tags (B) and the text's
    most repeated ones (D); `title` those of A alone; `stems` every one. `marked` is the text with
    a stem behind every word (`knowledge.passages`). `minutes` is how long reading takes.
    """

    snapshot = models.OneToOneField(
        Snapshot, primary_key=True, on_delete=models.CASCADE, related_name="search_entry"
    )
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="+", db_index=False)
    language = models.CharField(max_length=2, choices=Language)
    rank = SearchVectorField()
    title = SearchVectorField()
    stems = SearchVectorField()
    marked = models.TextField()
    # An older version that is still serving while this one comes up does not write it.
    minutes = models.PositiveSmallIntegerField(db_default=1)

    class Meta:
        # One index per language: the planner need not combine two, and each stays small. A short
        # list of what is not yet sorted in, because every search reads that from end to end.
        indexes = [
            GinIndex(
                fields=["title", "stems"],
                name=f"search_in_{language}",
                condition=Q(language=language),
                gin_pending_list_limit=128,
            )
            for language in Language.values
        ]

    def __str__(self) -> str:
        return str(self.snapshot_id)


class Word(models.Model):
    """A folded word that published texts of one language use, for finding what was meant."""

    language = models.CharField(max_length=2, choices=Language)
    word = models.CharField(max_length=64, db_collation="C")
    stem = models.CharField(max_length=128)
    articles = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["language", "word"], name="word_is_counted_once_per_language"
            ),
        ]
        indexes = [
            GinIndex(
                OpClass("word", "gin_trgm_ops"),
                name=f"word_like_in_{language}",
                condition=Q(language=language),
            )
            for language in Language.values
        ]

    def __str__(self) -> str:
        return self.word


class BundleForm(models.TextChoices):
    """The forms in which a bundle can be taken along."""

    PDF = "pdf"
    EPUB = "epub"


class ThemeBundle(models.Model):
    """A theme as a file, kept so that it is made once for everyone.

    `fingerprint` names all that it was made of; `generation` is the last one in which that was
    seen to be so.
    """

    theme = models.ForeignKey(Theme, on_delete=models.CASCADE, related_name="+")
    language = models.CharField(max_length=2, choices=Language)
    form = models.CharField(max_length=4, choices=BundleForm)
    slug = models.CharField(max_length=100)
    generation = models.BigIntegerField()
    fingerprint = models.CharField(max_length=32)
    content = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["theme", "language", "form"], name="theme_has_one_bundle_per_form"
            ),
            models.CheckConstraint(
                condition=Q(language__in=Language.values), name="bundle_language_is_known"
            ),
            models.CheckConstraint(
                condition=Q(form__in=BundleForm.values), name="bundle_form_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.slug} ({self.form})"


class Generation(models.Model):
    """The one number that says whether a copy of published knowledge is still current.

    It has one row, and is raised in the transaction of every publication.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    number = models.BigIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(id=1), name="there_is_one_generation"),
        ]

    def __str__(self) -> str:
        return str(self.number)
