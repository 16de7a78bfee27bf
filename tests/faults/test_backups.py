"""Backups as docs/operating.md makes them: the data without the keys opens nothing."""

from __future__ import annotations

import base64
import os
import re
import shlex
import subprocess
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg2
import pytest
from psycopg2 import sql

from accounts.models import Person
from core.tenancy import acting_as
from core.vault import EnvelopeRefused, OwnerKey, erase, forget_unwrapped, master_keys, rotation
from core.vault.envelopes import DATA_KEY_BYTES
from core.vault.rotation import begin_rotation, finish_rotation
from reflections.models import CONTENT
from tests.api.reflections.conftest import post, reflection_body
from tests.factories.accounts import PersonFactory
from tests.support.database import administrator, with_name
from tools.homes import installed_programs

OPERATING = Path(__file__).resolve().parents[2] / "docs" / "operating.md"
WORDS = "Ze zweeg lang."


@pytest.fixture(autouse=True)
def _nothing_remembered() -> Iterator[None]:
    forget_unwrapped()
    yield
    forget_unwrapped()


@pytest.fixture
def people(transactional_db: None, client_for: Any) -> list[Person]:
    people = [PersonFactory() for _ in range(2)]
    for person in people:
        body = reflection_body(answers={"text": WORDS})
        assert post(client_for(person), body).status_code == 201
    return people


def documented(file: str) -> list[str]:
    """Return the options of the `pg_dump` that writes `file`, as the manual gives them."""
    lines = OPERATING.read_text(encoding="utf-8").replace("\\\n", " ")
    found = re.search(rf"pg_dump (.*) klankbord > {re.escape(file)}", lines)
    assert found, f"docs/operating.md makes no {file} any more"
    return [each for each in shlex.split(found[1]) if not each.startswith("--username")]


DATA, KEYS = documented("klankbord-$(date +%F).dump"), documented("klankbord-keys.dump")


def dump(url: str, file: Path, options: list[str]) -> Path:
    subprocess.run([installed_programs() / "pg_dump", *options, f"--file={file}", url], check=True)
    return file


@contextmanager
def restored(*files: Path) -> Iterator[str]:
    """Give the address of a new database that holds what is in `files`, as the manual restores."""
    name = f"test_restored_{os.getpid()}"
    with administrator() as connection, connection.cursor() as cursor:
        cursor.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        url = with_name(os.environ["ADMIN_DATABASE_URL"], name)
        options = ["--exit-on-error", "--single-transaction", "--dbname", url]
        try:
            for file in files:
                program = installed_programs() / "pg_restore"
                subprocess.run([program, *options, file], check=True)
            yield url
        finally:
            cursor.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def readable(url: str, person: Person) -> list[bool]:
    """Tell of each reflection of `person` whether the master keys and this database open it."""
    with psycopg2.connect(url) as connection, connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, master_key, wrapped FROM core_datakey WHERE owner_id = %s", [str(person.pk)]
        )
        keys = [_key(person.pk, *row) for row in cursor.fetchall()]
        cursor.execute(
            "SELECT id, sealed FROM reflections_reflection WHERE person_id = %s", [str(person.pk)]
        )
        rows = cursor.fetchall()
    connection.close()
    return [
        any(_opens(key, uuid.UUID(str(row)), bytes(sealed)) for key in keys) for row, sealed in rows
    ]


def _key(owner: uuid.UUID, key_id: Any, master: str, wrapped: Any) -> OwnerKey:
    key_id = uuid.UUID(str(key_id))
    secret = master_keys().unwrap(bytes(wrapped), master=master, owner=owner, key_id=key_id)
    return OwnerKey(owner=owner, key_id=key_id, data_key=secret[:DATA_KEY_BYTES])


def _opens(key: OwnerKey, row: uuid.UUID, sealed: bytes) -> bool:
    try:
        return WORDS in key.open(sealed, place=CONTENT, row=row).decode()
    except EnvelopeRefused:
        return False


def wrapped_keys(url: str) -> list[bytes]:
    with psycopg2.connect(url) as connection, connection.cursor() as cursor:
        cursor.execute("SELECT wrapped FROM core_datakey")
        found = [bytes(row[0]) for row in cursor.fetchall()]
    connection.close()
    return found


def test_the_data_alone_opens_nothing_and_with_the_keys_everything(
    people: list[Person], admin_database_url: str, tmp_path: Path
) -> None:
    data = dump(admin_database_url, tmp_path / "data", DATA)
    keys = dump(admin_database_url, tmp_path / "keys", KEYS)
    with restored(data) as url:
        assert wrapped_keys(url) == []
        assert [readable(url, person) for person in people] == [[False], [False]]
    with restored(data, keys) as url:
        assert [readable(url, person) for person in people] == [[True], [True]]


def test_no_wrapped_key_is_in_the_dump_of_the_data(
    people: list[Person], admin_database_url: str, tmp_path: Path
) -> None:
    plain = [option for option in DATA if not option.startswith("--format")]
    written = dump(admin_database_url, tmp_path / "plain", plain).read_bytes()
    assert b"reflections_reflection" in written
    keys = wrapped_keys(admin_database_url)
    assert len(keys) == len(people)
    for key in keys:
        for form in (key, key.hex().encode(), base64.b64encode(key)):
            assert form not in written


def test_who_was_erased_does_not_come_back(
    people: list[Person], admin_database_url: str, tmp_path: Path
) -> None:
    yesterday = dump(admin_database_url, tmp_path / "data", DATA)
    with acting_as(people[0].pk):
        erase(people[0].pk)
    keys = dump(admin_database_url, tmp_path / "keys", KEYS)
    with restored(yesterday, keys) as url:
        assert [readable(url, person) for person in people] == [[False], [True]]


def test_backups_around_a_rotation_fit_together(
    people: list[Person],
    admin_database_url: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The old key is kept for as long as the data of one night may meet the keys of the next."""
    monkeypatch.setattr(rotation, "CLOSING_SECONDS", 0.0)
    before = dump(admin_database_url, tmp_path / "before", DATA)
    begin_rotation(people[0].pk)
    during = dump(admin_database_url, tmp_path / "during", DATA)
    list(finish_rotation(people[0].pk))
    after = dump(admin_database_url, tmp_path / "after", DATA)
    keys = dump(admin_database_url, tmp_path / "keys", KEYS)
    for data in (before, during, after):
        with restored(data, keys) as url:
            assert [readable(url, person) for person in people] == [[True], [True]]


def test_once_the_old_key_is_gone_earlier_data_stays_shut(
    people: list[Person],
    admin_database_url: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(rotation, "CLOSING_SECONDS", 0.0)
    before = dump(admin_database_url, tmp_path / "before", DATA)
    begin_rotation(people[0].pk)
    list(finish_rotation(people[0].pk, keep=rotation.KEEP * 0))
    after = dump(admin_database_url, tmp_path / "after", DATA)
    keys = dump(admin_database_url, tmp_path / "keys", KEYS)
    with restored(before, keys) as url:
        assert [readable(url, person) for person in people] == [[False], [True]]
    with restored(after, keys) as url:
        assert [readable(url, person) for person in people] == [[True], [True]]
