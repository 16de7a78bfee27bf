"""What `openapi.yaml` says about action points."""

from __future__ import annotations

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema_view

from api.describing import (
    describe_act,
    describe_change,
    describe_list,
    describe_read,
    describe_removal,
)
from api.fields import UUID7
from api.reflections.action_points.filters import CHOICES
from api.reflections.action_points.serializers import (
    ActionPointChangesSerializer,
    ActionPointSerializer,
    NewActionPointSerializer,
)
from api.schema import entity_tag_header, if_match_parameter

_ID = "0199f3f2-6d0b-7c3e-9a54-1f0f6f1f2d40"
_WHAT = "De tolk vooraf bellen"
_POINT = {
    "id": _ID,
    "reflection": None,
    "what": _WHAT,
    "dueOn": "2026-11-27",
    "state": "open",
    "outcome": "",
    "outcomeAt": None,
    "remind": "day-before",
    "envelope": None,
    "sealed": False,
    "createdAt": "2026-11-20T16:20:11.123456Z",
    "updatedAt": "2026-11-20T16:20:11.123456Z",
    "version": 1,
}
_DONE = _POINT | {
    "state": "done",
    "outcome": "Hij vroeg zelf om een plek naast haar.",
    "outcomeAt": "2026-11-26T09:02:40.123456Z",
    "updatedAt": "2026-11-26T09:02:40.123456Z",
    "version": 2,
}


def _reflection_parameter(name: str, description: str) -> OpenApiParameter:
    return OpenApiParameter(
        name=name,
        description=description,
        type={"type": "string", "format": "uuid", "pattern": UUID7},
    )


_state = OpenApiParameter(
    name="state",
    enum=CHOICES,
    description=(
        "Only in this state. `to-do` stands for `open` and `moved`, `over` for `done` and "
        "`dropped`."
    ),
)
_days = [
    OpenApiParameter("due_from", OpenApiTypes.DATE, description="The first day, inclusive."),
    OpenApiParameter("due_to", OpenApiTypes.DATE, description="The last day, inclusive."),
]
_sort = OpenApiParameter(
    name="sort",
    enum=["dueOn", "-updatedAt"],
    default="dueOn",
    description="The first due first, and what has no day last; or the last changed first.",
)

collection = extend_schema_view(
    get=describe_list(
        "listActionPoints",
        "List one's action points",
        ActionPointSerializer,
        _POINT,
        parameters=[
            _state,
            *_days,
            _reflection_parameter("reflection", "Only those of this reflection."),
            _reflection_parameter(
                "outcomes_for",
                "The reflection that is being written, kept already or not. Only what was done, "
                "dropped or moved since the newest other one was made.",
            ),
            _sort,
        ],
        description="Nobody but their owner can ask for these.",
    ),
    post=describe_act(
        "planActionPoint",
        "Keep an action point",
        NewActionPointSerializer,
        {"id": _ID, "what": _WHAT, "dueOn": "2026-11-27", "remind": "day-before"},
        ActionPointSerializer,
        _POINT,
        makes=True,
        headers=[entity_tag_header()],
        description=(
            "What is to be done is sealed with the caller's own key. It may belong to one of the "
            "caller's reflections; then it is deleted with that one."
        ),
    ),
)

member = extend_schema_view(
    get=describe_read(
        "readActionPoint",
        "Read one of one's action points",
        ActionPointSerializer,
        _POINT,
        parameters=[entity_tag_header()],
        description="Somebody else's does not exist for the caller.",
    ),
    patch=describe_change(
        "changeActionPoint",
        "Change one of one's action points",
        ActionPointChangesSerializer,
        {"state": "done", "outcome": _DONE["outcome"]},
        ActionPointSerializer,
        _DONE,
        description=(
            "A JSON merge patch (RFC 7396). Every state may follow every other. What is done or "
            "dropped reminds of nothing."
        ),
    ),
    delete=describe_removal(
        "deleteActionPoint",
        "Delete one of one's action points",
        parameters=[if_match_parameter()],
        description="For good.",
    ),
)
