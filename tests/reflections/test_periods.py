"""Periods to look back on: where they begin, and how they are divided."""

from __future__ import annotations

import datetime
from itertools import pairwise

import pytest

from core.errors import DomainError
from core.tenancy import acting_as
from reflections import periods
from reflections.periods import Period, period_of, start_of
from tests.factories.accounts import PersonFactory
from tests.factories.reflections import ReflectionFactory

DAY = datetime.date
TODAY = DAY(2026, 11, 22)


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(periods.timezone, "localdate", lambda **_: TODAY)


@pytest.mark.parametrize(
    ("day", "unit", "start"),
    [
        (DAY(2026, 11, 22), "week", DAY(2026, 11, 16)),
        (DAY(2026, 11, 22), "month", DAY(2026, 11, 1)),
        (DAY(2026, 11, 22), "season", DAY(2026, 9, 1)),
        (DAY(2026, 12, 1), "season", DAY(2026, 12, 1)),
        (DAY(2027, 2, 28), "season", DAY(2026, 12, 1)),
        (DAY(2026, 11, 22), "year", DAY(2026, 1, 1)),
    ],
)
def test_a_stretch_begins_where_people_begin_it(day: DAY, unit: periods.Unit, start: DAY) -> None:
    assert start_of(day, unit) == start


@pytest.mark.parametrize(
    ("first", "unit", "count"),
    [
        (TODAY, "week", 1),
        (TODAY - datetime.timedelta(days=90), "week", 13),
        (DAY(2025, 12, 1), "month", 12),
        (DAY(2020, 1, 1), "season", 28),
        (DAY(1950, 1, 1), "year", 77),
    ],
)
def test_stretches_touch_and_hold_every_day(first: DAY, unit: str, count: int) -> None:
    period = Period(first, TODAY)
    stretches = list(period.stretches())
    assert (period.unit, len(stretches)) == (unit, count)
    assert stretches[0].first <= first
    assert stretches[-1].last >= TODAY
    for one, other in pairwise(stretches):
        assert other.first == one.last + datetime.timedelta(days=1)


@pytest.mark.parametrize(
    ("name", "first"),
    [(None, DAY(2026, 9, 1)), ("season", DAY(2026, 9, 1)), ("year", DAY(2025, 12, 1))],
)
def test_a_period_ends_today(db: None, name: str | None, first: DAY) -> None:
    assert period_of(person_id=PersonFactory().pk, name=name) == Period(first, TODAY)


def test_all_begins_with_the_first_reflection(db: None) -> None:
    person = PersonFactory()
    assert period_of(person_id=person.pk, name="all") == Period(TODAY, TODAY)
    ReflectionFactory(person=person, occurred_on=DAY(2019, 5, 4))
    ReflectionFactory(person=person, occurred_on=DAY(2018, 5, 4), trashed=True)
    with acting_as(person.pk):
        assert period_of(person_id=person.pk, name="all") == Period(DAY(2019, 5, 4), TODAY)
        open_beginning = period_of(person_id=person.pk, last=DAY(2020, 1, 1))
    assert open_beginning == Period(DAY(2019, 5, 4), DAY(2020, 1, 1))


@pytest.mark.parametrize(
    ("first", "last", "period"),
    [
        (DAY(2026, 1, 1), None, Period(DAY(2026, 1, 1), TODAY)),
        (DAY(1, 1, 1), DAY(9999, 12, 31), Period(DAY(1950, 1, 1), DAY(2026, 11, 23))),
        (None, DAY(1, 1, 1), Period(DAY(1950, 1, 1), DAY(1950, 1, 1))),
        (DAY(2030, 1, 1), None, Period(TODAY, TODAY)),
    ],
)
def test_days_beyond_what_can_be_written_about_are_left_out(
    db: None, first: DAY | None, last: DAY | None, period: Period
) -> None:
    assert period_of(person_id=PersonFactory().pk, first=first, last=last) == period
    assert len(list(period.stretches())) < 80


def test_a_name_and_days_contradict_each_other(db: None) -> None:
    with pytest.raises(DomainError):
        period_of(person_id=PersonFactory().pk, name="year", first=DAY(2026, 1, 1))


def test_an_end_before_the_beginning_is_refused(db: None) -> None:
    with pytest.raises(DomainError):
        period_of(person_id=PersonFactory().pk, first=DAY(2026, 1, 2), last=DAY(2026, 1, 1))
