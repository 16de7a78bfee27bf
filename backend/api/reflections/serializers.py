"""How reflections look over HTTP. What they may hold is in `reflections.rules`."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from accounts.models import Person
from api.fields import ChoiceKeyField, TextField, Uuid7Field, WholeNumberField
from api.paging import DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE
from api.reflections.fields import DayField, FeelingsField
from api.serializers import StrictSerializer
from reflections import policies, rules
from reflections.models import THEMES
from reflections.reading import OpenReflection
from reflections.search import Hit
from reflections.templates import TEMPLATE_KEYS

MAX_QUERY = 200


class AnswersSerializer(StrictSerializer):
    """The answers to the questions of the template: `text`, or the six of Gibbs."""

    text = TextField(required=False, max_length=rules.MAX_ANSWER)
    description = TextField(required=False, max_length=rules.MAX_ANSWER)
    feelings = TextField(required=False, max_length=rules.MAX_ANSWER)
    evaluation = TextField(required=False, max_length=rules.MAX_ANSWER)
    analysis = TextField(required=False, max_length=rules.MAX_ANSWER)
    conclusion = TextField(required=False, max_length=rules.MAX_ANSWER)
    action_plan = TextField(required=False, max_length=rules.MAX_ANSWER)


class ReflectionPromptSerializer(StrictSerializer):
    """The question from an article that opened this reflection, as it read at the time."""

    article = serializers.RegexField(
        rules.ARTICLE_PATTERN, max_length=rules.MAX_PROMPT_ARTICLE, help_text="Slug of the article."
    )
    key = serializers.RegexField(rules.ARTICLE_PATTERN, max_length=rules.MAX_PROMPT_KEY)
    text = TextField(max_length=rules.MAX_PROMPT_TEXT)


class AbilitiesSerializer(serializers.Serializer[Any]):
    """What the caller may do with this reflection."""

    change = serializers.BooleanField()
    delete = serializers.BooleanField()


class ReflectionSummarySerializer(serializers.Serializer[Any]):
    """A reflection in a list: everything but the answers."""

    id = serializers.UUIDField()
    title = serializers.CharField(allow_blank=True)
    occurred_on = serializers.DateField()
    theme = serializers.ChoiceField(THEMES, allow_null=True)
    template = serializers.ChoiceField(TEMPLATE_KEYS)
    excerpt = serializers.CharField(
        allow_blank=True, help_text="The beginning of the first answer, on one line."
    )
    feelings_before = FeelingsField()
    feelings_after = FeelingsField()
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()

    def to_representation(self, instance: OpenReflection) -> dict[str, Any]:
        """Return the fields above, without the walk that would take most of a list's time."""
        return summary_of(instance)


def summary_of(reflection: OpenReflection) -> dict[str, Any]:
    """Return the fields of `ReflectionSummarySerializer`."""
    return {
        "id": reflection.id,
        "title": reflection.title,
        "occurred_on": reflection.occurred_on,
        "theme": reflection.theme,
        "template": reflection.template,
        "excerpt": reflection.excerpt,
        "feelings_before": reflection.feelings_before,
        "feelings_after": reflection.feelings_after,
        "created_at": reflection.created_at,
        "updated_at": reflection.updated_at,
    }


class ReflectionSerializer(serializers.Serializer[Any]):
    """A whole reflection, for its writer."""

    id = serializers.UUIDField()
    title = serializers.CharField(allow_blank=True)
    occurred_on = serializers.DateField()
    theme = serializers.ChoiceField(THEMES, allow_null=True)
    template = serializers.ChoiceField(TEMPLATE_KEYS)
    answers = AnswersSerializer()
    feelings_before = FeelingsField()
    feelings_after = FeelingsField()
    prompt = ReflectionPromptSerializer(allow_null=True)
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    version = serializers.IntegerField(min_value=1)
    abilities = serializers.SerializerMethodField()

    def to_representation(self, instance: OpenReflection) -> dict[str, Any]:
        """Return the fields above, without the walk that would take most of an answer's time."""
        kept = instance.prompt
        prompt = {"article": kept.article, "key": kept.key, "text": kept.text} if kept else None
        return {
            "id": instance.id,
            "title": instance.title,
            "occurred_on": instance.occurred_on,
            "theme": instance.theme,
            "template": instance.template,
            "answers": instance.answers,
            "feelings_before": instance.feelings_before,
            "feelings_after": instance.feelings_after,
            "prompt": prompt,
            "created_at": instance.created_at,
            "updated_at": instance.updated_at,
            "version": instance.version,
            "abilities": self.get_abilities(instance),
        }

    @extend_schema_field(AbilitiesSerializer)
    def get_abilities(self, reflection: OpenReflection) -> dict[str, bool]:
        person: Person = self.context["person"]
        return {
            "change": policies.may_change(person, reflection.row),
            "delete": policies.may_delete(person, reflection.row),
        }


class ReflectionChangesSerializer(StrictSerializer):
    """What can be changed in a reflection; what is absent stays as it is."""

    title = TextField(required=False, max_length=rules.MAX_TITLE)
    occurred_on = DayField(help_text="From 1950-01-01 until today.")
    theme = ChoiceKeyField(THEMES, required=False, allow_null=True)
    template = ChoiceKeyField(TEMPLATE_KEYS, required=False)
    answers = AnswersSerializer(required=False)
    feelings_before = FeelingsField(required=False)
    feelings_after = FeelingsField(required=False)
    prompt = ReflectionPromptSerializer(required=False, allow_null=True)


class NewReflectionSerializer(ReflectionChangesSerializer):
    """A reflection to be kept. Of all keys only `occurredOn` is needed."""

    id = Uuid7Field(required=False, help_text="Made by the client; a UUID of version 7.")


class ReflectionSearchSerializer(StrictSerializer):
    """What to look for in one's own reflections."""

    query = TextField(
        max_length=MAX_QUERY, allow_blank=False, help_text="Words; all of them must occur."
    )
    theme = ChoiceKeyField(THEMES, required=False, allow_null=True)
    page_size = WholeNumberField(
        required=False, default=DEFAULT_PAGE_SIZE, min_value=1, max_value=MAX_PAGE_SIZE
    )
    cursor = TextField(
        required=False, allow_blank=False, max_length=1000, help_text="`next` of the page before."
    )


class ReflectionSearchHitSerializer(serializers.Serializer[Any]):
    """A reflection in which every word was found."""

    reflection = ReflectionSummarySerializer()
    fragments = serializers.ListField(
        child=serializers.CharField(),
        max_length=3,
        help_text="Pieces of the text as HTML: escaped, with `<mark>` around what was found.",
    )

    def to_representation(self, instance: Hit) -> dict[str, Any]:
        """Return the fields above, without the walk that would take most of a page's time."""
        return hit_of(instance)


def hit_of(hit: Hit) -> dict[str, Any]:
    """Return the fields of `ReflectionSearchHitSerializer`."""
    return {"reflection": summary_of(hit.reflection), "fragments": hit.fragments}


class ReflectionSearchResultsSerializer(serializers.Serializer[Any]):
    """One page of results, newest first."""

    items = ReflectionSearchHitSerializer(many=True)
    next = serializers.CharField(
        required=False, help_text="Send it as `cursor` for the following page; absent on the last."
    )

    def to_representation(self, instance: dict[str, Any]) -> dict[str, Any]:
        """Return the fields above, without building those of every hit."""
        return {**instance, "items": [hit_of(hit) for hit in instance["items"]]}
