"""`openapi.yaml` says everything that somebody needs who integrates from it alone."""

from __future__ import annotations

import io
from typing import Any

import jsonschema_rs
import pytest
import yaml
from django.core.management import call_command

from tests.support.contract_document import CONTRACT, Operation, document, operations, resolved

_every_operation = pytest.mark.parametrize("operation", operations(), ids=str)


def _of(schema: dict[str, Any]) -> jsonschema_rs.Validator:
    components = {"schemas": document()["components"]["schemas"]}
    return jsonschema_rs.Draft202012Validator(
        {**schema, "components": components}, validate_formats=True
    )


def _examples(media: dict[str, Any]) -> list[Any]:
    return [example["value"] for example in media.get("examples", {}).values()]


def test_the_committed_contract_is_what_the_code_gives() -> None:
    out = io.StringIO()
    call_command("spectacular", "--validate", "--fail-on-warn", stdout=out)
    assert yaml.safe_load(out.getvalue()) == yaml.safe_load(CONTRACT.read_text(encoding="utf-8"))


@_every_operation
def test_an_operation_introduces_itself(operation: Operation) -> None:
    spec = operation.spec
    assert spec["summary"].strip()
    assert spec["description"].strip()
    assert operation.id.isidentifier()
    assert operation.id[0].islower()
    assert set(spec["tags"]) <= {tag["name"] for tag in document()["tags"]}
    assert len(spec["tags"]) == 1
    assert "security" in spec


def test_operation_ids_are_unique() -> None:
    ids = [operation.id for operation in operations()]
    assert ids
    assert len(ids) == len(set(ids))


@_every_operation
def test_every_parameter_says_what_it_is_for(operation: Operation) -> None:
    for parameter in operation.parameters:
        assert parameter.get("description", "").strip(), parameter["name"]
        assert parameter["schema"], parameter["name"]


@_every_operation
def test_requests_carry_an_example_that_fits_their_schema(operation: Operation) -> None:
    for media in operation.bodies.values():
        examples = _examples(media)
        assert examples
        for example in examples:
            _of(media["schema"]).validate(example)


@_every_operation
def test_successes_carry_an_example_that_fits_their_schema(operation: Operation) -> None:
    successes = {status: it for status, it in operation.responses.items() if status < "300"}
    assert successes
    for status, answer in successes.items():
        assert answer["description"].strip(), status
        assert (status == "204") == ("content" not in answer)
        for media in answer.get("content", {}).values():
            if media["schema"].get("format") == "binary":
                # A file has no example that says more than its media type.
                continue
            examples = _examples(media)
            assert examples, status
            for example in examples:
                _of(media["schema"]).validate(example)


@_every_operation
def test_failures_are_problems_with_an_example_of_their_own(operation: Operation) -> None:
    failures = {status: it for status, it in operation.responses.items() if status >= "400"}
    assert {"400", "405", "500", "503"} <= set(failures)
    for status, answer in failures.items():
        assert list(answer["content"]) == ["application/problem+json"]
        media = answer["content"]["application/problem+json"]
        for example in _examples(media):
            _of(media["schema"]).validate(example)
            assert example["status"] == int(status)


@_every_operation
def test_the_failures_follow_from_what_an_operation_takes(operation: Operation) -> None:
    expected = set()
    if not operation.public:
        expected |= {"401", "403", "429"}
    if operation.names("path"):
        expected |= {"404"}
    if operation.bodies:
        expected |= {"413", "415"}
    if "If-Match" in operation.names("header"):
        expected |= {"412", "428"}
    if "Idempotency-Key" in operation.names("header"):
        expected |= {"409", "422"}
    assert expected <= set(operation.responses)


@_every_operation
def test_every_answer_documents_its_headers(operation: Operation) -> None:
    for status, answer in operation.responses.items():
        headers = {name: resolved(header) for name, header in answer["headers"].items()}
        assert {"API-Version", "X-Request-Id"} <= set(headers), status
        for name, header in headers.items():
            assert header["description"].strip(), name
            assert header["schema"], name
    for status, name in {"401": "WWW-Authenticate", "405": "Allow", "503": "Retry-After"}.items():
        if status in operation.responses:
            assert resolved(operation.responses[status]["headers"][name])["required"]


@_every_operation
def test_changes_are_guarded_and_creations_repeatable(operation: Operation) -> None:
    if operation.method in {"PATCH", "PUT", "DELETE"}:
        assert "If-Match" in operation.names("header")
    if operation.method == "PATCH":
        assert list(operation.bodies) == ["application/merge-patch+json"]
    if "201" in operation.responses:
        assert "Idempotency-Key" in operation.names("header")
        assert "Location" in operation.responses["201"]["headers"]


def test_what_is_public_is_read_but_for_counting_and_ending_mails() -> None:
    written = {it.id for it in operations() if it.public and it.method != "GET"}
    assert written == {"countReading", "refuseReminders"}


@pytest.mark.parametrize(
    "operation", [it for it in operations() if it.public and it.method == "GET"], ids=str
)
def test_what_is_public_can_be_asked_for_conditionally(operation: Operation) -> None:
    assert "ETag" in operation.responses["200"]["headers"]
    assert "304" in operation.responses
    assert "If-None-Match" in operation.names("header")


@pytest.mark.parametrize(
    "operation", [it for it in operations() if it.collection and it.method == "GET"], ids=str
)
def test_collections_hold_items_and_are_read_in_pages(operation: Operation) -> None:
    media = operation.responses["200"]["content"]["application/json"]
    page = resolved(media["schema"])
    assert page["required"] == ["items"]
    # What was probably meant belongs to a page of hits, not to one of them.
    said = {"didYouMean"} if operation.id == "searchArticles" else set()
    assert set(page["properties"]) - said <= {"items", "next", "prev"}
    assert page["properties"]["items"]["type"] == "array"
    if "next" in page["properties"]:
        assert {"cursor", "pageSize"} <= operation.names("query")


def _objects(schema: Any) -> list[dict[str, Any]]:
    if isinstance(schema, list):
        return [found for part in schema for found in _objects(part)]
    if not isinstance(schema, dict):
        return []
    own = [schema] if isinstance(schema.get("properties"), dict) else []
    return own + [found for part in schema.values() for found in _objects(part)]


@_every_operation
def test_what_comes_in_holds_no_keys_but_the_documented(operation: Operation) -> None:
    for media in operation.bodies.values():
        assert resolved(media["schema"])["additionalProperties"] is False


def test_every_key_is_camel_case() -> None:
    for schema in _objects(document()["components"]["schemas"]):
        for name in schema["properties"]:
            assert name.isalnum(), name
            assert name[0].islower(), name


def test_every_schema_is_used() -> None:
    text = CONTRACT.read_text(encoding="utf-8")
    for name in document()["components"]["schemas"]:
        assert f"#/components/schemas/{name}'" in text, name
