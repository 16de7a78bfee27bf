"""What `openapi.yaml` says about words that mean the same."""

from __future__ import annotations

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import (
    OpenApiExample,
    OpenApiParameter,
    OpenApiResponse,
    extend_schema,
    extend_schema_view,
)

from api.idempotency import idempotency_parameters
from api.knowledge.serializers import LANGUAGES
from api.knowledge.synonym_serializers import (
    NewSynonymsSerializer,
    SynonymsChangesSerializer,
    SynonymsSerializer,
)
from api.schema import entity_tag_header, if_match_parameter

_GROUP = {
    "id": "0199f3f2-6d0b-7c3e-9a54-1f0f6f1f2d40",
    "language": "nl",
    "words": ["vertrouwenspersoon", "VP"],
    "createdAt": "2026-11-16T09:20:11.123456Z",
    "updatedAt": "2026-11-16T09:20:11.123456Z",
    "version": 1,
}
_WIDER = ["vertrouwenspersoon", "VP", "aanspreekpunt integriteit"]
_whole = OpenApiResponse(SynonymsSerializer, description="The group.")
_location = OpenApiParameter(
    name="Location",
    location=OpenApiParameter.HEADER,
    response=[201],
    type=OpenApiTypes.URI_REF,
    description="Where the new group is.",
)


def _answer(name: str, value: object, status: str = "200") -> OpenApiExample:
    return OpenApiExample(name, value=value, response_only=True, status_codes=[status])


collection = extend_schema_view(
    get=extend_schema(
        operation_id="listSynonyms",
        summary="List the words that mean the same",
        description="For editors. The newest groups come first.",
        parameters=[
            OpenApiParameter("language", enum=LANGUAGES, description="Only of this language.")
        ],
        responses={200: SynonymsSerializer(many=True)},
        examples=[_answer("synonyms", _GROUP)],
    ),
    post=extend_schema(
        operation_id="createSynonyms",
        summary="Say that words mean the same",
        description=(
            "For editors. From now on a search for one of the words finds the others too. A word "
            "stands in one group of its language."
        ),
        parameters=[*idempotency_parameters(), entity_tag_header(), _location],
        request=NewSynonymsSerializer,
        responses={201: OpenApiResponse(SynonymsSerializer, description="The search knows it.")},
        examples=[
            OpenApiExample(
                "new",
                value={"language": "nl", "words": ["vertrouwenspersoon", "VP"]},
                request_only=True,
            ),
            _answer("kept", _GROUP, "201"),
        ],
    ),
)

member = extend_schema_view(
    get=extend_schema(
        operation_id="readSynonyms",
        summary="Read one group of words that mean the same",
        description="For editors.",
        parameters=[entity_tag_header()],
        responses={200: _whole},
        examples=[_answer("group", _GROUP)],
    ),
    patch=extend_schema(
        operation_id="changeSynonyms",
        summary="Change which words mean the same",
        description=(
            "For editors. A JSON merge patch (RFC 7396): the words are given whole. Who changed "
            "what is kept. A group of the content folder that an editor changed or deleted is no "
            "longer written by an import."
        ),
        parameters=[if_match_parameter(), entity_tag_header()],
        request=SynonymsChangesSerializer,
        responses={200: _whole},
        examples=[
            OpenApiExample(
                "changes",
                value={"words": _WIDER},
                request_only=True,
                media_type="application/merge-patch+json",
            ),
            _answer("changed", _GROUP | {"words": _WIDER, "version": 2}),
        ],
    ),
    delete=extend_schema(
        operation_id="deleteSynonyms",
        summary="Delete a group of words that mean the same",
        description="For editors. The words mean only themselves again.",
        parameters=[if_match_parameter()],
        responses={204: OpenApiResponse(description="It is gone.")},
    ),
)
