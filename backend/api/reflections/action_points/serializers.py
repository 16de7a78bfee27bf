"""How action points look over HTTP. What they may hold is in `reflections.action_points.rules`."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from api.fields import (
    CalendarDayField,
    ChoiceKeyField,
    TextField,
    Uuid7Field,
    WordsField,
    words_schema,
)
from api.reflections.fields import AlongField
from api.serializers import StrictSerializer
from reflections.action_points.models import MOMENTS, STATES
from reflections.action_points.reading import OpenActionPoint
from reflections.action_points.rules import MAX_OUTCOME, MAX_WHAT, due_issue

_STATE = (
    "`open`; `moved` to another day, and still to be done; `done`; `dropped`: it will not be done."
)
_REMIND = "When a mail says that something waits, at eight in the morning; `null`: never."


class DueDayField(CalendarDayField):
    """A day to do something by."""

    default_error_messages = {
        "too_long_ago": _("Give a day from 1950 onwards."),
        "too_far_ahead": _("Give a day within the next ten years."),
    }

    def to_internal_value(self, value: Any) -> Any:
        day = super().to_internal_value(value)
        if code := due_issue(day):
            self.fail(code)
        return day


@extend_schema_field(words_schema(MAX_WHAT, lines=True))
class WhatField(WordsField):
    """What is to be done."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=MAX_WHAT, **kwargs)


class ActionPointSerializer(serializers.Serializer[Any]):
    """Something that the caller means to do."""

    id = serializers.UUIDField()
    reflection = serializers.UUIDField(
        allow_null=True, help_text="The caller's reflection that it came from, if any."
    )
    what = serializers.CharField(
        allow_blank=True, help_text="Only the caller reads it. Empty when it is in the envelope."
    )
    due_on = serializers.DateField(allow_null=True, help_text="`null`: some day.")
    state = serializers.ChoiceField(STATES, help_text=_STATE)
    outcome = serializers.CharField(
        allow_blank=True, help_text="How it went, in the caller's words."
    )
    outcome_at = serializers.DateTimeField(
        allow_null=True,
        help_text="When it was done, dropped or moved, or its outcome was told; `null` while open.",
    )
    remind = serializers.ChoiceField(MOMENTS, allow_null=True, help_text=_REMIND)
    envelope = AlongField(
        allow_null=True,
        help_text="`what` and `outcome`, when they were sealed in the caller's browser.",
    )
    sealed = serializers.BooleanField(
        help_text="Its reflection is sealed, so its words belong in an envelope."
    )
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    version = serializers.IntegerField(min_value=1, help_text="The `ETag`, without its marks.")

    def to_representation(self, instance: OpenActionPoint) -> dict[str, Any]:
        """Return the fields above, without the walk that would take most of a list's time."""
        return {
            "id": instance.id,
            "reflection": instance.reflection,
            "what": instance.what,
            "due_on": instance.due_on,
            "state": instance.state,
            "outcome": instance.outcome,
            "outcome_at": instance.outcome_at,
            "remind": instance.remind,
            "envelope": instance.envelope,
            "sealed": instance.is_of_sealed,
            "created_at": instance.created_at,
            "updated_at": instance.updated_at,
            "version": instance.version,
        }


class ActionPointChangesSerializer(StrictSerializer):
    """What can be changed in an action point; what is absent stays as it is."""

    what = WhatField(required=False)
    due_on = DueDayField(required=False, allow_null=True)
    state = ChoiceKeyField(STATES, required=False, help_text=_STATE)
    outcome = TextField(required=False, max_length=MAX_OUTCOME)
    remind = ChoiceKeyField(MOMENTS, required=False, allow_null=True, help_text=_REMIND)
    envelope = AlongField(
        required=False, allow_null=True, help_text="Takes the place of the words; `null` opens it."
    )


class NewActionPointSerializer(StrictSerializer):
    """Something to be done. Of all keys only `what` is needed, or an envelope in its place."""

    id = Uuid7Field(required=False, help_text="Made by the client; a UUID of version 7.")
    what = WhatField(required=False)
    reflection = Uuid7Field(
        required=False, allow_null=True, help_text="One of the caller's reflections."
    )
    due_on = DueDayField(required=False, allow_null=True)
    remind = ChoiceKeyField(MOMENTS, required=False, allow_null=True, help_text=_REMIND)
    envelope = AlongField(
        required=False, allow_null=True, help_text="Of what belongs to a sealed reflection."
    )
