"""The parts of `openapi.yaml` that all operations share: problems, headers, security."""

from __future__ import annotations

from typing import Any

from django.utils.translation import override
from drf_spectacular.utils import OpenApiExample, OpenApiParameter

from api.errors import problem_codes

# The problem that stands for each status, and what its response is called in the contract.
PROBLEMS: dict[str, tuple[str, str]] = {
    "400": ("InvalidInput", "invalid_input"),
    "401": ("NotSignedIn", "not_signed_in"),
    "403": ("NotAllowed", "not_allowed"),
    "404": ("NotFound", "not_found"),
    "405": ("MethodNotAllowed", "method_not_allowed"),
    "409": ("Conflict", "conflict"),
    "412": ("VersionStale", "version_stale"),
    "413": ("BodyTooLarge", "body_too_large"),
    "415": ("UnsupportedMediaType", "unsupported_media_type"),
    "422": ("IdempotencyKeyReused", "idempotency_key_reused"),
    "428": ("VersionRequired", "version_required"),
    "429": ("TooManyRequests", "too_many_requests"),
    "500": ("ServerError", "server_error"),
    "503": ("DatabaseUnavailable", "database_unavailable"),
}

_DESCRIPTIONS = {
    "400": "The request cannot be understood; `issues` says where and why.",
    "401": "Nobody is signed in.",
    "403": "The caller may not do this, or the request lacks the CSRF token.",
    "404": "There is nothing here, or it is not the caller's to see.",
    "405": "This address has no such method; see `Allow`.",
    "409": "Something with this identifier exists already.",
    "412": "The version that `If-Match` names is not the one that is kept.",
    "413": "The request is larger than 1 MiB, or than this operation says.",
    "415": "This kind of content is not read here.",
    "422": "Nothing can be made of this, or its `Idempotency-Key` had another body before.",
    "428": "`If-Match` is missing.",
    "429": "Too many requests; see `Retry-After`.",
    "500": "A failure on our side.",
    "503": "Not at this moment: see `Retry-After`, and the problem for the reason.",
}

_PROBLEM: dict[str, Any] = {
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
        "instance": {
            "type": "string",
            "format": "uri-reference",
            "description": "The address that was asked, without its query.",
        },
        "issues": {
            "type": "array",
            "items": {"$ref": "#/components/schemas/Issue"},
            "description": "Everything that is wrong with the input, all at once.",
        },
    },
}
_ISSUE: dict[str, Any] = {
    "type": "object",
    "description": "One thing that is wrong with the input.",
    "required": ["in", "name", "code", "detail"],
    "properties": {
        "in": {
            "type": "string",
            "enum": ["body", "query", "path", "header"],
            "description": "The part of the request that it is in.",
        },
        "name": {
            "type": "string",
            "description": "The field, as a path: `answers.text`; empty for the whole.",
        },
        "code": {"type": "string", "description": "The rule that was broken, to compare with."},
        "detail": {"type": "string", "description": "What is expected, in the caller's language."},
    },
}

_HEADERS: dict[str, dict[str, Any]] = {
    "API-Version": {
        "description": "Full version of the API.",
        "required": True,
        "schema": {"type": "string", "pattern": r"^\d+\.\d+\.\d+$"},
        "example": "1.0.0",
    },
    "X-Request-Id": {
        "description": "Names this request in our logs; a harmless one of the caller's is kept.",
        "required": True,
        "schema": {"type": "string", "minLength": 8, "maxLength": 64},
        "example": "4f0c6a5f0f0b4a0d8d4c1c7a1f3b9e52",
    },
    "Allow": {
        "description": "The methods that this address has.",
        "required": True,
        "schema": {"type": "string"},
        "example": "GET, HEAD",
    },
    "Retry-After": {
        "description": "Seconds to wait before trying again.",
        "required": True,
        "schema": {"type": "integer", "minimum": 1},
        "example": 2,
    },
    "WWW-Authenticate": {
        "description": "How to sign in: with a session cookie.",
        "required": True,
        "schema": {"type": "string"},
        "example": 'Session realm="klankbord"',
    },
}
_OF_EVERY_ANSWER = ("API-Version", "X-Request-Id")
_OF_STATUS = {"401": "WWW-Authenticate", "405": "Allow", "429": "Retry-After", "503": "Retry-After"}


def header_references(status: str) -> dict[str, Any]:
    """Return the shared headers of an answer with `status`."""
    names = [*_OF_EVERY_ANSWER, *([_OF_STATUS[status]] if status in _OF_STATUS else ())]
    return {name: {"$ref": f"#/components/headers/{name}"} for name in names}


def problem_reference(status: str) -> dict[str, str]:
    """Return the reference to the shared problem answer with `status`."""
    return {"$ref": f"#/components/responses/{PROBLEMS[status][0]}"}


def shared_components() -> dict[str, Any]:
    """Return the headers, problem answers, problem schemas and security scheme of the contract."""
    return {
        "headers": _HEADERS,
        "responses": {name: _answer(status) for status, (name, _code) in PROBLEMS.items()},
        "schemas": {"Problem": _PROBLEM, "Issue": _ISSUE},
        "securitySchemes": {
            "session": {
                "type": "apiKey",
                "in": "cookie",
                # In production it is `__Host-klankbord`, which browsers tie to this one host.
                "name": "klankbord",
                "description": (
                    "People sign in through `/_allauth/browser/v1/`, which sets this cookie (in "
                    "production with the prefix `__Host-`). Requests that change something also "
                    "send the cookie `csrftoken` back in the header `X-CSRFToken`."
                ),
            }
        },
    }


def _answer(status: str) -> dict[str, Any]:
    code = PROBLEMS[status][1]
    return {
        "description": _DESCRIPTIONS[status],
        "headers": header_references(status),
        "content": {
            "application/problem+json": {
                "schema": {"$ref": "#/components/schemas/Problem"},
                "examples": {
                    code.replace("_", "-"): {
                        "summary": _DESCRIPTIONS[status],
                        "value": _problem_example(int(status), code),
                    }
                },
            }
        },
    }


def _problem_example(status: int, code: str) -> dict[str, Any]:
    with override("en"):
        kind = problem_codes()[code]
        document: dict[str, Any] = {
            "type": f"urn:problem-type:klankbord:{code.replace('_', '-')}",
            "title": str(kind.title),
            "status": status,
            "detail": str(kind.detail),
            "instance": "/api/v1/reflections",
        }
    if status == 400:
        document["issues"] = [
            {
                "in": "body",
                "name": "colour",
                "code": "unknown_key",
                "detail": "This key is not known here.",
            }
        ]
    return document


def entity_tag_header() -> OpenApiParameter:
    """Return the header `ETag` of answers that have a version."""
    return OpenApiParameter(
        name="ETag",
        location=OpenApiParameter.HEADER,
        response=True,
        required=True,
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
