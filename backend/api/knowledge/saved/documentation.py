"""What `openapi.yaml` says about saved articles and lists."""

from __future__ import annotations

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import (
    OpenApiExample,
    OpenApiParameter,
    OpenApiResponse,
    extend_schema,
    extend_schema_view,
)

from api.fields import UUID7
from api.idempotency import idempotency_parameters
from api.knowledge.languages import LANGUAGES
from api.knowledge.saved.serializers import (
    NewReadingListSerializer,
    NewSavedArticleSerializer,
    ReadingListChangesSerializer,
    ReadingListSerializer,
    SavedArticleChangesSerializer,
    SavedArticleSerializer,
)
from api.schema import entity_tag_header, if_match_parameter
from knowledge.models.themes import KEBAB

_ARTICLE_ID = "0199f3f2-6d0b-7c3e-9a54-1f0f6f1f2d02"
_NOTE = "Lezen voor het gesprek van donderdag."
_SAVED = {
    "id": _ARTICLE_ID,
    "title": "Tussen wachten en weten",
    "note": _NOTE,
    "savedAt": "2026-10-14T16:20:11.123456Z",
    "updatedAt": "2026-10-14T16:20:11.123456Z",
    "version": 1,
    "article": {
        "id": _ARTICLE_ID,
        "slug": "tussen-wachten-en-weten",
        "language": "nl",
        "title": "Tussen wachten en weten",
        "summary": "Er is verlies zonder afscheid. Wat zeg je tegen iemand die wacht?",
        "theme": {
            "key": "grief-and-loss",
            "slug": "rouw-en-verlies",
            "title": "Rouw en verlies",
            "ribbon": "plum",
        },
        "readingMinutes": 4,
    },
}
_LIST = {
    "id": "0199f3f2-6d0b-7c3e-9a54-1f0f6f1f2d21",
    "name": "Voor het team",
    "articles": [_ARTICLE_ID],
    "createdAt": "2026-10-14T16:20:11.123456Z",
    "updatedAt": "2026-10-14T16:20:11.123456Z",
    "version": 1,
}
_MERGE_PATCH = "application/merge-patch+json"


def _answer(name: str, value: object, status: str = "200") -> OpenApiExample:
    return OpenApiExample(name, value=value, response_only=True, status_codes=[status])


def _request(name: str, value: object, media: str = "application/json") -> OpenApiExample:
    return OpenApiExample(name, value=value, request_only=True, media_type=media)


def _id_parameter(name: str, description: str) -> OpenApiParameter:
    return OpenApiParameter(
        name=name,
        description=description,
        type={"type": "string", "format": "uuid", "pattern": UUID7},
    )


_location = OpenApiParameter(
    name="Location",
    location=OpenApiParameter.HEADER,
    response=[201],
    type=OpenApiTypes.URI_REF,
    description="Where it is.",
)
_language = OpenApiParameter(
    name="language",
    enum=LANGUAGES,
    description="Language of the articles; without it, `Accept-Language` decides.",
)
_theme = OpenApiParameter(
    name="theme",
    description="Only with this theme, by its key.",
    type={"type": "string", "pattern": KEBAB, "minLength": 1, "maxLength": 64},
)

saved_articles = extend_schema_view(
    get=extend_schema(
        operation_id="listSavedArticles",
        summary="List one's saved articles",
        description=(
            "The last saved first. With `article` it tells whether that one is saved: what "
            "everybody reads of an article does not depend on who asks. The order within a list "
            "is that of its `articles`."
        ),
        parameters=[
            _language,
            _theme,
            _id_parameter("article", "Only this article."),
            _id_parameter("list", "Only what is in this list."),
        ],
        responses={200: SavedArticleSerializer(many=True)},
        examples=[_answer("saved", _SAVED)],
    ),
    post=extend_schema(
        operation_id="saveArticle",
        summary="Save an article",
        description=(
            "The note is sealed with the caller's own key. Saving what is saved already changes "
            "nothing and answers 200; with another note than the one that is kept it is a "
            "conflict, as is an article that is not published."
        ),
        parameters=[*idempotency_parameters([200, 201]), entity_tag_header(), _location],
        request=NewSavedArticleSerializer,
        responses={
            200: OpenApiResponse(SavedArticleSerializer, description="It was saved already."),
            201: OpenApiResponse(SavedArticleSerializer, description="It is saved."),
        },
        examples=[
            _request("new", {"article": _ARTICLE_ID, "note": _NOTE}),
            _answer("kept", _SAVED),
            _answer("saved", _SAVED, "201"),
        ],
    ),
)

saved_article = extend_schema_view(
    get=extend_schema(
        operation_id="readSavedArticle",
        summary="Read one of one's saved articles",
        description="The identifier is that of the article.",
        parameters=[entity_tag_header()],
        responses={200: OpenApiResponse(SavedArticleSerializer, description="It, with its note.")},
        examples=[_answer("saved", _SAVED)],
    ),
    patch=extend_schema(
        operation_id="changeSavedArticle",
        summary="Change the note of a saved article",
        description="A JSON merge patch (RFC 7396). An empty note is none.",
        parameters=[if_match_parameter(), entity_tag_header()],
        request=SavedArticleChangesSerializer,
        responses={200: OpenApiResponse(SavedArticleSerializer, description="With its new note.")},
        examples=[
            _request("changes", {"note": "Ook voor Ilse."}, _MERGE_PATCH),
            _answer("changed", _SAVED | {"note": "Ook voor Ilse.", "version": 2}),
        ],
    ),
    delete=extend_schema(
        operation_id="forgetArticle",
        summary="Remove one of one's saved articles",
        description="With its note, for good. It leaves the lists that it is in.",
        parameters=[if_match_parameter()],
        responses={204: OpenApiResponse(description="It is saved no longer.")},
    ),
)

lists = extend_schema_view(
    get=extend_schema(
        operation_id="listLists",
        summary="List one's lists of saved articles",
        description="In the order in which they were made.",
        responses={200: ReadingListSerializer(many=True)},
        examples=[_answer("lists", _LIST)],
    ),
    post=extend_schema(
        operation_id="makeList",
        summary="Make a list of saved articles",
        description="Its name is sealed with the caller's own key.",
        parameters=[*idempotency_parameters(), entity_tag_header(), _location],
        request=NewReadingListSerializer,
        responses={201: OpenApiResponse(ReadingListSerializer, description="It is made.")},
        examples=[
            _request("new", {"name": "Voor het team"}),
            _answer("made", _LIST | {"articles": []}, "201"),
        ],
    ),
)

one_list = extend_schema_view(
    get=extend_schema(
        operation_id="readList",
        summary="Read one of one's lists",
        description="The articles themselves are at `/saved-articles?list=…`.",
        parameters=[entity_tag_header()],
        responses={200: OpenApiResponse(ReadingListSerializer, description="The list.")},
        examples=[_answer("list", _LIST)],
    ),
    patch=extend_schema(
        operation_id="changeList",
        summary="Rename a list, or change what is in it",
        description=(
            "A JSON merge patch (RFC 7396), which replaces `articles` as a whole: that adds, "
            "removes and puts in another order. An article that is not saved is a conflict."
        ),
        parameters=[if_match_parameter(), entity_tag_header()],
        request=ReadingListChangesSerializer,
        responses={200: OpenApiResponse(ReadingListSerializer, description="As it is now.")},
        examples=[
            _request("changes", {"name": "Voor het hele team"}, _MERGE_PATCH),
            _answer("changed", _LIST | {"name": "Voor het hele team", "version": 2}),
        ],
    ),
    delete=extend_schema(
        operation_id="deleteList",
        summary="Delete one of one's lists",
        description="For good. The articles in it stay saved.",
        parameters=[if_match_parameter()],
        responses={204: OpenApiResponse(description="It is gone.")},
    ),
)
