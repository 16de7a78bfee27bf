"""Data keys: one per owner, wrapped, under row-level security, remembered for a short while."""

from __future__ import annotations

import base64
import logging
import os
import subprocess
import sys
import threading
import uuid
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connection, transaction

from core.identifiers import new_id
from core.models import DataKey
from core.tenancy import acting_as
from core.vault import EnvelopeRefused, Place, erase, unlock, unlock_or_make
from core.vault.cache import BriefCache
from core.vault.datakeys import forget_unwrapped
from core.vault.masterkeys import MasterKeys

PLACE = Place("somewhere", "sealed")
OLD = "old:" + base64.urlsafe_b64encode(b"o" * 32).decode().rstrip("=")
NEW = "new:" + base64.urlsafe_b64encode(b"n" * 32).decode().rstrip("=")


@pytest.fixture(autouse=True)
def _nothing_remembered() -> Any:
    forget_unwrapped()
    yield
    forget_unwrapped()


def test_a_key_is_made_once_and_then_stays(db: None) -> None:
    owner = new_id()
    with acting_as(owner):
        with pytest.raises(EnvelopeRefused):
            unlock(owner)
        made = unlock_or_make(owner)
        assert unlock_or_make(owner).key_id == unlock(owner).key_id == made.key_id
        envelope = made.seal(b"x", place=PLACE, row=owner)
        assert unlock(owner).open(envelope, place=PLACE, row=owner) == b"x"
        assert DataKey.objects.count() == 1


def test_nobody_else_unlocks_it(transactional_db: None) -> None:
    owner, stranger = new_id(), new_id()
    with acting_as(owner):
        unlock_or_make(owner)
    forget_unwrapped()
    with acting_as(stranger), pytest.raises(EnvelopeRefused):
        unlock(owner)
    with pytest.raises(EnvelopeRefused):
        unlock(owner)


def test_erasing_the_key_makes_everything_unreadable(transactional_db: None) -> None:
    owner = new_id()
    with acting_as(owner):
        envelope = unlock_or_make(owner).seal(b"x", place=PLACE, row=owner)
    with acting_as(owner):
        erase(owner)
    with acting_as(owner):
        with pytest.raises(EnvelopeRefused):
            unlock(owner)
        other = unlock_or_make(owner)
        with pytest.raises(EnvelopeRefused):
            other.open(envelope, place=PLACE, row=owner)


def test_a_key_that_was_rolled_back_is_not_remembered(transactional_db: None) -> None:
    owner = new_id()
    with acting_as(owner):
        lost = unlock_or_make(owner)
        transaction.set_rollback(True)
    with acting_as(owner):
        with pytest.raises(EnvelopeRefused):
            unlock(owner)
        assert unlock_or_make(owner).key_id != lost.key_id


def test_two_first_requests_at_once_make_one_key(transactional_db: None) -> None:
    owner, found = new_id(), []
    start = threading.Barrier(8)

    def first_request() -> None:
        start.wait()
        try:
            with acting_as(owner):
                found.append(unlock_or_make(owner).key_id)
        finally:
            connection.close()

    threads = [threading.Thread(target=first_request) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert len(set(found)) == 1


def test_a_remembered_key_costs_no_query(
    transactional_db: None, django_assert_num_queries: Any
) -> None:
    owner = new_id()
    with acting_as(owner):
        unlock_or_make(owner)
    with django_assert_num_queries(0):
        unlock(owner)


def test_master_keys_rotate_without_downtime(transactional_db: None, settings: Any) -> None:
    owner, later = new_id(), new_id()
    settings.MASTER_KEYS = OLD
    with acting_as(owner):
        envelope = unlock_or_make(owner).seal(b"x", place=PLACE, row=owner)
    forget_unwrapped()
    settings.MASTER_KEYS = f"{NEW},{OLD}"
    with acting_as(owner):
        assert unlock(owner).open(envelope, place=PLACE, row=owner) == b"x"
    with acting_as(later):
        unlock_or_make(later)
        assert DataKey.objects.get().master_key == "new"
    forget_unwrapped()
    settings.MASTER_KEYS = NEW
    with acting_as(owner), pytest.raises(EnvelopeRefused):
        unlock(owner)


@pytest.mark.parametrize("column", ["wrapped", "id"])
def test_a_wrapped_key_that_was_changed_is_refused(transactional_db: None, column: str) -> None:
    owner = new_id()
    with acting_as(owner):
        unlock_or_make(owner)
        row = DataKey.objects.get()
        changed = (
            {"wrapped": bytes([bytes(row.wrapped)[0] ^ 1]) + bytes(row.wrapped)[1:]}
            if column == "wrapped"
            else {"id": uuid.UUID(int=row.id.int ^ 1)}
        )
        DataKey.objects.filter(owner_id=owner).update(**changed)
    forget_unwrapped()
    with acting_as(owner), pytest.raises(EnvelopeRefused):
        unlock(owner)


def test_a_wrapped_key_of_somebody_else_is_refused(transactional_db: None) -> None:
    """Somebody who may write the table cannot give one person another's key."""
    owner, stranger = new_id(), new_id()
    with acting_as(owner):
        unlock_or_make(owner)
        stolen = DataKey.objects.get()
        DataKey.objects.all().delete()
    with acting_as(stranger):
        DataKey.objects.create(
            id=stolen.id,
            owner_id=stranger,
            master_key=stolen.master_key,
            wrapped=bytes(stolen.wrapped),
        )
        with pytest.raises(EnvelopeRefused):
            unlock(stranger)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a",
        "a:",
        ":" + "A" * 43,
        "a:" + "A" * 42,
        "a:" + "!" * 43,
        f"{OLD},{OLD}",
        f"{OLD},",
        "a b:" + "A" * 43,
    ],
)
def test_broken_master_keys_are_said_without_quoting_them(text: str) -> None:
    with pytest.raises(ImproperlyConfigured) as caught:
        MasterKeys(text)
    assert "AAAA" not in str(caught.value)
    assert "!!!" not in str(caught.value)


def test_a_broken_master_key_stops_the_start_and_is_not_quoted() -> None:
    broken = "Q" * 42
    started = subprocess.run(
        [sys.executable, "-c", "import django; django.setup()"],
        cwd=django_settings.BACKEND,
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "MASTER_KEYS": f"a:{broken}",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert started.returncode != 0
    assert "MASTER_KEYS: the key of entry 1 must be 32 bytes" in started.stderr
    assert broken not in started.stdout + started.stderr


def test_master_keys_show_their_names_alone() -> None:
    assert repr(MasterKeys(f"{NEW},{OLD}")) == "<MasterKeys new, old>"


def test_nothing_is_logged(transactional_db: None, caplog: Any) -> None:
    caplog.set_level(logging.DEBUG)
    owner = new_id()
    with acting_as(owner):
        unlock_or_make(owner).seal(b"x", place=PLACE, row=owner)
    assert not [record for record in caplog.records if record.name.startswith("core")]


def test_the_memory_forgets_by_time_and_by_number() -> None:
    now = [0.0]
    memory: BriefCache[str, int] = BriefCache(size=2, seconds=10, clock=lambda: now[0])
    memory.put("a", 1)
    now[0] = 4
    memory.put("b", 2)
    assert (memory.get("a"), memory.get("b")) == (1, 2)
    now[0] = 10
    assert (memory.get("a"), memory.get("b")) == (None, 2)
    memory.put("c", 3)
    memory.put("d", 4)
    assert (memory.get("b"), memory.get("c"), memory.get("d")) == (None, 3, 4)
    memory.drop("c")
    assert memory.get("c") is None
    now[0] = 100
    assert memory.get("d") is None
    assert len(memory) == 0
