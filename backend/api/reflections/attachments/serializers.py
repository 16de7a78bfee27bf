"""How attachments look over HTTP."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from api.fields import LineField, Uuid7Field, words_schema
from api.reflections.fields import AlongField
from api.serializers import StrictSerializer
from reflections.attachments.cleaning import MOST_NAME
from reflections.attachments.reading import MEDIA, OpenAttachment


@extend_schema_field(words_schema(MOST_NAME, lines=False))
class NameField(LineField):
    """What an attachment is called, without the ending of a file's name."""


class AttachmentSerializer(serializers.Serializer[Any]):
    """A photo or a PDF that the caller keeps with a reflection."""

    id = serializers.UUIDField()
    reflection = serializers.UUIDField()
    name = serializers.CharField(
        allow_blank=True,
        help_text="Without the ending of a file's name. Empty when it is in the envelope.",
    )
    kind = serializers.ChoiceField(
        tuple(MEDIA),
        help_text=(
            "A `picture` is served as JPEG, and has a `preview`. What a `sealed` one is, stands "
            "in its envelope."
        ),
    )
    size = serializers.IntegerField(min_value=1, help_text="Bytes of the file as it is kept.")
    width = serializers.IntegerField(min_value=1, allow_null=True, help_text="Of a picture.")
    height = serializers.IntegerField(min_value=1, allow_null=True)
    pages = serializers.IntegerField(min_value=1, allow_null=True, help_text="Of a PDF.")
    envelope = AlongField(
        allow_null=True,
        help_text="What it is, when that and its file were sealed in the caller's browser.",
    )
    sealed = serializers.BooleanField(
        help_text="Its reflection is sealed, so it belongs in an envelope."
    )
    created_at = serializers.DateTimeField()
    version = serializers.IntegerField(min_value=1, help_text="The `ETag`, without its marks.")

    def to_representation(self, instance: OpenAttachment) -> dict[str, Any]:
        about = instance.about
        return {
            "id": instance.id,
            "reflection": instance.reflection,
            "name": about.name,
            "kind": about.kind,
            "size": about.size,
            "width": about.width,
            "height": about.height,
            "pages": about.pages,
            "envelope": instance.envelope,
            "sealed": instance.is_of_sealed,
            "created_at": instance.created_at,
            "version": instance.version,
        }


class NewAttachmentSerializer(StrictSerializer):
    """A file: a PDF, or a picture as JPEG, PNG, WebP, AVIF or GIF, of at most 10 MB.

    Or one that was sealed in the caller's browser, with the envelope of what it is.
    """

    file = serializers.FileField(allow_empty_file=True)
    id = Uuid7Field(
        required=False, help_text="Made by the client; needed with an envelope, bound to it."
    )
    envelope = AlongField(required=False, help_text="Then `file` is sealed as well.")


class OtherFileSerializer(StrictSerializer):
    """A file to put in the place of the one that is kept: readable, or sealed."""

    file = serializers.FileField(allow_empty_file=True)
    name = NameField(
        required=False,
        max_length=MOST_NAME,
        help_text="What a readable one is called. Without it, as its file.",
    )
    envelope = AlongField(required=False, help_text="Then `file` is sealed as well.")


class AttachmentChangesSerializer(StrictSerializer):
    """What can be changed in an attachment."""

    name = NameField(required=False, max_length=MOST_NAME)
    envelope = AlongField(
        required=False, help_text="Of a sealed one: its name and what else is in there, anew."
    )
