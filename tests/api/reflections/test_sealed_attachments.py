"""Attachments of a sealed reflection: sealed in the browser of their writer, kept as they came."""

from __future__ import annotations

import uuid
from typing import Any
from unittest.mock import ANY

import pytest

from accounts.models import Person
from core.identifiers import new_id
from core.tenancy import acting_as
from reflections.attachments.attaching import MOST_OF_A_REFLECTION
from reflections.attachments.models import Attachment
from reflections.attachments.pieces import PIECE_BYTES
from reflections.attachments.reading import open_attachments
from reflections.attachments.taking import MOST_SEALED
from reflections.sealed_along import LONGEST_ALONG
from tests.api.reflections.attachments import (
    body_of,
    of_attachment,
    of_reflection,
    put_sealed,
    send,
    send_sealed,
)
from tests.api.reflections.conftest import issues, patch
from tests.api.reflections.test_sealed import readable_here
from tests.api.reflections.test_sealed_along import broken
from tests.factories.accounts import PersonFactory
from tests.factories.attachments import AttachmentFactory
from tests.factories.reflections import ReflectionFactory, sealing_key_of
from tests.factories.sealing import envelope_under, sealed_file_under
from tests.support.documents import plain_pdf
from tests.support.pictures import encoded, two_halves

CANARY = "kanarievogel"
PHOTO = encoded(two_halves())


@pytest.fixture
def client(professional: Person, client_for: Any) -> Any:
    return client_for(professional)


def test_a_sealed_file_is_kept_and_given_back_as_it_came(
    client: Any, sealed: uuid.UUID, key_id: uuid.UUID
) -> None:
    chosen, envelope = str(new_id()), envelope_under(key_id)
    data = sealed_file_under(key_id, 3 * PIECE_BYTES)
    answer = send_sealed(client, sealed, key_id, id=chosen, envelope=envelope, data=data)
    assert answer.status_code == 201
    kept = answer.json()
    assert kept == {
        "id": chosen,
        "reflection": str(sealed),
        "name": "",
        "kind": "sealed",
        "size": len(data),
        "width": None,
        "height": None,
        "pages": None,
        "envelope": envelope,
        "sealed": True,
        "createdAt": ANY,
        "version": 1,
    }
    assert answer["Location"] == of_attachment(chosen)
    assert client.get(of_reflection(sealed)).json()["items"] == [kept]
    file = client.get(of_attachment(chosen, "/file"))
    assert file["Content-Type"] == "application/octet-stream"
    assert file["Content-Disposition"] == f"attachment; filename*=UTF-8''{chosen}.sealed"
    assert body_of(file) == data
    assert client.get(of_attachment(chosen, "/preview")).status_code == 404


def test_the_same_attempt_twice_keeps_one_and_an_id_is_taken_once(
    client: Any, sealed: uuid.UUID, key_id: uuid.UUID
) -> None:
    chosen = str(new_id())
    first = send_sealed(client, sealed, key_id, id=chosen, key="once")
    again = send_sealed(client, sealed, key_id, id=chosen, key="once")
    assert again["Idempotency-Replayed"] == "true"
    assert again.json() == first.json()
    other = send_sealed(
        client, sealed, key_id, id=chosen, key="once", envelope=envelope_under(key_id, b"other")
    )
    assert other.status_code == 422
    conflict = send_sealed(client, sealed, key_id, id=chosen)
    assert conflict.status_code == 409
    assert len(client.get(of_reflection(sealed)).json()["items"]) == 1


@pytest.mark.parametrize("data", [PHOTO, plain_pdf()], ids=["photo", "pdf"])
def test_no_readable_file_is_taken_for_a_sealed_reflection(
    client: Any, sealed: uuid.UUID, data: bytes
) -> None:
    refused = send(client, sealed, data, name="blob", media="")
    assert (refused.status_code, issues(refused)) == (400, {("body", "file", "to_be_sealed")})
    assert client.get(of_reflection(sealed)).json()["items"] == []


@pytest.mark.parametrize("how", broken("A" * 80))
def test_what_is_no_envelope_of_the_caller_is_refused(
    client: Any, sealed: uuid.UUID, key_id: uuid.UUID, how: str
) -> None:
    bad = broken(envelope_under(key_id))[how]
    answer = send_sealed(client, sealed, key_id, envelope=bad)
    assert answer.status_code == 400
    assert [name for _, name, _ in issues(answer)] == ["envelope"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (PHOTO, "not_an_envelope"),
        (b"\x02" + bytes(100), "not_an_envelope"),
        (b"\x01" + bytes(40), "not_an_envelope"),
        (sealed_file_under(new_id()), "sealing_key_unknown"),
    ],
)
def test_what_is_no_sealed_file_of_the_caller_is_refused(
    client: Any, sealed: uuid.UUID, key_id: uuid.UUID, data: bytes, code: str
) -> None:
    answer = send_sealed(client, sealed, key_id, data=data)
    assert (answer.status_code, issues(answer)) == (400, {("body", "file", code)})


def test_another_s_key_seals_nothing_here(client: Any, sealed: uuid.UUID) -> None:
    answer = send_sealed(client, sealed, sealing_key_of(PersonFactory()))
    assert issues(answer) == {
        ("body", "envelope", "sealing_key_unknown"),
        ("body", "file", "sealing_key_unknown"),
    }


def test_a_sealed_file_needs_the_id_that_it_is_bound_to(
    client: Any, sealed: uuid.UUID, key_id: uuid.UUID
) -> None:
    answer = send_sealed(client, sealed, key_id, id=None)
    assert issues(answer) == {("body", "id", "required")}


def test_it_has_the_bounds_that_any_has(
    client: Any, professional: Person, sealed: uuid.UUID, key_id: uuid.UUID, settings: Any
) -> None:
    most = sealed_file_under(key_id, MOST_SEALED - 45)
    longest = envelope_under(key_id, bytes(LONGEST_ALONG * 3 // 4 - 17 - 12 - 28))
    assert (len(most), len(longest)) == (MOST_SEALED, LONGEST_ALONG)
    answer = send_sealed(client, sealed, key_id, data=most, envelope=longest)
    assert answer.status_code == 201
    more = send_sealed(client, sealed, key_id, data=most + b"\0")
    assert (more.status_code, more.json()["type"].rpartition(":")[2]) == (
        413,
        "attachment-too-large",
    )
    longer = send_sealed(client, sealed, key_id, envelope=f"{longest}AAAA")
    assert [name for _, name, _ in issues(longer)] == ["envelope"]
    for _ in range(MOST_OF_A_REFLECTION - 1):
        assert send_sealed(client, sealed, key_id).status_code == 201
    assert send_sealed(client, sealed, key_id).json()["type"].endswith(":too-many-attachments")
    settings.ATTACHMENTS_PER_PERSON_MIB = 1
    other = ReflectionFactory(person=professional, sealed=True).id
    assert send_sealed(client, other, key_id).json()["type"].endswith(":attachments-full")


def test_a_sealed_one_is_named_in_its_envelope(
    client: Any, professional: Person, sealed: uuid.UUID, key_id: uuid.UUID
) -> None:
    address = send_sealed(client, sealed, key_id)["Location"]
    other = envelope_under(key_id, b"other")
    assert patch(client, address, {"envelope": other}, None).status_code == 428
    renamed = patch(client, address, {"envelope": other}, '"1"')
    assert (renamed.json()["envelope"], renamed["ETag"]) == (other, '"2"')
    for changes, expected in [
        ({"name": CANARY}, ("body", "name", "in_the_envelope")),
        ({"envelope": envelope_under(new_id())}, ("body", "envelope", "sealing_key_unknown")),
    ]:
        answer = patch(client, address, changes, '"2"')
        assert (answer.status_code, issues(answer)) == (400, {expected})
    assert CANARY.encode() not in readable_here(professional)


def test_what_can_be_read_takes_no_envelope_and_of_a_sealed_reflection_no_name(
    client: Any, professional: Person, readable: uuid.UUID, key_id: uuid.UUID
) -> None:
    made = send(client, readable, PHOTO)
    half = patch(client, made["Location"], {"envelope": envelope_under(key_id)}, '"1"')
    assert issues(half) == {("body", "envelope", "file_not_sealed")}
    address = f"/api/v1/reflections/{readable}"
    shut = patch(client, address, {"envelope": envelope_under(key_id)}, '"1"')
    assert shut.status_code == 200
    read = client.get(made["Location"]).json()
    assert (read["sealed"], read["envelope"], read["name"]) == (True, None, "flap")
    answer = patch(client, made["Location"], {"name": "Bord"}, '"1"')
    assert issues(answer) == {("body", "name", "to_be_sealed")}


def test_another_s_sealed_files_are_out_of_sight(
    client: Any, client_for: Any, stranger: Person, sealed: uuid.UUID, key_id: uuid.UUID
) -> None:
    kept = send_sealed(client, sealed, key_id).json()
    other = client_for(stranger)
    assert other.get(of_reflection(sealed)).status_code == 404
    assert other.get(of_attachment(kept["id"], "/file")).status_code == 404
    theirs = sealing_key_of(stranger)
    assert put_sealed(other, kept["id"], theirs, '"1"').status_code == 404
    assert send_sealed(other, sealed, theirs).status_code == 404
    # An id is unique per person: a conflict never tells of somebody else's.
    own = ReflectionFactory(person=stranger, sealed=True).id
    assert send_sealed(other, own, theirs, id=kept["id"]).status_code == 201


def test_rows_of_before_are_read_as_they_were(professional: Person) -> None:
    kept = AttachmentFactory(person=professional)
    with acting_as(professional.pk):
        row = Attachment.objects.get(id=kept.id)
        (read,) = open_attachments([row], person_id=professional.pk)
    assert b"envelope" not in read.about.encoded()
    assert b'"file"' not in read.about.encoded()
    assert (read.file, read.envelope) == (kept.id, None)
