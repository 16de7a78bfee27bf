"""Pictures, as JSON and as a form."""

from __future__ import annotations

from rest_framework import serializers

from api.editorial.review_serializers import PersonSerializer
from api.fields import TextField
from api.knowledge.serializers import LANGUAGES, PartSerializer
from api.serializers import StrictSerializer
from knowledge.models.images import Form

_DESCRIPTION = "What it shows, in words: a first proposal for the alternative text."


class ImageSummarySerializer(PartSerializer):
    """A picture in the list to choose from."""

    id = serializers.UUIDField(help_text="A text names the picture as `image:` and this.")
    description = serializers.CharField(allow_blank=True, help_text=_DESCRIPTION)
    width = serializers.IntegerField(min_value=1, help_text="Of the file that was uploaded.")
    height = serializers.IntegerField(min_value=1)
    small = serializers.CharField(help_text="Address of its smallest form, WebP.")
    large = serializers.CharField(help_text="Address of its largest form, WebP.")
    uploaded_by = PersonSerializer(allow_null=True)
    uploaded_at = serializers.DateTimeField()


class ImageAbilitiesSerializer(PartSerializer):
    """What the caller may do with a picture now."""

    delete = serializers.BooleanField(help_text="False while a text needs it.")


class TextWithImageSerializer(PartSerializer):
    """A text that needs a picture."""

    id = serializers.UUIDField(help_text="Of the translation.")
    language = serializers.ChoiceField(choices=LANGUAGES)
    title = serializers.CharField(allow_blank=True)


class ImageSerializer(ImageSummarySerializer):
    """A whole picture."""

    form = serializers.ChoiceField(choices=Form.values, help_text="What the uploaded file is.")
    size = serializers.IntegerField(min_value=1, help_text="Of the uploaded file, in bytes.")
    used_in = TextWithImageSerializer(
        many=True,
        help_text=(
            "Texts that need it, a hundred at most: being written, written last, waiting or "
            "published."
        ),
    )
    abilities = ImageAbilitiesSerializer()


class NewImageSerializer(StrictSerializer):
    """A file with a picture: JPEG, PNG, WebP, AVIF or GIF of at most 15 MiB."""

    file = serializers.FileField(allow_empty_file=True)
    description = TextField(required=False, max_length=300, help_text=_DESCRIPTION)


class ImageChangesSerializer(StrictSerializer):
    """What may change of a picture."""

    description = TextField(max_length=300, help_text=_DESCRIPTION)
