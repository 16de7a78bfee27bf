"""Weaves for tests, made through the verbs."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Mapping
from typing import Any

from accounts.models import Person
from core.tenancy import acting_as
from reflections.models import Weave
from reflections.weaves import OpenMoment, OpenWeave, open_weave
from reflections.weaving import change_weave, keep_moment

ASSUMED = {"standing": "assumed", "important": True, "word": "oudste zoon"}
SELF_EVIDENT = {"standing": "self-evident", "word": "nooit over nagedacht"}


def weave(
    person: Person,
    changes: Mapping[str, Any],
    *,
    reflection: uuid.UUID | None = None,
    envelope: str | None = None,
) -> OpenWeave:
    """Change the weave of a reflection of `person`, or their own without one."""
    with acting_as(person.pk):
        current = open_weave(person_id=person.pk, reflection_id=reflection, locked=True)
        return change_weave(person=person, weave=current, changes=changes, envelope=envelope)


def keep(person: Person) -> OpenMoment:
    """Keep how the weave of `person` is now."""
    with acting_as(person.pk):
        current = open_weave(person_id=person.pk, locked=True)
        return keep_moment(weave=current, version=current.version)


def turn_back(person: Person, *, days: int) -> None:
    """Let the weave of `person` be one that was last changed `days` ago."""
    with acting_as(person.pk):
        row = Weave.objects.visible_to(person.pk).get(reflection_id=None)
        row.created_at -= datetime.timedelta(days=days)
        row.updated_at -= datetime.timedelta(days=days)
        row.save(force_update=True)
