"""Asking WSGI applications as a server does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import RequestFactory


class Answered(NamedTuple):
    """What came back; header names in lower case."""

    status: str
    headers: dict[str, str]
    body: bytes


@contextmanager
def connection_kept() -> Iterator[None]:
    """Keep the connection that holds the test's transaction, as Django's own client does."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    try:
        yield
    finally:
        for signal in (request_started, request_finished):
            signal.connect(close_old_connections)


def ask(
    application: Any, target: str, *, method: str = "GET", headers: dict[str, str] | None = None
) -> Answered:
    """Send one request to `application`."""
    given = {"Host": "localhost", **(headers or {})}
    environ = RequestFactory().generic(method, target, headers=given).environ
    environ.pop("CONTENT_TYPE", None)
    answered: list[Any] = []

    def start_response(status: str, given: Iterable[tuple[str, str]], *_rest: Any) -> None:
        answered.extend([status, list(given)])

    with connection_kept():
        body = application(environ, start_response)
        try:
            content = b"".join(body)
        finally:
            if hasattr(body, "close"):
                body.close()
    status, found = answered
    names = [name.lower() for name, _value in found]
    assert len(set(names)) == len(names), "a header stands there twice"
    return Answered(status, {name.lower(): value for name, value in found}, content)
