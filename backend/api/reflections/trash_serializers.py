"""How the trash, and how long reflections are kept, look over HTTP."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from api.fields import WholeNumberField
from api.reflections.serializers import ReflectionSummarySerializer, summary_of
from api.serializers import StrictSerializer
from reflections.models import YEARS
from reflections.reading import OpenReflection
from reflections.retention import TOLD_DAYS_BEFORE
from reflections.trash import DAYS_IN_TRASH, erased_at


class TrashedReflectionSerializer(ReflectionSummarySerializer):
    """A reflection in the trash."""

    trashed_at = serializers.DateTimeField(help_text="When it was put here.")
    erased_at = serializers.DateTimeField(
        help_text=f"From when on it is erased for good: {DAYS_IN_TRASH} days later."
    )

    def to_representation(self, instance: OpenReflection) -> dict[str, Any]:
        """Return the fields above, without the walk that would take most of a list's time."""
        row = instance.row
        return summary_of(instance) | {
            "trashed_at": row.trashed_at,
            "erased_at": erased_at(row),
        }


@extend_schema_field({"oneOf": [{"type": "integer", "enum": list(YEARS)}]})
class YearsField(WholeNumberField):
    """A number of years that is offered, or for good."""

    default_error_messages = {"years_unknown": _("Give 1, 2, 3, 5 or 10 years.")}

    def to_internal_value(self, data: Any) -> int:
        years = super().to_internal_value(data)
        if years not in YEARS:
            self.fail("years_unknown")
        return years


class OlderSerializer(serializers.Serializer[Any]):
    """What one choice would mean today."""

    years = serializers.IntegerField(min_value=min(YEARS), max_value=max(YEARS))
    count = serializers.IntegerField(
        min_value=0, help_text="So many of one's reflections were last changed longer ago."
    )


class RetentionSerializer(serializers.Serializer[Any]):
    """How long the caller keeps reflections."""

    years = serializers.IntegerField(
        allow_null=True,
        min_value=min(YEARS),
        max_value=max(YEARS),
        help_text="So many years after the last change they go to the trash; `null`: they stay.",
    )
    leaving = serializers.IntegerField(
        min_value=0, help_text=f"So many go to the trash within {TOLD_DAYS_BEFORE} days."
    )
    older = OlderSerializer(many=True, help_text="What each choice would mean today.")


class RetentionChangesSerializer(StrictSerializer):
    """For how long reflections are to be kept."""

    years = YearsField(required=False, allow_null=True, help_text="`null` keeps them for good.")
