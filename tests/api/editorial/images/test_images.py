"""The pictures there are: choosing, describing and deleting one."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.core.files.storage import storages

from accounts.models import Person
from tests.factories.accounts import PersonFactory
from tests.factories.editorial import FIT, begun, live, written
from tests.factories.images import ImageFactory, published_picture, shown, taken_in
from tests.factories.knowledge import ThemeFactory
from tests.support.queries import assert_constant_queries

IMAGES = "/api/v1/images"


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
