"""Cursor paging: a page begins behind the last thing that was seen, whatever came meanwhile."""

from __future__ import annotations

import base64
import datetime
import uuid
from collections.abc import Callable, Sequence
from typing import Any, cast
from urllib.parse import urlencode

import orjson
from django.core.exceptions import ValidationError
from django.db.models import Model, Q, QuerySet
from django.utils.dateparse import parse_datetime
from rest_framework.pagination import BasePagination
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from core.errors import DomainError, Issue

DEFAULT_PAGE_SIZE = 20
MAX_PAGE_SIZE = 100
# Stands for the collection in the example of a page; `api.schema` puts the real one in.
EXAMPLE_COLLECTION = "/api/v1/collection"


def encode_cursor(values: Sequence[Any], *, backwards: bool = False) -> str:
    """Return an opaque cursor that stands at `values`."""
    document = orjson.dumps([int(backwards), *values], default=str)
    return base64.urlsafe_b64encode(document).rstrip(b"=").decode()


def decode_cursor(cursor: str, *, size: int) -> tuple[list[Any], bool]:
    """Return the values a cursor stands at, and whether it looks backwards.

    Raises `DomainError("invalid_input")` when it is not one of ours.
    """
    try:
        raw = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        document = orjson.loads(raw)
        direction, *values = document
        if direction not in {0, 1} or len(values) != size or len(cursor) > 1000:
            raise ValueError
        if any(not isinstance(value, str | int) for value in values):
            raise ValueError
    except (ValueError, TypeError):
        raise cursor_refused() from None
    return values, bool(direction)


def cursor_refused() -> DomainError:
    """Return the error for a cursor that is not one of ours."""
    return DomainError("invalid_input", issues=[Issue("query", "cursor", "cursor_unknown")])


def read_page_size(value: str | None) -> int:
    """Return the page size that `value` asks for; raises `DomainError("invalid_input")`."""
    if value is None:
        return DEFAULT_PAGE_SIZE
    if not (value.isascii() and value.isdigit() and 1 <= len(value) <= 3):
        raise DomainError("invalid_input", issues=[Issue("query", "pageSize", "page_size")])
    size = int(value)
    if not 1 <= size <= MAX_PAGE_SIZE:
        raise DomainError("invalid_input", issues=[Issue("query", "pageSize", "page_size")])
    return size


class CursorPages(BasePagination):
    """`{"items": […], "next"?: url, "prev"?: url}` by keyset, stable under equal values.

    A view gives `ordering` (or `get_ordering()`): model fields, the last of them unique.
    """

    def paginate_queryset(
        self,
        queryset: QuerySet[Any] | Sequence[Any],
        request: Request,
        view: APIView | None = None,
    ) -> list[Any]:
        assert isinstance(queryset, QuerySet)  # noqa: S101 -- narrows DRF's wider type
        self.request = request
        ordering = _ordering_of(view)
        self.fields = [field.lstrip("-") for field in ordering]
        size = read_page_size(request.GET.get("pageSize"))
        cursor = request.GET.get("cursor")
        backwards, at = False, None
        if cursor is not None:
            at, backwards = decode_cursor(cursor, size=len(self.fields))
        if at is not None:
            queryset = queryset.filter(_behind(queryset.model, ordering, at, backwards))
        order = [_turned(field) for field in ordering] if backwards else list(ordering)
        rows = list(queryset.order_by(*order)[: size + 1])
        more, rows = len(rows) > size, rows[:size]
        if backwards:
            rows.reverse()
        self.next = rows and self._link(rows[-1], False) if (more or backwards) else None
        self.prev = rows and self._link(rows[0], True) if (at and (more or not backwards)) else None
        return rows

    def _link(self, row: Model, backwards: bool) -> str:
        values = [getattr(row, field) for field in self.fields]
        query = {**self.request.GET.dict(), "cursor": encode_cursor(values, backwards=backwards)}
        return f"{self.request.path}?{urlencode(query)}"

    def get_paginated_response(self, data: Any) -> Response:
        page: dict[str, Any] = {"items": data}
        if self.next:
            page["next"] = self.next
        if self.prev:
            page["prev"] = self.prev
        return Response(page)

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        link, address = {"type": "string", "format": "uri-reference"}, f"{EXAMPLE_COLLECTION}?"
        return {
            "type": "object",
            "required": ["items"],
            "properties": {
                "items": schema,
                "next": {
                    **link,
                    "description": "The following page; absent on the last one.",
                    "example": f"{address}cursor=WzAsMV0",
                },
                "prev": {
                    **link,
                    "description": "The page before; absent on the first one.",
                    "example": f"{address}cursor=WzEsMV0",
                },
            },
        }

    def get_schema_operation_parameters(self, view: APIView) -> list[dict[str, Any]]:
        return paging_parameters()


def paging_parameters() -> list[dict[str, Any]]:
    """Return the two query parameters of every collection, as OpenAPI describes them."""
    return [
        {
            "name": "cursor",
            "in": "query",
            "description": "Where the page begins; take it from `next` or `prev`.",
            "schema": {"type": "string", "minLength": 1, "maxLength": 1000},
        },
        {
            "name": "pageSize",
            "in": "query",
            "description": "How many items a page holds.",
            "schema": {
                "type": "integer",
                "minimum": 1,
                "maximum": MAX_PAGE_SIZE,
                "default": DEFAULT_PAGE_SIZE,
            },
        },
    ]


def _ordering_of(view: APIView | None) -> Sequence[str]:
    getter = cast("Callable[[], Sequence[str]] | None", getattr(view, "get_ordering", None))
    return getter() if getter else cast("Sequence[str]", getattr(view, "ordering", ("id",)))


def _turned(field: str) -> str:
    return field[1:] if field.startswith("-") else f"-{field}"


def _behind(
    model: type[Model], ordering: Sequence[str], values: Sequence[Any], backwards: bool
) -> Q:
    """Return the condition for rows that come after `values` in `ordering`.

    Written out as (a < x) or (a = x and b < y), since directions may differ per field.
    """
    condition, equal = Q(), Q()
    for field, raw in zip(ordering, values, strict=True):
        name = field.lstrip("-")
        value = _read(model, name, raw)
        lookup = "lt" if field.startswith("-") != backwards else "gt"
        condition |= equal & Q(**{f"{name}__{lookup}": value})
        equal &= Q(**{name: value})
    return condition


def _read(model: type[Model], name: str, raw: Any) -> Any:
    field: Any = model._meta.get_field(name)
    try:
        value = field.to_python(raw)
    except (ValidationError, ValueError, OverflowError):
        raise cursor_refused() from None
    if isinstance(value, str) and "\x00" in value:
        raise cursor_refused()
    if isinstance(value, datetime.datetime) and parse_datetime(str(raw)) is None:
        raise cursor_refused()
    if not isinstance(value, str | int | datetime.date | uuid.UUID):
        raise cursor_refused()
    return value
