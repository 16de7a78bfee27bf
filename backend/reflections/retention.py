"""How long people keep their reflections: for good, or for some years after the last change.

What is older goes to the trash and from there, thirty days later, for good.
"""

from __future__ import annotations

import datetime
import uuid
from dataclasses import dataclass

from django.db import connection, transaction
from django.db.models import Count, Q
from django.utils import timezone

from accounts.models import Person
from core.errors import DomainError, Issue
from core.tenancy import acting_as
from core.vault import EnvelopeRefused
from reflections.models import YEARS, Reflection, Retention
from reflections.trash import DAYS_IN_TRASH, put_in_trash

# How long before it goes to the trash people are told.
TOLD_DAYS_BEFORE = DAYS_IN_TRASH
_AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class Keeping:
    """What somebody chose, and what it means.

    `leaving` of their reflections go to the trash within `TOLD_DAYS_BEFORE` days; `older` says
    for each choice how many would go right away.
    """

    years: int | None
    leaving: int
    older: dict[int, int]


def years_before(moment: datetime.datetime, years: int) -> datetime.datetime:
    """Return the same day and time `years` earlier; 28 February where there is no 29th."""
    try:
        return moment.replace(year=moment.year - years)
    except ValueError:
        return moment.replace(year=moment.year - years, day=28)


def years_kept(person_id: uuid.UUID) -> int | None:
    """Return for how many years the current person keeps reflections; `None`: for good."""
    chosen = Retention.objects.filter(person_id=person_id).first()
    return chosen.years if chosen else None


def keeping_of(person: Person) -> Keeping:
    """Return what `person`, the current person, chose."""
    now, years = timezone.now(), years_kept(person.pk)
    soon = now + datetime.timedelta(days=TOLD_DAYS_BEFORE)
    counts = {
        f"older_{each}": Count("id", filter=Q(updated_at__lt=years_before(now, each)))
        for each in YEARS
    }
    if years:
        counts["leaving"] = Count("id", filter=Q(updated_at__lt=years_before(soon, years)))
    found = Reflection.objects.visible_to(person.pk).aggregate(**counts)
    older = {each: found[f"older_{each}"] for each in YEARS}
    return Keeping(years=years, leaving=found.get("leaving", 0), older=older)


@transaction.atomic(savepoint=False)
def choose_retention(*, person: Person, years: int | None) -> None:
    """Let `person`, the current person, keep reflections for `years`, or for good with `None`.

    Raises `DomainError("invalid_input")` when `years` is not offered.
    """
    if years is None:
        Retention.objects.filter(person_id=person.pk).delete()
        return
    if years not in YEARS:
        raise DomainError("invalid_input", issues=[Issue("body", "years", "years_unknown")])
    Retention.objects.update_or_create(person_id=person.pk, defaults={"years": years})


def trash_what_is_old() -> int:
    """Put in the trash what people wanted to keep no longer; return how many that were."""
    return sum(_trash_old_of(person_id) for person_id in _who_chose())


def _who_chose() -> list[uuid.UUID]:
    """Return who keeps reflections for some years; a policy shows that to this task alone."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('klankbord.task', 'retention', true)")
        return list(Retention.objects.values_list("person_id", flat=True))


def _trash_old_of(person_id: uuid.UUID) -> int:
    """Act as this person: their words must be taken from pages that open with their key."""
    gone = 0
    while True:
        try:
            count = _trash_some(person_id)
        except EnvelopeRefused:
            # Their key is gone, so nobody reads it anyway; others must not wait for it.
            return gone
        gone += count
        if count < _AT_ONCE:
            return gone


def _trash_some(person_id: uuid.UUID) -> int:
    with acting_as(person_id):
        years = years_kept(person_id)
        if years is None:
            return 0
        limit = years_before(timezone.now(), years)
        old = Reflection.objects.visible_to(person_id).filter(updated_at__lt=limit)
        rows = list(old.select_for_update(skip_locked=True).order_by("updated_at")[:_AT_ONCE])
        for row in rows:
            put_in_trash(reflection=row)
        return len(rows)
