"""JSON out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import orjson
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.parsers import BaseParser
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request

from api.casing import camelize


def to_json(value: Any) -> bytes:
    """Return `value` as JSON with camelCase keys; instants end in `Z`."""
    return orjson.dumps(
        camelize(value),
        default=str,
        option=orjson.OPT_UTC_Z | orjson.OPT_NON_STR_KEYS,
    )


class CamelCaseJSONRenderer(BaseRenderer):
    """Render the only representation there is."""

    media_type = "application/json"
    format = "json"
    charset = None

    def render(
        self,
        data: Any,
        accepted_media_type: str | None = None,
        renderer_context: Mapping[str, Any] | None = None,
    ) -> bytes:
        return b"" if data is None else to_json(data)


class OneRepresentation(BaseContentNegotiation):
    """There is one representation; RFC 9110 (12.5.1) lets a server send it whatever is asked."""

    def select_parser(self, request: Request, parsers: Iterable[BaseParser]) -> BaseParser | None:
        content_type = (request.content_type or "").split(";", 1)[0].strip().lower()
        return next((parser for parser in parsers if parser.media_type == content_type), None)

    def select_renderer(
        self,
        request: Request,
        renderers: Iterable[BaseRenderer],
        format_suffix: str | None = None,
    ) -> tuple[BaseRenderer, str]:
        renderer = next(iter(renderers))
        return renderer, renderer.media_type
