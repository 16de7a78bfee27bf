"""The pictures there are: choosing, describing and deleting one."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.core.files.storage import storages

from accounts.models import Person
from tests.factories.images import ImageFactory, published_picture, taken_in

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
