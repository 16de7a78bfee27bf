"""The limit of the server itself: constant bytes, of a size that the environment gives."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from typing import Any

_BODY = b"x" * int(os.environ.get("CONSTANT_BYTES", "0"))
_STATUS = os.environ.get("CONSTANT_STATUS", "200 OK")
# As many headers as the API's answers have.
_HEADERS = [
    ("Content-Type", "application/json"),
    ("Content-Length", str(len(_BODY))),
    ("ETag", '"constant"'),
    ("Cache-Control", "public, max-age=0, must-revalidate"),
    ("Vary", "Accept-Encoding, Accept-Language"),
    ("Content-Language", "nl"),
    ("API-Version", "1.0.0"),
    ("X-Request-Id", "0" * 32),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "same-origin"),
]


def application(
    environ: dict[str, Any], start_response: Callable[[str, list[tuple[str, str]]], Any]
) -> Iterable[bytes]:
    """Answer everything with the same bytes."""
    start_response(_STATUS, _HEADERS)
    return [_BODY]
