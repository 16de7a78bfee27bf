"""Fields of reflections alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.exceptions import ErrorDetail

from api.casing import snake
from api.fields import LineField, TextField, words_schema
from api.schema import TEXT_PATTERN
from api.serializers import StrictSerializer
from core.casing import camel
from reflections import rules
from reflections.contents import Asked, Felt
from reflections.feelings import FEELINGS, INTENSITIES
from reflections.models import MAX_TEMPLATE_KEY, TEMPLATE_KEY
from reflections.rules import day_issue, feelings_issue
from reflections.sealed_along import LONGEST_ALONG
from reflections.sealed_text import LONGEST_ENVELOPE
from reflections.templates import is_question

_day = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_base64url = re.compile("[A-Za-z0-9_-]+")
_template_key = re.compile(TEMPLATE_KEY)
_SHOWN = 64  # How much of an unknown key is given back.


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
        "type": "string",
        "minLength": 60,
        "maxLength": LONGEST_ENVELOPE,
        "pattern": "^[A-Za-z0-9_-]+$",
        "contentEncoding": "base64url",
    }
)
class EnvelopeField(TextField):
    """Words that were sealed in the browser of their writer: base64url without padding."""

    default_error_messages = {"envelope_broken": _("This is no envelope.")}

    longest = LONGEST_ENVELOPE

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(allow_blank=False, max_length=self.longest, **kwargs)

    def to_internal_value(self, data: Any) -> str:
        envelope = super().to_internal_value(data)
        if not _base64url.fullmatch(envelope):
            self.fail("envelope_broken")
        return envelope


@extend_schema_field(
    {
        "type": "string",
        "minLength": 60,
        "maxLength": LONGEST_ALONG,
        "pattern": "^[A-Za-z0-9_-]+$",
        "contentEncoding": "base64url",
    }
)
class AlongField(EnvelopeField):
    """Words of what belongs to a reflection, sealed in the browser of their writer."""

    longest = LONGEST_ALONG


class FeltSerializer(serializers.Serializer[Any]):
    """A feeling, and how strong it was."""

    feeling = serializers.ChoiceField(FEELINGS)
    intensity = serializers.IntegerField(
        required=False,
        min_value=INTENSITIES[0],
        max_value=INTENSITIES[-1],
        help_text="From 1, hardly, to 5, very. Absent when the writer did not say.",
    )


@extend_schema_field(FeltSerializer(many=True))
class FeelingsField(serializers.Field[Any, Any, Any, Any]):
    """Feelings, each at most once."""

    default_error_messages = {
        "not_a_list": _('Expected a list of items but got type "{input_type}".'),
        "not_an_object": _("Send a JSON object."),
        "unknown_key": _("This key is not known here."),
        "feeling_unknown": _("This feeling is not in the list."),
        "feeling_repeated": _("Name every feeling once."),
        "intensity_unknown": _("Give a whole number from 1 to 5, or leave it out."),
    }

    def to_internal_value(self, data: Any) -> list[Felt]:
        if not isinstance(data, list):
            self.fail("not_a_list", input_type=type(data).__name__)
        felt = [self._read(each) for each in data]
        if code := feelings_issue(felt):
            self.fail(code)
        return felt

    def _read(self, data: Any) -> Felt:
        if not isinstance(data, dict):
            self.fail("not_an_object")
        if not data.keys() <= {"feeling", "intensity"}:
            self.fail("unknown_key")
        if not isinstance(data.get("feeling"), str):
            self.fail("feeling_unknown")
        if "intensity" not in data:
            return Felt(data["feeling"])
        # JSON does not tell 3 from 3.0.
        given = data["intensity"]
        if isinstance(given, bool) or not isinstance(given, int | float) or given != int(given):
            self.fail("intensity_unknown")
        return Felt(data["feeling"], int(given))

    def to_representation(self, data: Sequence[Felt]) -> list[dict[str, Any]]:
        return feelings_of(data)


def feelings_of(felt: Sequence[Felt]) -> list[dict[str, Any]]:
    """Return feelings as the contract has them."""
    return [
        {"feeling": feeling} if intensity is None else {"feeling": feeling, "intensity": intensity}
        for feeling, intensity in felt
    ]


@extend_schema_field(
    {"type": "string", "pattern": TEMPLATE_KEY, "maxLength": MAX_TEMPLATE_KEY, "minLength": 1}
)
class TemplateKeyField(TextField):
    """The key of a template."""

    default_error_messages = {"template_unknown": _("This template is not known here.")}

    def to_internal_value(self, data: Any) -> str:
        key = super().to_internal_value(data)
        if len(key) > MAX_TEMPLATE_KEY or not _template_key.fullmatch(key):
            self.fail("template_unknown")
        return key


@extend_schema_field(
    {
        "type": "object",
        "propertyNames": {"type": "string", "pattern": "^[a-z][a-zA-Z0-9]*$", "maxLength": 40},
        "additionalProperties": {
            "type": "string",
            "maxLength": rules.MAX_ANSWER,
            "pattern": TEXT_PATTERN,
        },
    }
)
class AnswersField(serializers.Field[Any, Any, Any, Any]):
    """Answers by the key of their question."""

    default_error_messages = {
        "not_an_object": _("Send a JSON object."),
        "unknown_key": _("This key is not known here."),
        "invalid": _("Not a valid string."),
        "max_length": _("Ensure this field has no more than {max_length} characters."),
    }

    def to_internal_value(self, data: Any) -> dict[str, str]:
        if not isinstance(data, dict):
            self.fail("not_an_object")
        wrong = {
            key[:_SHOWN]: code for key, text in data.items() if (code := _objection(key, text))
        }
        if wrong:
            raise serializers.ValidationError({key: self._say(code) for key, code in wrong.items()})
        return data

    def _say(self, code: str) -> list[ErrorDetail]:
        text = self.error_messages[code].format(max_length=rules.MAX_ANSWER)
        return [ErrorDetail(text, code)]

    def to_representation(self, data: Any) -> dict[str, str]:
        return dict(data)


def _objection(key: str, text: Any) -> str | None:
    if not is_question(key):
        return "unknown_key"
    if not isinstance(text, str):
        return "invalid"
    return "max_length" if len(text) > rules.MAX_ANSWER else None


@extend_schema_field(
    {
        "type": "array",
        "items": words_schema(rules.MAX_TAG, lines=False),
        "maxItems": rules.MAX_TAGS,
        "uniqueItems": True,
    }
)
class TagsField(serializers.ListField):
    """Words of one's own to find an entry by, each at most once."""

    default_error_messages = {"tag_repeated": _("Give every tag once.")}

    def __init__(self, **kwargs: Any) -> None:
        child = LineField(max_length=rules.MAX_TAG)
        super().__init__(child=child, max_length=rules.MAX_TAGS, **kwargs)

    def to_internal_value(self, data: Any) -> list[str]:
        tags: list[str] = super().to_internal_value(data)
        if rules.tags_issue(tags) == "tag_repeated":
            self.fail("tag_repeated")
        return tags


@extend_schema_field(
    {"type": "string", "pattern": "^[a-z][a-zA-Z0-9]*$", "minLength": 1, "maxLength": 40}
)
class QuestionKeyField(TextField):
    """The key of a question, as `answers` name it."""

    default_error_messages = {"not_a_question": _("This is not the key of a question.")}

    def to_internal_value(self, data: Any) -> str:
        key = snake(super().to_internal_value(data))
        if not is_question(key):
            self.fail("not_a_question")
        return key

    def to_representation(self, value: Any) -> str:
        return camel(str(value))


@extend_schema_field(words_schema(rules.MAX_QUESTION, lines=False))
class WordingField(LineField):
    """How a question reads."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=rules.MAX_QUESTION, **kwargs)


class AskedSerializer(StrictSerializer):
    """A question of an organisation's template, as it read when it was answered."""

    key = QuestionKeyField()
    text = WordingField()


@extend_schema_field(AskedSerializer(many=True))
class QuestionsField(serializers.ListField):
    """The questions that were answered, each at most once, in the order in which they stood."""

    default_error_messages = {"question_repeated": _("Ask every question once.")}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(child=AskedSerializer(), max_length=rules.MAX_QUESTIONS, **kwargs)

    def to_internal_value(self, data: Any) -> list[Asked]:
        asked = [Asked(**each) for each in super().to_internal_value(data)]
        if rules.questions_issue(asked) == "question_repeated":
            self.fail("question_repeated")
        return asked

    def to_representation(self, data: Sequence[Asked]) -> list[dict[str, str]]:
        return questions_of(data)


def questions_of(asked: Sequence[Asked]) -> list[dict[str, str]]:
    """Return questions as the contract has them."""
    return [{"key": camel(key), "text": text} for key, text in asked]
