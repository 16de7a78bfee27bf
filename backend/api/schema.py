"""How `openapi.yaml` comes out of the code."""

from __future__ import annotations

import copy
from typing import Any

from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiExample, OpenApiParameter
from rest_framework.views import APIView

from api.casing import camel
from api.permissions import AllowAny

PROBLEM_STATUS = {
    "400": "The request cannot be understood; `issues` says where and why.",
    "401": "Nobody is signed in.",
    "403": "The caller may not do this.",
    "404": "There is nothing here, or it is not the caller's to see.",
    "405": "This address has no such method; see `Allow`.",
    "409": "Something with this identifier exists already.",
    "412": "The version that `If-Match` names is not the one that is kept.",
    "413": "The request is larger than 1 MiB.",
    "415": "This kind of content is not read here.",
    "422": "This `Idempotency-Key` was used before with another body.",
    "428": "`If-Match` is missing.",
    "429": "Too many requests; see `Retry-After`.",
    "500": "A failure on our side.",
    "503": "The database cannot be reached; see `Retry-After`.",
}

_PROBLEM = {
    "type": "object",
    "description": "What went wrong, as RFC 9457 has it.",
    "required": ["type", "title", "status", "detail", "instance"],
    "properties": {
        "type": {
            "type": "string",
            "format": "uri",
            "description": "`urn:problem-type:klankbord:` and a code to compare with.",
        },
        "title": {"type": "string", "description": "What happened, in the caller's language."},
        "status": {"type": "integer", "minimum": 400, "maximum": 599},
        "detail": {"type": "string", "description": "What the caller can do about it."},
        "instance": {"type": "string", "description": "The address that was asked."},
        "issues": {
            "type": "array",
            "items": {"$ref": "#/components/schemas/Issue"},
            "description": "Everything that is wrong with the input, all at once.",
        },
    },
}
_ISSUE = {
    "type": "object",
    "required": ["in", "name", "code", "detail"],
    "properties": {
        "in": {"type": "string", "enum": ["body", "query", "path", "header"]},
        "name": {"type": "string", "description": "The field, as a path: `answers.text`."},
        "code": {"type": "string"},
        "detail": {"type": "string"},
    },
}
_EXAMPLE = {
    "type": "urn:problem-type:klankbord:not-found",
    "title": "Dit bestaat niet",
    "status": 404,
    "detail": "Op dit adres staat niets, of het is niet voor jou.",
    "instance": "/api/v1/articles/onbekend",
}
_HEADERS = {
    "API-Version": {
        "description": "Full version of the API.",
        "required": True,
        "schema": {"type": "string", "example": "1.0.0"},
    },
    "X-Request-Id": {
        "description": "Names this request in our logs.",
        "required": True,
        "schema": {"type": "string"},
    },
}


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
        for status, response in operation["responses"].items():
            headers = response.setdefault("headers", {})
            headers.update({key: value for key, value in _HEADERS.items() if key not in headers})
            if status.startswith(("4", "5")):
                response["content"] = _problem_content(int(status))
        for status in sorted(self._problem_statuses(operation)):
            operation["responses"].setdefault(
                status,
                {
                    "description": PROBLEM_STATUS[status],
                    "headers": dict(_HEADERS),
                    "content": _problem_content(int(status)),
                },
            )
        operation["responses"] = dict(sorted(operation["responses"].items()))
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


def _problem_content(status: int) -> dict[str, Any]:
    example = copy.deepcopy(_EXAMPLE) | {"status": status}
    return {
        "application/problem+json": {
            "schema": {"$ref": "#/components/schemas/Problem"},
            "examples": {"problem": {"summary": "A problem", "value": example}},
        }
    }


def add_common_parts(result: dict[str, Any], **_kwargs: Any) -> dict[str, Any]:
    """Postprocessing: the shapes and the security scheme that all operations share."""
    components = result.setdefault("components", {})
    schemas = components.setdefault("schemas", {})
    schemas["Problem"], schemas["Issue"] = copy.deepcopy(_PROBLEM), copy.deepcopy(_ISSUE)
    components["schemas"] = dict(sorted(schemas.items()))
    components["securitySchemes"] = {
        "session": {
            "type": "apiKey",
            "in": "cookie",
            "name": "klankbord_session",
            "description": (
                "People sign in through `/_allauth/browser/v1/`; requests that change something "
                "carry the cookie `csrftoken` in the header `X-CSRFToken` as well."
            ),
        }
    }
    result["paths"] = {path.removeprefix("/api/v1"): item for path, item in result["paths"].items()}
    return result


def camelize_names(result: dict[str, Any], **_kwargs: Any) -> dict[str, Any]:
    """Postprocessing: property and query names as callers see them."""
    for schema in result.get("components", {}).get("schemas", {}).values():
        _camelize_schema(schema)
    for item in result["paths"].values():
        for operation in item.values():
            for parameter in operation.get("parameters", ()):
                if parameter["in"] == "query":
                    parameter["name"] = camel(parameter["name"])
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
    """Postprocessing: objects that come in have no further keys, and the document says so."""
    for name, schema in result["components"]["schemas"].items():
        if name.endswith("Request") and schema.get("type") == "object":
            schema.setdefault("additionalProperties", False)
    return result


def entity_tag_header() -> OpenApiParameter:
    """Return the header `ETag` of answers that have a version."""
    return OpenApiParameter(
        name="ETag",
        location=OpenApiParameter.HEADER,
        response=True,
        type=str,
        description="Names this version; send it back in `If-Match` or `If-None-Match`.",
    )


def if_match_parameter() -> OpenApiParameter:
    """Return the header that changes and deletions must carry."""
    return OpenApiParameter(
        name="If-Match",
        location=OpenApiParameter.HEADER,
        required=True,
        type=str,
        description="The `ETag` of the version that is being changed.",
        examples=[OpenApiExample("version", value='"3"')],
    )
