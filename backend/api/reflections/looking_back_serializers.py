"""How insights, and what is shown beside a reflection, look over HTTP."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from api.reflections.serializers import ReflectionSummarySerializer
from knowledge.fitting import MOST_FITTING, MOST_WORDS
from knowledge.models import Language, Ribbon
from reflections.feelings import FEELINGS
from reflections.insights import MOST_CHANGES
from reflections.models import KINDS, THEMES
from reflections.periods import UNITS
from reflections.relating import MOST_RELATED


def _count(help_text: str = "") -> serializers.IntegerField:
    return serializers.IntegerField(min_value=0, help_text=help_text)


class InsightPeriodSerializer(serializers.Serializer[Any]):
    """The days that are looked back on, both of them included, and how they are divided."""

    first_day = serializers.DateField(source="first")
    last_day = serializers.DateField(source="last")
    unit = serializers.ChoiceField(UNITS)


class OfThemeSerializer(serializers.Serializer[Any]):
    """How many reflections were about a theme; `null` for those about none."""

    theme = serializers.ChoiceField(THEMES, allow_null=True)
    entries = serializers.IntegerField(min_value=1)


class PlansSerializer(serializers.Serializer[Any]):
    """How many action points were made, and what has become of them until now."""

    planned = _count()
    open = _count()
    moved = _count("To another day, and still to be done.")
    done = _count()
    dropped = _count()


class StretchSerializer(serializers.Serializer[Any]):
    """A whole week, month, season or year in which days of the period are."""

    first_day = serializers.DateField()
    last_day = serializers.DateField()
    entries = _count()
    themes = OfThemeSerializer(many=True, help_text="Only those that were written about.")
    action_points = PlansSerializer(source="points", help_text="Those that were made in it.")


class NamedFeelingSerializer(serializers.Serializer[Any]):
    """In how many reflections a feeling was named."""

    feeling = serializers.ChoiceField(FEELINGS)
    entries = serializers.IntegerField(min_value=1)
    intensity = serializers.FloatField(
        allow_null=True,
        min_value=1,
        max_value=5,
        help_text="How strong it was on average, where that was said.",
    )


class FeelingChangeSerializer(serializers.Serializer[Any]):
    """In how many reflections one feeling was named before, and another one after."""

    before = serializers.ChoiceField(FEELINGS)
    after = serializers.ChoiceField(FEELINGS)
    entries = serializers.IntegerField(min_value=1)


class FeelingsOfKindSerializer(serializers.Serializer[Any]):
    """Feelings around one kind of session; what was named most comes first."""

    kind = serializers.ChoiceField(KINDS, allow_null=True)
    entries = serializers.IntegerField(
        min_value=1, help_text="Reflections in which a feeling was named."
    )
    before = NamedFeelingSerializer(many=True)
    after = NamedFeelingSerializer(many=True)
    changes = FeelingChangeSerializer(
        many=True, help_text=f"The most frequent ones, {MOST_CHANGES}."
    )


class InsightsSerializer(serializers.Serializer[Any]):
    """What one's reflections and action points show together in a period."""

    period = InsightPeriodSerializer()
    entries = _count("Reflections in the period.")
    stretches = StretchSerializer(many=True)
    feelings = FeelingsOfKindSerializer(many=True)
    action_points = PlansSerializer(source="points")
    days_to_done = serializers.IntegerField(
        allow_null=True, min_value=0, help_text="Median of the action points that were done."
    )


class RelatedReflectionSerializer(serializers.Serializer[Any]):
    """A reflection that belongs with another one, and what they share."""

    reflection = ReflectionSummarySerializer()
    tags = serializers.ListField(
        source="shared.tags", child=serializers.CharField(), help_text="As they are written here."
    )
    same_article = serializers.BooleanField(
        source="shared.same_article", help_text="A question of the same article opened them."
    )
    same_prompt = serializers.BooleanField(
        source="shared.same_prompt", help_text="The same question opened them."
    )
    same_theme = serializers.BooleanField(source="shared.same_theme")
    words = serializers.ListField(
        source="shared.words",
        child=serializers.CharField(),
        max_length=MOST_WORDS,
        help_text="Telling words that both use, as they are written here, most telling first.",
    )


class RelatedReflectionsSerializer(serializers.Serializer[Any]):
    """What belongs with a reflection: a few, so they are one page."""

    items = serializers.ListField(child=RelatedReflectionSerializer(), max_length=MOST_RELATED)


class ThemeOfFittingSerializer(serializers.Serializer[Any]):
    """The theme of an article."""

    key = serializers.CharField()
    slug = serializers.CharField()
    title = serializers.CharField()
    ribbon = serializers.ChoiceField(choices=[str(value) for value in Ribbon.values])


class CardOfFittingSerializer(serializers.Serializer[Any]):
    """What a list shows of an article."""

    id = serializers.UUIDField()
    slug = serializers.CharField()
    language = serializers.ChoiceField(choices=[str(value) for value in Language.values])
    title = serializers.CharField()
    summary = serializers.CharField()
    theme = ThemeOfFittingSerializer()
    reading_minutes = serializers.IntegerField(min_value=1)


class FittingArticleSerializer(serializers.Serializer[Any]):
    """A published article that fits a reflection, and what they share."""

    article = CardOfFittingSerializer()
    same_theme = serializers.BooleanField()
    words = serializers.ListField(
        child=serializers.CharField(),
        max_length=MOST_WORDS,
        help_text="Telling words of the article, as the reflection has them.",
    )


class FittingArticlesSerializer(serializers.Serializer[Any]):
    """Articles that fit a reflection: a few, so they are one page."""

    items = serializers.ListField(child=FittingArticleSerializer(), max_length=MOST_FITTING)
