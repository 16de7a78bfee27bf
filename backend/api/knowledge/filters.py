"""The query parameters of public knowledge."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.db.models import F, Func, QuerySet, TextField, Value
from django.db.models.functions import Lower, StrIndex
from django_filters import rest_framework as filters
from rest_framework.exceptions import ErrorDetail
from rest_framework.request import Request

from api.errors import body_issues
from api.filters import KeyFilter, StrictFilterSet
from api.knowledge.languages import LANGUAGES
from api.knowledge.reads import MAX_QUERY, SORTS
from api.knowledge.serializers import READING_TIMES
from core.errors import DomainError, Issue
from knowledge.models import BundleForm, Snapshot, SynonymGroup
from knowledge.models.synonyms import LONGEST_WORD
from knowledge.models.themes import KEBAB

_CHOICES = [(language, language) for language in LANGUAGES]
_kebab = RegexValidator(KEBAB)


class LanguageFilters(StrictFilterSet):
    """The language; without it, `Accept-Language` decides."""

    language = filters.ChoiceFilter(choices=_CHOICES)

    class Meta:
        model = Snapshot
        fields: tuple[str, ...] = ()


class ArticleFilters(LanguageFilters):
    """Which articles, and in which order."""

    theme = filters.CharFilter(max_length=64, strip=False, validators=[_kebab])
    tag = filters.CharFilter(max_length=50, strip=False, validators=[_kebab])
    sort = filters.ChoiceFilter(choices=[(name, name) for name in SORTS])


class SearchFilters(LanguageFilters):
    """What to look for, and where."""

    q = filters.CharFilter(max_length=MAX_QUERY, strip=False, required=True)
    theme = filters.CharFilter(max_length=64, strip=False, validators=[_kebab])
    tag = filters.CharFilter(max_length=50, strip=False, validators=[_kebab])
    reading_time = filters.ChoiceFilter(choices=[(time, time) for time in READING_TIMES])


class BundleFilters(LanguageFilters):
    """In which form, and in which language."""

    format = filters.ChoiceFilter(choices=BundleForm.choices, required=True)


class SynonymFilters(StrictFilterSet):
    """Groups of one language, and those with a word that holds some letters."""

    language = KeyFilter(choices=_CHOICES)
    q = filters.CharFilter(method="holding", max_length=LONGEST_WORD)

    class Meta:
        model = SynonymGroup
        fields: tuple[str, ...] = ()

    def holding(
        self, rows: QuerySet[SynonymGroup], _name: str, letters: str
    ) -> QuerySet[SynonymGroup]:
        """Keep groups with a word that holds `letters`, capitals or not."""
        joined = Func(F("words"), Value("\n"), function="array_to_string", output_field=TextField())
        found: QuerySet[SynonymGroup] = rows.annotate(
            place=StrIndex(Lower(joined), Value(letters.lower()))
        ).filter(place__gt=0)
        return found


def read_filters(filter_set: type[LanguageFilters], request: Request) -> dict[str, Any]:
    """Return the parameters of `request` that hold something.

    Raises `DomainError("invalid_input")` naming every one that is not right.
    """
    if empty := [name for name in request.GET if not request.GET[name]]:
        issues = [Issue("query", name[:64], "empty_parameter") for name in empty]
        raise DomainError("invalid_input", issues=issues)
    bound = filter_set(request=request, queryset=Snapshot.objects.none())
    if not bound.is_valid():
        found = {
            name: [
                ErrorDetail(message, error.code or "invalid")
                for error in errors.as_data()
                for message in error.messages
            ]
            for name, errors in bound.errors.items()
        }
        raise DomainError("invalid_input", issues=list(body_issues(found, "", "query")))
    form: forms.Form = bound.form
    return {name: value for name, value in form.cleaned_data.items() if value}
