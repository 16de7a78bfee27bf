"""What `openapi.yaml` says about reflections."""

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
    a_request,
    an_answer,
    describe_act,
    describe_change,
    describe_list,
    describe_read,
    describe_removal,
)
from api.reflections.serializers import (
    NewReflectionSerializer,
    ReflectionChangesSerializer,
    ReflectionSearchResultsSerializer,
    ReflectionSearchSerializer,
    ReflectionSerializer,
    ReflectionSummarySerializer,
)
from api.schema import entity_tag_header, if_match_parameter
from reflections.models import KINDS, MAX_TEMPLATE_KEY, TEMPLATE_KEY, THEMES

_ID = "0199f3f2-6d0b-7c3e-9a54-1f0f6f1f2d10"
_SUMMARY = {
    "id": _ID,
    "title": "Een stil gesprek",
    "occurredOn": "2026-10-14",
    "theme": "grief-and-loss",
    "kind": "home-visit",
    "template": "free",
    "feelingsBefore": [{"feeling": "tense", "intensity": 4}],
    "feelingsAfter": [{"feeling": "touched"}, {"feeling": "calm", "intensity": 2}],
    "tags": ["stilte"],
    "createdAt": "2026-10-14T16:20:11.123456Z",
    "updatedAt": "2026-10-14T16:20:11.123456Z",
}
_TEXT = "Ze zweeg lang. Ik heb gewacht, en dat was genoeg."
_PROMPT = {
    "article": "levend-verlies",
    "key": "stilte",
    "text": "Wanneer liet jij een stilte bestaan?",
}
ITEM = _SUMMARY | {"excerpt": _TEXT, "sealed": False}
WHOLE: dict[str, Any] = _SUMMARY | {
    "questions": [],
    "answers": {"text": _TEXT},
    "prompt": _PROMPT,
    "envelope": None,
    "version": 1,
    "abilities": {"change": True, "delete": True},
}
_NEW = {
    "id": _ID,
    "title": "Een stil gesprek",
    "occurredOn": "2026-10-14",
    "theme": "grief-and-loss",
    "kind": "home-visit",
    "template": "free",
    "answers": {"text": _TEXT},
    "feelingsBefore": [{"feeling": "tense", "intensity": 4}],
    "feelingsAfter": [{"feeling": "touched"}, {"feeling": "calm", "intensity": 2}],
    "tags": ["stilte"],
    "prompt": _PROMPT,
}


_sort = OpenApiParameter(
    name="sort",
    enum=["-occurredOn", "occurredOn"],
    default="-occurredOn",
    description="Newest or oldest first.",
)
_theme = OpenApiParameter(name="theme", enum=THEMES, description="Only with this theme.")
_kind = OpenApiParameter(name="kind", enum=KINDS, description="Only of this kind of session.")
_template = OpenApiParameter(
    "template",
    {"type": "string", "pattern": TEMPLATE_KEY, "maxLength": MAX_TEMPLATE_KEY},
    description="Only with this template.",
)
_has = [
    OpenApiParameter("has_action_points", bool, description="Only with action points, or without."),
    OpenApiParameter("has_weave", bool, description="Only with a weave, or without."),
]
_period = [
    OpenApiParameter("occurred_from", OpenApiTypes.DATE, description="The first day, inclusive."),
    OpenApiParameter("occurred_to", OpenApiTypes.DATE, description="The last day, inclusive."),
]

collection = extend_schema_view(
    get=describe_list(
        "listReflections",
        "List one's reflections",
        ReflectionSummarySerializer,
        ITEM,
        parameters=[_theme, _kind, _template, *_has, *_period, _sort],
        description="Without the answers. Nobody but the writer can ask for these.",
    ),
    post=describe_act(
        "writeReflection",
        "Keep a reflection",
        NewReflectionSerializer,
        _NEW,
        ReflectionSerializer,
        WHOLE,
        makes=True,
        headers=[entity_tag_header()],
        description=(
            "Sealed with the writer's own key before it reaches the database. A client may make "
            "the id, and with `Idempotency-Key` a retry never makes a second entry."
        ),
    ),
)

member = extend_schema_view(
    get=describe_read(
        "readReflection",
        "Read one of one's reflections",
        ReflectionSerializer,
        WHOLE,
        parameters=[entity_tag_header()],
        description="Somebody else's does not exist for the caller.",
    ),
    patch=describe_change(
        "changeReflection",
        "Change one of one's reflections",
        ReflectionChangesSerializer,
        {"title": "Stilte", "theme": None},
        ReflectionSerializer,
        WHOLE | {"title": "Stilte", "theme": None, "version": 2},
        description=(
            "A JSON merge patch (RFC 7396). Answers that are not named stay, also when the "
            "template changes: they come back with the template that asks them."
        ),
    ),
    delete=describe_removal(
        "deleteReflection",
        "Delete one of one's reflections",
        parameters=[if_match_parameter()],
        description=(
            "It goes to the trash, where it is found by nobody but there (`listTrash`), and from "
            "there for good, after thirty days or when its writer says so."
        ),
    ),
)

searches = extend_schema_view(
    post=extend_schema(
        operation_id="searchReflections",
        summary="Search one's reflections",
        description=(
            "A POST that makes nothing: what somebody looks for in their own log is as private as "
            "the log, and addresses end up in logs. So are tags and feelings, which are sealed. "
            "Case and accents make no difference; parts of words and inflected words match, in "
            "any language; without any match, words one slip away are tried. Without a query "
            "every reflection is found that is like what is asked, with no fragments."
        ),
        request=ReflectionSearchSerializer,
        responses={
            200: OpenApiResponse(ReflectionSearchResultsSerializer, description="What was found.")
        },
        examples=[
            a_request(
                {
                    "query": "stilte wachten",
                    "kind": "home-visit",
                    "feelings": ["tense"],
                    "felt": "before",
                    "tags": ["stilte"],
                    "occurredFrom": "2026-01-01",
                    "pageSize": 20,
                }
            ),
            an_answer(
                {
                    "items": [
                        {
                            "reflection": ITEM,
                            "fragments": ["Ze zweeg lang. Ik heb <mark>gewacht</mark>, en dat …"],
                        }
                    ]
                },
            ),
        ],
    ),
)
