"""What `openapi.yaml` says about templates."""

from __future__ import annotations

from drf_spectacular.utils import extend_schema_view

from api.describing import describe_act, describe_change, describe_list, describe_read
from api.reflections.template_serializers import (
    NewTemplateSerializer,
    TemplateChangesSerializer,
    TemplateSerializer,
)
from api.schema import entity_tag_header

_KEY = "0199f3f2-6d0b-7c3e-9a54-1f0f6f1f2d50"
_EMPLOYER = {"id": "0199f3f2-6d0b-7c3e-9a54-1f0f6f1f2d51", "name": "Sociaal Huis"}
_NAME = {"nl": "Na een huisbezoek"}
_DESCRIPTION = {"nl": "Twee vragen voor onderweg naar kantoor."}
_FIRST = {
    "key": "description",
    "text": {"nl": "Wat zag je?"},
    "hint": {"nl": "Zonder oordeel, als een camera."},
}
_SECOND = {"text": {"nl": "Wat vraag je een volgende keer?"}, "hint": {}}
_TEMPLATE = {
    "key": _KEY,
    "organisation": _EMPLOYER,
    "name": _NAME,
    "description": _DESCRIPTION,
    "questions": [_FIRST, {"key": "q0199f3f26d0b7c3e9a541f0f6f1f2d52", **_SECOND}],
    "retired": False,
    "createdAt": "2026-11-16T09:20:11.123456Z",
    "updatedAt": "2026-11-16T09:20:11.123456Z",
    "version": 1,
    "abilities": {"change": True},
}

collection = extend_schema_view(
    get=describe_list(
        "listTemplates",
        "List templates",
        TemplateSerializer,
        _TEMPLATE,
        description=(
            "Ours first, then those of the organisations of which the caller is a member; retired "
            "ones among them, so that they keep their name."
        ),
    ),
    post=describe_act(
        "createTemplate",
        "Make a template for one's organisation",
        NewTemplateSerializer,
        {
            "organisation": _EMPLOYER["id"],
            "name": _NAME,
            "description": _DESCRIPTION,
            "questions": [_FIRST, _SECOND],
        },
        TemplateSerializer,
        _TEMPLATE,
        makes=True,
        headers=[entity_tag_header()],
        description="For coordinators. All members of the organisation can write with it.",
    ),
)

member = extend_schema_view(
    get=describe_read(
        "readTemplate",
        "Read one template",
        TemplateSerializer,
        _TEMPLATE,
        parameters=[entity_tag_header()],
        description="One of another organisation does not exist for the caller.",
    ),
    patch=describe_change(
        "changeTemplate",
        "Change or retire a template of one's organisation",
        TemplateChangesSerializer,
        {"description": {"fr": "Deux questions pour le retour."}, "retired": True},
        TemplateSerializer,
        _TEMPLATE
        | {
            "description": {**_DESCRIPTION, "fr": "Deux questions pour le retour."},
            "retired": True,
            "version": 2,
        },
        description=(
            "For coordinators. A JSON merge patch (RFC 7396): texts are merged by language, "
            "questions are given whole. What was written with it keeps its questions."
        ),
    ),
)
