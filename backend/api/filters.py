"""Query parameters: through a `FilterSet`, and none that is not known."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest
from django_filters import rest_framework as filters
from rest_framework.exceptions import ErrorDetail
from rest_framework.request import Request

from api.casing import snake
from api.errors import body_issues
from core.casing import camel
from core.errors import DomainError, Issue

PAGING = frozenset({"cursor", "pageSize"})


def refuse_unknown(request: Request | HttpRequest, known: Iterable[str]) -> None:
    """Raise `DomainError("invalid_input")` for parameters outside `known`, or given twice."""
    query = request.GET
    known = set(known)
    issues = [
        Issue("query", _as_field(name[:64]), "unknown_parameter")
        for name in query
        if name not in known
    ]
    issues += [
        Issue("query", name, "repeated_parameter")
        for name in query
        if name in known and len(query.getlist(name)) > 1
    ]
    issues += [
        Issue("query", name, "control_characters")
        for name in query
        if name in known and any(ord(char) < 32 or ord(char) == 127 for char in query[name])
    ]
    if issues:
        raise DomainError("invalid_input", issues=issues)


def _as_field(name: str) -> str:
    """Return what `api.errors` turns back into `name`, however it is spelled."""
    return ".".join(snake(part) for part in name.split("."))


class KeyFormField(forms.ChoiceField):
    """One of some keys; an empty one is none of them."""

    def to_python(self, value: Any) -> str:
        if value == "":
            raise forms.ValidationError(
                self.error_messages["invalid_choice"], "invalid_choice", {"value": ""}
            )
        return str(super().to_python(value))


class KeyFilter(filters.Filter):
    """Compares a key."""

    field_class = KeyFormField


class StrictFilterSet(filters.FilterSet):
    """Declare the filters in snake_case; callers use camelCase.

    `extra` names further parameters that the view reads (paging is always known).
    """

    extra: frozenset[str] = frozenset()

    def __init__(self, data: Any = None, *args: Any, request: Any = None, **kwargs: Any) -> None:
        if request is not None:
            names = {camel(name): name for name in self.base_filters}
            refuse_unknown(request, {*names, *PAGING, *self.extra})
            data = {names[key]: request.GET[key] for key in request.GET if key in names}
        super().__init__(data, *args, request=request, **kwargs)


class StrictFilterBackend(filters.DjangoFilterBackend):
    """django-filter's backend, answering with our issues."""

    def filter_queryset(self, request: Any, queryset: QuerySet[Any], view: Any) -> QuerySet[Any]:
        filterset = self.get_filterset(request, queryset, view)
        if filterset is None:
            refuse_unknown(request, PAGING)
            return queryset
        wanted(filterset)
        found_rows: QuerySet[Any] = filterset.qs
        return found_rows


def wanted(filterset: filters.FilterSet) -> dict[str, Any]:
    """Return what the parameters say, by name; raises `DomainError("invalid_input")`."""
    if not filterset.is_valid():
        found = {
            name: [item for error in errors.as_data() for item in _details(error)]
            for name, errors in filterset.errors.items()
        }
        raise DomainError("invalid_input", issues=list(body_issues(found, "", "query")))
    said: dict[str, Any] = filterset.form.cleaned_data
    return said


def _details(error: Any) -> list[Any]:
    return [ErrorDetail(message, error.code or "invalid") for message in error.messages]
