"""On which days of a month somebody wrote, from plain columns alone."""

from __future__ import annotations

import datetime
import uuid
from dataclasses import dataclass

from django.db import connection

from core.postgresql.driver import Prepared
from reflections.models import THEMES

_DAYS = Prepared("""
    SELECT occurred_on, count(*), array_agg(DISTINCT theme) FILTER (WHERE theme IS NOT NULL)
    FROM reflections_reflection
    WHERE person_id = %(person)s AND trashed_at IS NULL
      AND occurred_on >= %(first)s::date AND occurred_on <= %(last)s::date
    GROUP BY occurred_on
    ORDER BY occurred_on
""")


@dataclass(frozen=True, slots=True)
class Day:
    """How many reflections a day has, and on which themes."""

    day: datetime.date
    count: int
    themes: list[str]


def days_of_month(*, person_id: uuid.UUID, month: datetime.date) -> list[Day]:
    """Return the days with reflections of the current person, in the month that `month` begins."""
    last = (month + datetime.timedelta(days=31)).replace(day=1) - datetime.timedelta(days=1)
    with connection.cursor() as cursor:
        cursor.execute(_DAYS, {"person": person_id, "first": month, "last": last})
        rows = cursor.fetchall()
    return [Day(day, count, sorted(themes or (), key=THEMES.index)) for day, count, themes in rows]
