"""Query parameters of lists that keep texts true."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django_filters import rest_framework as filters

from api.editorial.filters import IdentifierFormField
from api.editorial.keeping.serializers import DUE, LINK_STATES, PERIODS, SPANS, STAGES
from api.filters import KeyFilter, StrictFilterSet
from api.knowledge.serializers import LANGUAGES
from knowledge.models import Examination, LinkState, ReadingCount, Upkeep, WebAddress
from knowledge.upkeep import SOON, today

NOBODY = "nobody"
# What somebody can do something about.
_TROUBLE = (LinkState.DEAD, LinkState.FAILING, LinkState.MOVED, LinkState.REFUSED)


def _keys(names: Any) -> list[tuple[str, str]]:
    return [(name, name) for name in names]


class OwnerFormField(IdentifierFormField):
    """An editor by identifier, or `nobody`."""

    def to_python(self, value: Any) -> Any:
        return NOBODY if value == NOBODY else super().to_python(value)


class OwnerFilter(filters.Filter):
    """By who looks after it."""

    field_class: type[forms.Field] = OwnerFormField

    def filter(self, qs: QuerySet[Any], value: Any) -> QuerySet[Any]:
        if not value:
            return qs
        owned: QuerySet[Any] = (
            qs.filter(is_owned=False)
            if value == NOBODY
            else qs.filter(is_owned=True, owner_id=value)
        )
        return owned


class ReviewDateFilters(StrictFilterSet):
    """By how much time there is left, and by who looks after it."""

    due = KeyFilter(field_name="review_on", method="by_time_left", choices=_keys(DUE))
    owner = OwnerFilter()

    class Meta:
        model = Upkeep
        fields: tuple[str, ...] = ()

    def by_time_left(self, rows: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        """Keep what is overdue, what is due within 30 days, or the rest."""
        if value == "overdue":
            found: QuerySet[Any] = rows.filter(review_on__lt=today())
        elif value == "soon":
            found = rows.filter(review_on__gte=today(), review_on__lte=today() + SOON)
        else:
            found = rows.filter(review_on__gt=today() + SOON)
        return found


class LinkFilters(StrictFilterSet):
    """By what is known of them."""

    state = KeyFilter(choices=_keys(LINK_STATES))
    trouble = KeyFilter(field_name="state", method="only_trouble", choices=_keys(["true"]))

    class Meta:
        model = WebAddress
        fields: tuple[str, ...] = ()

    def only_trouble(self, rows: QuerySet[Any], _name: str, _value: str) -> QuerySet[Any]:
        """Keep what somebody can do something about: dead, failing, moved or refused."""
        found: QuerySet[Any] = rows.filter(state__in=_TROUBLE)
        return found


class ExaminationFilters(StrictFilterSet):
    """What readers have or what is being written, by language."""

    stage = KeyFilter(choices=_keys(STAGES))
    language = KeyFilter(field_name="translation__language", choices=_keys(LANGUAGES))

    class Meta:
        model = Examination
        fields: tuple[str, ...] = ()


class _Choice(StrictFilterSet):
    """One choice that rows are not selected by."""

    class Meta:
        model = ReadingCount
        fields: tuple[str, ...] = ()

    def as_it_is(self, rows: QuerySet[Any], _name: str, _value: str) -> QuerySet[Any]:
        """Keep everything; the view reads the choice."""
        return rows


class SpanFilters(_Choice):
    """In spans of a day or a week."""

    span = KeyFilter(method="as_it_is", choices=_keys(SPANS))


class PeriodFilters(_Choice):
    """In the last week, month or year."""

    period = KeyFilter(method="as_it_is", choices=_keys(PERIODS))
