"""All keys go under another master key: stopped, taken up again, verified."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from typing import Any

import psycopg2
import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command

from accounts.models import Person
from accounts.sealing import open_secret, seal_secret
from core.identifiers import new_id
from core.models import DataKey
from core.tenancy import acting_as
from core.vault import EnvelopeRefused, Place, forget_unwrapped, unlock, unlock_or_make
from core.vault.rewrapping import NotAllowed, count_wrapped
from core.vault.rotation import begin_rotation
from tests.factories.accounts import PersonFactory
from tests.support.database import ROOT

OLD, NEW, THIRD = "old:" + "A" * 43, "new:" + "B" * 43, "third:" + "C" * 43
PLACE = Place("somewhere", "sealed")
PEOPLE = 30


@pytest.fixture
def people(transactional_db: None, settings: Any) -> list[Person]:
    """People whose data keys are wrapped by `old`, one of them with second factors."""
    forget_unwrapped()
    settings.MASTER_KEYS = OLD
    people = [PersonFactory() for _ in range(PEOPLE)]
    for person in people:
        with acting_as(person.pk):
            unlock_or_make(person.pk)
    make = Authenticator.objects.create
    make(user=people[0], type="totp", data={"secret": seal_secret("geheim")})
    seed = {"seed": seal_secret("zaad"), "used_mask": 5}
    make(user=people[0], type="recovery_codes", data=seed)
    make(user=people[1], type="webauthn", data={"name": "f1 sleutel", "credential": {"a": [1]}})
    settings.MASTER_KEYS = f"{NEW},{OLD}"
    forget_unwrapped()
    return people


@pytest.fixture
def manage(database_url: str, owner_database_url: str) -> Any:
    """Run a command of its own process, as an operator does."""

    def run(*words: str, masters: str = f"{NEW},{OLD}", **options: Any) -> Any:
        return subprocess.Popen(
            [sys.executable, str(ROOT / "backend" / "manage.py"), *words],
            env={
                **os.environ,
                "DATABASE_URL": database_url,
                "OWNER_DATABASE_URL": owner_database_url,
                "MASTER_KEYS": masters,
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            **options,
        )

    return run


def said(process: Any) -> tuple[int, str]:
    out, err = process.communicate(timeout=120)
    return process.returncode, out + err


def masters_of(people: list[Person]) -> set[str]:
    found = set()
    for person in people:
        with acting_as(person.pk):
            found |= set(DataKey.objects.values_list("master_key", flat=True))
    return found


def test_everything_goes_under_the_first_master_key(
    people: list[Person], manage: Any, settings: Any
) -> None:
    with acting_as(people[0].pk):
        envelope = unlock(people[0].pk).seal(b"x", place=PLACE, row=people[0].pk)
    begin_rotation(people[2].pk)
    with acting_as(people[3].pk):
        DataKey.objects.all().delete()
        unlock_or_make(people[3].pk)
    status, text = said(manage("rewrap_keys"))
    assert status == 0, text
    assert "29 of 31 data keys are not under new yet." in text
    assert "29 of 29 data keys" in text
    assert "2 second factors are under new now." in text
    assert "Opened 31 of 31 data keys and 2 of 2 second factors." in text
    assert "Nothing needs another master key than new." in text
    settings.MASTER_KEYS = NEW
    forget_unwrapped()
    assert masters_of(people) == {"new"}
    with acting_as(people[0].pk):
        assert unlock(people[0].pk).open(envelope, place=PLACE, row=people[0].pk) == b"x"
    totp, codes, passkey = Authenticator.objects.order_by("pk")
    assert open_secret(totp.data["secret"]) == "geheim"
    assert open_secret(codes.data["seed"]) == "zaad"
    assert codes.data["used_mask"] == 5
    assert passkey.data == {"name": "f1 sleutel", "credential": {"a": [1]}}


def test_it_is_taken_up_again_where_it_was_killed(people: list[Person], manage: Any) -> None:
    process = manage("rewrap_keys", "--batch", "1")
    lines = iter(process.stdout)
    assert "30 of 30 data keys are not" in next(lines)
    assert next(lines).startswith("1 of 30")
    os.kill(process.pid, signal.SIGKILL)
    said(process)
    assert process.returncode == -signal.SIGKILL
    assert "new" in masters_of(people)
    status, text = said(manage("rewrap_keys"))
    assert status == 0, text
    assert masters_of(people) == {"new"}


def test_checking_changes_nothing_and_fails_until_all_is_done(
    people: list[Person], manage: Any
) -> None:
    status, text = said(manage("rewrap_keys", "--check"))
    assert status == 1
    assert "Still needed beside new: old." in text
    assert masters_of(people) == {"old"}
    assert said(manage("rewrap_keys"))[0] == 0
    assert said(manage("rewrap_keys", "--check", masters=NEW))[0] == 0


def test_a_master_key_that_was_taken_away_too_early_is_named(
    people: list[Person], manage: Any
) -> None:
    status, text = said(manage("rewrap_keys", masters=NEW))
    assert status == 1
    assert "30 data keys (" in text
    assert "2 second factors do not open" in text
    assert "MASTER_KEYS lacks old: put that back" in text
    assert masters_of(people) == {"old"}


def test_one_key_that_was_changed_stops_none_of_the_others(
    people: list[Person], manage: Any
) -> None:
    with acting_as(people[4].pk):
        row = DataKey.objects.get()
        wrapped = bytes(row.wrapped)
        DataKey.objects.update(wrapped=wrapped[:-1] + bytes([wrapped[-1] ^ 1]))
    status, text = said(manage("rewrap_keys", "--batch", "4"))
    assert status == 1
    assert f"1 data keys ({row.id}) and 0 second factors do not open." in text
    assert "Opened 29 of 30 data keys" in text
    assert masters_of([*people[:4], *people[5:]]) == {"new"}


def test_a_key_that_somebody_holds_is_taken_when_it_is_free(
    people: list[Person], manage: Any, database_url: str
) -> None:
    with psycopg2.connect(database_url) as connection, connection.cursor() as cursor:
        cursor.execute("SELECT set_config('klankbord.person', %s, true)", [str(people[5].pk)])
        cursor.execute("SELECT id FROM core_datakey FOR UPDATE")
        process = manage("rewrap_keys", "--batch", "7")
        for line in process.stdout:
            if line.startswith("29 of 30"):
                break
        # All others are done, and whoever asks for this one does not wait.
        cursor.execute("SELECT master_key FROM core_datakey")
        assert cursor.fetchone() == ("old",)
        connection.commit()
    connection.close()
    assert said(process)[0] == 0
    assert masters_of(people) == {"new"}


def test_people_read_and_begin_beside_it(people: list[Person], manage: Any) -> None:
    process, failures = manage("rewrap_keys", "--batch", "1"), []

    def live() -> None:
        from django.db import connection

        try:
            while process.poll() is None:
                forget_unwrapped()
                for owner in (people[0].pk, new_id()):
                    with acting_as(owner):
                        unlock_or_make(owner)
        except EnvelopeRefused as error:
            failures.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=live) for _ in range(2)]
    for thread in threads:
        thread.start()
    status, text = said(process)
    for thread in threads:
        thread.join()
    assert status == 0, text
    assert failures == []


def test_only_the_role_that_migrates_may(
    people: list[Person], manage: Any, database_url: str
) -> None:
    status, text = said(manage("rewrap_keys"))
    assert status == 0, text
    with pytest.raises(NotAllowed):
        count_wrapped()
    with pytest.raises(CommandError, match="OWNER_DATABASE_URL"):
        call_command("rewrap_keys")
