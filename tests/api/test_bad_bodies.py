"""Bodies that are not what the contract asks: refused whole, saying what and where."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import jsonschema_rs
import pytest

from tests.contract.asking import Ask, valid_request
from tests.contract.world import World
from tests.support.contract_document import Operation, document, operations, resolved
from tests.support.refusals import assert_refused, nothing_written

WITH_BODY = [operation for operation in operations() if operation.takes_json]
Valid = Callable[[Operation], Ask]
every_body = pytest.mark.parametrize("operation", WITH_BODY, ids=str)

# A value for every kind of mistake; what the contract allows in a place is left out there.
WRONG: dict[str, Any] = {
    "null": None,
    "boolean": True,
    "number": 3,
    "negative": -1,
    "fraction": 1.5,
    "huge": 10**30,
    "huger than doubles": float("1e308") * 1.0,
    "text": "klankbord",
    "empty text": "",
    "long text": "x" * 200_000,
    "zero date": "0000-00-00",
    "impossible date": "2026-02-30",
    "far date": "99999-01-01",
    "date without dashes": "20261014",
    "week date": "2026-W42-3",
    "moment": "2026-10-14T16:20:11Z",
    "short identifier": "0199f3f26d0b7c3e9a541f0f6f1f2d10",
    "NUL": "a\x00b",
    "control character": "a\x1bb",
    "delete character": "a\x7fb",
    "list": [],
    "list of anything": [None, {}, [], 1],
    "object": {},
    "object with unknown keys": {"colour": "plum"},
}
_CONTROL = {"NUL", "control character", "delete character"}


def _schema(operation: Operation) -> dict[str, Any]:
    return resolved(operation.bodies[next(iter(operation.bodies))]["schema"])


def _refuses(schema: dict[str, Any], value: Any) -> bool:
    components = {"schemas": document()["components"]["schemas"]}
    validator = jsonschema_rs.Draft202012Validator(
        {**schema, "components": components}, validate_formats=True
    )
    return not validator.is_valid(value)


def _mistakes(operation: Operation) -> Iterator[tuple[str, str, Any]]:
    for key, schema in _schema(operation)["properties"].items():
        for name, value in WRONG.items():
            if name in _CONTROL or _refuses(schema, value):
                yield key, name, value
        example = valid_request(operation).body.get(key)
        if isinstance(example, str) and _refuses(schema, f"{example}\n"):
            yield key, "line feed", f"{example}\n"


def _is_named(response: Any, key: str) -> bool:
    if response.status_code != 400:
        return False
    return {issue["name"].split(".")[0] for issue in response.json()["issues"]} == {key}


@every_body
def test_a_value_that_does_not_fit_is_named(
    operation: Operation, valid: Valid, caller: Any, world: World
) -> None:
    passed = []
    with nothing_written(world.people["owner"]):
        for key, name, value in _mistakes(operation):
            ask = valid(operation)
            ask.body = {**ask.body, key: value}
            response = ask.send(caller)
            if not _is_named(response, key):
                passed.append((key, name, response.status_code, response.content[:200]))
        assert passed == []
    # A body of one free text alone takes about half of these values.
    assert len(list(_mistakes(operation))) > len(WRONG) // 2


@every_body
def test_a_body_that_is_no_object_is_refused(
    operation: Operation, valid: Valid, caller: Any, world: World
) -> None:
    with nothing_written(world.people["owner"]):
        for data in (b"null", b"true", b"7", b'"text"', b"[]", b"[{}]"):
            response = valid(operation).send(caller, data=data)
            assert_refused(response, 400, "invalid-input", ("body", ""), exactly=True)


@every_body
def test_everything_wrong_is_said_at_once(
    operation: Operation, valid: Valid, caller: Any, world: World
) -> None:
    ask = valid(operation)
    keys = list(_schema(operation)["properties"])
    ask.body = {key: {"colour": 1.5} for key in keys} | {"colour": 1, "display_name": 2}
    with nothing_written(world.people["owner"]):
        response = ask.send(caller)
    assert_refused(response, 400, "invalid-input", ("body", "colour"), ("body", "display_name"))
    places = {issue["name"].split(".")[0] for issue in response.json()["issues"]}
    assert places == {*keys, "colour", "display_name"}


@every_body
def test_unknown_keys_on_every_level_are_refused(
    operation: Operation, valid: Valid, caller: Any, world: World
) -> None:
    ask = valid(operation)
    inside = [key for key, value in ask.body.items() if isinstance(value, dict)]
    for key in inside:
        ask.body[key] = {**ask.body[key], "colour": "plum"}
    ask.body["colour"] = "plum"
    with nothing_written(world.people["owner"]):
        response = ask.send(caller)
    expected = [("body", "colour"), *(("body", f"{key}.colour") for key in inside)]
    assert_refused(response, 400, "invalid-input", *expected, exactly=True)


BROKEN = {
    "nothing": (b"", "json-broken"),
    "cut off": (b'{"title": "Een', "json-broken"),
    "two documents": (b"{} {}", "json-broken"),
    "NaN": (b'{"title": NaN}', "json-broken"),
    "infinity": (b'{"title": -Infinity}', "json-broken"),
    "lone surrogate": (b'{"title": "\\ud800"}', "json-broken"),
    "byte order mark": (b"\xef\xbb\xbf{}", "json-broken"),
    "raw control character": (b'{"title": "a\x01b"}', "json-broken"),
    "other quotes": (b"{'title': 1}", "json-broken"),
    "UTF-16": ("{}".encode("utf-16"), "unreadable"),
    "Latin-1": ('{"title": "één"}'.encode("latin-1"), "unreadable"),
    "half a character": (b'{"title": "\xe2\x82"}', "unreadable"),
    "surrogate in UTF-8": (b'{"title": "\xed\xa0\x80"}', "unreadable"),
    "too long a form": (b'{"title": "\xc0\xaf"}', "unreadable"),
    "deep lists": (b"[" * 100_000 + b"]" * 100_000, "json-too-deep"),
    "deep objects": (b'{"a":' * 5_000 + b"1" + b"}" * 5_000, "json-too-deep"),
    "rather deep": (b'{"a":' * 40 + b"1" + b"}" * 40, "json-too-deep"),
}


@every_body
def test_what_cannot_be_read_is_not_half_understood(
    operation: Operation, valid: Valid, caller: Any, world: World
) -> None:
    with nothing_written(world.people["owner"]):
        for data, code in BROKEN.values():
            ask = valid(operation)
            response = ask.send(caller, data=data, content_type=ask.media)
            assert_refused(response, 400, code)
            if code == "unreadable":
                assert_refused(response, 400, code, ("body", ""), exactly=True)
            if code == "json-broken":
                assert any(character.isdigit() for character in response.json()["detail"])


@every_body
@pytest.mark.parametrize(("size", "status"), [(1024 * 1024 + 1, 413), (1024 * 1024, 400)])
def test_the_limit_is_one_mebibyte(
    operation: Operation, size: int, status: int, valid: Valid, caller: Any, world: World
) -> None:
    data = b'{"colour": "' + b"x" * (size - 14) + b'"}'
    assert len(data) == size
    with nothing_written(world.people["owner"]):
        response = valid(operation).send(caller, data=data)
    assert_refused(response, status, "body-too-large" if status == 413 else "invalid-input")


@every_body
def test_a_thousand_mistakes_give_a_short_answer(
    operation: Operation, valid: Valid, caller: Any
) -> None:
    ask = valid(operation)
    ask.body = {f"colour{number}": number for number in range(10_000)}
    response = ask.send(caller)
    assert_refused(response, 400, "invalid-input")
    assert len(response.json()["issues"]) == 100


@every_body
def test_a_long_unknown_key_is_not_given_back_whole(
    operation: Operation, valid: Valid, caller: Any
) -> None:
    ask = valid(operation)
    ask.body = {"k" * 100_000: 1}
    assert len(ask.send(caller).content) < 2_000
