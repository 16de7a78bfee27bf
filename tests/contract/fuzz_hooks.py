"""What the contract cannot say about values, told to Schemathesis."""

from __future__ import annotations

import base64
from datetime import date
from typing import Any

import schemathesis
from hypothesis import strategies

LAST_DAY = date(2026, 1, 1)
# JSON Schema knows no first and last day (`format: date` alone); ours are 1950 and today.
_days = strategies.dates(min_value=date(1950, 1, 1), max_value=LAST_DAY)
schemathesis.openapi.format("date", _days.map(lambda day: day.isoformat()))


@schemathesis.hook
def before_call(context: Any, case: Any, **_kwargs: Any) -> None:
    """Make valid requests valid in what only the server knows: versions, cursors, templates.

    What was spoilt on purpose stays as it is, as do cursors that came from an answer.
    """
    if case.meta is None or not case.meta.generation.mode.is_positive:
        return
    if case.headers and "If-Match" in case.headers:
        case.headers["If-Match"] = "*"
    _fit_answers(case.body)
    _fit_day(case.body)
    for container in (case.query, case.body):
        if isinstance(container, dict) and not _is_ours(container.get("cursor")):
            container.pop("cursor", None)


def _fit_day(body: Any) -> None:
    """Let what happened lie in the past: a day to come may have been taken from an answer."""
    if isinstance(body, dict) and str(body.get("occurredOn", "")) > LAST_DAY.isoformat():
        body["occurredOn"] = LAST_DAY.isoformat()


def _fit_answers(body: Any) -> None:
    """Answer only what the template asks; which one a reflection has, the server knows."""
    if not isinstance(body, dict) or not isinstance(body.get("answers"), dict):
        return
    gibbs = {key: text for key, text in body["answers"].items() if key != "text"}
    if body.get("template", "gibbs" if gibbs else "free") == "gibbs":
        body["template"], body["answers"] = "gibbs", gibbs
    else:
        free = {key: text for key, text in body["answers"].items() if key == "text"}
        body["template"], body["answers"] = "free", free


def _is_ours(cursor: Any) -> bool:
    try:
        padded = str(cursor) + "=" * (-len(str(cursor)) % 4)
        return base64.urlsafe_b64decode(padded).startswith(b"[")
    except ValueError:
        return False
