"""The strands, and the weave of whoever a reflection is about, over HTTP."""

from __future__ import annotations

from typing import Any

import pytest

from core.tenancy import acting_as
from reflections.models import Reflection, Weave
from tests.api.reflections.conftest import REFLECTIONS, issues, patch
from tests.factories.reflections import ReflectionFactory
from tests.factories.weaves import ASSUMED, weave

BLANK = {"standing": "not-asked", "important": False, "word": "", "question": ""}


@pytest.fixture
def address(professional: Any) -> str:
    return f"{REFLECTIONS}/{ReflectionFactory(person=professional).id}/weave"


@pytest.mark.parametrize(
    ("asked", "accepted", "name"),
    [
        ({}, "", "Leeftijd"),
        ({}, "fr-BE, nl;q=0.5", "Âge"),
        ({"language": "en"}, "fr", "Age"),
    ],
)
def test_the_strands_speak_the_caller_s_language(
    client_for: Any, professional: Any, asked: dict[str, str], accepted: str, name: str
) -> None:
    response = client_for(professional).get(
        "/api/v1/strands", asked, headers={"Accept-Language": accepted}
    )
    assert response.status_code == 200
    strands = response.json()["items"]
    assert len(strands) == 12
    assert strands[0]["key"] == "age"
    assert strands[0]["name"] == name


@pytest.mark.parametrize("language", ["de", "", "NL", "nl-BE"])
def test_a_language_that_is_not_ours_is_refused(
    client_for: Any, professional: Any, language: str
) -> None:
    response = client_for(professional).get("/api/v1/strands", {"language": language})
    assert response.status_code == 400
    assert ("query", "language", "language_unknown") in issues(response)


def test_the_strands_are_for_who_is_signed_in(api_client: Any) -> None:
    assert api_client.get("/api/v1/strands").status_code == 401


def test_every_reflection_has_a_weave_that_nobody_touched(
    client_for: Any, professional: Any, address: str
) -> None:
    response = client_for(professional).get(address)
    assert response["ETag"] == '"0"'
    weave = response.json()
    assert list(weave["strands"].values()) == [BLANK] * 12
    assert weave["updatedAt"] is None
    assert weave["abilities"] == {"delete": False}
    with acting_as(professional.pk):
        assert not Weave.objects.exists()


def test_a_merge_patch_changes_the_strands_it_names(
    client_for: Any, professional: Any, address: str
) -> None:
    client = client_for(professional)
    first = {"strands": {"age": ASSUMED, "health": {"standing": "known"}}}
    assert patch(client, address, first, tag='"0"').status_code == 200
    response = patch(
        client, address, {"strands": {"age": {"question": "Wie telt op jou?"}, "health": None}}
    )
    assert response["ETag"] == '"2"'
    after = response.json()
    assert after["strands"]["age"] == BLANK | ASSUMED | {"question": "Wie telt op jou?"}
    assert after["strands"]["health"] == BLANK
    assert client.get(address).json() == after


def test_a_patch_without_strands_changes_the_version_alone(
    client_for: Any, professional: Any, address: str
) -> None:
    client = client_for(professional)
    patch(client, address, {"strands": {"age": ASSUMED}}, tag='"0"')
    response = patch(client, address, {})
    assert response.json()["strands"]["age"] == BLANK | ASSUMED
    assert response["ETag"] == '"2"'


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({"name": "Amina"}, ("body", "name", "unknown_key")),
        ({"strands": []}, ("body", "strands", "not_a_dict")),
        ({"strands": None}, ("body", "strands", "null")),
        ({"strands": {"age": []}}, ("body", "strands.age", "not_an_object")),
        ({"strands": {"age": {"name": "x"}}}, ("body", "strands.age.name", "unknown_key")),
        ({"strands": {"Age": {}}}, ("body", "strands.Age", "strand_unknown")),
        (
            {"strands": {"age": {"standing": "aware"}}},
            ("body", "strands.age.standing", "invalid_choice"),
        ),
        (
            {"strands": {"age": {"important": "ja"}}},
            ("body", "strands.age.important", "invalid"),
        ),
        (
            {"strands": {"age": {"word": "x" * 121}}},
            ("body", "strands.age.word", "max_length"),
        ),
        (
            {"strands": {"age": {"word": "a\x07"}}},
            ("body", "strands.age.word", "control_characters"),
        ),
    ],
)
def test_a_patch_that_is_wrong_changes_nothing(
    client_for: Any, professional: Any, address: str, body: Any, expected: tuple[str, str, str]
) -> None:
    client = client_for(professional)
    response = patch(client, address, body, tag='"0"')
    assert response.status_code == 400
    assert expected in issues(response)
    assert client.get(address).json()["version"] == 0


@pytest.mark.parametrize(("tag", "status"), [(None, 428), ('"1"', 412), ("0", 400)])
def test_a_first_change_names_that_nothing_was_there(
    client_for: Any, professional: Any, address: str, tag: str | None, status: int
) -> None:
    client = client_for(professional)
    assert patch(client, address, {"strands": {}}, tag=tag).status_code == status
    headers = {"If-Match": tag} if tag else {}
    assert client.delete(address, headers=headers).status_code == status


def test_of_two_first_changes_the_second_is_stale(
    client_for: Any, professional: Any, address: str
) -> None:
    client = client_for(professional)
    assert patch(client, address, {"strands": {"age": ASSUMED}}, tag='"0"').status_code == 200
    assert patch(client, address, {"strands": {"age": None}}, tag='"0"').status_code == 412
    assert client.get(address).json()["strands"]["age"] == BLANK | ASSUMED


def test_deleting_the_weave_leaves_the_reflection(
    client_for: Any, professional: Any, address: str
) -> None:
    client = client_for(professional)
    patch(client, address, {"strands": {"age": ASSUMED}}, tag='"0"')
    assert client.delete(address, headers={"If-Match": '"1"'}).status_code == 204
    assert client.get(address).json()["version"] == 0
    with acting_as(professional.pk):
        assert Reflection.objects.count() == 1
        assert not Weave.objects.exists()


def test_a_stranger_finds_no_weave(
    client_for: Any, professional: Any, stranger: Any, address: str
) -> None:
    weave(professional, {"age": ASSUMED}, reflection=address.split("/")[-2])
    client = client_for(stranger)
    assert client.get(address).status_code == 404
    assert patch(client, address, {"strands": {"age": None}}).status_code == 404
    assert client.delete(address, headers={"If-Match": '"1"'}).status_code == 404
    assert client_for(professional).get(address).json()["strands"]["age"] == BLANK | ASSUMED


def test_anonymous_finds_no_weave(api_client: Any, address: str) -> None:
    assert api_client.get(address).status_code == 401
    assert patch(api_client, address, {}, tag='"0"').status_code == 401
    assert api_client.delete(address, headers={"If-Match": '"0"'}).status_code == 401
