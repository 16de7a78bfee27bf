"""What `openapi.yaml` says about published knowledge."""

from __future__ import annotations

from typing import Any

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
from api.knowledge.reads import MAX_QUERY, SORTS
from api.knowledge.serializers import (
    READING_TIMES,
    ArticleSerializer,
    ArticlesSerializer,
    SearchFacetsSerializer,
    SearchHitsSerializer,
    ThemeSerializer,
    ThemesSerializer,
)
from api.paging import paging_parameters
from knowledge.models.themes import KEBAB

_THEME = {
    "key": "grief-and-loss",
    "slug": "rouw-en-verlies",
    "title": "Rouw en verlies",
    "ribbon": "plum",
}
_THEME_SUMMARY = _THEME | {
    "id": "0199f3f2-6d0b-7c3e-9a54-1f0f6f1f2d01",
    "language": "nl",
    "summary": "Wie migreert, verliest veel tegelijk. Hoe je dat herkent en meegaat.",
    "articleCount": 4,
    "languages": ["nl", "fr", "en"],
}
_CARD = {
    "id": "0199f3f2-6d0b-7c3e-9a54-1f0f6f1f2d02",
    "slug": "tussen-wachten-en-weten",
    "language": "nl",
    "title": "Tussen wachten en weten",
    "summary": "Er is verlies zonder afscheid. Wat zeg je tegen iemand die wacht?",
    "theme": _THEME,
    "readingMinutes": 4,
}
_SUMMARY = _CARD | {
    "tags": ["rouw", "familie"],
    "publishedAt": "2026-09-14T00:00:00Z",
    "updatedAt": "2026-10-02T08:15:00Z",
    "languages": [{"language": "nl", "slug": "tussen-wachten-en-weten"}],
}
_ARTICLE = _SUMMARY | {
    "html": '<h2 id="wat-helpt">Wat helpt</h2>\n<p>Blijf bij wat niet af is.</p>',
    "headings": [{"id": "wat-helpt", "level": 2, "text": "Wat helpt"}],
    "sources": [
        {
            "author": "Boss, P.",
            "year": 1999,
            "title": "Ambiguous Loss: Learning to Live with Unresolved Grief",
            "publisher": "Harvard University Press",
        }
    ],
    "prompts": [
        {
            "id": "0199f3f2-6d0b-7c3e-9a54-1f0f6f1f2d03",
            "key": "your-own-waiting",
            "text": "Waar wachtte jij op iets wat niet kwam?",
        }
    ],
    "revision": 1,
    "related": [{**_CARD, "reason": {"sameTheme": True, "tags": ["rouw"]}}],
}
_NEXT = "/api/v1/articles?language=nl&cursor=WzAsIjIwMjYtMDktMTQiXQ"
_HIT = {
    "article": _SUMMARY,
    "score": 0.2528,
    "titleHtml": "Tussen <mark>wachten</mark> en weten",
    "fragments": ["Wat zeg je tegen iemand die <mark>wacht</mark>?"],
}


def _kebab_parameter(name: str, description: str, most: int) -> OpenApiParameter:
    return OpenApiParameter(
        name=name,
        description=description,
        type={"type": "string", "pattern": KEBAB, "minLength": 1, "maxLength": most},
    )


_language = OpenApiParameter(
    name="language",
    enum=LANGUAGES,
    description="Language of the answer; without it, `Accept-Language` decides.",
)
_theme = _kebab_parameter("theme", "Key of the theme.", 64)
_tag = _kebab_parameter("tag", "A tag that the articles have.", 50)
_sort = OpenApiParameter(
    name="sort",
    enum=list(SORTS),
    default="-publishedAt",
    description="Newest or oldest first, or by title.",
)
_reading_time = OpenApiParameter(
    name="readingTime",
    enum=READING_TIMES,
    description="Up to 5 minutes (`short`), 6 to 10 (`medium`), or more (`long`).",
)
_q = OpenApiParameter(
    name="q",
    required=True,
    type={"type": "string", "minLength": 1, "maxLength": MAX_QUERY},
    description="Words to look for; inflection, accents and typing errors are forgiven.",
)
_paging = [
    OpenApiParameter(
        name=parameter["name"],
        description=parameter["description"],
        type=parameter["schema"],
    )
    for parameter in paging_parameters()
]
_slug = OpenApiParameter(name="slug", location=OpenApiParameter.PATH, type=OpenApiTypes.STR)
_key = OpenApiParameter(name="key", location=OpenApiParameter.PATH, type=OpenApiTypes.STR)


_headers = [
    OpenApiParameter(
        name="If-None-Match",
        location=OpenApiParameter.HEADER,
        type=OpenApiTypes.STR,
        description="The `ETag` of what the caller has already.",
        examples=[OpenApiExample("tag", value='"5d41402abc4b2a76b9719d91"')],
    ),
    a_header("ETag", "Names these exact bytes; send it back in `If-None-Match`.", [200, 304]),
    a_header("Cache-Control", "Anyone may keep the answer, and asks before using it.", [200, 304]),
    a_header("Content-Language", "Language of the answer.", [200, 304]),
]


def _operation(
    name: str, summary: str, serializer: Any, example: object, parameters: list[OpenApiParameter]
) -> Any:
    return extend_schema_view(
        get=extend_schema(
            operation_id=name,
            summary=summary,
            parameters=[*parameters, *_headers],
            responses={
                200: OpenApiResponse(serializer, description="What was asked for."),
                304: OpenApiResponse(description="The caller has it already."),
            },
            examples=[
                OpenApiExample(name, value=example, response_only=True, status_codes=["200"])
            ],
        )
    )


themes = _operation(
    "listThemes", "All themes", ThemesSerializer, {"items": [_THEME_SUMMARY]}, [_language]
)
theme = _operation(
    "readTheme",
    "One theme with its introduction",
    ThemeSerializer,
    _THEME_SUMMARY | {"html": "<p>Wie vlucht, laat veel achter.</p>"},
    [_key, _language],
)
articles = _operation(
    "listArticles",
    "Published articles",
    ArticlesSerializer,
    {"items": [_SUMMARY], "next": _NEXT},
    [_theme, _language, _tag, _sort, *_paging],
)
article = _operation("readArticle", "One article", ArticleSerializer, _ARTICLE, [_slug])
search = _operation(
    "searchArticles",
    "Articles that hold certain words",
    SearchHitsSerializer,
    {"items": [_HIT], "didYouMean": "wachten op nieuws"},
    [_q, _language, _theme, _tag, _reading_time, *_paging],
)
facets = _operation(
    "countSearchFacets",
    "What can be chosen among the articles found",
    SearchFacetsSerializer,
    {
        "total": 4,
        "themes": [
            {"key": "grief-and-loss", "title": "Rouw en verlies", "ribbon": "plum", "count": 4}
        ],
        "tags": [{"tag": "rouw", "count": 4}, {"tag": "familie", "count": 2}],
        "readingTimes": [
            {"key": "short", "count": 1},
            {"key": "medium", "count": 3},
            {"key": "long", "count": 0},
        ],
    },
    [_q, _language, _theme, _tag, _reading_time],
)
