"""What somebody wrote around this day, earlier."""

from __future__ import annotations

import calendar
import datetime
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connection

from core.plain_statements import read_rows
from core.postgresql.driver import Prepared
from reflections.models import EARLIEST, Reflection
from reflections.reading import OpenReflection, open_reflections

MOST = 5
YEARS, MONTHS = "years", "months"
UNITS = (YEARS, MONTHS)
# Of each moment the reflection that is nearest to it, at most half a week away.
_NEAREST = Prepared("""
    SELECT moment.ago, nearest.id
    FROM unnest(%(agos)s::int[], %(days)s::date[]) AS moment (ago, day)
    CROSS JOIN LATERAL (
        SELECT id FROM reflections_reflection
        WHERE person_id = %(person)s AND trashed_at IS NULL
          AND occurred_on BETWEEN moment.day - 3 AND moment.day + 3
        ORDER BY abs(occurred_on - moment.day), occurred_on DESC, id DESC
        LIMIT 1
    ) AS nearest
    ORDER BY moment.ago
""")
_A_MONTH_AGO = 0


@dataclass(frozen=True, slots=True)
class Memory:
    """A reflection, and how long ago it was: so many of `unit`, to the day or to the week."""

    ago: int
    unit: str
    same_day: bool
    reflection: OpenReflection


def memories_of(*, person_id: uuid.UUID, day: datetime.date) -> list[Memory]:
    """Return what the current person wrote a number of years before `day`, the latest first.

    One for each year, at most `MOST`: of that day, or else of the days around it. When there is
    none, what they wrote a month before. Plain dates tell which; only these are unsealed.
    """
    moments = dict(_moments(day))
    given: dict[str, Any] = {
        "person": person_id,
        "agos": list(moments),
        "days": list(moments.values()),
    }
    with connection.cursor() as cursor:
        cursor.execute(_NEAREST, given)
        found: list[tuple[int, uuid.UUID]] = cursor.fetchall()
    chosen = [each for each in found if each[0] != _A_MONTH_AGO][:MOST] or found[:1]
    if not chosen:
        return []
    ids = [row_id for _ago, row_id in chosen]
    condition = "person_id = %(person)s AND trashed_at IS NULL AND id = ANY (%(ids)s::uuid[])"
    rows = read_rows(Reflection, condition, {"person": person_id, "ids": ids})
    opened = {each.id: each for each in open_reflections(rows, person_id=person_id)}
    return [_memory(ago, opened[row_id], moments[ago]) for ago, row_id in chosen]


def _memory(ago: int, reflection: OpenReflection, moment: datetime.date) -> Memory:
    same_day = reflection.occurred_on == moment
    if ago == _A_MONTH_AGO:
        return Memory(1, MONTHS, same_day, reflection)
    return Memory(ago, YEARS, same_day, reflection)


def _moments(day: datetime.date) -> Iterator[tuple[int, datetime.date]]:
    year, month = (day.year, day.month - 1) if day.month > 1 else (day.year - 1, 12)
    if year >= EARLIEST.year:
        yield _A_MONTH_AGO, _of_month(year, month, day.day)
    for ago in range(1, day.year - EARLIEST.year + 1):
        yield ago, _of_month(day.year - ago, day.month, day.day)


def _of_month(year: int, month: int, day: int) -> datetime.date:
    """Return a day, or the last one of a month that has no such day."""
    return datetime.date(year, month, min(day, calendar.monthrange(year, month)[1]))
