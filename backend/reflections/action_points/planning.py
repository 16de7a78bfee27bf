"""Making, changing and deleting action points."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Sequence
from dataclasses import replace
from typing import TypedDict

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone

from accounts.models import Person
from core.errors import DomainError, Issue
from core.identifiers import new_id
from core.plain_statements import insert_row_along, violated
from core.vault import unlock, unlock_or_make
from reflections.action_points import rules
from reflections.action_points.models import MOVED, NO_DAY, OPEN, ActionPoint
from reflections.action_points.querysets import ActionPointQuerySet
from reflections.action_points.reading import OpenActionPoint, Wording, seal_words
from reflections.action_points.reminders import set_reminder
from reflections.models import Export, Reflection
from reflections.rules import one_line_end
from reflections.sealed_along import along_issues

# Ids are made by devices, whose clocks may be wrong: one of the last this many was the last.
_LAST_REFLECTIONS = 50


class Changes(TypedDict, total=False):
    """What may change in an action point; what is absent stays as it is."""

    what: str
    due_on: datetime.date | None
    state: str
    outcome: str
    remind: str | None
    envelope: str | None


@transaction.atomic(savepoint=False)
def plan_action_point(
    *,
    person: Person,
    what: str = "",
    id: uuid.UUID | None = None,  # noqa: A002 -- the word of the contract
    reflection: uuid.UUID | None = None,
    due_on: datetime.date | None = None,
    remind: str | None = None,
    envelope: str | None = None,
) -> OpenActionPoint:
    """Keep something that `person`, the current person, means to do.

    With an `envelope` there are no words: they were sealed in the browser.
    Raises `DomainError`: `invalid_input` with every issue, `conflict` when the person has an
    action point with this `id`, or `reflection_not_available` when they have no such reflection,
    or it lies in the trash; after the last two the transaction can only be rolled back.
    """
    is_of_sealed = _is_sealed(person.pk, reflection) if reflection else False
    now = timezone.now()
    row = ActionPoint(
        id=id or new_id(),
        person_id=person.pk,
        reflection_id=reflection,
        due_on=due_on or NO_DAY,
        remind=remind,
        created_at=now,
        updated_at=now,
    )
    words = Wording(what=one_line_end(what), envelope=envelope or "")
    row.is_of_sealed = is_of_sealed
    rules.check(row, words)
    _check_along(row, words, given=["what"] if what else [])
    seal_words(row, words, key=unlock_or_make(person.pk))
    try:
        insert_row_along(row)
        set_reminder(row)
    except IntegrityError as error:
        raise _refused(error) from None
    return OpenActionPoint(row, words)


@transaction.atomic(savepoint=False)
def change_action_point(
    *, person: Person, point: OpenActionPoint, changes: Changes
) -> OpenActionPoint:
    """Change `point` of `person`; the caller holds its row locked.

    An `envelope` takes the place of the words, and `None` in its place that of the envelope.
    Raises `DomainError("invalid_input")`.
    """
    row, before = point.row, (point.row.state, point.row.due_on, point.words)
    if "due_on" in changes:
        row.due_on = changes["due_on"] or NO_DAY
    row.state = changes.get("state", row.state)
    row.remind = changes.get("remind", row.remind)
    words = _reworded(point.words, changes)
    rules.check(row, words)
    given = [name for name in ("what", "outcome") if changes.get(name)]
    if given or changes.get("envelope"):
        _check_along(row, words, given=given)
    now = max(timezone.now(), row.created_at)
    row.outcome_at = _outcome_at(row, words, before=before, now=now)
    row.version += 1
    row.updated_at = now
    seal_words(row, words, key=unlock(person.pk))
    if words.envelope and not point.envelope:
        # Files that were made while it could still be read hold its words.
        Export.objects.filter(person_id=person.pk).delete()
    row.save(force_update=True)
    set_reminder(row)
    return OpenActionPoint(row, words)


@transaction.atomic(savepoint=False)
def delete_action_point(*, point: ActionPoint) -> None:
    """Delete `point` of the current person for good, with what would remind of it."""
    ActionPoint.objects.visible_to(point.person_id).filter(id=point.id).delete()


def outcomes_for(
    points: ActionPointQuerySet, *, person_id: uuid.UUID, reflection: uuid.UUID
) -> ActionPointQuerySet:
    """Return those of `points` that came to something since the person's last reflection.

    `reflection` is the one being written; it may have been kept already, and does not count.
    """
    others = Reflection.objects.visible_to(person_id).exclude(id=reflection).order_by("-id")
    last = others[:_LAST_REFLECTIONS].aggregate(at=Max("created_at"))["at"]
    found = points.exclude(state=OPEN)
    return found.filter(outcome_at__gt=last) if last else found


def _is_sealed(person_id: uuid.UUID, reflection: uuid.UUID) -> bool:
    rows = Reflection.objects.visible_to(person_id).filter(id=reflection)
    is_sealed: bool | None = rows.values_list("is_sealed", flat=True).first()
    if is_sealed is None:
        raise _no_such_reflection()
    return is_sealed


def _reworded(words: Wording, changes: Changes) -> Wording:
    if "envelope" in changes and (words.envelope or changes["envelope"]):
        # Nothing of what stood there before may stay beside an envelope, or come back after it.
        words = Wording(what="", envelope=changes["envelope"] or "")
    return replace(
        words,
        what=one_line_end(changes.get("what", words.what)),
        outcome=one_line_end(changes.get("outcome", words.outcome)),
    )


def _check_along(row: ActionPoint, words: Wording, *, given: Sequence[str]) -> None:
    issues = list(
        along_issues(
            row.person_id, reflection=row.reflection_id, envelope=words.envelope, words=given
        )
    )
    if issues:
        raise DomainError("invalid_input", issues=issues)


def _outcome_at(
    row: ActionPoint,
    words: Wording,
    *,
    before: tuple[str, datetime.date, Wording],
    now: datetime.datetime,
) -> datetime.datetime | None:
    if row.state == OPEN:
        return None
    state, due_on, said = before
    # What is said in an envelope is not known here, and sealing it says nothing new.
    is_hidden = bool(words.envelope or said.envelope)
    same = row.state == state and (is_hidden or words.outcome == said.outcome)
    if same and (row.state != MOVED or row.due_on == due_on):
        return row.outcome_at
    return now


def _refused(error: IntegrityError) -> Exception:
    broken = violated(error)
    if broken == "reflections_actionpoint_pkey":
        return DomainError("conflict")
    if broken == "action_point_is_of_a_reflection":
        # It was erased since it was looked for.
        return _no_such_reflection()
    return error


def _no_such_reflection() -> DomainError:
    issue = Issue("body", "reflection", "reflection_unknown")
    return DomainError("reflection_not_available", issues=[issue])
