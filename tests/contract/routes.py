"""Every route under `/api/v1`, as Django's resolver has it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from api.permissions import Denied
from tests.support.contract_document import BASE, methods_of

# Addresses that describe the API instead of belonging to it.
UNLISTED = frozenset({"/openapi.json", "/openapi.yaml", "/reflections-export.schema.json", "/docs"})
Pattern = URLPattern | URLResolver


@dataclass(frozen=True)
class Route:
    """One address under the base, with the view behind it."""

    path: str
    callback: Callable[..., Any]

    @property
    def view(self) -> type[Any] | None:
        """Return the class of the view, or `None` for a plain function."""
        found: type[Any] | None = getattr(self.callback, "cls", None)
        return found

    @property
    def methods(self) -> set[str]:
        """Return the methods that the view answers, but `HEAD`, which follows from `GET`."""
        actions = getattr(self.callback, "actions", None)
        known = getattr(self.view, "http_method_names", ())
        names = actions or [name for name in known if hasattr(self.view, name)]
        return {name.upper() for name in names} - {"HEAD"}


def routes(patterns: Sequence[Pattern] | None = None, prefix: str = "/") -> Iterator[Route]:
    """Yield every route below `patterns` (all that is served) that lies under the base."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        path = prefix + re.sub(r"<(?:[^:>]+:)?([^>]+)>", r"{\1}", str(pattern.pattern))
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns, path)
        elif path.startswith(f"{BASE}/"):
            yield Route(path.removeprefix(BASE), pattern.callback)


def objections(route: Route, rows: set[str]) -> Iterator[str]:
    """Yield what keeps `route` from being part of the API; `rows` are the matrix's operations."""
    if route.path in UNLISTED:
        return
    if route.view is None:
        yield f"{route.path}: a plain function has no permission"
        return
    chosen = getattr(route.view, "permission_classes", ())
    if not chosen or Denied in chosen or not _chose_permission(route.view):
        yield f"{route.path}: {route.view.__name__} names no permission"
    documented = methods_of(route.path)
    for method in sorted(route.methods - set(documented)):
        yield f"{method} {route.path} is not in openapi.yaml"
    for method in sorted(set(documented) - route.methods):
        yield f"{method} {route.path} is in openapi.yaml, but not served"
    for operation in documented.values():
        if operation.id not in rows:
            yield f"{operation.id} has no row in the permission matrix"


def _chose_permission(view: type[Any]) -> bool:
    return any(
        "permission_classes" in vars(base)
        for base in view.__mro__
        if not base.__module__.startswith("rest_framework")
    )
