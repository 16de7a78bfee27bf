"""How templates look over HTTP. What they may hold is in `reflections.designing`."""

from __future__ import annotations

import uuid
from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from api.fields import LineField, Uuid7Field, words_schema
from api.reflections.fields import QuestionKeyField, TemplateKeyField
from api.serializers import StrictSerializer
from core.casing import camel
from reflections import policies
from reflections.designing import MAX_TEXT
from reflections.models import Template
from reflections.rules import MAX_QUESTIONS

_BY_LANGUAGE = "By language; where one is missing, use the first of Dutch, French and English."


@extend_schema_field(words_schema(MAX_TEXT, lines=False))
class TemplateTextField(LineField):
    """A text of a template, in one language."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, max_length=MAX_TEXT, **kwargs)


class TextsSerializer(StrictSerializer):
    """One text in the languages in which it was written."""

    nl = TemplateTextField()
    fr = TemplateTextField()
    en = TemplateTextField()


class TextChangesSerializer(StrictSerializer):
    """One text by language; `null` takes a language away."""

    nl = TemplateTextField(allow_null=True)
    fr = TemplateTextField(allow_null=True)
    en = TemplateTextField(allow_null=True)


class TemplateQuestionSerializer(serializers.Serializer[Any]):
    """One question of a template."""

    key = QuestionKeyField(help_text="What `answers` name it. It means the same everywhere.")
    text = TextsSerializer(help_text=_BY_LANGUAGE)
    hint = TextsSerializer(help_text="A word of help. " + _BY_LANGUAGE)


class TemplateOrganisationSerializer(serializers.Serializer[Any]):
    """Whose template it is."""

    id = serializers.UUIDField()
    name = serializers.CharField()


class TemplateAbilitiesSerializer(serializers.Serializer[Any]):
    """What the caller may do with this template."""

    change = serializers.BooleanField()


class TemplateSerializer(serializers.Serializer[Any]):
    """A structure for reflecting: the questions in the order in which they are asked."""

    key = TemplateKeyField(help_text="A word for ours, an identifier for an organisation's.")
    organisation = TemplateOrganisationSerializer(
        allow_null=True, help_text="`null` for ours, which everybody has."
    )
    name = TextsSerializer(help_text=_BY_LANGUAGE)
    description = TextsSerializer(help_text="In one sentence. " + _BY_LANGUAGE)
    questions = TemplateQuestionSerializer(many=True)
    retired = serializers.BooleanField(
        help_text="No longer offered; what was written with it keeps its questions."
    )
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    version = serializers.IntegerField(min_value=1)
    abilities = TemplateAbilitiesSerializer()

    def to_representation(self, instance: Template) -> dict[str, Any]:
        """Return the fields above."""
        coordinated: set[uuid.UUID] = self.context["coordinated"]
        employer = instance.organisation
        return {
            "key": instance.key,
            "organisation": {"id": employer.id, "name": employer.name} if employer else None,
            "name": instance.name,
            "description": instance.description,
            "questions": [{**each, "key": camel(each["key"])} for each in instance.questions],
            "retired": instance.retired,
            "created_at": instance.created_at,
            "updated_at": instance.updated_at,
            "version": instance.version,
            "abilities": {"change": policies.may_change_template(instance, coordinated)},
        }


class QuestionToAskSerializer(StrictSerializer):
    """One question of a template that is made or changed."""

    key = QuestionKeyField(
        required=False,
        help_text=(
            "Of a question that exists, here or in ours: answers move along between templates "
            "that share a key. Leave it out for a question that is new."
        ),
    )
    text = TextsSerializer()
    hint = TextsSerializer(required=False)


def _questions(**values: Any) -> serializers.ListField:
    return serializers.ListField(
        child=QuestionToAskSerializer(), min_length=1, max_length=MAX_QUESTIONS, **values
    )


class TemplateChangesSerializer(StrictSerializer):
    """What can be changed in a template; what is absent stays as it is."""

    name = TextChangesSerializer(required=False)
    description = TextChangesSerializer(required=False)
    questions = _questions(required=False, help_text="All of them.")
    retired = serializers.BooleanField(required=False, help_text="Whether it is offered no longer.")


class NewTemplateSerializer(StrictSerializer):
    """A template to be made."""

    organisation = Uuid7Field(help_text="One that the caller coordinates.")
    name = TextsSerializer()
    description = TextsSerializer(required=False)
    questions = _questions()
