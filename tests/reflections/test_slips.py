"""Words of new reflections stand on slips, and enough slips become a page."""

from __future__ import annotations

import datetime
import threading
from typing import Any

import pytest
from django.db import connection, transaction

from core.tenancy import acting_as
from core.vault import unlock
from reflections.models import WORDS, Reflection, WordPage
from reflections.reading import OpenReflection, open_reflection
from reflections.search import search_reflections
from reflections.trash import put_in_trash
from reflections.word_pages import SLOTS, SealedPage, WritablePage
from reflections.words import terms_of
from reflections.writing import change_reflection, write_reflection
from tests.factories.accounts import PersonFactory

DAY = datetime.date(2026, 3, 1)


def write(person: Any, number: int, text: str = "moeder") -> OpenReflection:
    return write_reflection(
        person=person,
        occurred_on=DAY + datetime.timedelta(days=number),
        title=f"Nummer {number}",
        answers={"text": f"{text} nummer{number}"},
    )


def found(person: Any, query: str) -> list[str]:
    hits = search_reflections(person=person, query=query, size=100)
    return [hit.reflection.title for hit in hits.items]


def lying() -> tuple[int, int]:
    """Return how many slips the current person has, and how many pages."""
    slips = WordPage.objects.filter(is_slip=True).count()
    return slips, WordPage.objects.count() - slips


def test_the_slip_that_makes_them_enough_turns_all_into_a_page(db: None) -> None:
    person = PersonFactory()
    with acting_as(person.pk):
        for number in range(SLOTS - 1):
            write(person, number)
        assert lying() == (SLOTS - 1, 0)
        write(person, SLOTS)
        assert lying() == (0, 1)
        page = WordPage.objects.get()
        assert set(Reflection.objects.values_list("word_page", flat=True)) == {page.id}
        assert len(found(person, "moeder")) == SLOTS
        assert found(person, "nummer7") == ["Nummer 7"]
        write(person, SLOTS + 1)
        assert lying() == (1, 1)


def test_a_page_made_of_slips_says_what_they_said(db: None) -> None:
    person = PersonFactory()
    with acting_as(person.pk):
        made = [write(person, number, "tolken huizen") for number in range(SLOTS)]
        page = WordPage.objects.get()
        raw = unlock(person.pk).open(bytes(page.sealed), place=WORDS, row=page.id)
    opened = SealedPage(raw)
    for query, reflections in (("nummer30", [made[30]]), ("huis", made)):
        (term,) = terms_of(query, "nl")
        numbers = set().union(*map(opened.numbers_with, term.needles()))
        spots = {(spot.row_id, spot.occurred_on) for spot in opened.spots(numbers, None)}
        assert spots == {(each.id, each.occurred_on) for each in reflections}


@pytest.mark.parametrize("written", [3, SLOTS])
def test_a_reflection_is_changed_and_deleted_on_a_slip_as_on_a_page(db: None, written: int) -> None:
    person = PersonFactory()
    with acting_as(person.pk):
        kept = [write(person, number) for number in range(written)]
        row = Reflection.objects.select_for_update().get(id=kept[1].id)
        opened = open_reflection(row, person_id=person.pk)
        change_reflection(person=person, reflection=opened, changes={"answers": {"text": "vader"}})
        assert found(person, "vader") == ["Nummer 1"]
        assert len(found(person, "moeder")) == written - 1
        before = lying()
        put_in_trash(reflection=row)
        assert found(person, "vader") == []
        assert lying() == (before if before[1] else (written - 1, 0))


def test_slips_with_very_many_words_fill_more_than_one_page(db: None) -> None:
    person = PersonFactory()
    many = " ".join(f"woord{number:05}" for number in range(6000))
    with acting_as(person.pk):
        for number in range(SLOTS):
            text = many.replace("woord", f"w{number}x") if number % 10 == 0 else "moeder"
            write(person, number, text)
        slips, pages = lying()
        assert slips == 0
        assert pages > 1
        assert found(person, "w20x05999") == ["Nummer 20"]
        assert len(found(person, "nummer")) == SLOTS
        key = unlock(person.pk)
        for page in WordPage.objects.all():
            raw = key.open(bytes(page.sealed), place=WORDS, row=page.id)
            assert not WritablePage(raw).is_empty


def test_a_reflection_that_somebody_is_changing_stays_on_its_slip(transactional_db: None) -> None:
    person = PersonFactory()
    with acting_as(person.pk):
        held = write(person, 0)
    locked, written = threading.Event(), threading.Event()

    def change() -> None:
        try:
            with acting_as(person.pk), transaction.atomic():
                row = Reflection.objects.select_for_update().get(id=held.id)
                locked.set()
                assert written.wait(20)
                change_reflection(
                    person=person,
                    reflection=open_reflection(row, person_id=person.pk),
                    changes={"answers": {"text": "vader"}},
                )
        finally:
            locked.set()
            connection.close()

    other = threading.Thread(target=change)
    other.start()
    assert locked.wait(20)
    with acting_as(person.pk):
        for number in range(1, SLOTS):
            write(person, number)
        # One of as many as a page takes is held, so nothing was gathered and nobody waited.
        assert lying() == (SLOTS, 0)
    written.set()
    other.join()
    with acting_as(person.pk):
        write(person, SLOTS)
        assert lying() == (1, 1)
        assert found(person, "vader") == ["Nummer 0"]
        assert len(found(person, "moeder")) == SLOTS
