"""The watchman is watched: what is not in the contract does not pass the client of the tests."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.contract.asking import valid_request
from tests.support.contract import UndocumentedAnswerError, hold_against_contract
from tests.support.contract_document import BASE, operation, operations, path_of

ME = f"{BASE}/me"
_HEADERS = {
    "API-Version": "1.0.0",
    "X-Request-Id": "0123456789abcdef",
    "ETag": '"1"',
    "Content-Type": "application/json",
    "Cache-Control": "no-store",
}
_PROBLEM_HEADERS = {
    "API-Version": "1.0.0",
    "X-Request-Id": "0123456789abcdef",
    "Content-Type": "application/problem+json",
}
_PROBLEM = {
    "type": "urn:problem-type:klankbord:not-found",
    "title": "Dit bestaat niet",
    "status": 404,
    "detail": "Op dit adres staat niets.",
    "instance": f"{BASE}/nothing",
}


def _me() -> dict[str, Any]:
    media = operation("readMe").responses["200"]["content"]["application/json"]
    value: dict[str, Any] = json.loads(json.dumps(next(iter(media["examples"].values()))["value"]))
    return value


def _answer(
    body: Any,
    *,
    method: str = "GET",
    address: str = ME,
    status: int = 200,
    headers: dict[str, str] = _HEADERS,
) -> None:
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    hold_against_contract(method, address, status, headers, raw)


def _without(name: str) -> dict[str, str]:
    return {key: value for key, value in _HEADERS.items() if key != name}


def test_what_is_documented_passes() -> None:
    _answer(_me())
    _answer(b"", method="HEAD")
    _answer(_PROBLEM, address=f"{BASE}/nothing", status=404, headers=_PROBLEM_HEADERS)


@pytest.mark.parametrize("asked", operations(), ids=str)
def test_every_operation_is_found_by_its_address(asked: Any) -> None:
    assert path_of(valid_request(asked).path) == asked.path


def test_an_extra_key_fails() -> None:
    with pytest.raises(UndocumentedAnswerError, match="passwordHash"):
        _answer(_me() | {"passwordHash": "…"})


def test_an_extra_key_far_inside_fails() -> None:
    me = _me()
    me["memberships"][0]["organisation"]["secret"] = True
    with pytest.raises(UndocumentedAnswerError, match="memberships/0/organisation"):
        _answer(me)


def test_a_missing_key_fails() -> None:
    me = _me()
    del me["email"]
    with pytest.raises(UndocumentedAnswerError, match="email"):
        _answer(me)


@pytest.mark.parametrize(("key", "value"), [("id", "7"), ("language", "de"), ("roles", "editor")])
def test_a_value_of_another_kind_or_format_fails(key: str, value: str) -> None:
    with pytest.raises(UndocumentedAnswerError, match=f"at {key}"):
        _answer(_me() | {key: value})


def test_an_undocumented_status_fails() -> None:
    with pytest.raises(UndocumentedAnswerError, match="status 202"):
        _answer(_me(), status=202)


def test_another_content_type_fails() -> None:
    with pytest.raises(UndocumentedAnswerError, match="text/html"):
        _answer(_me(), headers=_HEADERS | {"Content-Type": "text/html"})


@pytest.mark.parametrize("name", ["API-Version", "X-Request-Id", "ETag"])
def test_a_missing_header_fails(name: str) -> None:
    with pytest.raises(UndocumentedAnswerError, match=name):
        _answer(_me(), headers=_without(name))


def test_an_undocumented_header_fails() -> None:
    with pytest.raises(UndocumentedAnswerError, match="x-powered-by"):
        _answer(_me(), headers=_HEADERS | {"X-Powered-By": "Django"})


def test_a_header_of_another_form_fails() -> None:
    with pytest.raises(UndocumentedAnswerError, match="API-Version"):
        _answer(_me(), headers=_HEADERS | {"API-Version": "one"})


def test_what_is_no_json_fails() -> None:
    with pytest.raises(UndocumentedAnswerError, match="no JSON"):
        _answer(b"<html>")


def test_a_body_in_answer_to_head_fails() -> None:
    with pytest.raises(UndocumentedAnswerError, match="HEAD"):
        _answer(_me(), method="HEAD")


def test_an_address_outside_the_contract_must_not_answer() -> None:
    with pytest.raises(UndocumentedAnswerError, match="not in the contract"):
        _answer({}, address=f"{BASE}/nothing")


def test_a_method_outside_the_contract_must_be_refused() -> None:
    with pytest.raises(UndocumentedAnswerError, match="not in the contract"):
        _answer({}, method="POST")


def test_a_refusal_must_name_the_methods_that_there_are() -> None:
    problem = _PROBLEM | {"status": 405, "instance": ME}
    headers = _PROBLEM_HEADERS | {"Allow": "GET, HEAD, POST"}
    with pytest.raises(UndocumentedAnswerError, match="Allow"):
        _answer(problem, method="POST", status=405, headers=headers)
    _answer(
        problem, method="POST", status=405, headers=headers | {"Allow": "DELETE, GET, HEAD, PATCH"}
    )


@pytest.mark.parametrize(
    ("spoilt", "said"),
    [
        ({"status": 400}, "status 400"),
        ({"instance": ME}, "instance"),
        ({"trace": "…"}, "trace"),
        ({"issues": [{"in": "cookie"}]}, "issues/0"),
    ],
)
def test_a_problem_that_is_not_right_fails(spoilt: dict[str, Any], said: str) -> None:
    with pytest.raises(UndocumentedAnswerError, match=said):
        _answer(_PROBLEM | spoilt, address=f"{BASE}/nothing", status=404, headers=_PROBLEM_HEADERS)


@pytest.mark.django_db
def test_the_client_holds_every_answer_against_the_contract(api_client: Any) -> None:
    from django.test import override_settings

    assert api_client.get(ME).status_code == 401
    with (
        override_settings(MIDDLEWARE=["django.contrib.sessions.middleware.SessionMiddleware"]),
        pytest.raises(UndocumentedAnswerError, match="API-Version"),
    ):
        type(api_client)().get(f"{BASE}/nothing-like-it/at-all")
