"""What `openapi.yaml` says about everything that goes out and comes in."""

from __future__ import annotations

from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import (
    OpenApiParameter,
    OpenApiResponse,
    extend_schema,
    extend_schema_view,
)

from api.describing import a_request, an_answer
from api.editorial import transfer_serializers as shapes
from api.idempotency import idempotency_parameters

_FORM = "multipart/form-data"
_PLAN = "5f0c1b7c2a9d4e3f8b6a5d4c3b2a1908"
REPORT: dict[str, Any] = {
    "kind": "archive",
    "plan": _PLAN,
    "possible": True,
    "files": [
        {
            "file": "articles/grief-and-loss/ambiguous-loss/nl.md",
            "outcome": "updated",
            "changes": ["summary"],
            "remarks": [],
        }
    ],
    "refused": [],
    "leftOut": [],
}
_ABOUT = (
    "A form of at most 64 MiB with the zip file that `/knowledge-archive` gave, or the export file "
    "(WXR) of WordPress, alone or in a zip beside its folder `wp-content/uploads`. "
)
_REFUSED = (
    "Refused as `import-unknown`, as `archive-…` for a zip file that is not safe to unpack, or as "
    "`wordpress-…`. For editors."
)

archive = extend_schema_view(
    get=extend_schema(
        operation_id="downloadEverything",
        summary="Take everything along",
        description=(
            "Themes, articles in every language, what is being written, synonyms and pictures, as "
            "Markdown with front matter in a zip file; the same state gives the same bytes. No "
            "person is named in it. For editors."
        ),
        parameters=[
            OpenApiParameter(
                name="Content-Disposition",
                location=OpenApiParameter.HEADER,
                response=[200],
                type=OpenApiTypes.STR,
                description="Attached, under a plain name.",
            )
        ],
        responses={
            (200, "application/zip"): OpenApiResponse(
                OpenApiTypes.BINARY, description="The archive."
            )
        },
    )
)
trials = extend_schema_view(
    post=extend_schema(
        operation_id="tryImport",
        summary="See what an import would change",
        description=f"{_ABOUT}Nothing is kept. {_REFUSED}",
        request={_FORM: shapes.ImportTrialSerializer},
        responses={
            200: OpenApiResponse(shapes.ImportReportSerializer, description="What would happen.")
        },
        examples=[a_request({"file": "", "theme": "grief-and-loss"}, _FORM), an_answer(REPORT)],
    )
)
imports = extend_schema_view(
    post=extend_schema(
        operation_id="importTexts",
        summary="Import texts",
        description=(
            f"{_ABOUT}Exactly what the trial with this `plan` told happens, or nothing "
            "(`import-changed`). Texts become manuscripts that colleagues review; themes stay as "
            f"they are. {_REFUSED}"
        ),
        parameters=idempotency_parameters([200]),
        request={_FORM: shapes.NewImportSerializer},
        responses={
            200: OpenApiResponse(shapes.ImportReportSerializer, description="What happened.")
        },
        examples=[
            a_request({"file": "", "theme": "grief-and-loss", "plan": _PLAN}, _FORM),
            an_answer(REPORT),
        ],
    )
)
