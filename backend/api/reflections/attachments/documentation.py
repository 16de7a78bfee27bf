"""What `openapi.yaml` says about attachments."""

from __future__ import annotations

from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema, extend_schema_view

from api.describing import (
    LOCATION,
    a_header,
    a_request,
    an_answer,
    describe_change,
    describe_list,
    describe_read,
    describe_removal,
)
from api.idempotency import idempotency_parameters
from api.reflections.attachments import serializers as shapes
from api.schema import entity_tag_header, if_match_parameter

_PHOTO: dict[str, Any] = {
    "id": "0199f3f2-6d0b-7c3e-9a54-1f0f6f1f2d44",
    "reflection": "0199f3f2-6d0b-7c3e-9a54-1f0f6f1f2d10",
    "name": "Flap van de intake",
    "kind": "picture",
    "size": 812_544,
    "width": 2400,
    "height": 1800,
    "pages": None,
    "envelope": None,
    "sealed": False,
    "createdAt": "2026-10-14T16:20:11.123456Z",
    "version": 1,
}
_FORM = "multipart/form-data"
_REFUSED = (
    "Refused as `attachment-empty`, `attachment-too-large`, "
    "`attachment-kind-unknown`, `attachment-not-what-it-says` (its bytes are something "
    "else than its name or media type), `image-too-many-pixels`, `image-is-drawing` "
    "(SVG), `image-holds-more`, `image-broken`, `pdf-encrypted`, `pdf-too-large`, "
    "`pdf-broken` or `attachments-full`"
)
_SERVED = [
    a_header("Content-Disposition", "Attached, under its name.", [200]),
    a_header("Cache-Control", "No cache keeps it.", [200]),
    a_header("Cross-Origin-Resource-Policy", "No other site shows it.", [200]),
]

collection = extend_schema_view(
    get=describe_list(
        "listAttachments",
        "List the attachments of a reflection",
        shapes.AttachmentSerializer,
        _PHOTO,
        description="The oldest first. Those of a reflection in the trash are there with it.",
    ),
    post=extend_schema(
        operation_id="attachFile",
        summary="Keep a file with a reflection",
        description=(
            "A form with a PDF or a picture of at most 10 MB. A picture is drawn anew (its longest "
            "side is at most 2,400 pixels) and a PDF is written anew, so that nothing else that "
            "the file told is kept: place, time, camera, author, files, programs. The original is "
            "never kept. To a sealed reflection belongs a sealed file: sealed in the browser of "
            "its writer, with an `envelope` of what it is (`docs/sealed.md`). The server opens "
            "neither, and makes nothing anew. "
            + _REFUSED
            + ", or as `too-many-attachments` (six for a reflection)."
        ),
        parameters=[*idempotency_parameters([201]), entity_tag_header(), LOCATION],
        request={_FORM: shapes.NewAttachmentSerializer},
        responses={201: OpenApiResponse(shapes.AttachmentSerializer, description="It is kept.")},
        examples=[a_request({"file": ""}, _FORM), an_answer(_PHOTO, "201")],
    ),
)

member = extend_schema_view(
    get=describe_read(
        "readAttachment",
        "Read what an attachment is",
        shapes.AttachmentSerializer,
        _PHOTO,
        parameters=[entity_tag_header()],
        description="Somebody else's attachment does not exist for the caller.",
    ),
    patch=describe_change(
        "renameAttachment",
        "Give an attachment another name",
        shapes.AttachmentChangesSerializer,
        {"name": _PHOTO["name"]},
        shapes.AttachmentSerializer,
        _PHOTO,
        description=(
            "A JSON merge patch (RFC 7396). Of a sealed one the name stands in its `envelope`, "
            "which is sealed anew with the same file."
        ),
    ),
    delete=describe_removal(
        "removeAttachment",
        "Remove an attachment with its file",
        parameters=[if_match_parameter()],
        description="At once and for good.",
    ),
)

file = extend_schema_view(
    get=extend_schema(
        operation_id="fetchAttachment",
        summary="Fetch the file of an attachment",
        description=(
            "For its owner's session alone. It is unsealed while it is sent, and kept by nobody "
            "on the way."
        ),
        parameters=_SERVED,
        responses={
            (200, media): OpenApiResponse(OpenApiTypes.BINARY, description="The file.")
            for media in ("image/jpeg", "application/pdf", "application/octet-stream")
        },
    ),
    put=extend_schema(
        operation_id="replaceAttachmentFile",
        summary="Put another file in the place of the one that is kept",
        description=(
            "In one transaction, with which nothing of what stood there stays: so what belongs to "
            "a reflection that is sealed since becomes sealed as well, and readable again when "
            "its seal is taken off. A readable file is made anew, as a new one is. "
            + _REFUSED
            + "."
        ),
        parameters=[if_match_parameter(), entity_tag_header()],
        request={_FORM: shapes.OtherFileSerializer},
        responses={200: OpenApiResponse(shapes.AttachmentSerializer, description="It is kept.")},
        examples=[a_request({"file": ""}, _FORM), an_answer(_PHOTO, "200")],
    ),
)

preview = extend_schema_view(
    get=extend_schema(
        operation_id="fetchAttachmentPreview",
        summary="Fetch the small picture of an attachment",
        description="For its owner's session alone. Only a picture has one.",
        parameters=_SERVED[1:],
        responses={
            (200, "image/webp"): OpenApiResponse(OpenApiTypes.BINARY, description="A picture.")
        },
    )
)
