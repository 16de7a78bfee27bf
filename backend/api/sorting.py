"""Sorting of collections by one of a few names."""

from __future__ import annotations

from collections.abc import Mapping

from rest_framework.request import Request

from core.errors import DomainError, Issue


def ordering_of(
    request: Request, sorts: Mapping[str, tuple[str, ...]], *, default: str
) -> tuple[str, ...]:
    """Return the fields by which `request` wants its rows, of those that `sorts` offers.

    Raises `DomainError("invalid_input")` for a name that is not offered.
    """
    sort = request.GET.get("sort", default)
    if sort not in sorts:
        issue = Issue("query", "sort", "sort_unknown", {"choices": ", ".join(sorts)})
        raise DomainError("invalid_input", issues=[issue])
    return sorts[sort]
