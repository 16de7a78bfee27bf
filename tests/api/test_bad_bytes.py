"""What only bytes on the wire can be: chunked bodies, broken lengths, broken request lines."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from typing import Any

import pytest
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpResponse

from api.middleware import BodyGuard
from core.tenancy import acting_as
from reflections.models import Reflection
from tests.contract.fuzz import credentials
from tests.factories.accounts import PersonFactory
from tests.support.contract import hold_against_contract
from tests.support.contract_document import BASE
from tests.support.server import Answer, Server

REFLECTIONS = f"{BASE}/reflections"
_BODY = json.dumps({"occurredOn": "2026-10-14", "title": "In stukken"}).encode()


@pytest.fixture
def person(server: Server) -> Any:
    """Someone whose session the server knows."""
    return PersonFactory()


@pytest.fixture
def headers(person: Any) -> dict[str, str]:
    """Headers of a request that keeps a reflection."""
    return {
        **credentials(person),
        "Content-Type": "application/json",
        "Idempotency-Key": "on-the-wire",
        "Accept-Language": "fr",
    }


def _kept(person: Any) -> int:
    with acting_as(person.pk):
        return Reflection.objects.count()


def _hold_problem(answer: Answer, status: int, code: str, address: str = REFLECTIONS) -> None:
    hold_against_contract("POST", address, answer.status, answer.headers, answer.body)
    assert answer.status == status
    assert json.loads(answer.body)["type"] == f"urn:problem-type:klankbord:{code}"
    assert answer.headers["content-language"] == "fr"


def test_a_chunked_body_is_read_whole(server: Server, person: Any, headers: dict[str, str]) -> None:
    pieces = [_BODY[start : start + 7] for start in range(0, len(_BODY), 7)]
    answer = server.ask("POST", REFLECTIONS, headers=headers, body=pieces, chunked=True)
    hold_against_contract("POST", REFLECTIONS, answer.status, answer.headers, answer.body)
    assert answer.status == 201
    assert json.loads(answer.body)["title"] == "In stukken"
    assert _kept(person) == 1


@pytest.mark.parametrize("size", [1024 * 1024 + 1, 10 * 1024 * 1024])
def test_a_body_that_is_too_large_is_refused_however_it_comes(
    server: Server, person: Any, headers: dict[str, str], size: int
) -> None:
    line = b'{"title": "' + b"x" * size + b'"}'
    pieces = [line[start : start + 65_536] for start in range(0, len(line), 65_536)]
    for chunked, body in ((True, pieces), (False, line)):
        answer = server.ask("POST", REFLECTIONS, headers=headers, body=body, chunked=chunked)
        _hold_problem(answer, 413, "body-too-large")
    assert _kept(person) == 0


def test_a_length_that_is_a_lie_does_not_open_the_gate(
    server: Server, person: Any, headers: dict[str, str]
) -> None:
    for length in ("1048577", "99999999999999999999999", "9" * 5_000):
        answer = server.ask(
            "POST", REFLECTIONS, headers={**headers, "Content-Length": length}, body=b"{}"
        )
        assert answer.status in {400, 413}, length
    assert _kept(person) == 0


def test_a_body_that_is_cut_off_keeps_nothing(
    server: Server, person: Any, headers: dict[str, str]
) -> None:
    import socket

    lines = [f"{name}: {value}" for name, value in headers.items()]
    head = "\r\n".join(
        [f"POST {REFLECTIONS} HTTP/1.1", "Host: localhost", *lines, "Content-Length: 500", "", ""]
    )
    with socket.create_connection(("127.0.0.1", server.port), timeout=30) as connection:
        connection.sendall(head.encode() + _BODY)
    assert server.ask("GET", "/health").status == 200
    assert _kept(person) == 0


@pytest.mark.parametrize(("sent", "status"), [(b"{}", 400), (b"", 400), (b"{}" + b" " * 498, 200)])
def test_less_than_was_announced_does_not_come_through(sent: bytes, status: int) -> None:
    request = WSGIRequest(
        {
            "REQUEST_METHOD": "POST",
            "PATH_INFO": REFLECTIONS,
            "CONTENT_LENGTH": "500",
            "wsgi.input": io.BytesIO(sent),
        }
    )
    assert BodyGuard(lambda _request: HttpResponse())(request).status_code == status


RAW = {
    "a length of letters": b"POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Length: abc\r\n\r\n",
    "negative length": b"POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
    "two lengths": (
        b"POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}"
    ),
    "broken chunk": (
        b"POST %s HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n"
    ),
    "raw bytes in the path": b"GET %s/\xff\xfe HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "raw bytes in the query": b"GET %s?a=\xff HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "a space in the path": b"GET %s/a b HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "NUL in a header": b"GET %s HTTP/1.1\r\nHost: localhost\r\nX-A: a\x00b\r\n\r\n",
    "no host": b"GET %s HTTP/1.1\r\n\r\n",
    "another protocol": b"HELO localhost\r\n\r\n",
    "an endless header": (
        b"GET %s HTTP/1.1\r\nHost: localhost\r\nX-A: " + b"a" * 2_000_000 + b"\r\n\r\n"
    ),
}


@pytest.mark.parametrize("name", RAW)
def test_what_is_no_http_is_refused_and_the_server_goes_on(server: Server, name: str) -> None:
    raw = RAW[name]
    try:
        answer = server.exchange(raw % REFLECTIONS.encode() if b"%s" in raw else raw)
    except ConnectionError:
        pass  # Hung up on: a refusal as well.
    else:
        assert 400 <= answer.status < 500, answer
    assert server.ask("GET", "/health").status == 200


def test_nothing_that_was_sent_is_in_the_log(
    server: Server, person: Any, headers: dict[str, str], publish: Callable[[], None]
) -> None:
    canary = "kanarie7f3a"
    server.ask("POST", REFLECTIONS, headers=headers, body=json.dumps({"title": canary}).encode())
    server.ask("POST", REFLECTIONS, headers=headers, body=f'{{"{canary}'.encode())
    server.ask("GET", f"{REFLECTIONS}?{canary}={canary}", headers=headers)
    server.ask("GET", f"{BASE}/articles/{canary}", headers=headers)
    server.ask("BREW", f"{BASE}/{canary}", headers={**headers, canary: canary})
    server.ask("GET", f"{BASE}/articles?tag={canary}%FF")
    assert canary not in server.logged()
    assert "Traceback" not in server.logged()
