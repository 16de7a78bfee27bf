"""What `openapi.yaml` says about pictures."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import (
    OpenApiParameter,
    OpenApiResponse,
    extend_schema,
    extend_schema_view,
)

from api.editorial import examples
from api.editorial import image_serializers as shapes
from api.editorial.describing import (
    LOCATION,
    MERGE_PATCH,
    a_request,
    an_answer,
    describe_list,
    describe_read,
)
from api.idempotency import idempotency_parameters
from api.schema import entity_tag_header, if_match_parameter

_BASE = f"/media/{examples.ID}"
SUMMARY: dict[str, Any] = {
    "id": examples.ID,
    "description": "Een lege stoel aan een keukentafel.",
    "width": 4032,
    "height": 3024,
    "small": f"{_BASE}/360.webp",
    "large": f"{_BASE}/1320.webp",
    "uploadedBy": examples.PERSON,
    "uploadedAt": examples.WHEN,
}
WHOLE = SUMMARY | {
    "form": "JPEG",
    "size": 2_538_098,
    "usedIn": [{"id": examples.ID, "language": "nl", "title": "Een lege stoel"}],
    "abilities": {"delete": False},
}
_FORM = "multipart/form-data"
_kept = OpenApiResponse(shapes.ImageSerializer, description="The picture.")

images = extend_schema_view(
    get=describe_list(
        "listImages",
        "List pictures",
        shapes.ImageSummarySerializer,
        SUMMARY,
        parameters=[
            OpenApiParameter("q", description="Only those whose description has these words.")
        ],
        description="Every picture that was uploaded, newest first. For editors.",
    ),
    post=extend_schema(
        operation_id="uploadImage",
        summary="Upload a picture",
        description=(
            "A form of at most 15 MiB. The picture is drawn anew in the widths that pages show, as "
            "AVIF and WebP, without anything else that the file told (place, time, camera); the "
            "original is never served. The same file twice is one picture: the answer is then 200. "
            "Refused as `image-empty`, `image-too-large`, `image-too-many-pixels`, "
            "`image-is-drawing` (SVG), `image-kind-unknown`, `image-holds-more` (something stands "
            "behind the picture) or `image-broken`. For editors."
        ),
        parameters=[*idempotency_parameters([200, 201]), entity_tag_header(), LOCATION],
        request={_FORM: shapes.NewImageSerializer},
        responses={
            200: OpenApiResponse(shapes.ImageSerializer, description="It was here already."),
            201: OpenApiResponse(shapes.ImageSerializer, description="It is kept."),
        },
        examples=[
            a_request({"file": "", "description": SUMMARY["description"]}, _FORM),
            an_answer(WHOLE),
            an_answer(WHOLE, "201"),
        ],
    ),
)
image = extend_schema_view(
    get=describe_read(
        "readImage",
        "Read one picture",
        shapes.ImageSerializer,
        WHOLE,
        parameters=[entity_tag_header()],
    ),
    patch=extend_schema(
        operation_id="describeImage",
        summary="Say what a picture shows",
        description=(
            "A JSON merge patch (RFC 7396). Texts that show the picture keep their own alternative "
            "text. For editors."
        ),
        parameters=[if_match_parameter(), entity_tag_header()],
        request=shapes.ImageChangesSerializer,
        responses={200: _kept},
        examples=[
            a_request({"description": SUMMARY["description"]}, MERGE_PATCH),
            an_answer(WHOLE),
        ],
    ),
    delete=extend_schema(
        operation_id="deleteImage",
        summary="Delete a picture",
        description=(
            "For good, with its original. Refused (409) while a text needs it: one that is being "
            "written, was written last, waits, or is published (`usedIn`). Earlier revisions that "
            "name it "
            "keep its text. For editors."
        ),
        parameters=[if_match_parameter()],
        responses={204: OpenApiResponse(description="It is gone.")},
    ),
)
