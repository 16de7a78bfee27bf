"""How reflections look over HTTP. What they may hold is in `reflections.rules`."""

from __future__ import annotations

import dataclasses
from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from accounts.models import Person
from api.fields import CalendarDayField, ChoiceKeyField, TextField, Uuid7Field, WholeNumberField
from api.paging import DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE
from api.reflections.fields import (
    AnswersField,
    DayField,
    EnvelopeField,
    FeelingsField,
    QuestionsField,
    TagsField,
    TemplateKeyField,
    feelings_of,
    questions_of,
)
from api.serializers import StrictSerializer
from reflections import policies, rules
from reflections.feelings import FEELINGS
from reflections.filters import Filters
from reflections.marks import MOMENTS
from reflections.models import KINDS, THEMES
from reflections.reading import OpenReflection
from reflections.search import Hit

MAX_QUERY = 200
_FILTERS = {each.name for each in dataclasses.fields(Filters)}


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
    kind = serializers.ChoiceField(KINDS, allow_null=True)
    template = TemplateKeyField()
    excerpt = serializers.CharField(
        allow_blank=True, help_text="The beginning of the first answer, on one line."
    )
    feelings_before = FeelingsField()
    feelings_after = FeelingsField()
    tags = TagsField()
    sealed = serializers.BooleanField(
        help_text="Whether its words are in an envelope; then title, excerpt and more are empty."
    )
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
        "kind": reflection.kind,
        "template": reflection.template,
        "excerpt": reflection.excerpt,
        "feelings_before": feelings_of(reflection.feelings_before),
        "feelings_after": feelings_of(reflection.feelings_after),
        "tags": reflection.tags,
        "sealed": reflection.row.is_sealed,
        "created_at": reflection.created_at,
        "updated_at": reflection.updated_at,
    }


class ReflectionSerializer(serializers.Serializer[Any]):
    """A whole reflection, for its writer."""

    id = serializers.UUIDField()
    title = serializers.CharField(allow_blank=True)
    occurred_on = serializers.DateField()
    theme = serializers.ChoiceField(THEMES, allow_null=True)
    kind = serializers.ChoiceField(KINDS, allow_null=True)
    template = TemplateKeyField()
    questions = QuestionsField(
        help_text=(
            "Of an organisation's template, as they read when they were answered; empty for "
            "ours, whose questions stand in the template."
        )
    )
    answers = AnswersField()
    feelings_before = FeelingsField()
    feelings_after = FeelingsField()
    tags = TagsField()
    prompt = ReflectionPromptSerializer(allow_null=True)
    envelope = EnvelopeField(
        allow_null=True,
        help_text=(
            "All of the words, sealed in the browser of their writer; null when they are not. "
            "Nobody but that browser opens it, and of the rest only day, theme and kind are told."
        ),
    )
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
            "kind": instance.kind,
            "template": instance.template,
            "questions": questions_of(instance.questions),
            "answers": instance.answers,
            "feelings_before": feelings_of(instance.feelings_before),
            "feelings_after": feelings_of(instance.feelings_after),
            "tags": instance.tags,
            "prompt": prompt,
            "envelope": instance.envelope,
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
    kind = ChoiceKeyField(KINDS, required=False, allow_null=True)
    template = TemplateKeyField(required=False)
    questions = QuestionsField(
        required=False,
        help_text=(
            "Of an organisation's template, as they were answered. They are kept also when the "
            "template has changed meanwhile; when left out, they are taken from it."
        ),
    )
    answers = AnswersField(required=False)
    feelings_before = FeelingsField(required=False)
    feelings_after = FeelingsField(required=False)
    tags = TagsField(required=False)
    prompt = ReflectionPromptSerializer(required=False, allow_null=True)
    envelope = EnvelopeField(
        required=False,
        allow_null=True,
        help_text=(
            "All of the words, sealed in the browser of their writer. It takes the place of title, "
            "answers, feelings, tags and prompt, which are forgotten. Null gives the words back "
            "that come along with it."
        ),
    )


class NewReflectionSerializer(ReflectionChangesSerializer):
    """A reflection to be kept. Of all keys only `occurredOn` is needed."""

    id = Uuid7Field(required=False, help_text="Made by the client; a UUID of version 7.")


class ReflectionSearchSerializer(StrictSerializer):
    """What to look for in one's own reflections: words, what they must be like, or both."""

    query = TextField(
        required=False,
        max_length=MAX_QUERY,
        allow_blank=False,
        help_text="Words; all of them must occur. Without it the rest alone counts.",
    )
    theme = ChoiceKeyField(THEMES, required=False, allow_null=True)
    kind = ChoiceKeyField(KINDS, required=False)
    template = TemplateKeyField(required=False)
    occurred_from = CalendarDayField(required=False, help_text="The first day, inclusive.")
    occurred_to = CalendarDayField(required=False, help_text="The last day, inclusive.")
    has_action_points = serializers.BooleanField(
        required=False, help_text="Only with action points, or only without."
    )
    has_weave = serializers.BooleanField(
        required=False, help_text="Only with a weave, or only without."
    )
    tags = TagsField(required=False, help_text="Every one of them; case makes no difference.")
    feelings = serializers.ListField(
        child=ChoiceKeyField(FEELINGS),
        required=False,
        max_length=len(FEELINGS),
        help_text="Every one of them.",
    )
    felt = ChoiceKeyField(
        MOMENTS, required=False, help_text="When the feelings were felt; either, without it."
    )
    page_size = WholeNumberField(
        required=False, default=DEFAULT_PAGE_SIZE, min_value=1, max_value=MAX_PAGE_SIZE
    )
    cursor = TextField(
        required=False, allow_blank=False, max_length=1000, help_text="`next` of the page before."
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Gather what is no word and no page as `filters`."""
        wanted = {name: attrs.pop(name) for name in _FILTERS & attrs.keys()}
        for name in ("tags", "feelings"):
            wanted[name] = tuple(wanted.get(name, ()))
        return {**attrs, "filters": Filters(**wanted)}


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
