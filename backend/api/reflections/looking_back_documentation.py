"""What `openapi.yaml` says about looking back."""

from __future__ import annotations

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema_view

from api.describing import describe_read
from api.reflections.documentation import ITEM
from api.reflections.looking_back_serializers import (
    FittingArticlesSerializer,
    InsightsSerializer,
    RelatedReflectionsSerializer,
)
from reflections.periods import NAMES

_POINTS = {"planned": 3, "open": 1, "moved": 0, "done": 2, "dropped": 0}
_INSIGHTS = {
    "period": {"firstDay": "2026-09-01", "lastDay": "2026-10-14", "unit": "week"},
    "entries": 2,
    "stretches": [
        {
            "firstDay": "2026-08-31",
            "lastDay": "2026-09-06",
            "entries": 2,
            "themes": [{"theme": "grief-and-loss", "entries": 1}, {"theme": None, "entries": 1}],
            "actionPoints": _POINTS,
        }
    ],
    "feelings": [
        {
            "kind": "home-visit",
            "entries": 1,
            "before": [{"feeling": "tense", "entries": 1, "intensity": 4.0}],
            "after": [{"feeling": "calm", "entries": 1, "intensity": None}],
            "changes": [{"before": "tense", "after": "calm", "entries": 1}],
        }
    ],
    "actionPoints": _POINTS,
    "daysToDone": 6,
}
_ARTICLE = {
    "id": "0193b2f0-7d30-7c41-8d5a-1f6f3a2b4c5d",
    "slug": "levend-verlies",
    "language": "nl",
    "title": "Levend verlies",
    "summary": "Rouw om wie of wat er nog is.",
    "theme": {
        "key": "grief-and-loss",
        "slug": "rouw-en-verlies",
        "title": "Rouw en verlies",
        "ribbon": "plum",
    },
    "readingMinutes": 5,
}

insights = extend_schema_view(
    get=describe_read(
        "readInsights",
        "Look back on one's reflections",
        InsightsSerializer,
        _INSIGHTS,
        parameters=[
            OpenApiParameter(
                "period",
                OpenApiTypes.STR,
                enum=NAMES,
                description=(
                    "This season, which it is without any parameter; the last twelve months; or "
                    "all. Seasons begin with December, March, June and September."
                ),
            ),
            OpenApiParameter(
                "occurred_from", OpenApiTypes.DATE, description="The first day, instead of a name."
            ),
            OpenApiParameter(
                "occurred_to", OpenApiTypes.DATE, description="The last day, instead of a name."
            ),
        ],
        description=(
            "Themes, feelings before and after by kind of session, and what became of what was "
            "planned. It is worked out for this answer and kept nowhere, and only for the writer. "
            "Days to come are left out."
        ),
    )
)

related = extend_schema_view(
    get=describe_read(
        "listRelatedReflections",
        "List what belongs with one of one's reflections",
        RelatedReflectionsSerializer,
        {
            "items": [
                {
                    "reflection": ITEM,
                    "tags": ["stilte"],
                    "sameArticle": False,
                    "samePrompt": False,
                    "sameTheme": True,
                    "words": ["zwijgen", "wachten"],
                }
            ]
        },
        description=(
            "At most five others of the same writer that share tags, the article or question that "
            "opened them, or telling words; what shares most comes first. Kept nowhere."
        ),
    )
)

fitting = extend_schema_view(
    get=describe_read(
        "listFittingArticles",
        "List articles that fit one of one's reflections",
        FittingArticlesSerializer,
        {"items": [{"article": _ARTICLE, "sameTheme": True, "words": ["verlies", "afscheid"]}]},
        description=(
            "At most three published articles in the language of the writer. They are compared "
            "within the request; nothing of the reflection is stored, logged or sent anywhere, "
            "to the database neither."
        ),
    )
)
