"""How a month, and what was written around a day before, look over HTTP."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from api.reflections.serializers import ReflectionSummarySerializer
from reflections.memories import MOST, UNITS
from reflections.models import THEMES


class ReflectionDaySerializer(serializers.Serializer[Any]):
    """A day with reflections."""

    day = serializers.DateField()
    count = serializers.IntegerField(min_value=1, help_text="How many were written about it.")
    themes = serializers.ListField(
        child=serializers.ChoiceField(THEMES),
        max_length=len(THEMES),
        help_text="Each once, in the order in which themes are shown. Empty when none was chosen.",
    )


class ReflectionMonthSerializer(serializers.Serializer[Any]):
    """The days of a month on which something happened that was written about."""

    month = serializers.CharField(help_text="As `2026-11`.")
    days = ReflectionDaySerializer(many=True)


class MemorySerializer(serializers.Serializer[Any]):
    """A reflection, and how long before the day it was."""

    ago = serializers.IntegerField(min_value=1, help_text="How many of `unit`.")
    unit = serializers.ChoiceField(UNITS)
    same_day = serializers.BooleanField(
        help_text="False when it was up to three days earlier or later in that year or month."
    )
    reflection = ReflectionSummarySerializer()


class MemoriesSerializer(serializers.Serializer[Any]):
    """What was written before, around the same day."""

    day = serializers.DateField()
    memories = serializers.ListField(child=MemorySerializer(), max_length=MOST)
