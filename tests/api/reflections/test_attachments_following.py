"""Attachments that follow their reflection: sealed in the place of the readable one, and back."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from accounts.models import Person
from core.tenancy import acting_as
from reflections.attachments.models import AttachmentPiece
from reflections.attachments.pieces import PIECE_BYTES
from tests.api.reflections.attachments import (
    body_of,
    of_attachment,
    put,
    put_sealed,
    send,
    send_sealed,
)
from tests.api.reflections.conftest import issues
from tests.api.reflections.test_sealed import readable_here
from tests.factories.attachments import AttachmentFactory
from tests.factories.sealing import envelope_under, sealed_file_under
from tests.support.documents import plain_pdf
from tests.support.pictures import encoded, opened, two_halves

CANARY = "kanarievogel"
PHOTO = encoded(two_halves())


@pytest.fixture
def client(professional: Person, client_for: Any) -> Any:
    return client_for(professional)


def test_what_can_be_read_makes_room_for_what_is_sealed_in_one_request(
    client: Any, professional: Person, readable: uuid.UUID, key_id: uuid.UUID
) -> None:
    made = send(
        client,
        readable,
        plain_pdf(CANARY),
        name=f"{CANARY}.pdf",
        media="application/pdf",
        key="once",
    )
    kept = made.json()
    exported = client.post(
        "/api/v1/exports", {"form": "json"}, format="json", headers={"Idempotency-Key": "before"}
    )
    assert exported.status_code < 300
    assert CANARY.encode() in readable_here(professional)

    assert put_sealed(client, kept["id"], key_id, "").status_code == 428
    assert put_sealed(client, kept["id"], key_id, '"2"').status_code == 412
    envelope, data = envelope_under(key_id), sealed_file_under(key_id)
    answer = put_sealed(client, kept["id"], key_id, '"1"', envelope=envelope, data=data)
    assert (answer.status_code, answer["ETag"]) == (200, '"2"')
    closed = answer.json()
    assert closed == kept | {
        "name": "",
        "kind": "sealed",
        "size": len(data),
        "pages": None,
        "envelope": envelope,
        "version": 2,
    }
    assert body_of(client.get(of_attachment(kept["id"], "/file"))) == data
    assert CANARY.encode() not in readable_here(professional)
    assert client.get("/api/v1/exports").json()["items"] == []
    # The first attempt is forgotten, with the name in its answer.
    again = send(
        client,
        readable,
        plain_pdf(CANARY),
        name=f"{CANARY}.pdf",
        media="application/pdf",
        key="once",
    )
    assert "Idempotency-Replayed" not in again
    with acting_as(professional.pk):
        numbers = AttachmentPiece.objects.filter(attachment_id=kept["id"])
        assert [piece.number for piece in numbers] == [0]


def test_a_small_picture_makes_room_as_well(
    client: Any, professional: Person, key_id: uuid.UUID
) -> None:
    kept = AttachmentFactory(person=professional)
    assert put_sealed(client, kept.id, key_id, '"1"').status_code == 200
    with acting_as(professional.pk):
        assert AttachmentPiece.objects.filter(attachment_id=kept.id).count() == 1


def test_once_the_reflection_is_open_again_the_file_is_made_anew_like_any(
    client: Any, readable: uuid.UUID, key_id: uuid.UUID
) -> None:
    kept = send_sealed(client, readable, key_id).json()
    assert kept["sealed"] is False
    answer = put(client, kept["id"], PHOTO, '"1"', called="Bord 1/2")
    assert answer.status_code == 200
    back = answer.json()
    assert (back["name"], back["kind"], back["envelope"]) == ("Bord 1/2", "picture", None)
    assert (back["createdAt"], back["version"]) == (kept["createdAt"], 2)
    assert opened(body_of(client.get(of_attachment(kept["id"], "/file")))).size == (80, 60)
    assert client.get(of_attachment(kept["id"], "/preview")).status_code == 200
    broken_file = put(client, kept["id"], b"%PDF-1.7 nothing", '"2"', name="a.pdf", media="")
    assert broken_file.status_code == 422
    assert client.get(of_attachment(kept["id"])).json() == back


def test_no_readable_file_takes_the_place_of_one_of_a_sealed_reflection(
    client: Any, sealed: uuid.UUID, key_id: uuid.UUID
) -> None:
    kept = send_sealed(client, sealed, key_id).json()
    answer = put(client, kept["id"], PHOTO, '"1"')
    assert issues(answer) == {("body", "file", "to_be_sealed")}
    both = put_sealed(client, kept["id"], key_id, '"1"')
    assert both.status_code == 200


def test_sealing_is_not_refused_for_want_of_room(
    client: Any, professional: Person, key_id: uuid.UUID, settings: Any
) -> None:
    kept = AttachmentFactory(person=professional)
    settings.ATTACHMENTS_PER_PERSON_MIB = 0
    data = sealed_file_under(key_id, PIECE_BYTES)
    assert put_sealed(client, kept.id, key_id, '"1"', data=data).status_code == 200
    larger = sealed_file_under(key_id, 2 * PIECE_BYTES)
    answer = put_sealed(client, kept.id, key_id, '"2"', data=larger)
    assert answer.json()["type"].endswith(":attachments-full")
