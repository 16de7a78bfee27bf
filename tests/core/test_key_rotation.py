"""One person gets another data key while they go on reading and writing."""

from __future__ import annotations

import threading
import uuid
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from django.db import OperationalError, connection

from core.identifiers import new_id
from core.models import DataKey
from core.tenancy import acting_as
from core.vault import EnvelopeRefused, erase, forget_unwrapped, rotation, unlock, unlock_or_make
from core.vault.rotation import (
    RotationNotOver,
    begin_rotation,
    finish_rotation,
    purge_keys,
    seconds_until_closing,
)
from core.vault.sealing_anew import seal_anew
from core.vault.transactions import StillOpen, wait_for_open_transactions
from reflections.models import WORDS, WordPage
from tests.factories.accounts import PersonFactory

NOW, LATER = timedelta(0), timedelta(hours=1)


@pytest.fixture(autouse=True)
def _nothing_remembered() -> Iterator[None]:
    forget_unwrapped()
    yield
    forget_unwrapped()


@pytest.fixture
def person(transactional_db: None) -> uuid.UUID:
    found: uuid.UUID = PersonFactory().pk
    return found


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Do not wait until processes have forgotten."""
    monkeypatch.setattr(rotation, "CLOSING_SECONDS", 0.0)


def write(person: uuid.UUID, text: bytes = b"x") -> uuid.UUID:
    row = new_id()
    with acting_as(person):
        sealed = unlock_or_make(person).seal(text, place=WORDS, row=row)
        WordPage.objects.create(person_id=person, id=row, sealed=sealed)
    return row


def read(person: uuid.UUID, row: uuid.UUID) -> bytes:
    with acting_as(person):
        page = WordPage.objects.get(person_id=person, id=row)
        return unlock(person).open(bytes(page.sealed), place=WORDS, row=row)


def keys(person: uuid.UUID) -> list[DataKey]:
    with acting_as(person):
        return list(DataKey.objects.filter(owner_id=person).order_by("id"))


def named(person: uuid.UUID) -> Counter[uuid.UUID]:
    """Count the envelopes by the key that they name."""
    with acting_as(person):
        pages = WordPage.objects.filter(person_id=person).values_list("sealed", flat=True)
        return Counter(uuid.UUID(bytes=bytes(sealed)[1:17]) for sealed in pages)


def finish(person: uuid.UUID, keep: timedelta = NOW) -> int:
    return sum(finish_rotation(person, keep=keep))


def test_who_never_wrote_has_no_key_to_replace(person: uuid.UUID) -> None:
    assert begin_rotation(person) is False
    assert keys(person) == []


def test_a_new_key_seals_at_once_and_both_open(person: uuid.UUID) -> None:
    before = write(person, b"before")
    old = unlock_key(person)
    assert begin_rotation(person)
    after = write(person, b"after")
    assert (read(person, before), read(person, after)) == (b"before", b"after")
    assert unlock_key(person) != old
    assert named(person) == {old: 1, unlock_key(person): 1}


def unlock_key(person: uuid.UUID) -> uuid.UUID:
    with acting_as(person):
        return unlock(person).key_id


def test_beginning_twice_is_beginning_once(person: uuid.UUID) -> None:
    write(person)
    assert begin_rotation(person)
    begun = keys(person)
    assert begin_rotation(person)
    assert [row.id for row in keys(person)] == [row.id for row in begun]
    assert len(begun) == 2


def test_everything_is_sealed_anew_and_the_old_key_is_gone(
    person: uuid.UUID, at_once: None
) -> None:
    rows = {write(person, text): text for text in (b"one", b"two", b"three")}
    old = unlock_key(person)
    begin_rotation(person)
    assert finish(person) == 3
    assert [row.id for row in keys(person)] == [unlock_key(person)]
    assert named(person) == {unlock_key(person): 3}
    assert unlock_key(person) != old
    forget_unwrapped()
    assert {row: read(person, row) for row in rows} == rows


def test_nobody_else_s_envelopes_are_touched(person: uuid.UUID, at_once: None) -> None:
    other: uuid.UUID = PersonFactory().pk
    write(person)
    theirs = write(other, b"theirs")
    before = named(other)
    begin_rotation(person)
    finish(person)
    assert named(other) == before
    assert read(other, theirs) == b"theirs"


def test_it_cannot_be_finished_while_processes_may_remember(person: uuid.UUID) -> None:
    write(person)
    begin_rotation(person)
    assert 0 < seconds_until_closing(person) <= rotation.CLOSING_SECONDS
    with pytest.raises(RotationNotOver):
        finish(person)
    assert all(row.closed_at is None for row in keys(person))


def test_the_wait_is_longer_than_a_process_remembers() -> None:
    assert rotation.CLOSING_SECONDS >= rotation.CACHED_SECONDS + 30


def test_a_rotation_that_was_stopped_is_taken_up_again(person: uuid.UUID, at_once: None) -> None:
    rows = [write(person, str(number).encode()) for number in range(50)]
    begin_rotation(person)
    steps = finish_rotation(person, keep=NOW)
    assert next(steps) == 20
    steps.close()
    assert len(keys(person)) == 2
    assert set(named(person).values()) == {20, 30}
    assert read(person, rows[0]) == b"0"
    assert begin_rotation(person)
    assert finish(person) == 30
    assert len(keys(person)) == 1
    assert [read(person, row) for row in rows] == [str(number).encode() for number in range(50)]


def test_the_old_key_is_kept_until_its_time_has_come(person: uuid.UUID, at_once: None) -> None:
    write(person)
    begin_rotation(person)
    finish(person, keep=LATER)
    old, new = keys(person)
    assert old.erase_after
    assert old.closed_at
    assert purge_keys() == 0
    with acting_as(person):
        DataKey.objects.filter(id=old.id).update(erase_after=old.closed_at)
    assert purge_keys() == 1
    assert [row.id for row in keys(person)] == [new.id]


def test_a_key_can_be_replaced_again_while_the_one_before_is_kept(
    person: uuid.UUID, at_once: None
) -> None:
    row = write(person, b"kept")
    for _ in range(3):
        begin_rotation(person)
        finish(person, keep=LATER)
    assert len(keys(person)) == 4
    forget_unwrapped()
    assert read(person, row) == b"kept"


def test_erasing_takes_old_keys_too(person: uuid.UUID) -> None:
    write(person)
    begin_rotation(person)
    with acting_as(person):
        erase(person)
    assert keys(person) == []


def test_fingerprints_stay_the_same(person: uuid.UUID, at_once: None) -> None:
    with acting_as(person):
        before = unlock_or_make(person).fingerprint("test", b"message")
    for _ in range(2):
        begin_rotation(person)
        finish(person)
        forget_unwrapped()
        with acting_as(person):
            assert unlock(person).fingerprint("test", b"message") == before


def test_what_does_not_open_keeps_the_old_key(person: uuid.UUID, at_once: None) -> None:
    good, bad = write(person, b"good"), write(person, b"bad")
    with acting_as(person):
        page = WordPage.objects.get(person_id=person, id=bad)
        spoilt = bytes(page.sealed)[:-1] + bytes([bytes(page.sealed)[-1] ^ 1])
        WordPage.objects.filter(person_id=person, id=bad).update(sealed=spoilt)
    begin_rotation(person)
    with pytest.raises(RotationNotOver) as caught:
        finish(person)
    assert caught.value.left == {"reflections_wordpage": 1}
    assert len(keys(person)) == 2
    assert read(person, good) == b"good"
    with acting_as(person):
        WordPage.objects.filter(person_id=person, id=bad).delete()
    finish(person)
    assert len(keys(person)) == 1


def test_the_database_refuses_what_a_closed_or_unknown_key_sealed(
    person: uuid.UUID, at_once: None
) -> None:
    row = write(person)
    with acting_as(person):
        old = unlock(person)
    begin_rotation(person)
    finish(person, keep=LATER)
    stale = old.seal(b"stale", place=WORDS, row=row)
    unknown = stale[:1] + new_id().bytes + stale[17:]
    for envelope in (stale, unknown):
        with pytest.raises(OperationalError, match="closed or gone"), acting_as(person):
            WordPage.objects.filter(person_id=person, id=row).update(sealed=envelope)
        with pytest.raises(OperationalError, match="closed or gone"), acting_as(person):
            WordPage.objects.create(person_id=person, id=new_id(), sealed=envelope)
    assert read(person, row) == b"x"


def test_a_row_that_somebody_writes_is_passed_over_and_taken_later(
    person: uuid.UUID, at_once: None
) -> None:
    rows = [write(person, str(number).encode()) for number in range(3)]
    begin_rotation(person)
    with holding(person, rows[1]):
        assert [sealed for sealed, _ in seal_anew(person)] == [2]
        assert sorted(named(person).values()) == [1, 2]
    assert finish(person) == 1
    assert [read(person, row) for row in rows] == [b"0", b"1", b"2"]


@contextmanager
def holding(person: uuid.UUID, row: uuid.UUID | None = None) -> Iterator[None]:
    """Keep a transaction open in another connection, which holds `row` locked."""
    begun, release = threading.Event(), threading.Event()

    def hold() -> None:
        try:
            with acting_as(person):
                pages = WordPage.objects.filter(person_id=person, id=row)
                list(pages.select_for_update())
                begun.set()
                release.wait(20)
        finally:
            connection.close()

    thread = threading.Thread(target=hold)
    thread.start()
    try:
        assert begun.wait(20)
        yield
    finally:
        release.set()
        thread.join()


def test_waiting_for_a_transaction_that_never_ends_ends(person: uuid.UUID) -> None:
    with holding(person), pytest.raises(StillOpen):
        wait_for_open_transactions(longest=0.2)
    wait_for_open_transactions(longest=5)


def test_a_key_that_cannot_be_unwrapped_is_not_replaced(person: uuid.UUID, settings: Any) -> None:
    write(person)
    forget_unwrapped()
    settings.MASTER_KEYS = "other:" + "B" * 43
    with pytest.raises(EnvelopeRefused):
        begin_rotation(person)
    assert len(keys(person)) == 1
