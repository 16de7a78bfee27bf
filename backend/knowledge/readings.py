"""How often texts are read, per day, and nothing about who reads (ADR 0083)."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import connection, transaction
from django.db.models import Sum

from knowledge.models import ReadingCount, Translation
from knowledge.upkeep import today

# A smaller number than this is shown as "a few": on a quiet day it might be somebody you know.
FEW = 5
KEPT_DAYS = 730
_MOST_LISTED = 100

# Slugs that are no published text are left out here, where the table of them is at hand.
_ADD = """
INSERT INTO knowledge_readingcount (translation_id, day, readings)
SELECT snapshot.translation_id, given.day, sum(given.readings)
FROM unnest(%s::text[], %s::date[], %s::int[]) AS given (slug, day, readings)
JOIN knowledge_snapshot snapshot ON snapshot.slug = given.slug
GROUP BY snapshot.translation_id, given.day
ORDER BY snapshot.translation_id, given.day
ON CONFLICT (translation_id, day)
DO UPDATE SET readings = knowledge_readingcount.readings + excluded.readings
"""


@dataclass(frozen=True)
class Figure:
    """How often something was read in a span of days that begins on `since`."""

    since: datetime.date
    readings: int


def add_readings(counts: Mapping[tuple[str, datetime.date], int]) -> None:
    """Add what was counted, by slug and day; unknown slugs are let go."""
    if not counts:
        return
    slugs = [slug for slug, _day in counts]
    days = [day for _slug, day in counts]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_ADD, [slugs, days, list(counts.values())])


def readings_of(translation: Translation, *, days: int, width: int) -> list[Figure]:
    """Return the figures of the last `days` days, today included, in spans of `width` days."""
    first = today() - datetime.timedelta(days=days - 1)
    rows = ReadingCount.objects.filter(translation=translation, day__gte=first)
    counted = dict(rows.values_list("day", "readings"))
    spans = [first + datetime.timedelta(days=start) for start in range(0, days, width)]
    return [Figure(since, sum(_within(counted, since, width))) for since in spans]


def _within(
    counted: Mapping[datetime.date, int], since: datetime.date, width: int
) -> Iterable[int]:
    return (counted.get(since + datetime.timedelta(days=day), 0) for day in range(width))


def most_read(*, days: int) -> list[tuple[Translation, int]]:
    """Return what readers have, the most read in the last `days` days first; at most a hundred."""
    first = today() - datetime.timedelta(days=days - 1)
    rows = ReadingCount.objects.filter(
        day__gte=first, translation__publication__isnull=False
    ).values_list("translation")
    found = rows.annotate(total=Sum("readings")).order_by("-total", "translation")[:_MOST_LISTED]
    totals: dict[object, int] = dict(found)
    texts = Translation.objects.select_related("article__theme", "publication__revision").in_bulk(
        list(totals)
    )
    return [(texts[pk], total) for pk, total in totals.items()]


def forget_old_readings() -> int:
    """Delete the counts of more than `KEPT_DAYS` days ago; return how many rows."""
    last = today() - datetime.timedelta(days=KEPT_DAYS)
    deleted, _by_model = ReadingCount.objects.filter(day__lt=last).delete()
    return deleted
