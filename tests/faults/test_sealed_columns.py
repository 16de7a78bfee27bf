"""Every column of envelopes is known, guarded and sealed anew; every byte in it is guarded too."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from typing import Any

import psycopg2
import pytest
from psycopg2 import sql

from accounts.models import Person
from core.tenancy import acting_as
from core.vault import EnvelopeRefused, Place, forget_unwrapped, rotation, unlock
from core.vault.fences import fence_of
from core.vault.places import SealedColumn, sealed_columns
from core.vault.rotation import begin_rotation, finish_rotation
from tests.api.reflections.conftest import REFLECTIONS, post, reflection_body
from tests.factories.accounts import PersonFactory
from tests.factories.action_points import ActionPointFactory
from tests.factories.attachments import AttachmentFactory
from tests.factories.exports import ExportFactory
from tests.factories.saved import ReadingListFactory, SavedArticleFactory
from tests.factories.sealing import SealingKeyFactory
from tests.factories.weaves import SELF_EVIDENT, keep, weave

COLUMNS = sealed_columns()
each_column = pytest.mark.parametrize("column", COLUMNS, ids=lambda each: each.place.table)
# Columns of bytes that are no envelopes, and why.
NO_ENVELOPES = {
    ("core_datakey", "wrapped"): "wrapped by a master key",
    ("core_idempotencyrecord", "fingerprint"): "a keyed hash",
    ("core_idempotencyrecord", "scope"): "a keyed hash",
    ("knowledge_themebundle", "content"): "public",
}


@pytest.fixture(autouse=True)
def _nothing_remembered() -> Iterator[None]:
    forget_unwrapped()
    yield
    forget_unwrapped()


@pytest.fixture
def people(transactional_db: None, client_for: Any) -> list[Person]:
    """Two people with something in every sealed column."""
    people = [PersonFactory() for _ in range(2)]
    for person in people:
        assert post(client_for(person), reflection_body(), key="first").status_code == 201
        saved = SavedArticleFactory(person=person, note="Notitie")
        ReadingListFactory(person=person, articles=[saved.id])
        SealingKeyFactory(person=person)
        ActionPointFactory(person=person)
        AttachmentFactory(person=person)
        weave(person, {"age": SELF_EVIDENT})
        keep(person)
        ExportFactory(person=person, made=True)
    return people


def stored(url: str, column: SealedColumn) -> list[tuple[uuid.UUID, uuid.UUID, bytes]]:
    """Return owner, row id and envelope of every row, as a superuser reads them."""
    statement = sql.SQL("SELECT {}, {}, {} FROM {}").format(
        *map(sql.Identifier, (column.owner, column.row, column.place.field, column.place.table))
    )
    with psycopg2.connect(url) as connection, connection.cursor() as cursor:
        cursor.execute(statement)
        rows = cursor.fetchall()
    connection.close()
    return [(_uuid(owner), _uuid(row), bytes(sealed)) for owner, row, sealed in rows]


def kept(url: str, column: SealedColumn) -> dict[uuid.UUID, tuple[uuid.UUID, bytes]]:
    """Return one row id and envelope by owner."""
    return {owner: (row, envelope) for owner, row, envelope in stored(url, column)}


def _uuid(row: Any) -> uuid.UUID:
    return uuid.UUID(bytes=bytes(row)[:16]) if isinstance(row, memoryview) else uuid.UUID(str(row))


def test_no_column_of_bytes_was_forgotten(db: None, admin_database_url: str) -> None:
    """A new one is named with `core.vault.sealed_column`, or stands in `NO_ENVELOPES`."""
    with psycopg2.connect(admin_database_url) as connection, connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name, column_name FROM information_schema.columns "
            "WHERE table_schema = 'public' AND data_type = 'bytea'"
        )
        found = set(cursor.fetchall())
    connection.close()
    assert found == {tuple(column.place) for column in COLUMNS} | set(NO_ENVELOPES)


def test_every_sealed_column_is_guarded_by_the_database(db: None, admin_database_url: str) -> None:
    with psycopg2.connect(admin_database_url) as connection, connection.cursor() as cursor:
        cursor.execute("SELECT tgrelid::regclass::text, tgname FROM pg_trigger WHERE tgenabled='O'")
        standing = set(cursor.fetchall())
    connection.close()
    assert {(column.place.table, fence_of(column.place)) for column in COLUMNS} <= standing


@each_column
def test_changing_any_bit_of_what_is_stored_is_noticed(
    people: list[Person], admin_database_url: str, column: SealedColumn
) -> None:
    person = people[0]
    row, envelope = kept(admin_database_url, column)[person.pk]
    with acting_as(person.pk):
        key = unlock(person.pk)
        key.open(envelope, place=column.place, row=row)
        # All of a short one; of a long one the ends, where everything but text stands.
        size = len(envelope)
        positions = {*range(min(size, 200)), *range(max(0, size - 40), size)}
        for position in positions:
            for bit in range(8):
                changed = bytearray(envelope)
                changed[position] ^= 1 << bit
                with pytest.raises(EnvelopeRefused):
                    key.open(bytes(changed), place=column.place, row=row)


@each_column
def test_an_envelope_in_another_row_place_or_of_another_person_is_noticed(
    people: list[Person], admin_database_url: str, column: SealedColumn
) -> None:
    found = kept(admin_database_url, column)
    (row, envelope), (other_row, other_envelope) = (found[person.pk] for person in people)
    elsewhere = [each.place for each in COLUMNS if each is not column]
    elsewhere.append(Place(column.place.table, column.place.field + "2"))
    with acting_as(people[0].pk):
        key = unlock(people[0].pk)
        wrong = [(envelope, place, row) for place in elsewhere]
        wrong += [(envelope, column.place, uuid.UUID(int=row.int ^ 1 << bit)) for bit in range(128)]
        wrong += [(other_envelope, column.place, row), (other_envelope, column.place, other_row)]
        for sealed, place, at in wrong:
            with pytest.raises(EnvelopeRefused):
                key.open(sealed, place=place, row=at)


def test_every_place_takes_part_in_a_rotation(
    people: list[Person],
    client_for: Any,
    admin_database_url: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(rotation, "CLOSING_SECONDS", 0.0)
    person, client = people[0], client_for(people[0])
    body = reflection_body()
    first = post(client, body, key="second")
    before = client.get(REFLECTIONS).json(), client.get("/api/v1/lists").json()
    assert begin_rotation(person.pk)
    list(finish_rotation(person.pk))
    forget_unwrapped()
    with acting_as(person.pk):
        current = unlock(person.pk).key_id
    for column in COLUMNS:
        for owner, _, envelope in stored(admin_database_url, column):
            assert (envelope[1:17] == current.bytes) is (owner == person.pk), column.place.table
    assert before == (client.get(REFLECTIONS).json(), client.get("/api/v1/lists").json())
    again = post(client, body, key="second")
    assert again["Idempotency-Replayed"] == "true"
    assert again.json() == first.json()
