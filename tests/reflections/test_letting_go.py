"""What the worker does every hour: take to the trash, and erase, without reading anything."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from accounts.models import Person
from core.tenancy import acting_as
from core.vault import OwnerKey, erase
from reflections import retention
from reflections.models import CONTENT, Reflection
from reflections.retention import choose_retention, trash_what_is_old, years_before
from reflections.tasks import let_reflections_go
from reflections.trash import purge_trash, put_in_trash
from tests.factories.accounts import PersonFactory
from tests.factories.reflections import ReflectionFactory

pytestmark = pytest.mark.django_db


def written(person: Person, *, changed: int = 0, trashed: int | None = None) -> Any:
    """Write a reflection, last changed and put in the trash so many days ago."""
    kept = ReflectionFactory(person=person)
    now = timezone.now()
    then = now - datetime.timedelta(days=changed)
    with acting_as(person.pk):
        row = Reflection.objects.get(id=kept.id)
        if trashed is not None:
            put_in_trash(reflection=row)
            Reflection.objects.filter(id=row.id).update(
                trashed_at=now - datetime.timedelta(days=trashed)
            )
        Reflection.objects.filter(id=row.id).update(created_at=then, updated_at=then)
    return kept.id


def seen_by(person: Person) -> tuple[set[Any], set[Any]]:
    """Return the ids of what is on the timeline, and of what is in the trash."""
    with acting_as(person.pk):
        return (
            set(Reflection.objects.visible_to(person.pk).values_list("id", flat=True)),
            set(Reflection.objects.in_trash_of(person.pk).values_list("id", flat=True)),
        )


def keep_for(person: Person, years: int) -> None:
    with acting_as(person.pk):
        choose_retention(person=person, years=years)


@pytest.fixture
def unread(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every attempt to open a text fail."""
    original = OwnerKey.open_many

    def refuse(self: OwnerKey, envelopes: Any, *, place: Any) -> Any:
        assert place != CONTENT
        return original(self, envelopes, place=place)

    monkeypatch.setattr(OwnerKey, "open_many", refuse)


def test_after_thirty_days_the_trash_lets_go_of_everybody_s(unread: None) -> None:
    people = [PersonFactory(), PersonFactory()]
    fresh = {person: written(person, trashed=29) for person in people}
    for person in people:
        written(person, trashed=31)
    on_timeline = written(people[0], changed=4000)
    assert purge_trash() == 2
    assert seen_by(people[0]) == ({on_timeline}, {fresh[people[0]]})
    assert seen_by(people[1]) == (set(), {fresh[people[1]]})


def test_erasing_needs_no_key_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    person = PersonFactory()
    written(person, trashed=31)
    with acting_as(person.pk):
        erase(person.pk)
    assert purge_trash() == 1


def test_what_is_older_than_was_chosen_goes_to_the_trash(unread: None) -> None:
    person, other = PersonFactory(), PersonFactory()
    old, young = written(person, changed=740), written(person, changed=700)
    theirs = written(other, changed=740)
    keep_for(person, 2)
    assert trash_what_is_old() == 1
    assert seen_by(person) == ({young}, {old})
    assert seen_by(other) == ({theirs}, set())
    assert trash_what_is_old() == 0


def test_it_waits_thirty_days_there_before_it_is_erased() -> None:
    person = PersonFactory()
    old = written(person, changed=740)
    keep_for(person, 1)
    let_reflections_go.call()
    assert seen_by(person) == (set(), {old})
    with acting_as(person.pk):
        Reflection.objects.update(trashed_at=timezone.now() - datetime.timedelta(days=31))
    let_reflections_go.call()
    assert seen_by(person) == (set(), set())


def test_more_than_one_handful_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retention, "_AT_ONCE", 2)
    person = PersonFactory()
    ids = {written(person, changed=400) for _ in range(5)}
    keep_for(person, 1)
    assert trash_what_is_old() == 5
    assert seen_by(person) == (set(), ids)


def test_somebody_whose_key_is_gone_does_not_stop_the_others() -> None:
    people = [PersonFactory() for _ in range(3)]
    for person in people:
        written(person, changed=400)
        keep_for(person, 1)
    with acting_as(people[1].pk):
        erase(people[1].pk)
    assert trash_what_is_old() == 2


@pytest.mark.parametrize(
    ("now", "years", "then"),
    [
        ("2026-11-22T10:00:00+00:00", 2, "2024-11-22T10:00:00+00:00"),
        ("2028-02-29T10:00:00+00:00", 1, "2027-02-28T10:00:00+00:00"),
        ("2028-02-29T10:00:00+00:00", 4, "2024-02-29T10:00:00+00:00"),
    ],
)
def test_years_are_years_of_the_calendar(now: str, years: int, then: str) -> None:
    read: Callable[[str], datetime.datetime] = datetime.datetime.fromisoformat
    assert years_before(read(now), years) == read(then)
