"""Rotation while another process remembers the old key: nothing is lost, and nobody waits."""

from __future__ import annotations

import threading
import uuid
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import connection

from core.identifiers import new_id
from core.vault import rotation
from core.vault.rotation import begin_rotation, finish_rotation
from tests.core.test_key_rotation import finish, keys, named, read, unlock_key, write
from tests.factories.accounts import PersonFactory
from tests.support.other_process import OtherProcess, other_process


@pytest.fixture
def person(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> uuid.UUID:
    # As if the other process had slept through the minute after which it would have forgotten.
    monkeypatch.setattr(rotation, "CLOSING_SECONDS", 0.0)
    found: uuid.UUID = PersonFactory().pk
    write(found, b"first")
    return found


@pytest.fixture
def other(person: uuid.UUID, database_url: str) -> Iterator[OtherProcess]:
    with other_process(database_url) as process:
        # From now on it remembers this key.
        assert process.ask("key", person) == str(unlock_key(person))
        yield process


def test_it_seals_with_the_old_key_until_that_is_closed(
    person: uuid.UUID, other: OtherProcess
) -> None:
    begin_rotation(person)
    mine, theirs = write(person, b"mine"), new_id()
    assert other.ask("write", person, theirs, "theirs") == "committed"
    old, new = (row.id for row in keys(person))
    assert named(person) == {old: 2, new: 1}
    assert read(person, theirs) == b"theirs"
    finish(person)
    assert named(person) == {new: 3}
    assert (read(person, mine), read(person, theirs)) == (b"mine", b"theirs")


def test_it_opens_what_a_key_sealed_that_it_has_not_heard_of(
    person: uuid.UUID, other: OtherProcess
) -> None:
    begin_rotation(person)
    assert other.ask("read", person, write(person, b"news")) == "news"
    # It has heard of it now.
    assert other.ask("key", person) == str(unlock_key(person))


def test_it_never_keeps_anything_under_a_key_that_is_gone(
    person: uuid.UUID, other: OtherProcess
) -> None:
    begin_rotation(person)
    finish(person)
    row = new_id()
    assert other.ask("write", person, row, "late") == "refused: OperationalError"
    assert len(named(person)) == 1
    # Who tries again succeeds.
    assert other.ask("write", person, row, "late") == "committed"
    assert named(person) == {unlock_key(person): 2}
    assert read(person, row) == b"late"


def test_what_it_wrote_and_has_not_committed_is_waited_for(
    person: uuid.UUID, other: OtherProcess
) -> None:
    begin_rotation(person)
    row = new_id()
    assert other.ask("begin", person, row, "pending") == "open"
    over = threading.Event()

    def rotate() -> None:
        try:
            list(finish_rotation(person, keep=timedelta(0)))
            over.set()
        finally:
            connection.close()

    thread = threading.Thread(target=rotate)
    thread.start()
    assert not over.wait(0.5)
    assert len(keys(person)) == 2
    # Nobody else waits meanwhile.
    write(person, b"beside")
    assert other.ask("commit") == "committed"
    thread.join(20)
    assert over.is_set()
    assert named(person) == {unlock_key(person): 3}
    assert read(person, row) == b"pending"


def test_a_key_that_was_erased_is_not_used_by_who_remembers_it(
    person: uuid.UUID, other: OtherProcess
) -> None:
    from core.tenancy import acting_as
    from core.vault import erase

    with acting_as(person):
        erase(person)
    assert other.ask("write", person, new_id(), "lost") == "refused: OperationalError"
    assert other.ask("write", person, new_id(), "kept") == "committed"
    assert unlock_key(person) in named(person)
