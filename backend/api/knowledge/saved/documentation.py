"""What `openapi.yaml` says about saved articles and lists."""

from __future__ import annotations

from drf_spectacular.utils import (
    OpenApiParameter,
    OpenApiResponse,
    extend_schema,
    extend_schema_view,
)

from api.describing import (
    LOCATION,
    a_request,
    an_answer,
    describe_act,
    describe_change,
    describe_list,
    describe_read,
    describe_removal,
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


def _id_parameter(name: str, description: str) -> OpenApiParameter:
    return OpenApiParameter(
        name=name,
        description=description,
        type={"type": "string", "format": "uuid", "pattern": UUID7},
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
    get=describe_list(
        "listSavedArticles",
        "List one's saved articles",
        SavedArticleSerializer,
        _SAVED,
        parameters=[
            _language,
            _theme,
            _id_parameter("article", "Only this article."),
            _id_parameter("list", "Only what is in this list."),
        ],
        description=(
            "The last saved first. With `article` it tells whether that one is saved: what "
            "everybody reads of an article does not depend on who asks. The order within a list "
            "is that of its `articles`."
        ),
    ),
    post=extend_schema(
        operation_id="saveArticle",
        summary="Save an article",
        description=(
            "The note is sealed with the caller's own key. Saving what is saved already changes "
            "nothing and answers 200; with another note than the one that is kept it is a "
            "conflict, as is an article that is not published."
        ),
        parameters=[*idempotency_parameters([200, 201]), entity_tag_header(), LOCATION],
        request=NewSavedArticleSerializer,
        responses={
            200: OpenApiResponse(SavedArticleSerializer, description="It was saved already."),
            201: OpenApiResponse(SavedArticleSerializer, description="It is saved."),
        },
        examples=[
            a_request({"article": _ARTICLE_ID, "note": _NOTE}),
            an_answer(_SAVED),
            an_answer(_SAVED, "201"),
        ],
    ),
)

saved_article = extend_schema_view(
    get=describe_read(
        "readSavedArticle",
        "Read one of one's saved articles",
        SavedArticleSerializer,
        _SAVED,
        parameters=[entity_tag_header()],
        description="The identifier is that of the article.",
    ),
    patch=describe_change(
        "changeSavedArticle",
        "Change the note of a saved article",
        SavedArticleChangesSerializer,
        {"note": "Ook voor Ilse."},
        SavedArticleSerializer,
        _SAVED | {"note": "Ook voor Ilse.", "version": 2},
        description="A JSON merge patch (RFC 7396). An empty note is none.",
    ),
    delete=describe_removal(
        "forgetArticle",
        "Remove one of one's saved articles",
        parameters=[if_match_parameter()],
        description="With its note, for good. It leaves the lists that it is in.",
    ),
)

lists = extend_schema_view(
    get=describe_list(
        "listLists",
        "List one's lists of saved articles",
        ReadingListSerializer,
        _LIST,
        description="In the order in which they were made.",
    ),
    post=describe_act(
        "makeList",
        "Make a list of saved articles",
        NewReadingListSerializer,
        {"name": "Voor het team"},
        ReadingListSerializer,
        _LIST | {"articles": []},
        makes=True,
        headers=[entity_tag_header()],
        description="Its name is sealed with the caller's own key.",
    ),
)

one_list = extend_schema_view(
    get=describe_read(
        "readList",
        "Read one of one's lists",
        ReadingListSerializer,
        _LIST,
        parameters=[entity_tag_header()],
        description="The articles themselves are at `/saved-articles?list=…`.",
    ),
    patch=describe_change(
        "changeList",
        "Rename a list, or change what is in it",
        ReadingListChangesSerializer,
        {"name": "Voor het hele team"},
        ReadingListSerializer,
        _LIST | {"name": "Voor het hele team", "version": 2},
        description=(
            "A JSON merge patch (RFC 7396), which replaces `articles` as a whole: that adds, "
            "removes and puts in another order. An article that is not saved is a conflict."
        ),
    ),
    delete=describe_removal(
        "deleteList",
        "Delete one of one's lists",
        parameters=[if_match_parameter()],
        description="For good. The articles in it stay saved.",
    ),
)
