"""Query parameters of the list of action points."""

from __future__ import annotations

import datetime
import re
import uuid
from typing import Any

from django import forms
from django_filters import rest_framework as filters

from api.fields import UUID7, Uuid7Field
from api.filters import KeyFilter, StrictFilterSet
from api.reflections.filters import DayFilter
from reflections.action_points.models import NO_DAY, STATES, TO_DO, ActionPoint
from reflections.action_points.planning import outcomes_for
from reflections.action_points.querysets import ActionPointQuerySet

# Two words for two states each, beside the four themselves.
SEVERAL = {"to-do": TO_DO, "over": ("done", "dropped")}
CHOICES = (*SEVERAL, *STATES)
Points = ActionPointQuerySet
_uuid7 = re.compile(UUID7)


class IdFormField(forms.CharField):
    """An identifier; an empty one is none."""

    def to_python(self, value: Any) -> str:
        if value is not None and not _uuid7.fullmatch(value):
            raise forms.ValidationError(Uuid7Field.default_error_messages["not_uuid7"], "not_uuid7")
        return str(super().to_python(value))


class IdFilter(filters.Filter):
    """Compares an identifier."""

    field_class = IdFormField


class ActionPointFilters(StrictFilterSet):
    """By state, by the day they are due (both ends belong to it), by reflection."""

    state = KeyFilter(choices=[(key, key) for key in CHOICES], method="in_state")
    due_from = DayFilter(method="from_day")
    due_to = DayFilter(method="to_day")
    reflection = IdFilter(field_name="reflection_id")
    outcomes_for = IdFilter(method="for_reflection")

    extra = frozenset({"sort"})

    class Meta:
        model = ActionPoint
        fields: tuple[str, ...] = ()

    def in_state(self, points: Points, _name: str, state: str) -> Points:
        """Keep what is in one state, or in one of several."""
        return points.filter(state__in=SEVERAL.get(state, (state,)))

    def from_day(self, points: Points, _name: str, day: datetime.date) -> Points:
        """Keep what is due on `day` or later."""
        return points.filter(due_on__gte=day, due_on__lt=NO_DAY)

    def to_day(self, points: Points, _name: str, day: datetime.date) -> Points:
        """Keep what is due on `day` or earlier."""
        return points.filter(due_on__lte=day, due_on__lt=NO_DAY)

    def for_reflection(self, points: Points, _name: str, value: str) -> Points:
        """Keep what came to something since the reflection before the one that is written."""
        person_id = self.request.user.pk
        return outcomes_for(points, person_id=person_id, reflection=uuid.UUID(value))
