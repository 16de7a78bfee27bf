"""What `openapi.yaml` says about words that mean the same."""

from __future__ import annotations

from drf_spectacular.utils import (
    OpenApiParameter,
    extend_schema_view,
)

from api.describing import (
    describe_act,
    describe_change,
    describe_list,
    describe_read,
    describe_removal,
)
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


collection = extend_schema_view(
    get=describe_list(
        "listSynonyms",
        "List the words that mean the same",
        SynonymsSerializer,
        _GROUP,
        parameters=[
            OpenApiParameter("language", enum=LANGUAGES, description="Only of this language."),
            OpenApiParameter("q", description="Only with a word that holds these letters."),
        ],
        description="For editors. The newest groups come first.",
    ),
    post=describe_act(
        "createSynonyms",
        "Say that words mean the same",
        NewSynonymsSerializer,
        {"language": "nl", "words": ["vertrouwenspersoon", "VP"]},
        SynonymsSerializer,
        _GROUP,
        makes=True,
        headers=[entity_tag_header()],
        description=(
            "For editors. From now on a search for one of the words finds the others too. A word "
            "stands in one group of its language."
        ),
    ),
)

member = extend_schema_view(
    get=describe_read(
        "readSynonyms",
        "Read one group of words that mean the same",
        SynonymsSerializer,
        _GROUP,
        parameters=[entity_tag_header()],
        description="For editors.",
    ),
    patch=describe_change(
        "changeSynonyms",
        "Change which words mean the same",
        SynonymsChangesSerializer,
        {"words": _WIDER},
        SynonymsSerializer,
        _GROUP | {"words": _WIDER, "version": 2},
        description=(
            "For editors. A JSON merge patch (RFC 7396): the words are given whole. Who changed "
            "what is kept. A group of the content folder that an editor changed or deleted is no "
            "longer written by an import."
        ),
    ),
    delete=describe_removal(
        "deleteSynonyms",
        "Delete a group of words that mean the same",
        parameters=[if_match_parameter()],
        description="For editors. The words mean only themselves again.",
    ),
)
