"""How saved articles and lists look over HTTP."""

from __future__ import annotations

import uuid
from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from api.fields import UUID7, LineField, TextField, Uuid7Field, words_schema
from api.knowledge.serializers import ArticleCardSerializer, PartSerializer
from api.serializers import StrictSerializer
from knowledge.listing import MAX_IN_LIST, MAX_LIST_NAME
from knowledge.saved import OpenSavedArticle
from knowledge.saving import MAX_NOTE


class SavedArticleSerializer(PartSerializer):
    """An article that the caller saved."""

    id = serializers.UUIDField(help_text="Of the article: the same in every language.")
    title = serializers.CharField(
        help_text="As it reads now; as it read when saved, if the article is not there any more."
    )
    note = serializers.CharField(allow_blank=True, help_text="Only the caller reads it.")
    saved_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    version = serializers.IntegerField(min_value=1, help_text="The `ETag`, without its marks.")
    article = ArticleCardSerializer(
        allow_null=True,
        help_text=(
            "The article in the caller's language, or else in the first of Dutch, French and "
            "English that it is published in: `language` says which. `null` when it is not "
            "published any more."
        ),
    )

    def to_representation(self, instance: OpenSavedArticle) -> dict[str, Any]:
        """Return the fields above; the article is as publishing wrote it down."""
        return {
            "id": instance.id,
            "title": instance.title,
            "note": instance.note,
            "saved_at": instance.saved_at,
            "updated_at": instance.updated_at,
            "version": instance.version,
            "article": instance.card.content if instance.card else None,
        }


class SavedArticleChangesSerializer(StrictSerializer):
    """What can be changed in a saved article."""

    note = TextField(required=False, max_length=MAX_NOTE)


class NewSavedArticleSerializer(SavedArticleChangesSerializer):
    """An article to be saved."""

    article = Uuid7Field(help_text="Identifier of the article.")


@extend_schema_field(
    {
        "type": "array",
        "items": {"type": "string", "format": "uuid", "pattern": UUID7},
        "maxItems": MAX_IN_LIST,
        "uniqueItems": True,
    }
)
class ArticleIdsField(serializers.ListField):
    """Identifiers of articles, each at most once, in an order that means something."""

    child = Uuid7Field()
    default_error_messages = {"article_repeated": _("Name every article once.")}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=MAX_IN_LIST, **kwargs)

    def to_internal_value(self, data: Any) -> list[uuid.UUID]:
        found: list[uuid.UUID] = super().to_internal_value(data)
        if len(set(found)) < len(found):
            self.fail("article_repeated")
        return found

    def to_representation(self, data: Any) -> list[uuid.UUID]:
        return list(data)


@extend_schema_field(words_schema(MAX_LIST_NAME, lines=False))
class ListNameField(LineField):
    """What a list is called."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=MAX_LIST_NAME, **kwargs)


class ReadingListSerializer(PartSerializer):
    """A list of saved articles."""

    id = serializers.UUIDField()
    name = serializers.CharField(help_text="Only the caller reads it.")
    articles = ArticleIdsField(help_text="Saved articles, in the order that the caller gave them.")
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    version = serializers.IntegerField(min_value=1, help_text="The `ETag`, without its marks.")


class ReadingListChangesSerializer(StrictSerializer):
    """What can be changed in a list; what is absent stays as it is."""

    name = ListNameField(required=False)
    articles = ArticleIdsField(
        required=False, help_text="All of them, in their order. Save an article first."
    )


class NewReadingListSerializer(ReadingListChangesSerializer):
    """A list to be made."""

    name = ListNameField()
