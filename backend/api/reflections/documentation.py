"""What `openapi.yaml` says about reflections."""

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
from api.reflections.serializers import (
    NewReflectionSerializer,
    ReflectionChangesSerializer,
    ReflectionSearchResultsSerializer,
    ReflectionSearchSerializer,
    ReflectionSerializer,
    ReflectionSummarySerializer,
)
from api.schema import entity_tag_header, if_match_parameter
from reflections.models import THEMES

_ID = "0199f3f2-6d0b-7c3e-9a54-1f0f6f1f2d10"
_SUMMARY = {
    "id": _ID,
    "title": "Een stil gesprek",
    "occurredOn": "2026-10-14",
    "theme": "grief-and-loss",
    "template": "free",
    "feelingsBefore": ["tense"],
    "feelingsAfter": ["touched", "calm"],
    "createdAt": "2026-10-14T16:20:11.123456Z",
    "updatedAt": "2026-10-14T16:20:11.123456Z",
}
_TEXT = "Ze zweeg lang. Ik heb gewacht, en dat was genoeg."
_PROMPT = {
    "article": "levend-verlies",
    "key": "stilte",
    "text": "Wanneer liet jij een stilte bestaan?",
}
_ITEM = _SUMMARY | {"excerpt": _TEXT}
_WHOLE = _SUMMARY | {
    "answers": {"text": _TEXT},
    "prompt": _PROMPT,
    "version": 1,
    "abilities": {"change": True, "delete": True},
}
_NEW = {
    "id": _ID,
    "title": "Een stil gesprek",
    "occurredOn": "2026-10-14",
    "theme": "grief-and-loss",
    "template": "free",
    "answers": {"text": _TEXT},
    "feelingsBefore": ["tense"],
    "feelingsAfter": ["touched", "calm"],
    "prompt": _PROMPT,
}


def _answer(name: str, value: object, status: str = "200") -> OpenApiExample:
    return OpenApiExample(name, value=value, response_only=True, status_codes=[status])


def _request(name: str, value: object) -> OpenApiExample:
    return OpenApiExample(name, value=value, request_only=True)


_location = OpenApiParameter(
    name="Location",
    location=OpenApiParameter.HEADER,
    response=[201],
    type=OpenApiTypes.URI_REF,
    description="Where the new reflection is.",
)
_sort = OpenApiParameter(
    name="sort",
    enum=["-occurredOn", "occurredOn"],
    default="-occurredOn",
    description="Newest or oldest first.",
)
_theme = OpenApiParameter(name="theme", enum=THEMES, description="Only with this theme.")
_period = [
    OpenApiParameter("occurred_from", OpenApiTypes.DATE, description="The first day, inclusive."),
    OpenApiParameter("occurred_to", OpenApiTypes.DATE, description="The last day, inclusive."),
]
_whole = OpenApiResponse(ReflectionSerializer, description="The whole reflection.")

collection = extend_schema_view(
    get=extend_schema(
        operation_id="listReflections",
        summary="List one's reflections",
        description="Without the answers. Nobody but the writer can ask for these.",
        parameters=[_theme, *_period, _sort],
        responses={200: ReflectionSummarySerializer(many=True)},
        examples=[_answer("reflections", _ITEM)],
    ),
    post=extend_schema(
        operation_id="writeReflection",
        summary="Keep a reflection",
        description=(
            "Sealed with the writer's own key before it reaches the database. A client may make "
            "the id, and with `Idempotency-Key` a retry never makes a second entry."
        ),
        parameters=[*idempotency_parameters(), entity_tag_header(), _location],
        request=NewReflectionSerializer,
        responses={201: OpenApiResponse(ReflectionSerializer, description="It is kept.")},
        examples=[_request("new", _NEW), _answer("kept", _WHOLE, "201")],
    ),
)

member = extend_schema_view(
    get=extend_schema(
        operation_id="readReflection",
        summary="Read one of one's reflections",
        description="Somebody else's does not exist for the caller.",
        parameters=[entity_tag_header()],
        responses={200: _whole},
        examples=[_answer("reflection", _WHOLE)],
    ),
    patch=extend_schema(
        operation_id="changeReflection",
        summary="Change one of one's reflections",
        description=(
            "A JSON merge patch (RFC 7396). Answers that are not named stay, also when the "
            "template changes: they come back with the template that asks them."
        ),
        parameters=[if_match_parameter(), entity_tag_header()],
        request=ReflectionChangesSerializer,
        responses={200: _whole},
        examples=[
            OpenApiExample(
                "changes",
                value={"title": "Stilte", "theme": None},
                request_only=True,
                media_type="application/merge-patch+json",
            ),
            _answer("changed", _WHOLE | {"title": "Stilte", "theme": None, "version": 2}),
        ],
    ),
    delete=extend_schema(
        operation_id="deleteReflection",
        summary="Delete one of one's reflections",
        description="For good.",
        parameters=[if_match_parameter()],
        responses={204: OpenApiResponse(description="It is gone.")},
    ),
)

searches = extend_schema_view(
    post=extend_schema(
        operation_id="searchReflections",
        summary="Search one's reflections",
        description=(
            "A POST that makes nothing: what somebody looks for in their own log is as private as "
            "the log, and addresses end up in logs. Case and accents make no difference; parts of "
            "words and inflected words match; without any match, words one slip away are tried."
        ),
        request=ReflectionSearchSerializer,
        responses={
            200: OpenApiResponse(ReflectionSearchResultsSerializer, description="What was found.")
        },
        examples=[
            _request("search", {"query": "stilte wachten", "pageSize": 20}),
            _answer(
                "found",
                {
                    "items": [
                        {
                            "reflection": _ITEM,
                            "fragments": ["Ze zweeg lang. Ik heb <mark>gewacht</mark>, en dat …"],
                        }
                    ]
                },
            ),
        ],
    ),
)
