"""Periods to look back on, and the stretches of time they are divided into."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from django.db.models import Min
from django.utils import timezone

from core.errors import DomainError, Issue
from core.home import HOME
from reflections.models import EARLIEST, Reflection

Unit = Literal["week", "month", "season", "year"]
UNITS: tuple[Unit, ...] = ("week", "month", "season", "year")
NAMES = ("season", "year", "all")
_MONTHS = {"month": 1, "season": 3, "year": 12}
# The longest period that is still divided so: then there are at most some forty stretches.
_LONGEST_IN_WEEKS = datetime.timedelta(days=100)
_LONGEST_IN_MONTHS = datetime.timedelta(days=366 * 3)
_LONGEST_IN_SEASONS = datetime.timedelta(days=366 * 10)


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `first` until `last`, both of them included."""

    first: datetime.date
    last: datetime.date

    @property
    def unit(self) -> Unit:
        """How it is divided."""
        length = self.last - self.first
        if length <= _LONGEST_IN_WEEKS:
            return "week"
        if length <= _LONGEST_IN_MONTHS:
            return "month"
        return "season" if length <= _LONGEST_IN_SEASONS else "year"

    def stretches(self) -> Iterator[Period]:
        """Yield the whole weeks, months, seasons or years in which its days are, in order."""
        unit, start = self.unit, start_of(self.first, self.unit)
        while start <= self.last:
            following = _following(start, unit)
            yield Period(start, following - datetime.timedelta(days=1))
            start = following


def period_of(
    *,
    person_id: uuid.UUID,
    name: str | None = None,
    first: datetime.date | None = None,
    last: datetime.date | None = None,
) -> Period:
    """Return the period of that name, or the one from `first` until `last` when one is given.

    Without either it is this season. An open beginning is where the reflections of the current
    person begin; days to come are left out. Raises `DomainError("invalid_input")`.
    """
    today = timezone.localdate(timezone=HOME)
    if not first and not last:
        return _named(name or "season", today, person_id)
    if name:
        raise DomainError("invalid_input", issues=[Issue("query", "period", "period_or_days")])
    if first and last and last < first:
        raise DomainError("invalid_input", issues=[Issue("query", "occurred_to", "ends_before")])
    # Who is ahead of us in time can have written tomorrow's already.
    until = max(min(last or today, today + datetime.timedelta(days=1)), EARLIEST)
    return Period(min(max(first or _earliest(person_id) or until, EARLIEST), until), until)


def _named(name: str, today: datetime.date, person_id: uuid.UUID) -> Period:
    """Return the period from the first day of this season, or of twelve months, until today.

    Or, for `all`, from where the reflections begin.
    """
    if name == "season":
        return Period(start_of(today, "season"), today)
    if name == "year":
        return Period(_months_on(today.replace(day=1), -11), today)
    return Period(min(_earliest(person_id) or today, today), today)


def _earliest(person_id: uuid.UUID) -> datetime.date | None:
    found = Reflection.objects.visible_to(person_id).aggregate(day=Min("occurred_on"))
    day: datetime.date | None = found["day"]
    return day


def start_of(day: datetime.date, unit: Unit) -> datetime.date:
    """Return the first day of the stretch in which `day` is.

    Weeks begin on Monday; seasons with December, March, June and September, as meteorologists
    have them, so that none is divided over two months.
    """
    if unit == "week":
        return day - datetime.timedelta(days=day.weekday())
    first = day.replace(day=1)
    if unit == "season":
        return _months_on(first, -(day.month % 3))
    return first.replace(month=1) if unit == "year" else first


def _following(start: datetime.date, unit: Unit) -> datetime.date:
    if unit == "week":
        return start + datetime.timedelta(days=7)
    return _months_on(start, _MONTHS[unit])


def _months_on(first: datetime.date, months: int) -> datetime.date:
    years, month = divmod(first.month - 1 + months, 12)
    return first.replace(year=first.year + years, month=month + 1)
