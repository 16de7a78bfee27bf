"""Every response is held against `openapi.yaml`, more strictly than the document itself asks."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any
from urllib.parse import quote

import jsonschema_rs
from django.conf import settings
from django.test.client import ClientHandler
from rest_framework.test import APIClient

from tests.support.contract_document import (
    BASE,
    Operation,
    document,
    methods_of,
    path_of,
    resolved,
)

PROBLEM = "application/problem+json"
# Addresses under the base that are no operations: the contract itself and its page.
UNLISTED = frozenset(
    f"{BASE}/{name}"
    for name in ("openapi.json", "openapi.yaml", "reflections-export.schema.json", "docs")
)
_ALWAYS = ("API-Version", "X-Request-Id")
# Headers that HTTP or the browser's safety asks for; any other must be in the contract.
_COMMON_HEADERS = frozenset(
    {
        *("cache-control", "connection", "content-encoding", "content-language"),
        *("content-length", "content-security-policy", "content-type", "date", "server"),
        *("cross-origin-opener-policy", "permissions-policy", "referrer-policy", "set-cookie"),
        *("strict-transport-security", "transfer-encoding", "vary"),
        *("x-content-type-options", "x-frame-options"),
    }
)


class UndocumentedAnswerError(AssertionError):
    """An answer that `openapi.yaml` does not promise."""


def close(schema: Any) -> Any:
    """Return `schema` with every object closed, so that an undocumented key is found."""
    if isinstance(schema, list):
        return [close(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {key: close(value) for key, value in schema.items()}
    if "properties" in closed and "additionalProperties" not in closed:
        closed["unevaluatedProperties"] = False
    return closed


@cache
def _components() -> dict[str, Any]:
    return {"schemas": close(document()["components"]["schemas"])}


def _validator(schema: dict[str, Any]) -> jsonschema_rs.Validator:
    return jsonschema_rs.Draft202012Validator(
        {**close(schema), "components": _components()}, validate_formats=True
    )


@cache
def _problem_validator() -> jsonschema_rs.Validator:
    return _validator({"$ref": "#/components/schemas/Problem"})


@cache
def _body_validator(operation: Operation, status: str, media: str) -> jsonschema_rs.Validator:
    return _validator(operation.responses[status]["content"][media].get("schema", {}))


@cache
def _header_validator(operation: Operation, status: str, name: str) -> jsonschema_rs.Validator:
    return _validator(resolved(operation.responses[status]["headers"][name]).get("schema", {}))


def _undocumented(
    method: str, address: str, status: int, headers: Mapping[str, str], body: bytes
) -> Iterator[str]:
    yield from (f"the header {name} is missing" for name in _ALWAYS if name.lower() not in headers)
    path = path_of(address)
    if path is None:
        if status not in {400, 404, 413}:
            yield f"status {status} of an address that is not in the contract"
        yield from _no_problem(status, address, headers, body, head=method == "HEAD")
        return
    known = methods_of(path)
    operation = known.get("GET" if method == "HEAD" else method)
    if operation is None:
        yield from _no_refusal(known, status, headers)
        yield from _no_problem(status, address, headers, body, head=method == "HEAD")
        return
    documented = operation.responses.get(str(status))
    if documented is None:
        yield f"status {status} is not documented: {body[:300]!r}"
        return
    yield from _wrong_headers(operation, str(status), headers)
    if status >= 400:
        yield from _no_problem(status, address, headers, body, head=method == "HEAD")
    else:
        yield from _wrong_body(operation, str(status), headers, body, head=method == "HEAD")


def _no_refusal(
    known: Mapping[str, Operation], status: int, headers: Mapping[str, str]
) -> Iterator[str]:
    if status not in {400, 405, 413}:
        yield f"status {status} of a method that is not in the contract"
    if status == 405:
        allowed = {name.strip() for name in headers.get("allow", "").split(",") if name.strip()}
        expected = {*known, *({"HEAD"} if "GET" in known else ())}
        if allowed != expected:
            yield f"Allow names {sorted(allowed)}, the contract {sorted(expected)}"


def _wrong_headers(operation: Operation, status: str, headers: Mapping[str, str]) -> Iterator[str]:
    documented = operation.responses[status].get("headers", {})
    for name, header in documented.items():
        value = headers.get(name.lower())
        if value is None:
            if resolved(header).get("required"):
                yield f"the header {name} is missing"
            continue
        schema = resolved(header).get("schema", {})
        shown: Any = int(value) if schema.get("type") == "integer" and value.isdigit() else value
        for error in _header_validator(operation, status, name).iter_errors(shown):
            yield f"the header {name}: {error.message}"
    extra = set(headers) - _COMMON_HEADERS - {name.lower() for name in documented}
    if extra:
        yield f"headers that are not documented: {sorted(extra)}"


def _wrong_body(
    operation: Operation, status: str, headers: Mapping[str, str], body: bytes, *, head: bool
) -> Iterator[str]:
    content = operation.responses[status].get("content", {})
    if not content:
        if body:
            yield f"a body where none is documented: {body[:80]!r}"
        return
    media = headers.get("content-type", "").split(";")[0].strip()
    if media not in content:
        yield f"the content type {media!r} is not documented: {sorted(content)}"
        return
    if head:
        if body:
            yield "a body in answer to HEAD"
        return
    if content[media]["schema"].get("format") == "binary":
        if not body:
            yield "an empty file"
        return
    yield from _violations(_body_validator(operation, status, media), body)


def _no_problem(
    status: int, address: str, headers: Mapping[str, str], body: bytes, *, head: bool
) -> Iterator[str]:
    media = headers.get("content-type", "").split(";")[0].strip()
    if media != PROBLEM:
        yield f"the content type of a problem is {media!r}"
        return
    if head:
        return
    wrong = list(_violations(_problem_validator(), body))
    yield from wrong
    if wrong:
        return
    problem = json.loads(body)
    if problem["status"] != status:
        yield f"the problem says status {problem['status']}, the answer {status}"
    if problem["instance"] != quote(address, safe="/:~@!$&'()*+,;=-._"):
        yield f"the problem says instance {problem['instance']!r}, the address is {address!r}"


def _violations(validator: jsonschema_rs.Validator, body: bytes) -> Iterator[str]:
    try:
        value = json.loads(body)
    except ValueError as error:
        yield f"the body is no JSON: {error}"
        return
    for error in validator.iter_errors(value):
        place = "/".join(str(step) for step in error.instance_path)
        yield f"at {place or 'the top'}: {error.message}"


def hold_against_contract(
    method: str, address: str, status: int, headers: Mapping[str, str], body: bytes
) -> None:
    """Raise `UndocumentedAnswerError` when `openapi.yaml` does not promise this answer.

    `address` is the decoded path without query. Stricter than the document: undocumented keys,
    statuses, content types and headers all fail, on every level.
    """
    if address in UNLISTED:
        return
    lowered = {name.lower(): value for name, value in headers.items()}
    wrong = list(_undocumented(method, address, status, lowered, body))
    if wrong:
        raise UndocumentedAnswerError(f"{method} {address} → {status}:\n" + "\n".join(wrong))


def assert_documented(response: Any) -> None:
    """Fail when Django's test `response` is not what `openapi.yaml` promises."""
    request = response.wsgi_request
    hold_against_contract(
        request.method, request.path, response.status_code, response.headers, body_of(response)
    )


def body_of(response: Any) -> bytes:
    """Return the body of an answer, and leave it to be read again when it was to be streamed."""
    if not response.streaming:
        return bytes(response.content)
    body: bytes = response.getvalue()
    response.streaming_content = [body]
    return body


@cache
def _chain(_middleware: tuple[str, ...]) -> Any:
    """Return the middleware around the views; it keeps nothing between requests."""
    handler = ClientHandler(enforce_csrf_checks=False)
    handler.load_middleware()
    return handler._middleware_chain


class ContractClient(APIClient):
    """A client for `/api/v1` that lets no undocumented answer pass."""

    def __init__(self, enforce_csrf_checks: bool = False, **defaults: Any) -> None:
        super().__init__(enforce_csrf_checks, **defaults)
        # Loading the middleware anew, with all static files, takes longer than most requests.
        self.handler._middleware_chain = _chain(tuple(settings.MIDDLEWARE))

    def request(self, **kwargs: Any) -> Any:
        response = super().request(**kwargs)
        if response.wsgi_request.path.startswith(f"{BASE}/"):
            assert_documented(response)
        return response
