"""Query parameters of the list of reflections."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django_filters import rest_framework as filters

from api.filters import KeyFilter, StrictFilterSet
from reflections.models import THEMES, Reflection

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


class ReflectionFilters(StrictFilterSet):
    """By theme and by period; both ends of the period belong to it."""

    theme = KeyFilter(choices=[(key, key) for key in THEMES])
    occurred_from = DayFilter(field_name="occurred_on", lookup_expr="gte")
    occurred_to = DayFilter(field_name="occurred_on", lookup_expr="lte")

    extra = frozenset({"sort"})

    class Meta:
        model = Reflection
        fields: tuple[str, ...] = ()
