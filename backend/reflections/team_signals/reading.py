"""What a coordinator sees of an organisation."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.utils import timezone

from accounts.models import Organisation
from reflections.models import Signal, SignalQuarter
from reflections.team_signals.models import DAYS_LATER

# Two years: as many quarters as one looks at together.
MOST_QUARTERS = 8


@dataclass(frozen=True, slots=True)
class Quarter:
    """A quarter that was published, with the themes that are shown and "at least so many"."""

    first_day: datetime.date
    last_day: datetime.date
    themes: dict[str, int]


@dataclass(frozen=True, slots=True)
class Signals:
    """The quarters of two years, the newest first, and the day from which there is a next one."""

    quarters: list[Quarter]
    next_on: datetime.date


def next_quarter(first_day: datetime.date) -> datetime.date:
    """Return the first day of the quarter after the one that begins on `first_day`."""
    return (first_day.replace(day=1) + datetime.timedelta(days=100)).replace(day=1)


def quarter_of(day: datetime.date) -> datetime.date:
    """Return the first day of the quarter in which `day` lies."""
    return datetime.date(day.year, (day.month - 1) // 3 * 3 + 1, 1)


def next_publication(today: datetime.date) -> datetime.date:
    """Return the first day after `today` on which a quarter is counted.

    A quarter is, once so many days have passed since its last one (the function in the migration
    reckons in the same way).
    """
    waited = datetime.timedelta(days=DAYS_LATER)
    return next_quarter(quarter_of(today - waited)) + waited


def read_signals(organisation: Organisation) -> Signals:
    """Return what was published of `organisation`; the database shows it to coordinators alone.

    Quarters that were over before the organisation was here are left out.
    """
    founded = quarter_of(organisation.created_at.date())
    rows = SignalQuarter.objects.filter(first_day__gte=founded).order_by("-first_day")
    quarters = list(rows[:MOST_QUARTERS])
    themes: dict[datetime.date, dict[str, int]] = {each.first_day: {} for each in quarters}
    found = Signal.objects.filter(organisation=organisation, quarter__in=themes).order_by("theme")
    for signal in found:
        themes[signal.quarter_id][signal.theme] = signal.at_least
    return Signals(
        quarters=[
            Quarter(
                first_day=each.first_day,
                last_day=next_quarter(each.first_day) - datetime.timedelta(days=1),
                themes=themes[each.first_day],
            )
            for each in quarters
        ],
        next_on=next_publication(timezone.now().date()),
    )
