"""Query parameters of the list of reflections."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django_filters import rest_framework as filters

from api.filters import KeyFilter, StrictFilterSet
from api.reflections.fields import TemplateKeyField
from reflections.action_points.models import ActionPoint
from reflections.filters import narrowed
from reflections.models import KINDS, MAX_TEMPLATE_KEY, TEMPLATE_KEY, THEMES, Reflection, Weave
from reflections.periods import NAMES
from reflections.querysets import ReflectionQuerySet

Rows = ReflectionQuerySet
YES_OR_NO = (("true", "true"), ("false", "false"))
_template_key = re.compile(TEMPLATE_KEY)
_day = re.compile(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")


class DayFormField(forms.DateField):
    """A day as RFC 3339 writes it, and in no other way."""

    def to_python(self, value: Any) -> Any:
        if value is not None and not _day.fullmatch(value):
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(value)


class DayFilter(filters.DateFilter):
    """Compares a date with a day."""

    field_class = DayFormField


class TemplateFormField(forms.CharField):
    """The key of a template, ours or an organisation's; an empty one is none."""

    def to_python(self, value: Any) -> str:
        given = value is not None
        if given and (len(value) > MAX_TEMPLATE_KEY or not _template_key.fullmatch(value)):
            message = TemplateKeyField.default_error_messages["template_unknown"]
            raise forms.ValidationError(message, code="template_unknown")
        return str(super().to_python(value))


class TemplateFilter(filters.Filter):
    """Compares the key of a template."""

    field_class = TemplateFormField


class ReflectionFilters(StrictFilterSet):
    """By plain columns alone, and by period; both ends of the period belong to it.

    What is sealed is never in an address: `reflection-searches` takes it in a body.
    """

    theme = KeyFilter(choices=[(key, key) for key in THEMES])
    kind = KeyFilter(choices=[(key, key) for key in KINDS])
    template = TemplateFilter()
    has_action_points = KeyFilter(choices=YES_OR_NO, method="with_action_points")
    has_weave = KeyFilter(choices=YES_OR_NO, method="with_weave")
    occurred_from = DayFilter(field_name="occurred_on", lookup_expr="gte")
    occurred_to = DayFilter(field_name="occurred_on", lookup_expr="lte")

    extra = frozenset({"sort"})

    class Meta:
        model = Reflection
        fields: tuple[str, ...] = ()

    def with_action_points(self, rows: Rows, _name: str, value: str) -> Rows:
        """Keep what has action points, or what has none."""
        return narrowed(rows, ActionPoint, wanted=value == "true")

    def with_weave(self, rows: Rows, _name: str, value: str) -> Rows:
        """Keep what has a weave, or what has none."""
        return narrowed(rows, Weave, wanted=value == "true")


class PeriodFilters(StrictFilterSet):
    """A period by its name, or by its days; both ends belong to it."""

    period = KeyFilter(choices=[(name, name) for name in NAMES])
    occurred_from = DayFilter()
    occurred_to = DayFilter()

    class Meta:
        model = Reflection
        fields: tuple[str, ...] = ()
