"""Who gets to see which file of a picture, and where readers meet it."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from accounts.models import Person
from knowledge.models import Image
from knowledge.picturing import names_of
from tests.factories.accounts import PersonFactory
from tests.factories.editorial import begun
from tests.factories.images import published_picture, shown, taken_in
from tests.factories.knowledge import ThemeFactory
from tests.support.pictures import opened


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
