"""Short ways to describe an operation in `openapi.yaml`."""

from __future__ import annotations

from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import (
    OpenApiExample,
    OpenApiParameter,
    OpenApiResponse,
    extend_schema,
)

from api.idempotency import idempotency_parameters
from api.schema import entity_tag_header, if_match_parameter

LOCATION = OpenApiParameter(
    name="Location",
    location=OpenApiParameter.HEADER,
    response=[201],
    type=OpenApiTypes.URI_REF,
    description="Where that which was made is.",
)
MERGE_PATCH = "application/merge-patch+json"


def a_header(name: str, description: str, status: list[int]) -> OpenApiParameter:
    """Describe a header of the answers with these statuses."""
    return OpenApiParameter(
        name=name,
        location=OpenApiParameter.HEADER,
        response=status,
        type=OpenApiTypes.STR,
        description=description,
    )


def an_answer(value: object, status: str = "200") -> OpenApiExample:
    return OpenApiExample("answer", value=value, response_only=True, status_codes=[status])


def a_request(value: object, media: str = "application/json") -> OpenApiExample:
    return OpenApiExample("request", value=value, request_only=True, media_type=media)


def describe_read(name: str, summary: str, shape: Any, example: object, **more: Any) -> Any:
    """Describe a GET of one thing."""
    more.setdefault("description", f"{summary}. For editors.")
    return extend_schema(
        operation_id=name,
        summary=summary,
        responses={200: OpenApiResponse(shape, description=summary)},
        examples=[an_answer(example)],
        **more,
    )


def describe_list(name: str, summary: str, shape: Any, example: object, **more: Any) -> Any:
    """Describe a GET of a collection."""
    more.setdefault("description", f"{summary}. For editors.")
    return extend_schema(
        operation_id=name,
        summary=summary,
        responses={200: shape(many=True)},
        examples=[an_answer(example)],
        **more,
    )


def describe_change(
    name: str, summary: str, asked: Any, body: object, shape: Any, example: object, **more: Any
) -> Any:
    """Describe a PATCH, a JSON merge patch of one thing in the state that `If-Match` names."""
    more.setdefault("description", f"{summary}. For editors.")
    parameters = more.pop("parameters", [if_match_parameter(), entity_tag_header()])
    return extend_schema(
        operation_id=name,
        summary=summary,
        parameters=parameters,
        request=asked,
        responses={200: OpenApiResponse(shape, description="It is kept.")},
        examples=[a_request(body, MERGE_PATCH), an_answer(example)],
        **more,
    )


def describe_removal(name: str, summary: str, **more: Any) -> Any:
    """Describe a DELETE; it answers with `shape` and `example`, or with nothing."""
    more.setdefault("description", f"{summary}. For editors.")
    shape, example = more.pop("shape", None), more.pop("example", None)
    if shape is None:
        responses = {204: OpenApiResponse(description="It is no longer there.")}
    else:
        responses = {200: OpenApiResponse(shape, description="It is done.")}
        more["examples"] = [an_answer(example)]
    return extend_schema(operation_id=name, summary=summary, responses=responses, **more)


def describe_act(
    name: str, summary: str, asked: Any, body: object, shape: Any, example: object, **more: Any
) -> Any:
    """Describe a POST that is carried out once; with a `Location` when it makes something."""
    more.setdefault("description", f"{summary}. For editors.")
    headers = more.pop("headers", [])
    code = "201" if more.pop("makes", False) else "200"
    if code == "201":
        headers = [*headers, LOCATION]
    return extend_schema(
        operation_id=name,
        summary=summary,
        parameters=[*idempotency_parameters([int(code)]), *headers],
        request=asked,
        responses={int(code): OpenApiResponse(shape, description="It is done.")},
        examples=[a_request(body), an_answer(example, code)],
        **more,
    )
