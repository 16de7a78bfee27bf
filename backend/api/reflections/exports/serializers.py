"""How exports look over HTTP."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from api.fields import CalendarDayField, ChoiceKeyField, LineField, words_schema
from api.serializers import StrictSerializer
from knowledge.models import Language
from reflections.exporting.models import Export, ExportFailure, ExportForm, ExportState
from reflections.exporting.requesting import MOST_CHOSEN, MOST_TITLE

FORMS = tuple(ExportForm.values)
STATES = tuple(ExportState.values)
FAILURES = tuple(ExportFailure.values)
LANGUAGES = tuple(Language.values)


@extend_schema_field(words_schema(MOST_TITLE, lines=False))
class TitleField(LineField):
    """What stands on the cover."""


@extend_schema_field(
    {
        "type": "array",
        "items": {"type": "string", "format": "uuid"},
        "minItems": 1,
        "maxItems": MOST_CHOSEN,
        "uniqueItems": True,
    }
)
class ChosenField(serializers.ListField):
    """Ids of reflections, each once."""

    child = serializers.UUIDField()
    default_error_messages = {"repeated": _("Name every reflection once.")}

    def to_internal_value(self, data: Any) -> Any:
        chosen = super().to_internal_value(data)
        if len(set(chosen)) < len(chosen):
            self.fail("repeated")
        return chosen


class NewExportSerializer(StrictSerializer):
    """What to take along: all, unless a period or reflections are named."""

    form = ChoiceKeyField(FORMS)
    language = ChoiceKeyField(
        LANGUAGES, required=False, help_text="Of questions and names; else `Accept-Language`'s."
    )
    title = TitleField(required=False, max_length=MOST_TITLE, help_text="For the cover of a PDF.")
    occurred_from = CalendarDayField(
        required=False, allow_null=True, help_text="The first day, inclusive."
    )
    occurred_to = CalendarDayField(
        required=False, allow_null=True, help_text="The last day, inclusive."
    )
    reflections = ChosenField(
        required=False, allow_null=True, allow_empty=False, max_length=MOST_CHOSEN
    )
    own_weave = serializers.BooleanField(
        required=False,
        help_text="Whether a PDF shows one's own weave at the end. The other forms of everything "
        "have all there is.",
    )
    pictures = serializers.BooleanField(
        required=False,
        help_text="Whether a PDF shows the pictures that are attached; unless false, it does.",
    )


class ExportAbilitiesSerializer(serializers.Serializer[Any]):
    """What the caller may do with this export."""

    fetch = serializers.BooleanField(help_text="Whether there is a file.")
    delete = serializers.BooleanField()


class ExportSerializer(serializers.Serializer[Any]):
    """An export: how far it is, and until when it is there. What was chosen is not told."""

    id = serializers.UUIDField()
    form = serializers.ChoiceField(FORMS)
    state = serializers.ChoiceField(STATES)
    done = serializers.IntegerField(min_value=0, help_text="How many of all are in it already.")
    total = serializers.IntegerField(min_value=0)
    size = serializers.SerializerMethodField(help_text="Bytes of the file, once there is one.")
    failure = serializers.SerializerMethodField(help_text="Why there is no file.")
    created_at = serializers.DateTimeField()
    expires_at = serializers.DateTimeField(help_text="Then it is gone, with its file.")
    abilities = serializers.SerializerMethodField()

    @extend_schema_field({"type": ["integer", "null"], "minimum": 0})
    def get_size(self, export: Export) -> int | None:
        return export.size if export.state == ExportState.READY else None

    @extend_schema_field(serializers.ChoiceField(FAILURES, allow_null=True))
    def get_failure(self, export: Export) -> str | None:
        return export.failure or None

    @extend_schema_field(ExportAbilitiesSerializer)
    def get_abilities(self, export: Export) -> dict[str, bool]:
        return {"fetch": export.state == ExportState.READY, "delete": True}
