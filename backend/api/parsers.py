"""JSON in: strict, bounded, and never half understood."""

from __future__ import annotations

from collections.abc import Mapping
from typing import IO, Any

import orjson
from rest_framework.parsers import BaseParser

from api.casing import TooDeepError, snakify
from core.errors import DomainError, Issue


class StrictJSONParser(BaseParser):
    """Parse `application/json`; keys come out in snake_case.

    Raises `DomainError`: `unreadable` for broken UTF-8, `json_broken` for broken JSON (lone
    surrogates and NaN among it), `json_too_deep` for documents that nest too deep.
    """

    media_type = "application/json"

    def parse(
        self,
        stream: IO[Any],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> Any:
        body = _read(stream)
        try:
            return snakify(orjson.loads(body))
        except orjson.JSONDecodeError as error:
            raise _broken(body, error) from None
        except TooDeepError:
            raise DomainError("json_too_deep") from None


class MergePatchParser(StrictJSONParser):
    """Parse a JSON merge patch (RFC 7396)."""

    media_type = "application/merge-patch+json"


def _read(stream: IO[Any]) -> bytes:
    try:
        body: bytes = stream.read()
    except OSError:
        # The caller went away, or its chunks were broken.
        raise DomainError("unreadable") from None
    return body


def _broken(body: bytes, error: orjson.JSONDecodeError) -> DomainError:
    """Say what is broken and where; `error` quotes the document, so it is not passed on."""
    try:
        body.decode("utf-8")
    except UnicodeDecodeError as broken:
        issue = Issue("body", "", "broken_encoding", {"position": broken.start})
        return DomainError("unreadable", issues=[issue])
    if "depth" in error.msg:
        return DomainError("json_too_deep")
    return DomainError("json_broken", line=error.lineno, column=error.colno)
