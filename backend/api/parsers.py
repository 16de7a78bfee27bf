"""JSON in: strict, bounded, and never half understood."""

from __future__ import annotations

from collections.abc import Mapping
from typing import IO, Any

import orjson
from rest_framework.exceptions import ParseError
from rest_framework.parsers import BaseParser

from api.casing import TooDeepError, snakify


class StrictJSONParser(BaseParser):
    """Parse `application/json`; keys come out in snake_case.

    Raises `ParseError` for broken UTF-8, broken JSON (lone surrogates and NaN among it) and
    documents that nest too deep.
    """

    media_type = "application/json"

    def parse(
        self,
        stream: IO[Any],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> Any:
        try:
            return snakify(orjson.loads(stream.read()))
        except orjson.JSONDecodeError as error:
            # `error` quotes the document; its position is all that may be passed on.
            raise ParseError(code=f"json_broken:{error.lineno}:{error.colno}") from None
        except TooDeepError:
            raise ParseError(code="json_too_deep") from None


class MergePatchParser(StrictJSONParser):
    """Parse a JSON merge patch (RFC 7396)."""

    media_type = "application/merge-patch+json"
