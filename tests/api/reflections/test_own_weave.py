"""One's own weave over HTTP, and how it was before."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from tests.api.reflections.conftest import issues, patch
from tests.factories.weaves import SELF_EVIDENT, keep, turn_back, weave

OWN = "/api/v1/me/weave"
MOMENTS = f"{OWN}/moments"
BLANK = {"standing": "not-considered", "important": False, "word": "", "question": ""}
_attempts = itertools.count()


def post(client: Any, body: Any, key: str | None = None) -> Any:
    headers = {"Idempotency-Key": key or f"moment-{next(_attempts)}"}
    return client.post(MOMENTS, body, format="json", headers=headers)


def test_everybody_has_a_weave_that_they_did_not_touch(client_for: Any, professional: Any) -> None:
    response = client_for(professional).get(OWN)
    assert response["ETag"] == '"0"'
    assert response.json()["strands"]["age"] == BLANK
    assert response.json()["abilities"] == {"keep": False, "delete": False}


def test_what_is_changed_is_kept(client_for: Any, professional: Any) -> None:
    client = client_for(professional)
    response = patch(client, OWN, {"strands": {"age": SELF_EVIDENT}}, tag='"0"')
    assert response.status_code == 200
    assert response.json()["strands"]["age"] == BLANK | SELF_EVIDENT
    assert response.json()["abilities"] == {"keep": True, "delete": True}
    assert client.get(OWN).json() == response.json()


def test_standings_of_the_other_are_not_those_of_oneself(
    client_for: Any, professional: Any
) -> None:
    response = patch(
        client_for(professional), OWN, {"strands": {"age": {"standing": "assumed"}}}, tag='"0"'
    )
    assert ("body", "strands.age.standing", "invalid_choice") in issues(response)


def test_a_moment_is_kept_and_does_not_change(client_for: Any, professional: Any) -> None:
    client = client_for(professional)
    weave(professional, {"age": SELF_EVIDENT})
    made = post(client, {"version": 1})
    assert made.status_code == 201
    assert client.get(OWN).json()["abilities"]["keep"] is False
    patch(client, OWN, {"strands": {"age": {"standing": "aware"}}})
    assert client.get(made["Location"]).json() == made.json()
    assert made.json()["strands"]["age"] == BLANK | SELF_EVIDENT


def test_a_moment_is_kept_once_however_often_it_is_sent(client_for: Any, professional: Any) -> None:
    client = client_for(professional)
    weave(professional, {"age": SELF_EVIDENT})
    first, again = post(client, {"version": 1}, "one"), post(client, {"version": 1}, "one")
    assert again.json() == first.json()
    assert len(client.get(MOMENTS).json()["items"]) == 1


@pytest.mark.parametrize(
    ("before", "body", "code"),
    [
        ([], {"version": 1}, "weave-is-empty"),
        (["weave"], {"version": 2}, "weave-moved-on"),
        (["weave", "keep"], {"version": 1}, "weave-kept-already"),
    ],
)
def test_what_cannot_be_kept_says_why(
    client_for: Any, professional: Any, before: list[str], body: Any, code: str
) -> None:
    if "weave" in before:
        weave(professional, {"age": SELF_EVIDENT})
    if "keep" in before:
        keep(professional)
    response = post(client_for(professional), body)
    assert response.status_code == 409
    assert response.json()["type"].endswith(code)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({}, ("body", "version", "required")),
        ({"version": 0}, ("body", "version", "min_value")),
        ({"version": "1"}, ("body", "version", "invalid")),
        ({"version": 1, "word": "x"}, ("body", "word", "unknown_key")),
    ],
)
def test_keeping_names_a_version(
    client_for: Any, professional: Any, body: Any, expected: tuple[str, str, str]
) -> None:
    response = post(client_for(professional), body)
    assert response.status_code == 400
    assert expected in issues(response)


def test_moments_are_listed_newest_first_in_pages(client_for: Any, professional: Any) -> None:
    for day in (40, 20, 0):
        weave(professional, {"age": {"word": f"{day} dagen"}})
        turn_back(professional, days=day)
        keep(professional)
    client = client_for(professional)
    first = client.get(MOMENTS, {"pageSize": 2}).json()
    rest = client.get(first["next"]).json()
    words = [item["strands"]["age"]["word"] for item in [*first["items"], *rest["items"]]]
    assert words == ["0 dagen", "20 dagen", "40 dagen"]


def test_a_moment_can_be_deleted(client_for: Any, professional: Any) -> None:
    client = client_for(professional)
    weave(professional, {"age": SELF_EVIDENT})
    address = f"{MOMENTS}/{keep(professional).id}"
    assert client.delete(address).status_code == 428
    assert client.delete(address, headers={"If-Match": '"2"'}).status_code == 412
    tag = client.get(address)["ETag"]
    assert client.delete(address, headers={"If-Match": tag}).status_code == 204
    assert client.get(address).status_code == 404


def test_deleting_the_weave_takes_its_moments_along(client_for: Any, professional: Any) -> None:
    client = client_for(professional)
    weave(professional, {"age": SELF_EVIDENT})
    keep(professional)
    assert client.delete(OWN, headers={"If-Match": '"1"'}).status_code == 204
    assert client.get(OWN).json()["version"] == 0
    assert client.get(MOMENTS).json()["items"] == []


def test_somebody_else_s_moment_is_not_there(
    client_for: Any, professional: Any, stranger: Any
) -> None:
    weave(professional, {"age": SELF_EVIDENT})
    address = f"{MOMENTS}/{keep(professional).id}"
    client = client_for(stranger)
    assert client.get(address).status_code == 404
    assert client.delete(address, headers={"If-Match": '"1"'}).status_code == 404
    assert client.get(MOMENTS).json()["items"] == []
    assert client.get(OWN).json()["version"] == 0


def test_anonymous_has_no_weave(api_client: Any) -> None:
    assert api_client.get(OWN).status_code == 401
    assert api_client.get(MOMENTS).status_code == 401
    assert post(api_client, {"version": 1}).status_code == 401
