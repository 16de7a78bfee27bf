"""Uploading pictures: what is taken in, and what is refused with which reason."""

from __future__ import annotations

import hashlib
import itertools
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image as Pillow

from accounts.models import Person
from knowledge.models import Image
from knowledge.picturing import names_of
from tests.factories.accounts import PersonFactory
from tests.support.pictures import encoded, picture_file, two_halves

IMAGES = "/api/v1/images"
_attempts = itertools.count()


def upload(client: Any, data: bytes, *, key: str = "", name: str = "stoel.jpg", **more: Any) -> Any:
    file = SimpleUploadedFile(name, data, content_type="image/jpeg")
    headers = {"Idempotency-Key": key or f"picture-{next(_attempts)}"}
    return client.post(IMAGES, {"file": file, **more}, format="multipart", headers=headers)


def test_a_picture_is_taken_in_and_can_be_asked_for(editor: Any, writer: Person) -> None:
    data = encoded(two_halves(800, 600))
    made = upload(editor, data, description="Een stoel.")
    assert made.status_code == 201
    body = made.json()
    base = f"/media/{body['id']}"
    assert body == {
        "id": body["id"],
        "description": "Een stoel.",
        "width": 800,
        "height": 600,
        "small": f"{base}/360.webp",
        "large": f"{base}/800.webp",
        "uploadedBy": {"id": str(writer.pk), "name": "Noor"},
        "uploadedAt": body["uploadedAt"],
        "form": "JPEG",
        "size": len(data),
        "usedIn": [],
        "abilities": {"delete": True},
    }
    assert made["Location"] == f"{IMAGES}/{body['id']}"
    again = editor.get(made["Location"])
    assert (again.json(), again["ETag"]) == (body, made["ETag"])


def test_the_same_file_twice_is_one_picture(editor: Any, client_for: Any) -> None:
    data = picture_file()
    first = upload(editor, data)
    second = upload(client_for(PersonFactory(editor=True)), data)
    assert (first.status_code, second.status_code) == (201, 200)
    assert first.json()["id"] == second.json()["id"]


def test_a_form_that_is_sent_twice_is_carried_out_once(editor: Any) -> None:
    data = picture_file()
    first, second = (upload(editor, data, key="once") for _ in range(2))
    assert second["Idempotency-Replayed"] == "true"
    assert second.json() == first.json()
    assert upload(editor, picture_file(), key="once").status_code == 422


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"></svg>'
REFUSED = {
    "nothing": (b"", 422, "image-empty"),
    "svg named jpg": (SVG, 415, "image-is-drawing"),
    "a program named jpg": (b"MZ" + b"\0" * 100, 415, "image-kind-unknown"),
    "a polyglot": (picture_file("GIF") + b"*/=1;alert(1)", 422, "image-holds-more"),
    "cut off": (picture_file("JPEG")[:-60], 422, "image-broken"),
    "just over the limit": (b"\xff" * (15 * 1024 * 1024 + 1), 413, "image-too-large"),
    "16 MiB": (b"\xff" * (16 * 1024 * 1024), 413, "image-too-large"),
}


@pytest.mark.parametrize(("data", "status", "code"), REFUSED.values(), ids=REFUSED.keys())
@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_what_is_no_picture_is_refused_with_a_reason(
    data: bytes, status: int, code: str, language: str, editor: Any
) -> None:
    editor.defaults["HTTP_ACCEPT_LANGUAGE"] = language
    response = upload(editor, data)
    problem = response.json()
    assert (response.status_code, problem["type"].rpartition(":")[2]) == (status, code)
    assert len(problem["detail"]) > 20
    assert not Image.objects.exists()


def test_a_wrong_name_does_not_matter(editor: Any) -> None:
    for name in ("../../etc/passwd.png", "stoel", "stoel.svg", "x" * 200 + ".exe"):
        assert upload(editor, picture_file(), name=name).status_code == 201
    assert {image.form for image in Image.objects.all()} == {"PNG"}


def test_a_large_photo_passes_the_limit_of_other_requests(editor: Any) -> None:
    noise = Pillow.effect_noise((2400, 1800), 90).convert("RGB")
    data = encoded(noise, "JPEG", quality=95)
    assert len(data) > 2 * 1024 * 1024
    assert upload(editor, data).status_code == 201
    refused = editor.patch(
        f"{IMAGES}/{Image.objects.get().pk}",
        b'{"description": "' + b"x" * 1024 * 1024 + b'"}',
        content_type="application/merge-patch+json",
        headers={"If-Match": '"1"'},
    )
    assert refused.status_code == 413


def issues(response: Any) -> set[tuple[str, str]]:
    assert response.status_code == 400, response.content
    return {(issue["name"], issue["code"]) for issue in response.json()["issues"]}


def test_a_form_says_what_is_wrong_with_it(editor: Any) -> None:
    key = {"Idempotency-Key": "wrong"}

    def post(**fields: Any) -> Any:
        return editor.post(IMAGES, fields, format="multipart", headers=key)

    file = SimpleUploadedFile("a.png", picture_file())
    assert issues(post(description="x")) == {("file", "required")}
    assert issues(post(file="geen bestand")) == {("file", "invalid")}
    assert issues(upload(editor, picture_file(), colour="x")) == {("colour", "unknown_key")}
    assert issues(upload(editor, picture_file(), description="x" * 301)) == {
        ("description", "max_length")
    }
    assert issues(upload(editor, picture_file(), description="a\x00")) == {
        ("description", "control_characters")
    }
    two = [SimpleUploadedFile("b.png", picture_file()) for _ in range(2)]
    assert issues(post(file=two)) == {("file", "repeated_key")}
    no_key = editor.post(IMAGES, {"file": file}, format="multipart")
    assert issues(no_key) == {("Idempotency-Key", "idempotency_key_missing")}
    as_json = editor.post(IMAGES, {"file": "x"}, format="json", headers=key)
    assert as_json.status_code == 415
    broken = editor.generic("POST", IMAGES, b"--x", content_type="multipart/form-data", headers=key)
    assert broken.status_code == 400


def test_nobody_without_the_token_of_the_page_uploads(writer: Person) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(writer)
    file = SimpleUploadedFile("a.png", picture_file())
    form = {"file": file, "csrfmiddlewaretoken": "x" * 64}
    refused = client.post(IMAGES, form, headers={"Idempotency-Key": "none"})
    assert refused.status_code == 403
    assert refused.json()["type"].endswith("csrf-failed")


def test_no_file_that_is_served_is_the_original(writer: Person, editor: Any) -> None:
    data = encoded(two_halves(400, 300), "WEBP")
    image = Image.objects.get(pk=upload(editor, data).json()["id"])
    served = {
        hashlib.sha256(editor.get(f"/media/{image.pk}/{name}").content).hexdigest()
        for name in names_of(image)
    }
    assert image.fingerprint == hashlib.sha256(data).hexdigest()
    assert image.fingerprint not in served
