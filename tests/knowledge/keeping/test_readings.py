"""Readings are counted per text and day, and that is all there is."""

from __future__ import annotations

import datetime

import pytest
from django.db import DatabaseError

from api.knowledge import readings as counting
from api.knowledge.readings import MOST_ARTICLES, MOST_OF_ONE, Tally
from knowledge.models import ReadingCount, Theme, Translation
from knowledge.readings import (
    KEPT_DAYS,
    add_readings,
    forget_old_readings,
    most_read,
    readings_of,
)
from knowledge.upkeep import today
from tests.factories.knowledge import publish_articles

DAY = datetime.timedelta(days=1)


@pytest.fixture
def texts(theme: Theme) -> list[Translation]:
    return publish_articles(2, theme=theme)


def test_counts_are_added_up_per_text_and_day(texts: list[Translation]) -> None:
    first, second = texts
    add_readings({(first.slug, today()): 2, (second.slug, today()): 1, ("unknown", today()): 9})
    add_readings({(first.slug, today()): 3, (first.slug, today() - DAY): 1})
    found = ReadingCount.objects.order_by("translation__slug", "day")
    assert list(found.values_list("translation", "day", "readings")) == [
        (first.pk, today() - DAY, 1),
        (first.pk, today(), 5),
        (second.pk, today(), 1),
    ]


def test_nothing_but_the_text_the_day_and_the_number_is_kept() -> None:
    kept = {field.name for field in ReadingCount._meta.get_fields()}
    assert kept == {"id", "translation", "day", "readings"}


def test_figures_come_in_spans_up_to_today(texts: list[Translation]) -> None:
    slug = texts[0].slug
    add_readings({(slug, today()): 4, (slug, today() - 6 * DAY): 2, (slug, today() - 7 * DAY): 8})
    weeks = readings_of(texts[0], days=14, width=7)
    assert [(it.since, it.readings) for it in weeks] == [
        (today() - 13 * DAY, 8),
        (today() - 6 * DAY, 6),
    ]
    assert [it.readings for it in readings_of(texts[0], days=3, width=1)] == [0, 0, 4]


def test_the_most_read_comes_first_and_only_what_readers_have(texts: list[Translation]) -> None:
    first, second = texts
    add_readings({(first.slug, today()): 1, (second.slug, today() - DAY): 7})
    add_readings({(first.slug, today() - 40 * DAY): 50})
    assert [(it.pk, total) for it, total in most_read(days=28)] == [(second.pk, 7), (first.pk, 1)]
    second.publication.delete()
    assert [it.pk for it, _total in most_read(days=28)] == [first.pk]


def test_old_counts_are_let_go(texts: list[Translation]) -> None:
    slug = texts[0].slug
    add_readings({(slug, today() - KEPT_DAYS * DAY): 1, (slug, today() - (KEPT_DAYS + 1) * DAY): 1})
    assert forget_old_readings() == 1
    assert ReadingCount.objects.count() == 1


def test_a_tally_keeps_counting_until_it_is_added(texts: list[Translation]) -> None:
    tally = Tally(every=0)
    for _time in range(3):
        tally.count(texts[0].slug)
    assert not ReadingCount.objects.exists()
    tally.add()
    tally.add()
    assert ReadingCount.objects.get().readings == 3


def test_a_tally_that_cannot_reach_the_database_tries_again(
    texts: list[Translation], monkeypatch: pytest.MonkeyPatch
) -> None:
    tally = Tally(every=0)
    tally.count(texts[0].slug)

    def fail(_counts: object) -> None:
        raise DatabaseError

    with monkeypatch.context() as patched:
        patched.setattr(counting, "add_readings", fail)
        tally.add()
    tally.count(texts[0].slug)
    tally.add()
    assert ReadingCount.objects.get().readings == 2


def test_a_flood_is_no_reading(texts: list[Translation]) -> None:
    tally = Tally(every=0)
    for _time in range(MOST_OF_ONE + 50):
        tally.count(texts[0].slug)
    for number in range(MOST_ARTICLES + 50):
        tally.count(f"nothing-{number}")
    assert len(tally._counts) == MOST_ARTICLES
    tally.add()
    assert ReadingCount.objects.get().readings == MOST_OF_ONE
