"""Fields that take what they are, and nothing that could be turned into it."""

from __future__ import annotations

import re
import uuid
from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

UUID7 = "^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"
_day = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_uuid7 = re.compile(UUID7)
# As ECMA 262 writes them (`api.schema`).
_OF_NO_LINE = r"\u0000-\u001F\u007F-\u009F\u2028\u2029"
_OF_NO_TEXT = r"\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F"
_line_end = re.compile("[\t\n\r\u2028\u2029]")


class TextField(serializers.CharField):
    """A string, kept as it was typed; DRF's own turns numbers into strings."""

    def __init__(self, *, allow_blank: bool = True, **kwargs: Any) -> None:
        super().__init__(allow_blank=allow_blank, trim_whitespace=False, **kwargs)
        # What a text may hold is said once, for all texts at once, by `StrictSerializer`.
        self.validators = [
            validator for validator in self.validators if hasattr(validator, "limit_value")
        ]

    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str):
            self.fail("invalid")
        return data


def words_schema(max_length: int, *, lines: bool) -> dict[str, Any]:
    """Return the schema of a text in which something stands, on one line or on several."""
    refused = _OF_NO_TEXT if lines else _OF_NO_LINE
    return {
        "type": "string",
        "minLength": 1,
        "maxLength": max_length,
        "pattern": rf"^[^{refused}]*[^\s{refused}][^{refused}]*$",
    }


class WordsField(TextField):
    """A text in which something stands. Say the same to the contract with `words_schema`."""

    default_error_messages = {"nothing_written": _("Write something here.")}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(allow_blank=False, **kwargs)

    def to_internal_value(self, data: Any) -> str:
        text = super().to_internal_value(data)
        if not text.strip():
            self.fail("nothing_written")
        return text


class LineField(WordsField):
    """Words on one line."""

    default_error_messages = {"one_line": _("Write this on one line.")}

    def to_internal_value(self, data: Any) -> str:
        text = super().to_internal_value(data)
        if _line_end.search(text):
            self.fail("one_line")
        return text.strip()


class ChoiceKeyField(serializers.ChoiceField):
    """One of some keys, as a string."""

    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str):
            self.fail("invalid_choice", input="")
        return str(super().to_internal_value(data))


@extend_schema_field({"type": "string", "format": "uuid", "pattern": UUID7})
class Uuid7Field(serializers.UUIDField):
    """A UUID of version 7 in its canonical form."""

    default_error_messages = {"not_uuid7": _("Give a UUID of version 7 in lower case.")}

    def to_internal_value(self, data: Any) -> uuid.UUID:
        if not isinstance(data, str) or not _uuid7.fullmatch(data):
            self.fail("not_uuid7")
        return uuid.UUID(data)


class CalendarDayField(serializers.DateField):
    """A day as RFC 3339 writes it, and in no other way."""

    def to_internal_value(self, value: Any) -> Any:
        if not isinstance(value, str) or not _day.fullmatch(value):
            self.fail("invalid", format="YYYY-MM-DD")
        return super().to_internal_value(value)


class WholeNumberField(serializers.IntegerField):
    """A whole number; DRF's own takes `"5"` as well. JSON does not tell 5 from 5.0."""

    def to_internal_value(self, data: Any) -> int:
        whole = isinstance(data, int) or (isinstance(data, float) and data.is_integer())
        if not whole or isinstance(data, bool):
            self.fail("invalid")
        return int(super().to_internal_value(int(data)))
