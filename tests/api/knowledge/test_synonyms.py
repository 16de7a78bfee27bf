"""Editors keep the words that mean the same."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from accounts.models import Person
from api.public.road import PublicRoad
from knowledge.models import SynonymChange, SynonymGroup
from tests.api.knowledge.conftest import SEARCH, SYNONYMS, issues
from tests.factories.accounts import PersonFactory
from tests.factories.knowledge import SynonymGroupFactory, TranslationFactory
from tests.support.knowledge_wsgi import ask

pytestmark = pytest.mark.django_db
NEW = {"language": "nl", "words": ["vertrouwenspersoon", "VP"]}


@pytest.fixture
def editor() -> Person:
    return PersonFactory(editor=True)


@pytest.fixture
def client(editor: Person, client_for: Callable[[Person], Any]) -> Any:
    return client_for(editor)


def create(client: Any, body: Any, key: str = "synonyms-1") -> Any:
    return client.post(
        SYNONYMS, body, content_type="application/json", headers={"Idempotency-Key": key}
    )


def change(client: Any, address: str, body: Any, **headers: str) -> Any:
    return client.patch(
        address, json.dumps(body), content_type="application/merge-patch+json", headers=headers
    )


def test_an_editor_creates_a_group_and_the_search_knows_it(client: Any, editor: Person) -> None:
    TranslationFactory(slug="x", body="Een vertrouwenspersoon.", published=True)
    response = create(client, NEW)
    assert response.status_code == 201
    assert response["ETag"] == '"1"'
    group = response.json()
    assert group["words"] == NEW["words"]
    assert client.get(response["Location"]).json() == group
    hits = client.get(SEARCH, {"q": "vp", "language": "nl"}).json()["items"]
    assert [hit["article"]["slug"] for hit in hits] == ["x"]
    assert SynonymChange.objects.get().actor_id == editor.pk


def test_a_retry_makes_no_second_group(client: Any) -> None:
    assert create(client, NEW).json() == create(client, NEW).json()
    assert SynonymGroup.objects.count() == 1


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({"language": "nl"}, [("words", "required")]),
        ({"language": "de", "words": ["een", "twee"]}, [("language", "invalid_choice")]),
        ({"language": "nl", "words": ["tolk"]}, [("words", "min_length")]),
        ({"language": "nl", "words": ["tolk", "tolken"]}, [("words.1", "synonym_same")]),
        ({"language": "nl", "words": ["tolk", "!"]}, [("words.1", "synonym_unusable")]),
        ({"language": "nl", "words": ["rouw", "gids"]}, [("words.0", "synonym_elsewhere")]),
        ({**NEW, "key": "x"}, [("key", "unknown_key")]),
    ],
)
def test_what_is_no_group_is_refused(
    client: Any, body: Any, expected: list[tuple[str, str]]
) -> None:
    SynonymGroupFactory(words=["rouw", "verdriet"])
    response = create(client, body)
    assert response.status_code == 400
    assert issues(response) == expected


def test_the_list_has_the_newest_first_and_pages(client: Any) -> None:
    groups = [SynonymGroupFactory() for _ in range(3)]
    SynonymGroupFactory(language="fr", words=["deuil", "chagrin"])
    page = client.get(SYNONYMS, {"language": "nl", "pageSize": 2}).json()
    rest = client.get(page["next"]).json()
    found = [item["id"] for item in [*page["items"], *rest["items"]]]
    assert found == [str(group.pk) for group in reversed(groups)]


def test_a_group_is_found_by_letters_of_one_of_its_words(client: Any) -> None:
    for words in (["asielzoeker", "verzoeker"], ["tolk", "vertaler"]):
        SynonymGroupFactory(words=words)
    for letters, found in (("ZOEK", 1), ("er", 2), ("%", 0)):
        assert len(client.get(SYNONYMS, {"q": letters}).json()["items"]) == found, letters
    assert client.get(SYNONYMS, {"q": "a" * 61}).status_code == 400


def test_a_change_asks_for_the_version_that_is_kept(client: Any) -> None:
    group = SynonymGroupFactory(words=["tolk", "vertaler"])
    address = f"{SYNONYMS}/{group.pk}"
    body = {"words": ["tolk", "gids"]}
    assert change(client, address, body).status_code == 428
    assert change(client, address, body, **{"If-Match": '"7"'}).status_code == 412
    response = change(client, address, body, **{"If-Match": '"1"'})
    assert (response.status_code, response["ETag"]) == (200, '"2"')
    assert response.json()["words"] == ["tolk", "gids"]
    assert change(client, address, body, **{"If-Match": '"1"'}).status_code == 412


def test_a_deleted_group_is_gone(client: Any) -> None:
    address = f"{SYNONYMS}/{SynonymGroupFactory().pk}"
    assert client.delete(address).status_code == 428
    assert client.delete(address, headers={"If-Match": '"1"'}).status_code == 204
    assert client.get(address).status_code == 404


def test_what_was_remembered_is_forgotten_with_the_change(
    client: Any, road: PublicRoad, clock: Any
) -> None:
    TranslationFactory(slug="x", body="Een vertrouwenspersoon.", published=True)
    target = f"{SEARCH}?q=vp&language=nl"
    assert json.loads(ask(road, target).body)["items"] == []
    create(client, NEW)
    clock.now += 1
    assert len(json.loads(ask(road, target).body)["items"]) == 1
