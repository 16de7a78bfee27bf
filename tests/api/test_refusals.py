"""Refusals that follow from how something is asked, not from what: in the caller's language."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from accounts.models import Person
from tests.api.conftest import confirm
from tests.contract.asking import Ask
from tests.contract.world import World
from tests.support.contract import ContractClient
from tests.support.contract_document import BASE, Operation, methods_of, operations
from tests.support.refusals import assert_refused, nothing_written

Valid = Callable[[Operation], Ask]
every_operation = pytest.mark.parametrize("operation", operations(), ids=str)
every_body = pytest.mark.parametrize(
    "operation", [it for it in operations() if it.takes_json], ids=str
)
every_private = pytest.mark.parametrize(
    "operation", [it for it in operations() if not it.public], ids=str
)
every_change = pytest.mark.parametrize(
    # Who asks a public operation is nobody: no cookie of theirs is read, so none can be abused.
    "operation",
    [it for it in operations() if it.method not in {"GET", "HEAD"} and not it.public],
    ids=str,
)
_PATHS = sorted({it.path for it in operations()})
_METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "BREW")


@every_body
def test_content_of_another_type_is_not_read(
    operation: Operation, valid: Valid, caller: Any, world: World
) -> None:
    others = {"application/json", "application/merge-patch+json"} - set(operation.bodies)
    with nothing_written(world.people["owner"]):
        for media in (
            *sorted(others),
            *("text/plain", "text/json", "application/xml", "application/octet-stream", "json"),
            *("application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "*/*"),
        ):
            response = valid(operation).send(caller, content_type=media)
            assert_refused(response, 415, "unsupported-media-type")


@every_body
def test_a_charset_and_the_case_of_a_media_type_make_no_difference(
    operation: Operation, valid: Valid, caller: Any
) -> None:
    ask = valid(operation)
    response = ask.send(caller, content_type=f"{ask.media.upper()}; charset=utf-8")
    assert response.status_code < 300, response.content


@pytest.mark.parametrize("path", _PATHS)
def test_another_method_is_refused_whoever_asks(
    path: str, valid: Valid, caller: Any, api_client: Any, world: World
) -> None:
    known = methods_of(path)
    address = valid(next(iter(known.values()))).path
    allowed = {*known, *({"HEAD"} if "GET" in known else ())}
    with nothing_written(world.people["owner"]):
        for method in set(_METHODS) - allowed:
            for client in (caller, api_client):
                response = client.generic(method, address)
                assert response.status_code == 405
                if method != "HEAD":
                    assert_refused(response, 405, "method-not-allowed")
                assert set(response["Allow"].split(", ")) == allowed


@every_private
def test_without_a_session_nothing_private_answers(
    operation: Operation, valid: Valid, api_client: Any, world: World
) -> None:
    with nothing_written(world.people["owner"]):
        response = valid(operation).send(api_client)
    assert_refused(response, 401, "not-signed-in")
    assert response["WWW-Authenticate"]


def _expire(world: World) -> None:
    # Before this test's own transaction began, however slow the machine: its `now()` stands still.
    Session.objects.update(expire_date=timezone.now() - datetime.timedelta(days=1))


def _end(world: World) -> None:
    Session.objects.all().delete()


def _switch_off(world: World) -> None:
    Person.objects.filter(pk=world.people["owner"].pk).update(is_active=False)


@every_private
@pytest.mark.parametrize("undo", [_expire, _end, _switch_off])
def test_a_session_that_is_over_no_longer_counts(
    operation: Operation, undo: Callable[[World], None], valid: Valid, caller: Any, world: World
) -> None:
    ask = valid(operation)
    undo(world)
    with nothing_written(world.people["owner"]):
        response = ask.send(caller)
    assert_refused(response, 401, "not-signed-in")


@every_private
def test_a_session_that_never_was_does_not_count(
    operation: Operation, valid: Valid, api_client: Any, settings: Any
) -> None:
    ask = valid(operation)
    for cookie in ("", "x", "\x7f", "0" * 5_000, "../../etc/passwd"):
        # As the header itself: Python's own cookies refuse control characters.
        api_client.defaults["HTTP_COOKIE"] = f"{settings.SESSION_COOKIE_NAME}={cookie}"
        assert_refused(ask.send(api_client), 401, "not-signed-in")


@pytest.fixture
def browser(world: World) -> ContractClient:
    """A client that is held to CSRF, as browsers are."""
    client = ContractClient(enforce_csrf_checks=True)
    client.force_login(world.people["owner"])
    confirm(client, world.people["owner"])
    return client


@every_change
def test_a_change_from_elsewhere_is_refused(
    operation: Operation, valid: Valid, browser: ContractClient, world: World
) -> None:
    token = "a" * 32
    ask = valid(operation)
    with nothing_written(world.people["owner"]):
        assert_refused(ask.send(browser), 403, "csrf-failed")
        assert_refused(_with(ask, "X-CSRFToken", token).send(browser), 403, "csrf-failed")
        browser.cookies["csrftoken"] = token
        for wrong in ("b" * 32, "", "short", "é" * 32):
            response = _with(ask, "X-CSRFToken", wrong).send(browser)
            assert_refused(response, 403, "csrf-failed")
        elsewhere = _with(_with(ask, "X-CSRFToken", token), "Origin", "https://evil.example")
        assert_refused(elsewhere.send(browser), 403, "csrf-failed")
    response = _with(ask, "X-CSRFToken", token).send(browser)
    assert response.status_code < 300, response.content


def _with(ask: Ask, name: str, value: str) -> Ask:
    return Ask(ask.operation, ask.path, {**ask.headers, name: value}, ask.query, ask.body)


def _spoken(send: Callable[[dict[str, str]], Any], language: str) -> tuple[str, ...]:
    response = send({"Accept-Language": f"{language};q=0.9, de"})
    assert response.status_code >= 400
    assert response["Content-Language"] == language
    assert "Accept-Language" in response["Vary"]
    problem = response.json()
    return (
        problem["title"],
        problem["detail"],
        *(issue["detail"] for issue in problem.get("issues", ())),
    )


_SPOILT: dict[str, Callable[[Any], Callable[[dict[str, str]], Any]]] = {
    "unknown key": lambda client: _posting(client, b'{"colour": 1}'),
    "wrong types": lambda client: _posting(client, b'{"title": 1, "feelingsBefore": {}}'),
    "wrong values": lambda client: _posting(
        client, b'{"occurredOn": "0000-00-00", "theme": "x", "title": "a\\u0000", "id": "7"}'
    ),
    "no object": lambda client: _posting(client, b"[]"),
    "broken JSON": lambda client: _posting(client, b"{"),
    "broken UTF-8": lambda client: _posting(client, b'"\xff"'),
    "deep JSON": lambda client: _posting(client, b"[" * 5_000),
    "too large": lambda client: _posting(client, b"x" * (1024 * 1024 + 1)),
    "no key": lambda client: (
        lambda headers: client.post(f"{BASE}/reflections", {}, format="json", headers=headers)
    ),
    "another type": lambda client: (
        lambda headers: client.post(
            f"{BASE}/reflections", b"x", content_type="text/plain", headers=headers
        )
    ),
    "unknown parameter": lambda client: _getting(client, "/articles?colour=1&pageSize=0&theme=A"),
    "wrong parameter": lambda client: _getting(client, "/reflections?theme=x&occurredFrom=0"),
    "wrong sort": lambda client: _getting(client, "/reflections?sort=colour"),
    "wrong cursor": lambda client: _getting(client, "/reflections?cursor=x"),
    "unreadable query": lambda client: _getting(client, "/articles?tag=%FF"),
    "unreadable path": lambda client: _getting(client, "/articles/%FF"),
    "absent": lambda client: _getting(client, "/articles/nothing-like-it"),
    "outside": lambda client: _getting(client, "/nothing"),
    "method": lambda client: lambda headers: client.delete(f"{BASE}/themes", headers=headers),
    "no version": lambda client: (
        lambda headers: client.patch(
            f"{BASE}/me", b"{}", content_type="application/merge-patch+json", headers=headers
        )
    ),
    "stale version": lambda client: (
        lambda headers: client.patch(
            f"{BASE}/me",
            b"{}",
            content_type="application/merge-patch+json",
            headers={"If-Match": '"0"', **headers},
        )
    ),
    "anonymous": lambda _client: _getting(ContractClient(), "/me"),
}


def _posting(client: Any, data: bytes) -> Callable[[dict[str, str]], Any]:
    return lambda headers: client.post(
        f"{BASE}/reflections",
        data,
        content_type="application/json",
        headers={"Idempotency-Key": "spoilt", **headers},
    )


def _getting(client: Any, address: str) -> Callable[[dict[str, str]], Any]:
    return lambda headers: client.get(f"{BASE}{address}", headers=headers)


@pytest.mark.parametrize("name", _SPOILT)
def test_a_refusal_speaks_the_language_of_the_caller(name: str, caller: Any) -> None:
    send = _SPOILT[name](caller)
    dutch, french, english = (_spoken(send, language) for language in ("nl", "fr", "en"))
    assert len(dutch) == len(french) == len(english)
    for texts in zip(dutch, french, english, strict=True):
        assert len(set(texts)) == 3, texts


def test_a_csrf_refusal_speaks_the_language_of_the_caller(browser: ContractClient) -> None:
    def send(headers: dict[str, str]) -> Any:
        return _posting(browser, b"{}")(headers)

    assert len({_spoken(send, language) for language in ("nl", "fr", "en")}) == 3


@pytest.mark.parametrize("languages", ["", "de", "tlh, x-klingon", "*", "nl-BE", "\x01", "q=;,;;"])
def test_who_speaks_none_of_ours_is_answered_in_dutch(languages: str, caller: Any) -> None:
    response = caller.get(f"{BASE}/nothing", headers={"Accept-Language": languages})
    assert response["Content-Language"] == "nl"
    assert response.json()["title"] == "Dit bestaat niet"
