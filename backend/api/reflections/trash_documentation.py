"""What `openapi.yaml` says about the trash and about keeping reflections."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import OpenApiResponse, extend_schema, extend_schema_view

from api.describing import (
    an_answer,
    describe_change,
    describe_list,
    describe_read,
)
from api.idempotency import idempotency_parameters
from api.reflections.documentation import ITEM, WHOLE
from api.reflections.serializers import ReflectionSerializer
from api.reflections.trash_serializers import (
    RetentionChangesSerializer,
    RetentionSerializer,
    TrashedReflectionSerializer,
)
from api.schema import entity_tag_header

_TRASHED = ITEM | {
    "trashedAt": "2026-11-02T08:00:00.123456Z",
    "erasedAt": "2026-12-02T08:00:00.123456Z",
}
_KEEPING = {
    "years": 5,
    "leaving": 1,
    "older": [
        {"years": 1, "count": 40},
        {"years": 2, "count": 21},
        {"years": 3, "count": 9},
        {"years": 5, "count": 0},
        {"years": 10, "count": 0},
    ],
}


def _erasing(name: str, summary: str, description: str) -> Any:
    """Describe a POST that erases and has nothing to answer."""
    return extend_schema(
        operation_id=name,
        summary=summary,
        description=description,
        parameters=idempotency_parameters([204]),
        request=None,
        responses={204: OpenApiResponse(description="It is no longer there.")},
    )


collection = extend_schema_view(
    get=describe_list(
        "listTrash",
        "List one's trash",
        TrashedReflectionSerializer,
        _TRASHED,
        description="What was put there last comes first. Nobody else sees it.",
    ),
)

erasures = extend_schema_view(
    post=_erasing(
        "eraseReflection",
        "Erase a reflection in the trash",
        "For good, and at once.",
    )
)

all_erasures = extend_schema_view(
    post=_erasing(
        "emptyTrash",
        "Empty one's trash",
        "Everything in it is erased for good, and at once.",
    )
)

restorations = extend_schema_view(
    post=extend_schema(
        operation_id="restoreReflection",
        summary="Take a reflection out of the trash",
        description="It is found again as before, and counts as changed.",
        parameters=[*idempotency_parameters([200]), entity_tag_header()],
        request=None,
        responses={200: OpenApiResponse(ReflectionSerializer, description="It is back.")},
        examples=[an_answer(WHOLE | {"version": 2})],
    ),
)

retention = extend_schema_view(
    get=describe_read(
        "readRetention",
        "Read how long one keeps reflections",
        RetentionSerializer,
        _KEEPING,
        parameters=[entity_tag_header()],
        description=(
            "For good, or for some years after the last change. What is older goes to the trash, "
            "and is erased thirty days later."
        ),
    ),
    patch=describe_change(
        "changeRetention",
        "Choose how long one keeps reflections",
        RetentionChangesSerializer,
        {"years": 5},
        RetentionSerializer,
        _KEEPING,
        description="A JSON merge patch (RFC 7396). It is carried out within two hours.",
    ),
)
