"""What `openapi.yaml` says about strands and weaves."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import OpenApiParameter, extend_schema_view

from api.describing import (
    describe_act,
    describe_change,
    describe_list,
    describe_read,
    describe_removal,
)
from api.reflections.weave_serializers import (
    NewWeaveMomentSerializer,
    OwnWeaveChangesSerializer,
    OwnWeaveSerializer,
    ReflectionWeaveChangesSerializer,
    ReflectionWeaveSerializer,
    StrandsSerializer,
    WeaveMomentSerializer,
)
from api.schema import entity_tag_header, if_match_parameter
from reflections.strands import LANGUAGES

_MOMENT = "2026-10-14T16:20:11.123456Z"
_STRAND = {
    "key": "age",
    "name": "Leeftijd",
    "questions": [
        "Wat wordt er in jouw familie verwacht van iemand van jouw leeftijd?",
        "Wat betekent het voor jou om nu deze leeftijd te hebben?",
    ],
    "mirror": "Wat denk ik te weten over mensen die ouder of jonger zijn dan ik?",
}
_MINE = {
    "standing": "self-evident",
    "important": False,
    "word": "nooit over nagedacht",
    "question": "",
}
_THEIRS = {
    "standing": "assumed",
    "important": True,
    "word": "oudste zoon",
    "question": "Wat wordt er in jouw familie verwacht van iemand van jouw leeftijd?",
}
_OWN: dict[str, Any] = {
    "strands": {"age": _MINE},
    "updatedAt": _MOMENT,
    "version": 1,
    "abilities": {"keep": True, "delete": True},
}
_OTHER: dict[str, Any] = {
    "strands": {"age": _THEIRS},
    "updatedAt": _MOMENT,
    "envelope": None,
    "sealed": False,
    "version": 1,
    "abilities": {"delete": True},
}
_KEPT = {
    "id": "0199f3f2-6d0b-7c3e-9a54-1f0f6f1f2d31",
    "keptAt": _MOMENT,
    "strands": {"age": _MINE},
}

strands = extend_schema_view(
    get=describe_read(
        "listStrands",
        "List the strands of the diversity weave",
        StrandsSerializer,
        {"items": [_STRAND]},
        parameters=[
            OpenApiParameter(
                name="language",
                enum=LANGUAGES,
                description="Without it, `Accept-Language` decides.",
            )
        ],
        description=(
            "Twelve characteristics that everybody has, in their order, with open questions. "
            "There are few, so they are one page."
        ),
    )
)

own_weave = extend_schema_view(
    get=describe_read(
        "readOwnWeave",
        "Read one's own weave",
        OwnWeaveSerializer,
        _OWN,
        parameters=[entity_tag_header()],
        description="It is always there: until something is kept in it, with version 0.",
    ),
    patch=describe_change(
        "changeOwnWeave",
        "Change one's own weave",
        OwnWeaveChangesSerializer,
        {"strands": {"age": _MINE}},
        OwnWeaveSerializer,
        _OWN | {"version": 2},
        description=(
            "A JSON merge patch (RFC 7396), sealed with the writer's own key. How the weave was "
            "on an earlier day is kept as a moment first."
        ),
    ),
    delete=describe_removal(
        "deleteOwnWeave",
        "Delete one's own weave",
        parameters=[if_match_parameter()],
        description="With all its moments, for good.",
    ),
)

moments = extend_schema_view(
    get=describe_list(
        "listWeaveMoments",
        "List how one's own weave was before",
        WeaveMomentSerializer,
        _KEPT,
        description="The newest first. A moment never changes.",
    ),
    post=describe_act(
        "keepWeaveMoment",
        "Keep how one's own weave is now",
        NewWeaveMomentSerializer,
        {"version": 1},
        WeaveMomentSerializer,
        _KEPT,
        makes=True,
        description=(
            "A weave without anything in it, one that changed meanwhile, and a state that is kept "
            "already are conflicts."
        ),
    ),
)

moment = extend_schema_view(
    get=describe_read(
        "readWeaveMoment",
        "Read how one's own weave was at a moment",
        WeaveMomentSerializer,
        _KEPT,
        parameters=[entity_tag_header()],
        description="Somebody else's does not exist for the caller.",
    ),
    delete=describe_removal(
        "deleteWeaveMoment",
        "Delete a moment of one's own weave",
        parameters=[if_match_parameter()],
        description="For good. A moment never changes, so its entity tag is always the same.",
    ),
)

reflection_weave = extend_schema_view(
    get=describe_read(
        "readReflectionWeave",
        "Read the weave of whoever a reflection is about",
        ReflectionWeaveSerializer,
        _OTHER,
        parameters=[entity_tag_header()],
        description=(
            "It is there for each of one's reflections: until something is kept in it, with "
            "version 0."
        ),
    ),
    patch=describe_change(
        "changeReflectionWeave",
        "Change the weave of whoever a reflection is about",
        ReflectionWeaveChangesSerializer,
        {"strands": {"age": _THEIRS}},
        ReflectionWeaveSerializer,
        _OTHER | {"version": 2},
        description=(
            "A JSON merge patch (RFC 7396), sealed with the writer's own key. It has no place for "
            "a name, and the words have none either."
        ),
    ),
    delete=describe_removal(
        "deleteReflectionWeave",
        "Delete the weave of a reflection",
        parameters=[if_match_parameter()],
        description="For good. The reflection stays.",
    ),
)
