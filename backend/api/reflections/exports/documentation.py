"""What `openapi.yaml` says about exports."""

from __future__ import annotations

from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import (
    OpenApiParameter,
    OpenApiResponse,
    extend_schema,
    extend_schema_view,
)

from api.describing import (
    a_header,
    a_request,
    an_answer,
    describe_list,
    describe_read,
    describe_removal,
)
from api.idempotency import idempotency_parameters
from api.reflections.exports.serializers import ExportSerializer, NewExportSerializer
from api.schema import entity_tag_header, if_match_parameter

_WAITING: dict[str, Any] = {
    "id": "0199f3f2-6d0b-7c3e-9a54-1f0f6f1f2d10",
    "form": "pdf",
    "state": "waiting",
    "done": 0,
    "total": 120,
    "size": None,
    "failure": None,
    "createdAt": "2026-10-14T16:20:11.123456Z",
    "expiresAt": "2026-10-15T16:20:11.123456Z",
    "abilities": {"fetch": False, "delete": True},
}
_READY = _WAITING | {
    "state": "ready",
    "done": 120,
    "size": 184_320,
    "abilities": {"fetch": True, "delete": True},
}

collection = extend_schema_view(
    get=describe_list(
        "listExports",
        "List one's exports",
        ExportSerializer,
        _READY,
        description="The newest first. An export is gone after 24 hours.",
    ),
    post=extend_schema(
        operation_id="askForExport",
        summary="Take one's reflections along",
        description=(
            "As JSON (its schema is `/api/v1/reflections-export.schema.json`), as Markdown files "
            "in a zip file, or as a PDF portfolio. Action points and weaves go along with their "
            "reflection; those that belong to none are in JSON and Markdown of everything. Nothing "
            "of the trash is in it. The file is made after the answer: ask "
            "`/exports/{id}` how far it is. One is made at a time (`export-running`); a PDF has "
            "room for some 200 pages (`portfolio-too-long`)."
        ),
        parameters=[
            *idempotency_parameters([202]),
            OpenApiParameter(
                name="Location",
                location=OpenApiParameter.HEADER,
                response=[202],
                type=OpenApiTypes.URI_REF,
                description="Where to ask how far it is.",
            ),
        ],
        request=NewExportSerializer,
        responses={202: OpenApiResponse(ExportSerializer, description="It will be made.")},
        examples=[
            a_request({"form": "pdf", "language": "nl", "title": "Een jaar luisteren"}),
            an_answer(_WAITING, "202"),
        ],
    ),
)

member = extend_schema_view(
    get=describe_read(
        "readExport",
        "Read how far an export is",
        ExportSerializer,
        _READY,
        parameters=[entity_tag_header()],
        description=(
            "`state` goes from `waiting` over `making` to `ready` or `failed`. Somebody else's "
            "export does not exist for the caller, and neither does one of more than 24 hours."
        ),
    ),
    delete=describe_removal(
        "removeExport",
        "Remove an export with its file",
        parameters=[if_match_parameter()],
        description="At once, also while it is being made.",
    ),
)

file = extend_schema_view(
    get=extend_schema(
        operation_id="fetchExport",
        summary="Fetch the file of an export",
        description=(
            "For its owner's session alone. It is unsealed while it is sent, and kept by nobody "
            "on the way. Before it is made, `export-not-ready` (409)."
        ),
        parameters=[
            a_header("Content-Disposition", "Attached, under a name that says nothing.", [200]),
            a_header("Cache-Control", "No cache on the way keeps it.", [200]),
        ],
        responses={
            (200, media): OpenApiResponse(OpenApiTypes.BINARY, description="The file.")
            for media in ("application/json", "application/zip", "application/pdf")
        },
    )
)
