"""Photos and PDF files with a reflection, over HTTP."""

from __future__ import annotations

import builtins
import tempfile
import uuid
from typing import Any
from unittest.mock import ANY

import pytest
from django.core.files import uploadedfile

from accounts.models import Person
from tests.api.reflections.attachments import body_of, of_attachment, of_reflection, send
from tests.api.reflections.conftest import issues, patch
from tests.factories.attachments import AttachmentFactory
from tests.factories.reflections import ReflectionFactory
from tests.support.documents import everything_in, telling_pdf, telling_photo, text_of
from tests.support.pictures import encoded, opened, two_halves


@pytest.fixture
def reflection(professional: Person) -> uuid.UUID:
    return ReflectionFactory(person=professional).id


@pytest.fixture
def client(professional: Person, client_for: Any) -> Any:
    return client_for(professional)


def removed(client: Any, id: Any, tag: str | None = '"1"') -> Any:  # noqa: A002
    headers = {"If-Match": tag} if tag else {}
    return client.delete(of_attachment(id), headers=headers)


def test_a_photo_is_kept_listed_fetched_and_removed(client: Any, reflection: uuid.UUID) -> None:
    answer = send(client, reflection, telling_photo(size=(4000, 3000)), name="Flap intake.JPG")
    assert answer.status_code == 201
    kept = answer.json()
    assert kept == {
        "id": ANY,
        "reflection": str(reflection),
        "name": "Flap intake",
        "kind": "picture",
        "size": ANY,
        "width": 2400,
        "height": 1800,
        "pages": None,
        "envelope": None,
        "sealed": False,
        "createdAt": ANY,
        "version": 1,
    }
    assert answer["Location"] == of_attachment(kept["id"])
    assert answer["ETag"] == '"1"'
    assert client.get(of_reflection(reflection)).json()["items"] == [kept]
    assert client.get(answer["Location"]).json() == kept

    file = client.get(of_attachment(kept["id"], "/file"))
    content = body_of(file)
    assert file["Content-Type"] == "image/jpeg"
    assert file["Content-Length"] == str(len(content)) == str(kept["size"])
    assert file["Content-Disposition"] == "attachment; filename*=UTF-8''Flap%20intake.jpg"
    photo = opened(content)
    assert photo.size == (2400, 1800)
    assert dict(photo.getexif()) == {}
    assert b"GEHEIM" not in content

    small = client.get(of_attachment(kept["id"], "/preview"))
    assert small["Content-Type"] == "image/webp"
    assert opened(small.content).size == (480, 360)

    assert removed(client, kept["id"], None).status_code == 428
    assert removed(client, kept["id"], '"2"').status_code == 412
    assert removed(client, kept["id"]).status_code == 204
    for gone in ("", "/file", "/preview"):
        assert client.get(of_attachment(kept["id"], gone)).status_code == 404
    assert client.get(of_reflection(reflection)).json() == {"items": []}


def test_a_pdf_is_kept_with_its_pages_alone(client: Any, reflection: uuid.UUID) -> None:
    answer = send(client, reflection, telling_pdf(), name="verslag.pdf", media="application/pdf")
    assert answer.status_code == 201
    kept = answer.json()
    assert (kept["name"], kept["kind"], kept["pages"]) == ("verslag", "pdf", 2)
    file = client.get(of_attachment(kept["id"], "/file"))
    assert file["Content-Type"] == "application/pdf"
    content = body_of(file)
    assert "Sofie zweeg lang." in text_of(content)
    assert b"geheim" not in everything_in(content).lower()
    assert client.get(of_attachment(kept["id"], "/preview")).status_code == 404


@pytest.mark.parametrize("part", ["/file", "/preview"])
def test_what_is_served_runs_nowhere_and_is_kept_by_nobody(
    client: Any, professional: Person, part: str
) -> None:
    attachment = AttachmentFactory(person=professional)
    answer = client.get(of_attachment(attachment.id, part))
    assert answer["Cache-Control"] == "private, no-store"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"


def test_the_same_attempt_twice_keeps_one(client: Any, reflection: uuid.UUID) -> None:
    photo = encoded(two_halves())
    first = send(client, reflection, photo, key="once")
    again = send(client, reflection, photo, key="once")
    assert again["Idempotency-Replayed"] == "true"
    assert again.json() == first.json()
    other = send(client, reflection, encoded(two_halves(90)), key="once")
    assert other.status_code == 422
    assert len(client.get(of_reflection(reflection)).json()["items"]) == 1


def test_an_attachment_gets_another_name(client: Any, professional: Person) -> None:
    address = of_attachment(AttachmentFactory(person=professional).id)
    assert patch(client, address, {"name": "Bord"}, None).status_code == 428
    changed = patch(client, address, {"name": "Bord \u202egpj.exe"})
    assert changed.json()["name"] == "Bord gpj.exe"
    assert changed["ETag"] == '"2"'
    assert patch(client, address, {"name": "Oud"}).status_code == 412
    file = client.get(f"{address}/file")
    assert file["Content-Disposition"].endswith("''Bord%20gpj.exe.jpg")
    assert client.get(address).json() == changed.json()
    refused = patch(client, address, {"name": " "}, '"2"')
    assert issues(refused) == {("body", "name", "nothing_written")}
    assert patch(client, address, {"size": 1}, '"2"').status_code == 400


def test_a_name_that_nobody_can_see_is_none(client: Any, professional: Person) -> None:
    address = of_attachment(AttachmentFactory(person=professional).id)
    refused = patch(client, address, {"name": "\u202e\u200b"})
    assert issues(refused) == {("body", "name", "nothing_written")}


def test_a_stranger_finds_nothing(
    client: Any, reflection: uuid.UUID, stranger: Person, client_for: Any
) -> None:
    kept = send(client, reflection, telling_photo()).json()["id"]
    other = client_for(stranger)
    assert other.get(of_reflection(reflection)).status_code == 404
    assert send(other, reflection, telling_photo()).status_code == 404
    for part in ("", "/file", "/preview"):
        assert other.get(of_attachment(kept, part)).status_code == 404
    assert patch(other, of_attachment(kept), {"name": "x"}).status_code == 404
    assert removed(other, kept).status_code == 404


def test_nothing_of_a_file_is_written_to_disk(
    client: Any, reflection: uuid.UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Django would put a file of more than 2.5 MB beside others, in the open."""

    def refuse(*_: Any, **__: Any) -> Any:
        raise AssertionError("a file was opened for writing")

    opening = builtins.open

    def watch(file: Any, mode: str = "r", *args: Any, **kwargs: Any) -> Any:
        return refuse() if set(mode) & set("wax+") else opening(file, mode, *args, **kwargs)

    monkeypatch.setattr(uploadedfile.TemporaryUploadedFile, "__init__", refuse)
    for name in ("NamedTemporaryFile", "TemporaryFile", "SpooledTemporaryFile", "mkstemp"):
        monkeypatch.setattr(tempfile, name, refuse)
    monkeypatch.setattr(builtins, "open", watch)
    photo = encoded(two_halves()) + b"\0" * (9 * 1024 * 1024)
    assert send(client, reflection, photo).status_code == 201


def test_a_body_that_is_too_large_is_not_even_read(client: Any, reflection: uuid.UUID) -> None:
    answer = send(client, reflection, b"\xff" * (11 * 1024 * 1024))
    assert answer.status_code == 413
    assert answer.json()["type"].endswith(":attachment-too-large")
