"""camelCase outside, snake_case inside."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from core.casing import camel

MAX_DEPTH = 32
# A key that holds an underscore is not one of ours. The mark keeps it apart from the field of
# that name, so that it is refused as unknown instead of being accepted as a second spelling.
NOT_OURS = "\x00"

_boundary = re.compile(r"(?<=[a-z0-9])([A-Z])")


class TooDeepError(ValueError):
    """The document nests deeper than `MAX_DEPTH`."""


@lru_cache(maxsize=1024)
def _named(key: str) -> str:
    # Keys of answers are names of fields: no caller's words are remembered here.
    return camel(key)


def snake(name: str) -> str:
    """Return `occurred_on` for `occurredOn`; a name with an underscore is marked as not ours."""
    if "_" in name:
        return NOT_OURS + name
    return _boundary.sub(lambda match: "_" + match.group(1).lower(), name)


def shown(name: str) -> str:
    """Return how a caller wrote the key that the parser handed on as `name`."""
    return name.removeprefix(NOT_OURS) if name.startswith(NOT_OURS) else camel(name)


def camelize(value: Any) -> Any:
    """Return `value` with every key of every mapping in camelCase."""
    if isinstance(value, dict):
        return {
            _named(key) if isinstance(key, str) else key: camelize(item)
            for key, item in value.items()
        }
    if isinstance(value, list | tuple):
        return [camelize(item) for item in value]
    return value


def snakify(value: Any, depth: int = 0) -> Any:
    """Return `value` with every key of every mapping in snake_case.

    Raises `TooDeepError` past `MAX_DEPTH` levels: nothing of ours nests that far, and walking it
    would exhaust the stack.
    """
    if depth > MAX_DEPTH:
        raise TooDeepError
    if isinstance(value, dict):
        return {snake(key): snakify(item, depth + 1) for key, item in value.items()}
    if isinstance(value, list):
        return [snakify(item, depth + 1) for item in value]
    return value
