"""JSON in: strict, bounded, and never half understood."""

from __future__ import annotations

from collections.abc import Mapping
from typing import IO, Any

import orjson
from rest_framework.exceptions import ParseError
from rest_framework.parsers import BaseParser, MultiPartParser

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


class FormParser(BaseParser):
    """Parse `multipart/form-data` with one value for each key; keys come out in snake_case.

    Raises `DomainError`: `unreadable` for a broken form, `invalid_input` for a key that is there
    twice.
    """

    media_type = "multipart/form-data"

    def parse(
        self,
        stream: IO[Any],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> Any:
        try:
            form = MultiPartParser().parse(stream, media_type, parser_context)
        except (OSError, ParseError):
            raise DomainError("unreadable") from None
        found: dict[str, Any] = {}
        twice: list[Issue] = []
        for name, values in [*form.data.lists(), *form.files.lists()]:
            if len(values) > 1 or name in found:
                twice.append(Issue("body", name[:64], "repeated_key"))
            found[name] = values[0]
        if twice:
            raise DomainError("invalid_input", issues=twice)
        return snakify(found)


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
