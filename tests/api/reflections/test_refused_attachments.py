"""Files that are not what they say: each is refused with its sentence, and nothing is lost."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest

from accounts.models import Person
from core.tenancy import acting_as
from reflections.attachments import attaching
from reflections.attachments.models import Attachment, AttachmentPiece
from tests.api.reflections.attachments import of_reflection, send
from tests.core.test_pictures import png_of
from tests.factories.attachments import AttachmentFactory
from tests.factories.reflections import ReflectionFactory
from tests.support.documents import locked_pdf, plain_pdf
from tests.support.pictures import encoded, two_halves

JPEG = encoded(two_halves())
PNG = encoded(two_halves(), "PNG")
PDF = plain_pdf()
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
HEIC = b"\0\0\0\x18ftypheic\0\0\0\0heicmif1" + b"\0" * 64
EXE = b"MZ\x90\0" + b"\0" * 200


def a_zip() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    return packed.getvalue()


REFUSED = {
    "nothing": (b"", "a.jpg", "image/jpeg", 422, "Dit bestand is leeg"),
    "more than 10 MB": (JPEG + b"\0" * 10_500_000, "a.jpg", "image/jpeg", 413, "te groot"),
    "a drawing": (SVG, "a.svg", "image/svg+xml", 415, "SVG"),
    "a drawing called photo": (SVG, "a.jpg", "image/jpeg", 415, "SVG"),
    "HEIC": (HEIC, "a.heic", "image/heic", 415, "Dit soort bestand kan hier niet"),
    "HEIC called JPEG": (HEIC, "a.jpg", "image/jpeg", 415, "Dit soort bestand kan hier niet"),
    "a program": (EXE, "a.exe", "application/x-msdownload", 415, "Dit soort bestand"),
    "a program called PDF": (EXE, "a.pdf", "application/pdf", 415, "Dit soort bestand"),
    "Word": (a_zip(), "a.docx", "application/zip", 415, "Dit soort bestand"),
    "text": (b"Sofie zweeg.", "a.txt", "text/plain", 415, "Dit soort bestand"),
    "a page called PDF": (b"<html>%PDF-1.7", "a.pdf", "application/pdf", 415, "Dit soort bestand"),
    "a PDF called photo": (PDF, "a.jpg", "image/jpeg", 415, "iets anders dan de naam zegt"),
    "a photo called PDF": (JPEG, "a.pdf", "application/pdf", 415, "iets anders dan de naam"),
    "a photo sent as PDF": (JPEG, "a.jpg", "application/pdf", 415, "iets anders dan de naam"),
    "a photo sent as a page": (JPEG, "a.jpg", "text/html", 415, "iets anders dan de naam"),
    "a photo called a program": (JPEG, "a.exe", "image/jpeg", 415, "iets anders dan de naam"),
    "PNG called JPEG": (PNG, "a.jpg", "image/png", 415, "iets anders dan de naam zegt"),
    "a photo with a zip": (JPEG + a_zip(), "a.jpg", "image/jpeg", 422, "meer dan een afbeelding"),
    "a photo with a PDF": (JPEG + PDF, "a.jpg", "image/jpeg", 422, "meer dan een afbeelding"),
    "half a photo": (JPEG[: len(JPEG) // 2], "a.jpg", "image/jpeg", 422, "beschadigd"),
    "a bomb": (png_of(60_000, 60_000), "a.png", "image/png", 422, "te veel pixels"),
    "a locked PDF": (locked_pdf(), "a.pdf", "application/pdf", 422, "wachtwoord"),
    "half a PDF": (PDF[:400], "a.pdf", "application/pdf", 422, "Deze pdf is beschadigd"),
}


@pytest.mark.parametrize(
    ("data", "name", "media", "status", "words"), REFUSED.values(), ids=REFUSED
)
def test_what_cannot_be_kept_is_refused_with_words(
    professional: Person,
    client_for: Any,
    data: bytes,
    name: str,
    media: str,
    status: int,
    words: str,
) -> None:
    kept = AttachmentFactory(person=professional)
    client = client_for(professional)
    client.credentials(HTTP_ACCEPT_LANGUAGE="nl")
    answer = send(client, kept.reflection, data, name=name, media=media)
    assert (answer.status_code, words in answer.json()["title"]) == (status, True), answer.json()
    assert len(answer.json()["detail"]) > 20
    items = client.get(of_reflection(kept.reflection)).json()["items"]
    assert [one["id"] for one in items] == [str(kept.id)]


@pytest.mark.parametrize(
    ("data", "name", "media"),
    [
        (JPEG, "foto", "application/octet-stream"),
        (JPEG, "IMG_1.JPEG", "image/jpeg"),
        (PNG, "Gesprek met mr. Peeters", "image/png"),
        (PNG, "v1.2", ""),
        (encoded(two_halves(), "WEBP"), "bord.webp", "image/webp"),
        (encoded(two_halves(), "AVIF"), "bord.avif", "image/avif"),
        (encoded(two_halves(), "GIF"), "bord.gif", "image/gif"),
        (encoded(two_halves(mode="RGBA"), "PNG"), "bord.png", "image/png"),
        (PDF, "verslag.PDF", "application/pdf; charset=binary"),
    ],
)
def test_what_says_what_it_is_or_nothing_is_kept(
    professional: Person, client_for: Any, data: bytes, name: str, media: str
) -> None:
    reflection = ReflectionFactory(person=professional).id
    answer = send(client_for(professional), reflection, data, name=name, media=media)
    assert answer.status_code == 201, answer.json()


def test_a_reflection_has_six_at_most(professional: Person, client_for: Any) -> None:
    reflection = ReflectionFactory(person=professional).id
    for _ in range(attaching.MOST_OF_A_REFLECTION):
        AttachmentFactory(person=professional, reflection=reflection)
    client = client_for(professional)
    answer = send(client, reflection, JPEG)
    assert answer.status_code == 409
    assert answer.json()["type"].endswith(":too-many-attachments")
    assert "6" in answer.json()["detail"]


def test_a_person_has_so_much_room_and_no_more(
    professional: Person, stranger: Person, client_for: Any, settings: Any
) -> None:
    settings.ATTACHMENTS_PER_PERSON_MIB = 1
    reflection = ReflectionFactory(person=professional).id
    client = client_for(professional)
    # Each takes a piece of 256 KiB, and as much for its small picture.
    answers = [send(client, reflection, JPEG) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [201, 201, 409]
    assert answers[-1].json()["type"].endswith(":attachments-full")
    others = ReflectionFactory(person=stranger).id
    assert send(client_for(stranger), others, JPEG).status_code == 201


def test_what_fails_half_way_leaves_nothing(
    professional: Person, client_for: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    reflection = ReflectionFactory(person=professional).id

    def fail(*_: Any, **__: Any) -> None:
        raise RuntimeError("the power went off")

    monkeypatch.setattr(attaching, "keep_file", fail)
    client = client_for(professional)
    client.raise_request_exception = False
    assert send(client, reflection, JPEG, key="again").status_code == 500
    with acting_as(professional.pk):
        assert not Attachment.objects.exists()
        assert not AttachmentPiece.objects.exists()
    monkeypatch.undo()
    assert send(client, reflection, JPEG, key="again").status_code == 201


def test_a_form_without_a_file_says_so(professional: Person, client_for: Any) -> None:
    reflection = ReflectionFactory(person=professional).id
    headers = {"Idempotency-Key": "none"}
    client = client_for(professional)
    answer = client.post(
        of_reflection(reflection), {"other": "x"}, format="multipart", headers=headers
    )
    assert answer.status_code == 400
    assert {issue["name"] for issue in answer.json()["issues"]} == {"file", "other"}
