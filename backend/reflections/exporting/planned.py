"""Action points in an export: with their reflection, and those that belong to none."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_noop

from core.home import HOME
from reflections.action_points.models import DONE, DROPPED, MOVED, ActionPoint
from reflections.action_points.reading import OpenActionPoint, open_action_points
from reflections.exporting.beside import Beside
from reflections.exporting.sections import Block, Detail, Part, Scope, Sheet
from reflections.exporting.words import Words
from reflections.reading import OpenReflection

_HEADING = gettext_noop("Action points")
_SEALED = gettext_noop("Sealed action point")
_UNDATED = gettext_noop("Without a date")
_DUE = gettext_noop("Due %(day)s")
_MOVED = gettext_noop("Moved to %(day)s")
_ENDED = {DONE: gettext_noop("Done, %(day)s"), DROPPED: gettext_noop("Dropped, %(day)s")}


class PointsOfReflections(Part[Sequence[OpenActionPoint]]):
    """What somebody means to do after a session, in the order in which it was written down."""

    key = "actionPoints"

    def read(
        self, scope: Scope, reflections: Sequence[OpenReflection]
    ) -> Mapping[uuid.UUID, Sequence[OpenActionPoint]]:
        rows = ActionPoint.objects.visible_to(scope.person_id).order_by("id")
        wanted = rows.filter(reflection_id__in=[one.id for one in reflections])
        found: dict[uuid.UUID, list[OpenActionPoint]] = {}
        for point in open_action_points(list(wanted), person_id=scope.person_id):
            if point.reflection is not None:
                found.setdefault(point.reflection, []).append(point)
        return found

    def as_json(self, value: Sequence[OpenActionPoint] | None) -> Any:
        return [_as_json(point) for point in value or ()]

    def as_blocks(self, value: Sequence[OpenActionPoint], words: Words) -> Sequence[Block]:
        details = [
            Detail(_what(one, words), _fact(one, words), [one.outcome] if one.outcome else [])
            for one in value
        ]
        return [Block(heading=words.say(_HEADING), details=details)]


class OtherPoints(Beside[OpenActionPoint]):
    """Action points that belong to no reflection."""

    key = "actionPoints"

    def rows(self, person_id: uuid.UUID) -> QuerySet[Any]:
        rows: QuerySet[Any] = ActionPoint.objects.visible_to(person_id)
        return rows.filter(reflection_id=None)

    def opened(self, rows: Sequence[Any], *, person_id: uuid.UUID) -> Sequence[OpenActionPoint]:
        return open_action_points(rows, person_id=person_id)

    def id_of(self, thing: OpenActionPoint) -> uuid.UUID:
        return thing.id

    def as_json(self, thing: OpenActionPoint) -> dict[str, Any]:
        return _as_json(thing)

    def as_sheet(self, thing: OpenActionPoint, words: Words) -> Sheet:
        plain = _as_json(thing)
        del plain["what"], plain["outcome"]
        return Sheet(
            id=thing.id,
            day=thing.created_at.astimezone(HOME).date(),
            title=_what(thing, words),
            below=[_fact(thing, words)],
            facts=plain,
            blocks=[Block(text=thing.outcome)] if thing.outcome else [],
        )


def _as_json(point: OpenActionPoint) -> dict[str, Any]:
    return {
        "id": point.id,
        "what": point.what,
        "dueOn": point.due_on,
        "state": point.state,
        "outcome": point.outcome,
        "outcomeAt": point.outcome_at,
        "remind": point.remind,
        **({"envelope": point.envelope} if point.envelope else {}),
        "createdAt": point.created_at,
        "updatedAt": point.updated_at,
        "version": point.version,
    }


def _what(point: OpenActionPoint, words: Words) -> str:
    return words.say(_SEALED) if point.envelope else point.what


def _fact(point: OpenActionPoint, words: Words) -> str:
    """Return what became of `point`, or by when it is to be done."""
    if point.state in _ENDED and point.outcome_at is not None:
        day = words.day(point.outcome_at.astimezone(HOME).date())
        return words.say(_ENDED[point.state]) % {"day": day}
    if point.due_on is None:
        return words.say(_UNDATED)
    return words.say(_MOVED if point.state == MOVED else _DUE) % {"day": words.day(point.due_on)}
