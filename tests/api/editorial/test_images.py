"""Pictures over HTTP: uploading, choosing, describing, deleting, and who gets to see which file."""

from __future__ import annotations

import hashlib
import itertools
import json
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image as Pillow

from accounts.models import Person
from knowledge.models import Image
from knowledge.picturing import names_of
from tests.factories.accounts import PersonFactory
from tests.factories.editorial import FIT, begun, live, written
from tests.factories.images import ImageFactory, shown, taken_in
from tests.factories.knowledge import ThemeFactory
from tests.support.pictures import encoded, opened, picture_file, two_halves
from tests.support.queries import assert_constant_queries

IMAGES = "/api/v1/images"
_attempts = itertools.count()


@pytest.fixture
def writer(db: None) -> Person:
    return PersonFactory(editor=True, display_name="Noor")


@pytest.fixture
def editor(writer: Person, client_for: Callable[[Person], Any]) -> Any:
    return client_for(writer)


def upload(client: Any, data: bytes, *, key: str = "", name: str = "stoel.jpg", **more: Any) -> Any:
    file = SimpleUploadedFile(name, data, content_type="image/jpeg")
    headers = {"Idempotency-Key": key or f"picture-{next(_attempts)}"}
    return client.post(IMAGES, {"file": file, **more}, format="multipart", headers=headers)


def published_picture(writer: Person) -> Image:
    image = taken_in(writer, width=800)
    translation = begun(writer, ThemeFactory(), body=f"{FIT['body']}\n{shown(image)}\n")
    live(translation, by=writer, reviewer=PersonFactory(editor=True))
    return image


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


def test_pictures_are_listed_newest_first_and_found_by_their_description(editor: Any) -> None:
    for words in ("Een café", "Een lege stoel", ""):
        editor.patch(
            f"{IMAGES}/{ImageFactory().pk}",
            json.dumps({"description": words}),
            content_type="application/merge-patch+json",
            headers={"If-Match": '"1"'},
        )
    found = editor.get(IMAGES).json()["items"]
    assert [item["description"] for item in found] == ["", "Een lege stoel", "Een café"]

    def search(words: str) -> list[str]:
        items = editor.get(IMAGES, {"q": words}).json()["items"]
        return [item["description"] for item in items]

    assert search("CAFE een") == ["Een café"]
    assert search("stoel café") == []
    assert search("100%") == []
    assert search("_") == []
    first = editor.get(IMAGES, {"pageSize": 2}).json()
    assert [len(first["items"]), "next" in first] == [2, True]
    assert len(editor.get(first["next"]).json()["items"]) == 1


def test_a_stale_description_is_refused(editor: Any) -> None:
    address = f"{IMAGES}/{ImageFactory().pk}"
    media = "application/merge-patch+json"

    def change(words: str, **headers: str) -> Any:
        body = json.dumps({"description": words})
        return editor.patch(address, body, content_type=media, headers=headers)

    assert change("Eerst").status_code == 428
    changed = change("Eerst", **{"If-Match": '"1"'})
    assert (changed.status_code, changed["ETag"]) == (200, '"2"')
    assert change("Toen", **{"If-Match": '"1"'}).status_code == 412


def test_a_picture_names_the_texts_that_need_it(editor: Any, writer: Person) -> None:
    image, other = taken_in(writer), taken_in(writer)
    theme, colleague = ThemeFactory(), PersonFactory(editor=True)
    body = f"{FIT['body']}\n{shown(image)}\n"
    writing = begun(writer, theme, title="Wat hier nog komt", body=body)
    readers_have = begun(writer, theme, title="Al te lezen", body=body)
    live(readers_have, by=writer, reviewer=colleague)
    begun(writer, theme, title="Zonder beeld")
    told = editor.get(f"{IMAGES}/{image.pk}").json()
    assert told["usedIn"] == [
        {"id": str(readers_have.pk), "language": "nl", "title": "Al te lezen"},
        {"id": str(writing.pk), "language": "nl", "title": "Wat hier nog komt"},
    ]
    written(readers_have, writer, body=FIT["body"])
    live(readers_have, by=writer, reviewer=colleague)
    told = editor.get(f"{IMAGES}/{image.pk}").json()
    assert [text["title"] for text in told["usedIn"]] == ["Wat hier nog komt"]
    told = editor.get(f"{IMAGES}/{other.pk}").json()
    assert (told["usedIn"], told["abilities"]) == ([], {"delete": True})


def test_naming_fifty_texts_costs_as_many_queries_as_naming_two(
    editor: Any, writer: Person
) -> None:
    image, theme = taken_in(writer), ThemeFactory()

    def grow(count: int) -> None:
        for _ in range(count):
            begun(writer, theme, body=shown(image))

    assert_constant_queries(lambda: editor.get(f"{IMAGES}/{image.pk}"), grow)


@pytest.mark.django_db(transaction=True)
def test_a_picture_in_use_stays_and_another_one_goes(editor: Any, writer: Person) -> None:
    used, free = published_picture(writer), taken_in(writer)
    refused = editor.delete(f"{IMAGES}/{used.pk}", headers={"If-Match": '"1"'})
    assert (refused.status_code, refused.json()["type"][-12:]) == (409, "image-in-use")
    assert editor.get(f"{IMAGES}/{used.pk}").json()["abilities"] == {"delete": False}
    gone = editor.delete(f"{IMAGES}/{free.pk}", headers={"If-Match": '"1"'})
    assert gone.status_code == 204
    assert not storages["originals"].exists(str(free.pk))
    assert storages["originals"].exists(str(used.pk))


def media(client: Any, image: Image, name: str, **headers: str) -> Any:
    return client.get(f"/media/{image.pk}/{name}", headers=headers)


def test_everyone_gets_the_pictures_of_published_texts(writer: Person, client: Client) -> None:
    image = published_picture(writer)
    for name in names_of(image):
        answer = media(client, image, name)
        assert answer.status_code == 200
        assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Content-Type"] == f"image/{name.partition('.')[2].replace('jpg', 'jpeg')}"
        assert "Cookie" not in answer.get("Vary", "")
        assert opened(answer.content).width == int(name.partition(".")[0])
        unchanged = media(client, image, name, **{"If-None-Match": answer["ETag"]})
        assert (unchanged.status_code, unchanged.content) == (304, b"")
        assert unchanged["Cache-Control"] == answer["Cache-Control"]
    head = client.head(f"/media/{image.pk}/{image.fallback}")
    assert (head.status_code, head.content) == (200, b"")
    assert client.post(f"/media/{image.pk}/{image.fallback}").status_code == 405


def test_a_picture_that_was_not_published_is_not_there_for_anyone_but_editors(
    writer: Person, editor: Any, client: Client, client_for: Any
) -> None:
    image = taken_in(writer)
    begun(writer, ThemeFactory(), body=shown(image))
    for stranger in (client, client_for(PersonFactory())):
        absent = stranger.get(f"/media/{'0' * 8}-0000-7000-8000-{'0' * 12}/24.webp")
        hidden = media(stranger, image, "24.webp")
        assert (hidden.status_code, hidden["Cache-Control"]) == (404, "no-store")
        assert hidden.json()["type"] == absent.json()["type"]
        assert media(stranger, image, "24.webp", **{"If-None-Match": "*"}).status_code == 404
    seen = media(editor, image, "24.webp")
    assert (seen.status_code, seen["Cache-Control"]) == (200, "no-store")


@pytest.mark.parametrize(
    "name",
    ["original", "24.gif", "25.webp", "24.webp.", "24.WEBP", "..%2F..%2Foriginals", "", "24.avif/"],
)
def test_the_original_and_other_names_are_nowhere(
    name: str, writer: Person, client: Client
) -> None:
    image = published_picture(writer)
    for base in (f"/media/{image.pk}", f"/media/originals/{image.pk}", "/media/originals"):
        assert client.get(f"{base}/{name}").status_code == 404


def test_no_file_that_is_served_is_the_original(writer: Person, editor: Any) -> None:
    data = encoded(two_halves(400, 300), "WEBP")
    image = Image.objects.get(pk=upload(editor, data).json()["id"])
    served = {
        hashlib.sha256(media(editor, image, name).content).hexdigest() for name in names_of(image)
    }
    assert image.fingerprint == hashlib.sha256(data).hexdigest()
    assert image.fingerprint not in served


def test_articles_pages_and_feeds_show_the_figure(writer: Person, client: Client) -> None:
    image = published_picture(writer)
    slug = image.uses.get().snapshot.slug
    html = client.get(f"/api/v1/articles/{slug}").json()["html"]
    assert "<figure><picture>" in html
    assert 'alt="Een lege stoel."' in html
    assert "<figcaption>Aan tafel.</figcaption>" in html
    for feed in ("/nl/feed.atom", "/nl/feed.json"):
        written = client.get(feed).content.decode()
        assert f"http://localhost:8000/media/{image.pk}/720.jpg" in written
        assert f"http://localhost:8000/media/{image.pk}/360.avif 360w" in written
        assert 'src="/' not in written.replace("\\", "").replace("&quot;", '"')
        assert ", /media" not in written


def test_readers_find_an_article_by_what_its_picture_shows(writer: Person, client: Client) -> None:
    published_picture(writer)
    found = client.get("/api/v1/search", {"q": "lege stoel"}).json()["items"]
    assert len(found) == 1
