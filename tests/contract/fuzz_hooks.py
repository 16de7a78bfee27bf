"""What the contract cannot say about values, told to Schemathesis."""

from __future__ import annotations

import base64
import struct
import uuid
from datetime import date
from typing import Any

import schemathesis
from hypothesis import strategies

GIBBS = ("description", "feelings", "evaluation", "analysis", "conclusion", "actionPlan")
OF_REFLECTIONS = {"answers", "template", "feelingsBefore", "feelingsAfter", "tags", "questions"}
STRANDS = {"age", "health", "education", "appearance"}
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
    _fit_point(case.body)
    _fit_weave(case.body)
    _fit_export(case.body)
    _fit_sealing(case.body, case.path_parameters)
    _fit_period(case.query)
    for container in (case.query, case.body):
        if isinstance(container, dict) and not _is_ours(container.get("cursor")):
            container.pop("cursor", None)


def _fit_day(body: Any) -> None:
    """Let what happened lie in the past: a day to come may have been taken from an answer."""
    if isinstance(body, dict) and str(body.get("occurredOn", "")) > LAST_DAY.isoformat():
        body["occurredOn"] = LAST_DAY.isoformat()


def _fit_point(body: Any) -> None:
    """Give a day to what moves or reminds; whether it has one already, the server knows."""
    if isinstance(body, dict) and (body.get("remind") or body.get("state") == "moved"):
        body["dueOn"] = LAST_DAY.isoformat()
    elif isinstance(body, dict) and "dueOn" in body and body["dueOn"] is None:
        body.pop("dueOn")


def _fit_weave(body: Any) -> None:
    """Leave out strands that are none: which there are, a file of the server says."""
    strands = body.get("strands") if isinstance(body, dict) else None
    if isinstance(strands, dict):
        body["strands"] = {key: kept for key, kept in strands.items() if key in STRANDS}


def _fit_export(body: Any) -> None:
    """Choose a period: which reflections there are to choose, the server knows."""
    if isinstance(body, dict) and "form" in body:
        body.pop("reflections", None)
        if str(body.get("occurredTo") or "9") < str(body.get("occurredFrom") or ""):
            body.pop("occurredTo")


def _fit_period(query: Any) -> None:
    """Name a period or its days: not both."""
    if isinstance(query, dict) and "period" in query:
        query.pop("occurredFrom", None)
        query.pop("occurredTo", None)


def _fit_sealing(body: Any, path: Any) -> None:
    """Wrap the key that is meant, and seal nothing: which keys somebody has, the server knows."""
    if not isinstance(body, dict):
        return
    if "file" in body:
        # Schemathesis looks at a changed form anew, and would find that bytes are no text.
        return
    body.pop("envelope", None)
    if not {"passphrase", "recovery", "passkeys"} & set(body):
        return
    body.pop("replaces", None)
    body.pop("passkeys", None)
    key_id = uuid.UUID(str(body.get("id") or (path or {}).get("id"))).bytes
    cost = struct.pack("!IBB16s", 64 * 1024, 3, 1, bytes(16))
    for name, way, inside in (("passphrase", 1, cost), ("recovery", 2, bytes(16))):
        if name in body:
            wrap = bytes([1, way]) + key_id + inside + bytes(60)
            body[name] = base64.urlsafe_b64encode(wrap).rstrip(b"=").decode()


def _fit_answers(body: Any) -> None:
    """Answer only what the template asks; which one a reflection has, the server knows."""
    if not isinstance(body, dict) or not OF_REFLECTIONS & set(body):
        return
    body.pop("questions", None)
    given = body.get("answers")
    if isinstance(given, dict):
        # Which questions there are, the server knows; only what is said to them is made up.
        body["template"] = "gibbs"
        body["answers"] = dict(zip(GIBBS, given.values(), strict=False))
    elif "template" in body:
        body["template"] = "free"
    for name in ("feelingsBefore", "feelingsAfter"):
        if isinstance(body.get(name), list):
            body[name] = list({felt["feeling"]: felt for felt in body[name]}.values())
    if isinstance(body.get("tags"), list):
        body["tags"] = list({tag.strip().casefold(): tag for tag in body["tags"]}.values())


def _is_ours(cursor: Any) -> bool:
    try:
        padded = str(cursor) + "=" * (-len(str(cursor)) % 4)
        return base64.urlsafe_b64decode(padded).startswith(b"[")
    except ValueError:
        return False
