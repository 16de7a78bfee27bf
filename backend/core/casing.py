"""How names are written outside: in camelCase."""

from __future__ import annotations

import re

_underscore = re.compile(r"(?<=[a-z0-9])_([a-z0-9])")


def camel(name: str) -> str:
    """Return `occurredOn` for `occurred_on`; other characters stay as they are."""
    return _underscore.sub(lambda match: match.group(1).upper(), name)
