"""Addresses, parameters and headers that are not what the contract asks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import jsonschema_rs
import pytest

from tests.contract.asking import Ask
from tests.contract.world import World
from tests.support.contract_document import BASE, Operation, operations
from tests.support.refusals import assert_refused, nothing_written

Valid = Callable[[Operation], Ask]
every_operation = pytest.mark.parametrize("operation", operations(), ids=str)

WRONG = [
    *("", " ", "0", "-1", "101", "1e3", "1.0", "+5", "٣", "999999999999999999999999", "null"),
    *("0000-00-00", "2026-02-30", "20261014", "2026-W42-3", "2026-10-14T00:00:00Z", "99999-01-01"),
    *("klankbord", "-klankbord", "x" * 2_000, "'; DROP TABLE x; --", "é", "\U0001f600", "[]", "{}"),
]


def _reads(schema: dict[str, Any], value: str) -> bool:
    """Tell whether the contract allows `value` in a parameter with `schema`."""
    shown: Any = value
    if schema.get("type") == "integer":
        plain = value.isascii() and value.isdigit() and len(value) < 10
        shown = int(value) if plain else value
    return jsonschema_rs.Draft202012Validator(schema, validate_formats=True).is_valid(shown)


def _mistakes(operation: Operation) -> Iterator[tuple[str, str]]:
    for parameter in operation.parameters:
        if parameter["in"] == "query":
            for value in WRONG:
                if not _reads(parameter["schema"], value):
                    yield parameter["name"], value


@pytest.mark.parametrize("operation", [it for it in operations() if it.names("query")], ids=str)
def test_a_parameter_that_does_not_fit_is_named(
    operation: Operation, valid: Valid, caller: Any, world: World
) -> None:
    passed = []
    with nothing_written(world.people["owner"]):
        for name, value in _mistakes(operation):
            ask = valid(operation)
            ask.query = {**ask.query, name: value}
            response = ask.send(caller)
            issues = response.json().get("issues", [])
            if response.status_code != 400 or {it["name"] for it in issues} != {name}:
                passed.append((name, value, response.status_code, response.content[:200]))
        assert passed == []
    assert list(_mistakes(operation))


@every_operation
def test_unknown_parameters_are_refused(
    operation: Operation, valid: Valid, caller: Any, world: World
) -> None:
    ask = valid(operation)
    ask.query = {**ask.query, "colour": "plum", "page_size": "3"}
    with nothing_written(world.people["owner"]):
        response = ask.send(caller)
    assert_refused(
        response, 400, "invalid-input", ("query", "colour"), ("query", "page_size"), exactly=True
    )


@pytest.mark.parametrize(
    ("operation", "name"),
    [(it, name) for it in operations() for name in sorted(it.names("query"))],
    ids=str,
)
def test_a_parameter_that_is_given_twice_is_refused(
    operation: Operation, name: str, valid: Valid, caller: Any
) -> None:
    ask = valid(operation)
    response = ask.send(caller, query_params={**ask.query, name: ["1", "2"]})
    assert_refused(response, 400, "invalid-input", ("query", name))


BROKEN_QUERIES = {
    "bytes that are not UTF-8": "a=%FF",
    "half a character": "a=%E2%82",
    "a surrogate": "a=%ED%A0%80",
    "a broken name": "%C3%28=1",
    "NUL": "a=b%00c",
    "NUL in a name": "a%00=1",
    "an escape character": "a=%1B",
    "a line break": "a=1%0D%0AX-Injected:%201",
}


@every_operation
def test_a_query_that_cannot_be_read_is_refused(
    operation: Operation, valid: Valid, caller: Any, world: World
) -> None:
    with nothing_written(world.people["owner"]):
        for query in BROKEN_QUERIES.values():
            ask = valid(operation)
            response = ask.send(caller, query_params={}, QUERY_STRING=query)
            assert_refused(response, 400, "unreadable", ("query", ""), exactly=True)
            assert "X-Injected" not in response.headers


# A reading is taken in without looking; what names nothing is let go later.
SAYS_NOTHING_OF_WHAT_IS_THERE = {"countReading"}
UNREADABLE_PARTS = ["%FF", "a%C3%28", "%00", "a%00b", "a%0Ab", "%1B", "%7F", "%ED%A0%80"]
ABSENT_PARTS = [
    *("é", "a%20b", "%F0%9F%98%80", "x" * 2_000, "%252e%252e", "%27%20OR%201=1", "..%2f..%2fetc"),
    *("0", "-1", "0000-00-00", "null", "undefined", "[object%20Object]", "100%25"),
]


@pytest.mark.parametrize("operation", [it for it in operations() if it.names("path")], ids=str)
def test_an_address_that_names_nothing_is_refused(
    operation: Operation, valid: Valid, caller: Any, world: World
) -> None:
    with nothing_written(world.people["owner"]):
        for part in UNREADABLE_PARTS:
            response = valid(operation).send(caller, path=_address(operation, part))
            assert_refused(response, 400, "unreadable", ("path", ""), exactly=True)
        for part in ABSENT_PARTS:
            response = valid(operation).send(caller, path=_address(operation, part))
            if operation.id in SAYS_NOTHING_OF_WHAT_IS_THERE:
                # What can be no slug leads nowhere.
                assert response.status_code in {204, 404}
            else:
                assert_refused(response, 404, "not-found")


def _address(operation: Operation, part: str) -> str:
    head, rest = operation.path.split("{", 1)
    return f"{BASE}{head}{part}{rest.split('}', 1)[1]}"


@pytest.mark.parametrize("address", ["/nothing", "/themes/", "/me/", "//me", "/me/../me", "/", ""])
@pytest.mark.parametrize("method", ["GET", "POST", "DELETE"])
def test_an_address_outside_the_contract_is_a_problem(
    method: str, address: str, caller: Any
) -> None:
    response = caller.generic(method, f"{BASE}{address}")
    assert_refused(response, 404, "not-found")


@pytest.mark.parametrize(
    "operation", [it for it in operations() if "If-Match" in it.names("header")], ids=str
)
def test_a_change_must_name_the_version_it_changes(
    operation: Operation, valid: Valid, caller: Any, world: World
) -> None:
    with nothing_written(world.people["owner"]):
        response = valid(operation).send(caller, headers={})
        assert_refused(response, 428, "version-required")
        for tag in ('"999"', 'W/"1"', '"1', '""', '"2", "3"'):
            response = valid(operation).send(caller, headers={"If-Match": tag})
            assert response.status_code in {400, 412}, (tag, response.content)
            if response.status_code == 400:
                assert_refused(response, 400, "invalid-input", ("header", "If-Match"))
        for tag in ("1", "version one", '"1" "2"', "*, *", "", '"\x7f"', '"é"'):
            response = valid(operation).send(caller, headers={"If-Match": tag})
            assert_refused(response, 400, "invalid-input", ("header", "If-Match"), exactly=True)


@pytest.mark.parametrize(
    "operation", [it for it in operations() if "Idempotency-Key" in it.names("header")], ids=str
)
def test_an_idempotency_key_must_be_one(
    operation: Operation, valid: Valid, caller: Any, world: World
) -> None:
    with nothing_written(world.people["owner"]):
        for headers in (
            *({}, {"Idempotency-Key": ""}, {"Idempotency-Key": "x" * 256}),
            *({"Idempotency-Key": "two words"}, {"Idempotency-Key": "é"}),
        ):
            response = valid(operation).send(caller, headers=headers)
            assert_refused(response, 400, "invalid-input", ("header", "Idempotency-Key"))
