"""Weaves: what is merged, what is sealed, and what is kept over time."""

from __future__ import annotations

import pytest

from accounts.models import Person
from core.errors import DomainError
from core.tenancy import acting_as
from core.vault import EnvelopeRefused
from reflections.models import Weave, WeaveMoment
from reflections.patterns import Entry, Pattern, decoded
from reflections.strands import strand_keys
from reflections.trash import empty_trash, put_in_trash
from reflections.weaves import open_weave
from tests.factories.accounts import PersonFactory
from tests.factories.reflections import ReflectionFactory
from tests.factories.weaves import ASSUMED, SELF_EVIDENT, keep, turn_back, weave

pytestmark = pytest.mark.django_db


@pytest.fixture
def person() -> Person:
    return PersonFactory()


def moments_of(person: Person) -> list[WeaveMoment]:
    with acting_as(person.pk):
        return list(WeaveMoment.objects.visible_to(person.pk).order_by("kept_at"))


def test_nobody_has_said_anything_about_a_strand_that_is_not_kept() -> None:
    assert Pattern("other").entry("age") == Entry("not-asked")
    assert Pattern("own").entry("age") == Entry("not-considered")


def test_a_pattern_comes_back_as_it_was_sealed() -> None:
    pattern = Pattern("other").changed({"age": {**ASSUMED, "question": "Hoe oud voel je je?"}})
    assert decoded(pattern.encoded(), "other") == pattern


def test_a_strand_that_is_emptied_leaves_nothing_behind() -> None:
    pattern = Pattern("own").changed({"age": SELF_EVIDENT, "health": {"important": True}})
    emptied = pattern.changed({"age": None, "health": {"important": False}})
    assert emptied.is_empty
    assert emptied == Pattern("own")


def test_a_strand_that_is_no_longer_shown_stays_kept() -> None:
    old = Pattern("own", {"hair": Entry("aware", word="rood")})
    assert old.changed({"age": SELF_EVIDENT}).entries["hair"].word == "rood"


def test_an_untouched_weave_has_no_row(person: Person) -> None:
    with acting_as(person.pk):
        assert open_weave(person_id=person.pk).version == 0
        assert not Weave.objects.exists()


def test_words_are_sealed_and_bound_to_their_row(person: Person) -> None:
    reflection = ReflectionFactory(person=person)
    weave(person, {"age": ASSUMED}, reflection=reflection.id)
    weave(person, {"age": SELF_EVIDENT})
    with acting_as(person.pk):
        other = Weave.objects.get(reflection_id=reflection.id)
        assert b"oudste" not in bytes(other.sealed)
        own = Weave.objects.get(reflection_id=None)
        own.sealed = other.sealed
        own.save(force_update=True)
        with pytest.raises(EnvelopeRefused):
            open_weave(person_id=person.pk)


@pytest.mark.parametrize(
    ("changes", "issue"),
    [
        ({"shoe-size": {"word": "44"}}, ("strands.shoe-size", "strand_unknown")),
        ({"age": {"standing": "known"}}, ("strands.age.standing", "standing_unknown")),
        ({"age": {"word": "x" * 121}}, ("strands.age.word", "too_long")),
        ({"age": {"question": "x" * 301}}, ("strands.age.question", "too_long")),
    ],
)
def test_what_is_wrong_is_named(person: Person, changes: dict, issue: tuple[str, str]) -> None:
    with pytest.raises(DomainError) as refused:
        weave(person, changes)
    assert [(it.name, it.code) for it in refused.value.issues] == [issue]


def test_every_strand_can_be_kept(person: Person) -> None:
    kept = weave(person, dict.fromkeys(strand_keys(), SELF_EVIDENT))
    with acting_as(person.pk):
        assert open_weave(person_id=person.pk).pattern == kept.pattern
    assert len(kept.pattern.entries) == len(strand_keys())


def test_what_changes_on_one_day_is_one_state(person: Person) -> None:
    weave(person, {"age": SELF_EVIDENT})
    weave(person, {"age": {"important": True}})
    assert moments_of(person) == []


def test_how_it_was_on_an_earlier_day_is_kept_before_it_changes(person: Person) -> None:
    weave(person, {"age": SELF_EVIDENT})
    turn_back(person, days=40)
    with acting_as(person.pk):
        before = Weave.objects.get(reflection_id=None).updated_at
    weave(person, {"age": {"standing": "aware"}})
    weave(person, {"age": {"important": True}})
    (moment,) = moments_of(person)
    assert moment.kept_at == before


def test_a_state_is_kept_once(person: Person) -> None:
    weave(person, {"age": SELF_EVIDENT})
    moment = keep(person)
    with pytest.raises(DomainError, match="weave_kept_already"):
        keep(person)
    assert moment.pattern.entry("age").word == SELF_EVIDENT["word"]
    weave(person, {"age": {"important": True}})
    keep(person)
    assert len(moments_of(person)) == 2


def test_an_empty_weave_is_no_moment(person: Person) -> None:
    with pytest.raises(DomainError, match="weave_is_empty"):
        keep(person)
    weave(person, {"age": SELF_EVIDENT})
    weave(person, {"age": None})
    with pytest.raises(DomainError, match="weave_is_empty"):
        keep(person)


def test_the_weave_of_a_session_has_no_moments(person: Person) -> None:
    reflection = ReflectionFactory(person=person)
    weave(person, {"age": ASSUMED}, reflection=reflection.id)
    with acting_as(person.pk):
        row = Weave.objects.get(reflection_id=reflection.id)
        Weave.objects.filter(id=row.id).update(
            created_at=row.created_at.replace(year=2020),
            updated_at=row.updated_at.replace(year=2020),
        )
    weave(person, {"age": {"standing": "known"}}, reflection=reflection.id)
    assert moments_of(person) == []


def test_a_weave_goes_with_its_reflection(person: Person) -> None:
    reflection = ReflectionFactory(person=person)
    weave(person, {"age": ASSUMED}, reflection=reflection.id)
    weave(person, {"age": SELF_EVIDENT})
    with acting_as(person.pk):
        put_in_trash(reflection=reflection.row)
        empty_trash(person=person)
        assert [row.reflection_id for row in Weave.objects.all()] == [None]
