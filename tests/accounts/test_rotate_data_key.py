"""The command that gives people another data key: what it says, and what it leaves behind."""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from accounts.models import Person
from core.models import DataKey
from core.tenancy import acting_as
from core.vault import forget_unwrapped, rotation, unlock_or_make
from reflections.models import WORDS, WordPage
from tests.factories.accounts import PersonFactory

ANNA = "anna@klankbord.example"


@pytest.fixture(autouse=True)
def _nothing_remembered(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(rotation, "CLOSING_SECONDS", 0.5)
    forget_unwrapped()
    yield
    forget_unwrapped()


@pytest.fixture
def anna(transactional_db: None) -> Person:
    person: Person = PersonFactory(email=ANNA)
    with acting_as(person.pk):
        page = WordPage(person_id=person.pk)
        page.sealed = unlock_or_make(person.pk).seal(b"x", place=WORDS, row=page.id)
        page.save(force_insert=True)
    return person


def run(*words: str) -> str:
    out = StringIO()
    call_command("rotate_data_key", *words, stdout=out, stderr=out)
    return out.getvalue()


def keys(person: Person) -> int:
    with acting_as(person.pk):
        return DataKey.objects.count()


def test_one_person_gets_another_key_and_the_old_one_ends_later(anna: Person) -> None:
    said = run("Anna@klankbord.example")
    assert "1 of 1 people have a key that is replaced." in said
    assert "Waiting" in said
    assert f"{anna.pk}: 1 sealed anew." in said
    assert "1 of 1 old keys end in 48 hours. Take a new backup" in said
    assert keys(anna) == 2


def test_the_old_key_can_go_at_once(anna: Person) -> None:
    assert "1 of 1 old keys end now." in run(ANNA, "--keep-hours", "0")
    assert keys(anna) == 1


def test_everybody_is_whoever_has_a_key(anna: Person) -> None:
    PersonFactory()
    assert "1 of 2 people have a key that is replaced." in run("--all")
    assert keys(anna) == 2


def test_what_does_not_open_is_said_and_fails(anna: Person) -> None:
    with acting_as(anna.pk):
        sealed = bytes(WordPage.objects.get().sealed)
        WordPage.objects.update(sealed=sealed[:-1] + bytes([sealed[-1] ^ 1]))
    with pytest.raises(CommandError, match="1 are not over; their old keys stay"):
        run(ANNA)
    assert keys(anna) == 2


@pytest.mark.parametrize("words", [(), (ANNA, "--all"), (ANNA, "--keep-hours", "-1")])
def test_it_must_be_clear_who_is_meant(anna: Person, words: tuple[str, ...]) -> None:
    with pytest.raises(CommandError, match="Name people"):
        run(*words)
    assert keys(anna) == 1


def test_nobody_is_invented(anna: Person) -> None:
    with pytest.raises(CommandError, match="Nobody has an account"):
        run("other@klankbord.example")
