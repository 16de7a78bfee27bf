"""Searching opens few pages of words, and finds what opening all of them would find."""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator
from typing import Any

import pytest

from core.tenancy import acting_as
from reflections import open_pages
from reflections.models import WordPage
from reflections.search import Filters, Hits, Spot, search_reflections
from reflections.word_pages import SLOTS
from reflections.writing import write_reflection
from tests.factories.accounts import PersonFactory

THEMES = ("resilience", "interpreter-use", None)
WORDS = ("tolk", "tolken", "stilte", "huis", "huizen", "moeder", "vader", "loket")
FIRST_DAY = datetime.date(2024, 1, 1)


@pytest.fixture
def few_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the first look open next to nothing, so that everything else has to be asked for."""
    monkeypatch.setattr(open_pages, "NEWEST", 3)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Give how many pages each look opened."""
    counts: list[int] = []
    original = open_pages.OpenPages._open

    def counting(self: Any, named: Any) -> Any:
        pages = original(self, named)
        counts.append(len(pages))
        return pages

    monkeypatch.setattr(open_pages.OpenPages, "_open", counting)
    return counts


def written(person: Any, number: int, *, mixed: random.Random, in_order: bool) -> list[Any]:
    """Write reflections whose days follow each other, or lie anywhere."""
    with acting_as(person.pk):
        return [
            write_reflection(
                person=person,
                occurred_on=FIRST_DAY
                + datetime.timedelta(days=index if in_order else mixed.randrange(300)),
                title=f"Gesprek {index}",
                theme=mixed.choice(THEMES),
                answers={"text": " ".join(mixed.sample(WORDS, 2))},
            )
            for index in range(number)
        ]


def pages_of(person: Any, query: str, *, size: int, theme: str | None) -> Iterator[Hits]:
    """Yield one page of results after another, as somebody who reads on gets them."""
    behind = None
    while True:
        hits = search_reflections(
            person=person, query=query, size=size, filters=Filters(theme=theme), behind=behind
        )
        yield hits
        if not hits.more:
            return
        last = hits.items[-1].reflection
        behind = Spot.of(last.occurred_on, last.id)


@pytest.mark.parametrize("theme", [None, "resilience"])
@pytest.mark.parametrize("query", ["tolk", "tolken loket", "huis", "moder"])
@pytest.mark.parametrize("few", [True, False])
def test_it_finds_what_reading_everything_would_find(
    db: None, request: pytest.FixtureRequest, query: str, theme: str | None, few: bool
) -> None:
    if few:
        request.getfixturevalue("few_at_once")
    person = PersonFactory()
    all_of_them = written(person, 130, mixed=random.Random(query), in_order=False)
    meant = {"tolk": ["tolk"], "tolken loket": ["tolk", "loket"], "huis": ["hui"]}
    parts = meant.get(query, ["moeder"])
    expected = sorted(
        (
            reflection
            for reflection in all_of_them
            if all(part in reflection.answers["text"] for part in parts)
            and theme in {None, reflection.theme}
        ),
        key=lambda reflection: (reflection.occurred_on, reflection.id),
        reverse=True,
    )
    with acting_as(person.pk):
        results = list(pages_of(person, query, size=2, theme=theme))
    found = [hit.reflection.id for hits in results for hit in hits.items]
    assert found == [reflection.id for reflection in expected]
    assert len(results) > 1


def test_frequent_words_open_the_newest_pages_alone(db: None, opened: list[int]) -> None:
    person = PersonFactory()
    written(person, 16 * SLOTS, mixed=random.Random(1), in_order=True)
    with acting_as(person.pk):
        hits = search_reflections(person=person, query="tolk", size=20)
        every = WordPage.objects.filter(person_id=person.pk).count()
    assert hits.more
    assert sum(opened) <= every / 2


def test_the_page_behind_the_last_hit_is_empty_and_tries_no_slips(db: None) -> None:
    person = PersonFactory()
    with acting_as(person.pk):
        for text, day in (("dolk", 1), ("tolk", 9)):
            write_reflection(
                person=person,
                occurred_on=FIRST_DAY + datetime.timedelta(days=day),
                answers={"text": text},
            )
        first = search_reflections(person=person, query="tolk", size=20)
        last = first.items[-1].reflection
        spot = Spot.of(last.occurred_on, last.id)
        behind = search_reflections(person=person, query="tolk", size=20, behind=spot)
    assert len(first.items) == 1
    assert behind.items == []
