"""What somebody's reflections and action points show together, worked out within one request.

Nothing of it is kept. Numbers come as they are: no score, no target, no row of days in a row.
"""

from __future__ import annotations

import datetime
import uuid
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from statistics import median_low
from typing import Any

from django.db.models import Count
from django.db.models.functions import TruncMonth, TruncWeek

from core.home import HOME
from reflections.action_points.models import DONE, STATES, ActionPoint
from reflections.contents import count_feelings, felt_of, read_feelings
from reflections.models import KINDS, THEMES, Reflection
from reflections.periods import Period, start_of
from reflections.skimming import Skimmed, skim

MOST_CHANGES = 5
# What stands around the names of feelings and tells how strong they were.
_NO_NAME = b"[],0123456789"


@dataclass(frozen=True, slots=True)
class OfTheme:
    """How many reflections were about a theme; `None` for those about none."""

    theme: str | None
    entries: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """A week, month, season or year of the period: what was written, and what was planned in it.

    `points` says what has become, until now, of the action points that were made in it.
    """

    first_day: datetime.date
    last_day: datetime.date
    entries: int
    themes: Sequence[OfTheme]
    points: dict[str, int]


@dataclass(frozen=True, slots=True)
class Named:
    """In how many reflections a feeling was named, and how strong it was, where that was said."""

    feeling: str
    entries: int
    intensity: float | None


@dataclass(frozen=True, slots=True)
class Change:
    """In how many reflections one feeling was named before, and another one after."""

    before: str
    after: str
    entries: int


@dataclass(frozen=True, slots=True)
class OfKind:
    """Feelings around one kind of session; `entries` are those in which a feeling was named."""

    kind: str | None
    entries: int
    before: Sequence[Named]
    after: Sequence[Named]
    changes: Sequence[Change]


@dataclass(frozen=True, slots=True)
class Insights:
    """What is seen in a period. `days_to_done` is a median, in whole days."""

    period: Period
    entries: int
    stretches: Sequence[Stretch]
    feelings: Sequence[OfKind]
    points: dict[str, int]
    days_to_done: int | None


def look_back(*, person_id: uuid.UUID, period: Period) -> Insights:
    """Return what the reflections and action points of the current person show in `period`."""
    themes = _themes(person_id, period)
    points, days = _points(person_id, period)
    stretches = []
    for stretch in period.stretches():
        found = themes.get(stretch.first, Counter())
        stretches.append(
            Stretch(
                stretch.first,
                stretch.last,
                found.total(),
                [OfTheme(theme, found[theme]) for theme in (*THEMES, None) if found[theme]],
                _by_state(points.get(stretch.first, Counter())),
            )
        )
    entries = sum(stretch.entries for stretch in stretches)
    return Insights(
        period=period,
        entries=entries,
        stretches=stretches,
        # Who wrote nothing yet has no key.
        feelings=_feelings(person_id, period) if entries else [],
        points=_by_state(sum(points.values(), Counter())),
        days_to_done=median_low(days) if days else None,
    )


def _themes(person_id: uuid.UUID, period: Period) -> dict[datetime.date, Counter[str | None]]:
    """Return how often each theme was written about, by the first day of the stretch."""
    unit = period.unit
    cut = TruncWeek if unit == "week" else TruncMonth
    rows = (
        Reflection.objects.visible_to(person_id)
        .filter(occurred_on__range=(period.first, period.last))
        .annotate(cut=cut("occurred_on"))
        .values_list("cut", "theme")
        .annotate(entries=Count("id"))
    )
    found: dict[datetime.date, Counter[str | None]] = {}
    for day, theme, entries in rows.order_by():
        found.setdefault(start_of(day, unit), Counter())[theme] += entries
    return found


def _points(
    person_id: uuid.UUID, period: Period
) -> tuple[dict[datetime.date, Counter[str]], list[int]]:
    """Return what became of what was planned, by stretch, and after how many days it was done."""
    begin, end = _midnight(period.first), _midnight(period.last, behind=1)
    rows = (
        ActionPoint.objects.visible_to(person_id)
        .filter(created_at__gte=begin, created_at__lt=end)
        .values_list("created_at", "state", "outcome_at")
    )
    found: dict[datetime.date, Counter[str]] = {}
    days = []
    for created_at, state, outcome_at in rows:
        planned = created_at.astimezone(HOME).date()
        found.setdefault(start_of(planned, period.unit), Counter())[state] += 1
        if state == DONE:
            days.append((outcome_at.astimezone(HOME).date() - planned).days)
    return found, days


def _midnight(day: datetime.date, *, behind: int = 0) -> datetime.datetime:
    # The last day of all has none behind it.
    day = min(day, datetime.date.max - datetime.timedelta(days=behind + 1))
    day += datetime.timedelta(days=behind)
    return datetime.datetime.combine(day, datetime.time.min, HOME)


def _by_state(found: Counter[str]) -> dict[str, int]:
    return {"planned": found.total()} | {state: found[state] for state in STATES}


# How feelings before and after are written in one reflection.
_Felt = tuple[bytes, bytes]


def _feelings(person_id: uuid.UUID, period: Period) -> list[OfKind]:
    felt: dict[bytes, list[_Felt]] = {}

    def take(entry: Skimmed) -> None:
        written = felt_of(entry.end)
        if any(written):
            felt.setdefault(entry.kind, []).append(written)

    skim(person_id, take, first=period.first, last=period.last)
    kinds = ((kind, felt.get((kind or "").encode())) for kind in (*KINDS, None))
    return [_of_kind(kind, found) for kind, found in kinds if found]


def _of_kind(kind: str | None, felt: Sequence[_Felt]) -> OfKind:
    before, after = zip(*felt, strict=True)
    return OfKind(kind, len(felt), _named(before), _named(after), _changes(felt))


def _named(written: Iterable[bytes]) -> list[Named]:
    """Count each feeling; all of them at once, since there may be thousands."""
    entries, said, strength = Counter[str](), Counter[str](), Counter[str]()
    for (name, intensity), times in count_feelings(written).items():
        feeling = name.decode()
        entries[feeling] += times
        if intensity:
            said[feeling] += times
            strength[feeling] += times * int(intensity)
    return [
        Named(
            feeling, times, round(strength[feeling] / said[feeling], 1) if said[feeling] else None
        )
        for feeling, times in _most_first(entries)
    ]


def _changes(felt: Iterable[_Felt]) -> list[Change]:
    """Count what was named before and what after. Many reflections name the same feelings."""
    often = Counter(
        (before.translate(None, _NO_NAME), after.translate(None, _NO_NAME))
        for before, after in felt
    )
    names = {each: _names(each) for each in {each for pair in often for each in pair}}
    changes: Counter[tuple[str, str]] = Counter()
    for (before, after), times in often.items():
        for one, other in product(names[before], names[after]):
            if one != other:
                changes[one, other] += times
    most = _most_first(changes)[:MOST_CHANGES]
    return [Change(one, other, times) for (one, other), times in most]


def _names(written: bytes) -> list[str]:
    return [name.decode() for name, _intensity in read_feelings(written)]


def _most_first(found: Counter[Any]) -> list[tuple[Any, int]]:
    """Return what was counted, most often first; of equals in the order of the alphabet."""
    return sorted(found.items(), key=lambda it: (-it[1], it[0]))
