"""What goes wrong on our side is said without saying what somebody wrote, and undone."""

from __future__ import annotations

import logging
from typing import Any

import pytest
from django.db import OperationalError
from django.test import Client

from accounts.models import Organisation, Person
from tests.api.probes import SECRET
from tests.factories.accounts import PersonFactory

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.api.probes")]


@pytest.fixture
def client() -> Client:
    """A client that gets failures as answers."""
    return Client(raise_request_exception=False)


@pytest.mark.parametrize("address", ["/probes/fails", "/probes/plain"])
def test_a_failure_is_logged_by_its_kind_and_place_alone(
    address: str, client: Client, caplog: Any
) -> None:
    with caplog.at_level(logging.DEBUG):
        response = client.get(address, headers={"Accept-Language": "en"})
    assert response.status_code == 500
    assert response.json() == {
        "type": "urn:problem-type:klankbord:server-error",
        "title": "Something went wrong on our side",
        "status": 500,
        "detail": "Nothing was half saved. Try again; if it stays, tell us the request id.",
        "instance": address,
    }
    assert "ValueError at" in caplog.text
    for text in (caplog.text, response.content.decode(), *map(str, caplog.records)):
        assert SECRET not in text
    assert not any(record.exc_info for record in caplog.records)


def test_a_lost_database_asks_to_try_again(client: Client) -> None:
    response = client.get("/probes/loses-database")
    assert response.status_code == 503
    assert response["Content-Type"] == "application/problem+json"
    assert response.json()["type"] == "urn:problem-type:klankbord:database-unavailable"
    assert response["Retry-After"] == "2"
    assert SECRET not in response.content.decode()


def test_a_database_that_is_lost_before_the_view_asks_the_same(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lost(*_args: Any, **_kwargs: Any) -> None:
        raise OperationalError(SECRET)

    client.force_login(PersonFactory())
    monkeypatch.setattr("accounts.sessions.SessionStore.load", lost)
    response = client.get("/api/v1/me")
    assert response.status_code == 503
    assert response["Retry-After"] == "2"


def test_a_code_without_words_is_a_failure_of_ours(client: Client, caplog: Any) -> None:
    response = client.get("/probes/says-nothing")
    assert response.status_code == 500
    assert "nobody_knows_this" in caplog.text


@pytest.mark.parametrize(
    ("then", "status", "left"),
    [("refuse", 409, 0), ("fail", 500, 0), ("answer", 400, 0), ("go on", 200, 1)],
)
def test_a_request_that_does_not_succeed_leaves_nothing_behind(
    then: str, status: int, left: int, client: Client
) -> None:
    person: Person = PersonFactory()
    client.force_login(person)
    response = client.post(f"/probes/writes?then={then}", b"{}", "application/json")
    assert response.status_code == status
    assert Organisation.objects.count() == left


def test_the_test_itself_can_go_on_after_a_refusal(client: Client) -> None:
    client.get("/api/v1/me")
    assert PersonFactory().pk


def test_every_kind_of_value_is_read_as_what_it_is(client: Client) -> None:
    body = {
        "yes": True,
        "whole": 3.0,
        "number": 2,
        "text": "één",
        "choice": "1",
        "moment": "2026-11-22T10:00:00+01:00",
        "texts": ["a\n\tb"],
        "map": {"someKey": "a"},
    }
    response = client.post("/probes/kinds", body, "application/json")
    assert response.json() == body | {"whole": 3, "moment": "2026-11-22T09:00:00Z"}


@pytest.mark.parametrize(
    ("key", "value"),
    [
        *[("yes", value) for value in ("true", 1, 0, "on", [])],
        *[("whole", value) for value in ("3", True, 3.5, [], "")],
        *[("number", value) for value in ("2", True, [])],
        *[("text", value) for value in (1, 1.5, True, [], {})],
        *[("choice", value) for value in (1, 1.0, True, ["1"])],
        *[("moment", value) for value in (0, 20261122, [])],
        *[("texts", value) for value in ("a", {"0": "a"}, [1], [None], [["a"]])],
        *[("map", value) for value in ([], "a", {"some_key": "a"})],
    ],
)
def test_no_value_is_turned_into_another_kind(client: Client, key: str, value: Any) -> None:
    response = client.post("/probes/kinds", {key: value}, "application/json")
    assert response.status_code == 400, response.content
    names = {issue["name"].split(".")[0] for issue in response.json()["issues"]}
    assert names == {key}
