"""Every kind of answer names its request and the API's version, and keeps browsers safe."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import pytest

from tests.contract.fuzz import credentials
from tests.factories.accounts import PersonFactory
from tests.support.contract import hold_against_contract
from tests.support.contract_document import BASE, operations
from tests.support.server import Answer, Server

ARTICLE = f"{BASE}/articles/tussen-wachten-en-weten"
_KEPT = {"If-None-Match": "*"}
_JSON = {"Content-Type": "application/json"}

# What is asked, and the status that it must have: one of every kind of answer there is.
KINDS: dict[str, tuple[str, str, dict[str, str], bytes | None, int]] = {
    "health": ("GET", "/health", {}, None, 200),
    "app": ("GET", "/nl", {}, None, 200),
    "app, head": ("HEAD", "/nl", {}, None, 200),
    "app, unknown page": ("GET", "/nl/nothing/like/it", {}, None, 404),
    "app, other method": ("POST", "/nl", {}, b"x", 405),
    "feed": ("GET", "/nl/feed.atom", {}, None, 200),
    "feed, head": ("HEAD", "/nl/feed.json", {}, None, 200),
    "feed, kept": ("GET", "/nl/feed.json", _KEPT, None, 304),
    "feed, absent": ("GET", "/nl/themes/nothing/feed.json", {}, None, 404),
    "feed, other method": ("POST", "/nl/feed.atom", {}, b"x", 405),
    "map": ("GET", "/sitemap.xml", {}, None, 200),
    "map, absent": ("GET", "/sitemap-9.xml", {}, None, 404),
    "map, other method": ("DELETE", "/sitemap.xml", {}, None, 405),
    "rules for crawlers": ("GET", "/robots.txt", {}, None, 200),
    "app, absent article": ("GET", "/nl/articles/nothing-like-it", {}, None, 404),
    "static file": ("GET", "/static/api/reference.js", {}, None, 200),
    "static file, absent": ("GET", "/static/nothing.js", {}, None, 404),
    "contract": ("GET", f"{BASE}/openapi.json", {}, None, 200),
    "contract, YAML": ("GET", f"{BASE}/openapi.yaml", {}, None, 200),
    "contract, other method": ("DELETE", f"{BASE}/openapi.json", {}, None, 405),
    "reference page": ("GET", f"{BASE}/docs", {}, None, 200),
    "public list": ("GET", f"{BASE}/articles?language=nl", {}, None, 200),
    "public list again": ("GET", f"{BASE}/articles?language=nl", {}, None, 200),
    "public object": ("GET", ARTICLE, {}, None, 200),
    "public object, head": ("HEAD", ARTICLE, {}, None, 200),
    "public object, compressed": ("GET", ARTICLE, {"Accept-Encoding": "br, gzip"}, None, 200),
    "public object, kept": ("GET", ARTICLE, _KEPT, None, 304),
    "public search": ("GET", f"{BASE}/search?q=wachten", {}, None, 200),
    "public, absent": ("GET", f"{BASE}/articles/nothing-like-it", {}, None, 404),
    "public, bad input": ("GET", f"{BASE}/articles?colour=plum", {}, None, 400),
    "public, other method": ("POST", ARTICLE, _JSON, b"{}", 405),
    "anonymous": ("GET", f"{BASE}/me", {}, None, 401),
    "outside": ("GET", f"{BASE}/nothing", {}, None, 404),
    "too large": ("POST", f"{BASE}/reflections", _JSON, b"x" * (1024 * 1024 + 1), 413),
    "unreadable": ("GET", f"{BASE}/articles?tag=%FF", {}, None, 400),
    "unknown host": ("GET", "/nl", {"Host": "evil.example"}, None, 400),
    "sign-in": ("GET", "/_allauth/browser/v1/config", {}, None, 200),
    "sign-in, absent": ("GET", "/_allauth/browser/v1/nothing", {}, None, 404),
    "admin": ("GET", "/admin/", {}, None, 302),
}

POLICY = {
    "default-src 'self'",
    "base-uri 'none'",
    "connect-src 'self'",
    "font-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "img-src 'self' data:",
    "object-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
}


def _hold_headers(answer: Answer) -> None:
    headers = answer.headers
    assert headers["api-version"] == "1.0.0"
    assert re.fullmatch(r"[0-9a-f]{32}", headers["x-request-id"])
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert "geolocation=()" in headers["permissions-policy"]
    policy = {part.strip() for part in headers["content-security-policy"].split(";")}
    assert policy == POLICY


@pytest.fixture
def published(server: Server, publish: Callable[[], None]) -> Server:
    """The real server with published knowledge."""
    publish()
    return server


def test_every_kind_of_answer_carries_them(published: Server) -> None:
    for name, (method, target, headers, body, status) in KINDS.items():
        answer = published.ask(method, target, headers={"Host": "localhost", **headers}, body=body)
        assert answer.status == status, (name, answer)
        _hold_headers(answer)
        path = target.split("?")[0]
        if path.startswith(f"{BASE}/") and "content-encoding" not in answer.headers:
            hold_against_contract(method, path, answer.status, answer.headers, answer.body)


def test_private_answers_carry_them_and_are_never_stored(published: Server) -> None:
    signed_in = credentials(PersonFactory())
    for target in (f"{BASE}/me", f"{BASE}/reflections"):
        answer = published.ask("GET", target, headers=signed_in)
        assert answer.status == 200
        assert answer.headers["cache-control"] == "no-store"
        _hold_headers(answer)


# What must be asked where it can be.
ASKED = {"q": "wachten", "format": "epub"}


def test_public_answers_are_the_same_whoever_asks(published: Server) -> None:
    def parts(answer: Answer) -> tuple[int, dict[str, str], bytes]:
        own = {"date", "x-request-id"}
        kept = {name: value for name, value in answer.headers.items() if name not in own}
        policy = sorted(kept.pop("content-security-policy").split("; "))
        return answer.status, kept | {"policy": str(policy)}, answer.body

    signed_in = credentials(PersonFactory(editor=True))
    for operation in operations():
        if not operation.public or operation.method != "GET":
            continue
        path = operation.path.replace("{key}", "resilience").replace("{slug}", ARTICLE[17:])
        asked = {name: value for name, value in ASKED.items() if name in operation.names("query")}
        target = f"{BASE}{path}?{urlencode(asked)}"
        answers = [
            parts(published.ask("GET", target, headers=headers))
            for headers in ({}, signed_in, {"Cookie": "django_language=fr"}, {})
        ]
        assert answers[0][0] == 200, target
        assert all(answer == answers[0] for answer in answers), target
        assert "set-cookie" not in answers[0][1]
        assert "no-store" not in answers[0][1]["cache-control"]
        assert "Cookie" not in answers[0][1]["vary"]


def test_a_harmless_request_id_is_kept_and_another_is_not(published: Server) -> None:
    for target in ("/health", ARTICLE, f"{BASE}/me", "/nl", "/static/api/reference.js"):
        kept = published.ask("GET", target, headers={"X-Request-Id": "Trace_2026.11-22"})
        assert kept.headers["x-request-id"] == "Trace_2026.11-22"
        for given in ("short", "x" * 65, "with space", "<script>", "é" * 8, "'; --........"):
            answer = published.ask(
                "GET", target, headers={"X-Request-Id": given.encode().decode("latin-1")}
            )
            assert re.fullmatch(r"[0-9a-f]{32}", answer.headers["x-request-id"]), given


def test_the_contract_is_served_to_any_page(server: Server) -> None:
    import yaml

    as_json = server.ask("GET", f"{BASE}/openapi.json")
    as_yaml = server.ask("GET", f"{BASE}/openapi.yaml")
    assert json.loads(as_json.body) == yaml.safe_load(as_yaml.body)
    for answer in (as_json, as_yaml):
        assert answer.headers["access-control-allow-origin"] == "*"


def test_the_reference_page_needs_nothing_from_elsewhere(server: Server) -> None:
    page = server.ask("GET", f"{BASE}/docs").body.decode()
    addresses = re.findall(r'(?:src|href)="([^"]+)"', page)
    assert addresses
    for address in addresses:
        assert address.startswith("/static/")
        assert server.ask("GET", address).status == 200
    assert "<script>" not in page
    assert "style=" not in page


@pytest.mark.django_db
def test_no_answer_of_the_api_sets_a_cookie_but_the_session(
    client_for: Callable[[Any], Any], api_client: Any
) -> None:
    client = client_for(PersonFactory())
    client.get(f"{BASE}/me")
    for target in ("/me", "/reflections", "/nothing"):
        assert not client.get(f"{BASE}{target}").cookies
        assert not api_client.get(f"{BASE}{target}").cookies
