"""Who may come near the keys of everybody: raw SQL as each role, with each thing it could say."""

from __future__ import annotations

import uuid
from typing import Any

import psycopg2
import pytest
from django.db import transaction

from accounts.models import Person
from core.identifiers import new_id
from core.models import DataKey
from core.tenancy import acting_as
from core.vault import unlock_or_make
from core.vault.rotation import begin_rotation, purge_keys
from tests.faults.private_tables import PRIVATE, session
from tests.faults.private_tables import owners as owners_in

OWNERS = 3


@pytest.fixture
def owners(transactional_db: None) -> list[uuid.UUID]:
    made = [new_id() for _ in range(OWNERS)]
    for owner in made:
        with acting_as(owner):
            unlock_or_make(owner)
    return made


def saying(cursor: Any, task: str) -> None:
    cursor.execute("SELECT set_config('klankbord.task', %s, true)", [task])


def seen(url: str, task: str) -> int:
    with session(url) as cursor:
        saying(cursor, task)
        cursor.execute("SELECT count(*) FROM core_datakey")
        return int(cursor.fetchone()[0])


def test_only_the_owner_of_the_tables_sees_everybody_s_keys_and_only_when_it_says_why(
    owners: list[uuid.UUID], database_url: str, owner_database_url: str
) -> None:
    assert seen(owner_database_url, "rewrap") == OWNERS
    for url, task in [
        (owner_database_url, ""),
        (owner_database_url, "purge"),
        (database_url, "rewrap"),
        (database_url, "purge"),
    ]:
        assert seen(url, task) == 0


def test_rewrapping_neither_makes_nor_deletes_keys(
    owners: list[uuid.UUID], owner_database_url: str
) -> None:
    with session(owner_database_url) as cursor:
        saying(cursor, "rewrap")
        cursor.execute("UPDATE core_datakey SET master_key = 'other'")
        assert cursor.rowcount == OWNERS
        cursor.execute("DELETE FROM core_datakey")
        assert cursor.rowcount == 0
        with pytest.raises(psycopg2.errors.InsufficientPrivilege):
            cursor.execute(
                "INSERT INTO core_datakey (id, owner_id, master_key, wrapped, created_at) "
                "VALUES (%s, %s, 'm', '', now())",
                [str(uuid.uuid4()), str(uuid.uuid4())],
            )


def test_rewrapping_opens_no_other_table(writers: list[Person], owner_database_url: str) -> None:
    with session(owner_database_url) as cursor:
        saying(cursor, "rewrap")
        seen = {table: len(owners_in(cursor, table)) for table in PRIVATE}
    assert seen == dict.fromkeys(PRIVATE, 0) | {"core_datakey": len(writers)}


def test_purging_takes_what_has_ended_and_sees_nothing(
    owners: list[uuid.UUID], database_url: str
) -> None:
    begin_rotation(owners[0])
    with acting_as(owners[0]):
        past = DataKey.objects.filter(retired_at__isnull=False)
        past.update(closed_at="2100-01-01T00:00Z", erase_after="2100-01-02T00:00Z")
    assert purge_keys() == 0
    with session(database_url) as cursor:
        cursor.execute("SELECT set_config('klankbord.person', %s, true)", [str(owners[0])])
        cursor.execute(
            "UPDATE core_datakey SET closed_at = retired_at, erase_after = retired_at "
            "WHERE retired_at IS NOT NULL"
        )
        cursor.connection.commit()
        saying(cursor, "purge")
        cursor.execute("SELECT count(*) FROM core_datakey")
        assert cursor.fetchone() == (0,)
    assert purge_keys() == 1
    for owner in owners:
        with acting_as(owner):
            assert DataKey.objects.count() == 1


def test_nobody_has_two_current_keys(owners: list[uuid.UUID]) -> None:
    with acting_as(owners[0]), transaction.atomic():
        made = DataKey.objects.bulk_create(
            [DataKey(owner_id=owners[0], master_key="m", wrapped=b"")], ignore_conflicts=True
        )
        assert len(made) == 1
        assert DataKey.objects.count() == 1
