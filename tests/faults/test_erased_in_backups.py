"""Yesterday's backup, put back after somebody was erased: nobody reads what that person wrote."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg2
import pytest

from core.identifiers import new_id
from core.vault import EnvelopeRefused, OwnerKey, Place, master_keys
from core.vault.places import SealedColumn, sealed_columns
from tests.faults.canaries import PLANTERS
from tests.faults.canary_words import Canaries
from tests.faults.installation import manage, prepare, publish_content, sign_in
from tests.faults.private_tables import session
from tests.support.server import running_server, running_worker
from tools.postgres import DATABASE, OWNER, Database, temporary_cluster

# Whoever adds a sealed column plants something in it (`tests.faults.canaries`).
SEALED = {column.place for column in sealed_columns()}


@pytest.fixture(scope="module")
def restored(tmp_path_factory: pytest.TempPathFactory, small_content: Path) -> Iterator[Any]:
    """Give a cursor in yesterday's backup, put back with the keys of today, and who was in it.

    With it comes the address under which the application would serve it.
    """
    folder = tmp_path_factory.mktemp("backups")
    with temporary_cluster() as database:
        prepare(database)
        publish_content(database, small_content)
        people = _write(database, folder)
        _dump(database, folder / "data.dump", "--exclude-table-data=core_datakey")
        manage(database, "erase_account", _address("gone"), "--for-good")
        _dump(database, folder / "keys.dump", "--data-only", "--table=core_datakey")
        _bring_back(database, folder)
        opened = psycopg2.connect(_superuser(database, "restored"))
        with opened.cursor() as given:
            yield given, people, _named(database.application_url, "restored")
        opened.close()


def _address(name: str) -> str:
    return f"{name}@klankbord.example"


def _write(database: Database, folder: Path) -> dict[str, UUID]:
    """Let two people keep something in every sealed column; return who they are."""
    people = {}
    with (
        running_server(database.application_url, folder) as server,
        running_worker(database.application_url, folder),
    ):
        for name in ("gone", "stays"):
            person, word, reflection = sign_in(database, _address(name)), Canaries(), str(new_id())
            people[name] = UUID(person.person_id)
            with person.client(server.url) as client:
                for plant in PLANTERS:
                    plant(client, word, reflection)
    return people


def _superuser(database: Database, name: str = DATABASE) -> str:
    return _named(database.admin_url, name)


def _named(url: str, name: str) -> str:
    return url[: url.rindex("/") + 1] + name


def _dump(database: Database, target: Path, *options: str) -> None:
    """Back up as `docs/operating.md` says."""
    _program(database, "pg_dump", "--format=custom", f"--file={target}", *options)


def _program(database: Database, program: str, *options: str, name: str = DATABASE) -> None:
    subprocess.run(
        [
            database.cluster.home.programs / program,
            "--dbname",
            _superuser(database, name),
            *options,
        ],
        env=dict(os.environ),
        check=True,
        capture_output=True,
    )


def _bring_back(database: Database, folder: Path) -> None:
    _program(database, "psql", "--command", f"CREATE DATABASE restored OWNER {OWNER}")
    for dump in ("data.dump", "keys.dump"):
        _program(
            database,
            "pg_restore",
            "--exit-on-error",
            "--single-transaction",
            str(folder / dump),
            name="restored",
        )


def keys_in(cursor: Any) -> dict[UUID, OwnerKey]:
    """Unwrap every data key there is, as whoever has database and master keys could."""
    cursor.execute("SELECT id, owner_id, master_key, wrapped FROM core_datakey")
    keys = {}
    for key_id, owner, master, wrapped in cursor.fetchall():
        key_id, owner = UUID(str(key_id)), UUID(str(owner))
        data_key = master_keys().unwrap(bytes(wrapped), master=master, owner=owner, key_id=key_id)
        keys[owner] = OwnerKey(owner=owner, key_id=key_id, data_key=data_key)
    return keys


def envelopes_of(cursor: Any, person: UUID) -> Iterator[tuple[Place, UUID, bytes]]:
    """Yield every envelope of `person`, in whatever column, with its place and row."""
    for column in sealed_columns():
        cursor.execute(_statement(column), [str(person)])
        for row, envelope in cursor.fetchall():
            yield column.place, _id_of(row), bytes(envelope)


def _statement(column: SealedColumn) -> str:
    place = column.place
    return (
        f"SELECT {column.row}, {place.field} FROM {place.table} "
        f"WHERE {column.owner} = %s AND {place.field} IS NOT NULL"
    )


def _id_of(row: Any) -> UUID:
    return UUID(bytes=bytes(row)[:16]) if isinstance(row, memoryview) else UUID(str(row))


@pytest.mark.slow
def test_whoever_stays_can_be_read_from_the_backup(restored: Any) -> None:
    """Otherwise nothing would be proven by not being able to read the other."""
    cursor, people, _url = restored
    key = keys_in(cursor)[people["stays"]]
    opened = [
        (place, key.open(envelope, place=place, row=row))
        for place, row, envelope in envelopes_of(cursor, people["stays"])
    ]
    assert {place for place, _text in opened} == SEALED
    text = b"".join(text for _place, text in opened)
    for place in ("text", "answerb5", "tagb9", "ownword0", "otherquestion0", "plan0", "outcome7"):
        assert Canaries()[place].encode() in text


@pytest.mark.slow
def test_no_key_there_is_opens_anything_of_whoever_was_erased(restored: Any) -> None:
    cursor, people, _url = restored
    keys = keys_in(cursor)
    assert set(keys) == {people["stays"]}
    sealed = list(envelopes_of(cursor, people["gone"]))
    assert {place for place, _row, _envelope in sealed} == SEALED
    for place, row, envelope in sealed:
        for key in keys.values():
            with pytest.raises(EnvelopeRefused):
                key.open(envelope, place=place, row=row)
            # Nor one that pretends to be theirs, and is named as theirs was.
            cursor.execute("SELECT wrapped, master_key FROM core_datakey")
            wrapped, master = cursor.fetchone()
            with pytest.raises(EnvelopeRefused):
                master_keys().unwrap(
                    bytes(wrapped),
                    master=master,
                    owner=people["gone"],
                    key_id=UUID(bytes=envelope[1:17]),
                )


@pytest.mark.slow
def test_the_application_finds_no_key_of_whoever_was_erased(restored: Any) -> None:
    """As the role that serves, in the name of the person: what it may see, and cannot read."""
    _cursor, people, url = restored
    for name, keys in (("gone", 0), ("stays", 1)):
        with session(url, people[name]) as served:
            served.execute("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = user")
            assert served.fetchone() == (False,)
            served.execute("SELECT count(*) FROM core_datakey")
            assert served.fetchone() == (keys,)
            seen = {place for place, _row, _envelope in envelopes_of(served, people[name])}
            assert Place("reflections_reflection", "sealed") in seen
