"""Fields of reflections alone."""

from __future__ import annotations

import re
from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from reflections.feelings import FEELINGS
from reflections.rules import day_issue, feelings_issue

_day = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


class DayField(serializers.DateField):
    """A day on which something can have happened."""

    default_error_messages = {
        "too_long_ago": _("Give a day from 1950 onwards."),
        "in_the_future": _("Give a day that has come already."),
    }

    def to_internal_value(self, value: Any) -> Any:
        if not isinstance(value, str) or not _day.fullmatch(value):
            self.fail("invalid", format="YYYY-MM-DD")
        day = super().to_internal_value(value)
        if code := day_issue(day):
            self.fail(code)
        return day


@extend_schema_field(
    {
        "type": "array",
        "items": {"type": "string", "enum": list(FEELINGS)},
        "maxItems": len(FEELINGS),
        "uniqueItems": True,
    }
)
class FeelingsField(serializers.ListField):
    """Keys of feelings, each at most once."""

    child = serializers.CharField()
    default_error_messages = {
        "feeling_unknown": _("This feeling is not in the list."),
        "feeling_repeated": _("Name every feeling once."),
    }

    def to_internal_value(self, data: Any) -> list[str]:
        if not isinstance(data, list):
            self.fail("not_a_list", input_type=type(data).__name__)
        if not all(isinstance(feeling, str) for feeling in data):
            self.fail("feeling_unknown")
        if code := feelings_issue(data):
            self.fail(code)
        return data

    def to_representation(self, data: Any) -> list[str]:
        return list(data)
