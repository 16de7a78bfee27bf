"""How `openapi.yaml` comes out of the code."""

from __future__ import annotations

import copy
from typing import Any

from drf_spectacular.openapi import AutoSchema
from rest_framework.views import APIView

from api.paging import EXAMPLE_COLLECTION
from api.permissions import AllowAny
from api.schema_parts import (
    PROBLEMS,
    entity_tag_header,
    header_references,
    if_match_parameter,
    problem_reference,
    shared_components,
)
from core.casing import camel

__all__ = [
    "KlankbordAutoSchema",
    "add_common_parts",
    "camelize_names",
    "close_requests",
    "entity_tag_header",
    "if_match_parameter",
]


EXAMPLE_ID = "0199f3f2-6d0b-7c3e-9a54-1f0f6f1f2d10"
_PATH_PARTS = {
    "id": "Identifier, a UUID of version 7.",
    "key": "Key, the same in every language.",
    "slug": "Readable name, which decides the language.",
}


# As ECMA 262 writes it: no control characters but tab, line feed and carriage return
# (`api.serializers.holds_control_characters`).
# In an address not even those.
LINE_PATTERN = r"^[^\u0000-\u001F\u007F-\u009F]*$"
TEXT_PATTERN = r"^[^\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]*$"


class KlankbordAutoSchema(AutoSchema):
    """Adds to every operation what every operation has: problems, headers, security."""

    def get_tags(self) -> list[str]:
        return [getattr(self.view, "schema_tag", super().get_tags()[0])]

    def get_auth(self) -> list[dict[str, Any]]:
        return [] if self._is_public() else [{"session": []}]

    def _is_public(self) -> bool:
        view: APIView = self.view
        return any(permission is AllowAny for permission in view.permission_classes)

    def get_operation(self, *args: Any, **kwargs: Any) -> dict[str, Any] | None:
        operation: dict[str, Any] | None = super().get_operation(*args, **kwargs)
        if operation is None:
            return None
        # An empty list says "open to everyone"; without it the document says nothing.
        operation.setdefault("security", [])
        if "requestBody" in operation:
            # No body is a broken one here, also where every key may be left out.
            operation["requestBody"]["required"] = True
        for parameter in operation.get("parameters", ()):
            if parameter["in"] == "path":
                parameter.setdefault("description", _PATH_PARTS.get(parameter["name"], ""))
        answers = operation["responses"]
        for status, answer in answers.items():
            if status in PROBLEMS:
                answers[status] = problem_reference(status)
            else:
                if not answer.get("description"):
                    answer["description"] = "One page of the collection."
                _put_address(answer.get("content", {}), self.path)
                answer["headers"] = {**header_references(status), **answer.get("headers", {})}
        for status in self._problem_statuses(operation):
            answers[status] = problem_reference(status)
        operation["responses"] = dict(sorted(answers.items()))
        return operation

    def _problem_statuses(self, operation: dict[str, Any]) -> set[str]:
        found = {"400", "405", "500", "503", *getattr(self.view, "problem_statuses", ())}
        if not self._is_public():
            found |= {"401", "403", "429"}
        if "{" in self.path:
            found.add("404")
        if "requestBody" in operation:
            found |= {"413", "415"}
        parameters = {parameter["name"] for parameter in operation.get("parameters", ())}
        if "If-Match" in parameters:
            found |= {"412", "428"}
        if "Idempotency-Key" in parameters:
            found |= {"409", "422"}
        return found


def _put_address(content: dict[str, Any], path: str) -> None:
    """Let the links of a page's examples point at the collection itself."""
    for media in content.values():
        for example in media.get("examples", {}).values():
            page = example.get("value")
            for link in ("next", "prev"):
                if isinstance(page, dict) and link in page:
                    address = path.replace("{id}", EXAMPLE_ID)
                    page[link] = str(page[link]).replace(EXAMPLE_COLLECTION, address)


def add_common_parts(result: dict[str, Any], **_kwargs: Any) -> dict[str, Any]:
    """Postprocessing: the shapes and the security scheme that all operations share."""
    components = result.setdefault("components", {})
    for kind, parts in shared_components().items():
        components.setdefault(kind, {}).update(copy.deepcopy(parts))
    components["schemas"] = dict(sorted(components["schemas"].items()))
    result["components"] = dict(sorted(components.items()))
    result["paths"] = {path.removeprefix("/api/v1"): item for path, item in result["paths"].items()}
    return result


def camelize_names(result: dict[str, Any], **_kwargs: Any) -> dict[str, Any]:
    """Postprocessing: names as callers see them, and which characters an address may hold."""
    for schema in result.get("components", {}).get("schemas", {}).values():
        _camelize_schema(schema)
    for item in result["paths"].values():
        for operation in item.values():
            for parameter in operation.get("parameters", ()):
                if parameter["in"] == "query":
                    parameter["name"] = camel(parameter["name"])
                if parameter["in"] != "header" and _is_free_text(parameter.get("schema", {})):
                    parameter["schema"]["pattern"] = LINE_PATTERN
                _camelize_schema(parameter.get("schema", {}))
    return result


def _camelize_schema(schema: Any) -> None:
    if isinstance(schema, list):
        for part in schema:
            _camelize_schema(part)
    if not isinstance(schema, dict):
        return
    if isinstance(schema.get("properties"), dict):
        schema["properties"] = {camel(name): value for name, value in schema["properties"].items()}
        for value in schema["properties"].values():
            _camelize_schema(value)
    if isinstance(schema.get("required"), list):
        schema["required"] = [camel(name) for name in schema["required"]]
    for key in ("items", "allOf", "oneOf", "anyOf", "additionalProperties"):
        _camelize_schema(schema.get(key))


def close_requests(result: dict[str, Any], **_kwargs: Any) -> dict[str, Any]:
    """Postprocessing: what comes in has no further keys and no control characters."""
    for name, schema in result["components"]["schemas"].items():
        if name.endswith("Request") and schema.get("type") == "object":
            schema.setdefault("additionalProperties", False)
            values = schema.get("properties", {}).values()
            for value in [*values, *(value.get("items", {}) for value in values)]:
                if _is_free_text(value):
                    value["pattern"] = TEXT_PATTERN
    return result


def _is_free_text(schema: dict[str, Any]) -> bool:
    kinds = schema.get("type")
    text = kinds == "string" or (isinstance(kinds, list) and "string" in kinds)
    return text and not {"pattern", "format", "enum"} & set(schema)
