"""What `openapi.yaml` says about bundles."""

from __future__ import annotations

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import (
    OpenApiExample,
    OpenApiParameter,
    OpenApiResponse,
    extend_schema,
    extend_schema_view,
)

from api.describing import a_header
from api.knowledge.languages import LANGUAGES
from knowledge.models import BundleForm

_format = OpenApiParameter(
    name="format",
    required=True,
    enum=BundleForm.values,
    description="PDF to print or to keep (tagged, PDF/UA), EPUB 3 for a phone or an e-reader.",
)
_language = OpenApiParameter(
    name="language",
    enum=LANGUAGES,
    description=(
        "Language of the bundle; without it, `Accept-Language` decides. An article that is not "
        "there in it comes in Dutch, French or English, and says so."
    ),
)
_notes = OpenApiParameter(
    name="notes",
    type=OpenApiTypes.BOOL,
    default=False,
    description="With one's own notes, or without them.",
)
_key = OpenApiParameter(name="key", location=OpenApiParameter.PATH, type=OpenApiTypes.STR)


_FILE = {
    (200, "application/pdf"): OpenApiResponse(OpenApiTypes.BINARY, description="The bundle."),
    (200, "application/epub+zip"): OpenApiResponse(OpenApiTypes.BINARY, description="The bundle."),
}
_disposition = "Attached, under a plain name."

theme_bundle = extend_schema_view(
    get=extend_schema(
        operation_id="readThemeBundle",
        summary="One theme to take along",
        description=(
            "All articles of a theme as one file, with cover, contents and sources. It is the "
            "same for everyone, and made again only when something in it changed. While another "
            "one is being made the answer is 503: ask again after `Retry-After`."
        ),
        parameters=[
            _key,
            _language,
            _format,
            OpenApiParameter(
                name="If-None-Match",
                location=OpenApiParameter.HEADER,
                type=OpenApiTypes.STR,
                description="The `ETag` of what the caller has already.",
                examples=[OpenApiExample("tag", value='"5d41402abc4b2a76b9719d91"')],
            ),
            a_header("ETag", "Names these exact bytes; send it in `If-None-Match`.", [200, 304]),
            a_header("Cache-Control", "Anyone may keep it, and asks before using it.", [200, 304]),
            a_header("Content-Language", "Language of the bundle.", [200, 304]),
            a_header("Content-Disposition", _disposition, [200, 304]),
        ],
        responses={**_FILE, 304: OpenApiResponse(description="The caller has it already.")},
    )
)

_own = [
    _language,
    _format,
    _notes,
    a_header("Content-Language", "Language of the bundle.", [200]),
    a_header("Content-Disposition", f"{_disposition} Never that of a list.", [200]),
]
_FOR_ONE = (
    "Made for its owner alone, at the moment of asking, and not kept. What is not published any "
    "more is left out and named. With nothing in it, it is a conflict. While another one is being "
    "made the answer is 503: ask again after `Retry-After`."
)

list_bundle = extend_schema_view(
    get=extend_schema(
        operation_id="readListBundle",
        summary="One of one's lists to take along",
        description=f"In the order of its owner. {_FOR_ONE}",
        parameters=_own,
        responses=_FILE,
    )
)

saved_bundle = extend_schema_view(
    get=extend_schema(
        operation_id="readSavedBundle",
        summary="All one's saved articles to take along",
        description=f"The last saved first. {_FOR_ONE}",
        parameters=_own,
        responses=_FILE,
    )
)
