"""What allauth cannot read is refused before it tries: always 4xx, nothing half done."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import get_resolver

from accounts.models import Person
from tests.accounts.browser import BASE, Browser
from tests.factories.accounts import PASSWORD, PersonFactory

pytestmark = pytest.mark.django_db

BROKEN = {
    "broken JSON": b"{",
    "no JSON": b"email=anna",
    "broken UTF-8": b'{"email": "\xff\xfe"}',
    "a list": b"[]",
    "null": b"null",
    "a number": b"7",
    "deep nesting": b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
    "a huge number": b'{"a": ' + b"9" * 10_000 + b"}",
    "a NUL": b'{"email": "a\\u0000b@klankbord.example", "password": "x"}',
    "a NUL in a key": b'{"em\\u0000ail": "a@klankbord.example"}',
    "half a surrogate pair": b'{"email": "\\ud800@klankbord.example", "password": "\\ud800"}',
}
PATHS = [
    "/auth/signup",
    "/auth/login",
    "/auth/password/request",
    "/auth/password/reset",
    "/auth/email/verify",
    "/auth/webauthn/login",
]
KEYS = [
    "authenticators",
    "code",
    "credential",
    "current_password",
    "email",
    "id",
    "key",
    "name",
    "new_password",
    "password",
    "phone",
    "primary",
    "sessions",
]
STRANGE: list[Any] = [None, 7, 1.5, True, [], ["x"], {}, {"a": [1]}, "", " ", "x" * 100_000, "\t\n"]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("body", BROKEN.values(), ids=BROKEN.keys())
def test_unreadable_body_gets_400_with_a_code(path: str, body: bytes) -> None:
    answer = Browser().send("POST", path, body)
    assert answer.status_code == 400
    assert answer.json()["status"] == 400
    assert answer.json()["errors"][0]["code"] in {
        "invalid_json",
        "not_an_object",
        "invalid_characters",
    }
    assert "no-store" in answer["Cache-Control"]


def test_backslashes_are_not_taken_for_a_nul() -> None:
    answer = Browser().sign_up("anna@klankbord.example", r"een-lang-\\u0000-woord")
    assert answer.status_code == 401
    assert Person.objects.get().check_password(r"een-lang-\\u0000-woord")


@pytest.mark.parametrize("path", PATHS)
def test_body_over_a_mebibyte_gets_413(path: str) -> None:
    body = b'{"email": "' + b"a" * (1024 * 1024) + b'"}'
    assert Browser().send("POST", path, body).status_code == 413


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("value", STRANGE, ids=lambda value: str(value)[:12])
def test_strange_values_get_an_answer_below_500(path: str, value: Any) -> None:
    answer = Browser().post(path, dict.fromkeys([*KEYS, "display_name", "language"], value))
    assert 400 <= answer.status_code < 500


def authenticated_paths() -> list[tuple[str, str]]:
    """Every method of every address of allauth's browser client."""
    prefix = "_allauth/browser/v1/"
    paths: set[str] = set()

    def walk(patterns: Any, base: str) -> None:
        for pattern in patterns:
            route = base + str(pattern.pattern)
            if hasattr(pattern, "url_patterns"):
                walk(pattern.url_patterns, route)
            elif route.startswith(prefix):
                paths.add("/" + route.removeprefix(prefix))

    walk(get_resolver().url_patterns, "")
    assert "/auth/sessions" in paths
    methods = ("POST", "PUT", "PATCH", "DELETE")
    return [(method, path) for path in sorted(paths) for method in methods]


@pytest.mark.parametrize("value", STRANGE, ids=lambda value: str(value)[:12])
def test_no_address_of_allauth_fails_for_somebody_signed_in(value: Any) -> None:
    person = PersonFactory()
    browser = Browser()
    for method, path in authenticated_paths():
        if not browser.signed_in:
            browser.sign_in(person.email)
            browser.post("/auth/reauthenticate", {"password": PASSWORD})
        answer = browser.send(method, path, dict.fromkeys(KEYS, value))
        assert answer.status_code < 500, (method, path)


@pytest.mark.parametrize(
    "key", ["", "x", "x-y", "-", "MQ:1:1", "00000000000070008000000000000000-a-b", "é", "a" * 5000]
)
def test_broken_keys_of_links_are_refused(key: str) -> None:
    browser = Browser()
    assert browser.post("/auth/email/verify", {"key": key}).status_code == 400
    answer = browser.post("/auth/password/reset", {"key": key, "password": PASSWORD})
    assert answer.status_code == 400
    header = key.encode().decode("latin-1")
    for path, name in [
        ("/auth/email/verify", "X-Email-Verification-Key"),
        ("/auth/password/reset", "X-Password-Reset-Key"),
    ]:
        assert browser.get(path, **{name: header}).status_code == 400


def test_every_answer_carries_the_headers_of_the_house() -> None:
    answer = Browser().client.get(f"{BASE}/auth/session")
    assert "no-store" in answer["Cache-Control"]
    for header in (
        "X-Request-Id",
        "X-Content-Type-Options",
        "Referrer-Policy",
        "Content-Security-Policy",
        "X-Frame-Options",
    ):
        assert header in answer, header
