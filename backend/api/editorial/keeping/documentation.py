"""What `openapi.yaml` says about keeping texts true."""

from __future__ import annotations

from drf_spectacular.utils import (
    OpenApiParameter,
    OpenApiResponse,
    extend_schema,
    extend_schema_view,
)

from api.describing import (
    MERGE_PATCH,
    a_request,
    an_answer,
    describe_act,
    describe_list,
    describe_read,
)
from api.editorial.keeping import examples
from api.editorial.keeping import serializers as shapes
from api.editorial.keeping.filters import NOBODY
from api.knowledge.serializers import LANGUAGES
from api.schema import entity_tag_header, if_match_parameter

_SOMEBODY = rf"^({NOBODY}|[0-9a-f]{{8}}(-[0-9a-f]{{4}}){{3}}-[0-9a-f]{{12}})$"

_of_texts = [
    OpenApiParameter(
        "stage", enum=shapes.STAGES, description="What readers have, or what is being written."
    ),
    OpenApiParameter("language", enum=LANGUAGES, description="Only in this language."),
]

review_dates = extend_schema_view(
    get=describe_list(
        "listReviewDates",
        "List articles by when somebody looks at them again",
        shapes.ReviewDateItemSerializer,
        examples.REVIEW_ITEM,
        parameters=[
            OpenApiParameter(
                "due", enum=shapes.DUE, description="Overdue, within 30 days, or later."
            ),
            OpenApiParameter(
                "owner",
                {"type": "string", "pattern": _SOMEBODY},
                description="Identifier of the editor who looks after it, or `nobody`.",
            ),
        ],
        description="Every article that readers have, the longest overdue first. For editors.",
    )
)
review_date = extend_schema_view(
    get=describe_read(
        "readReviewDate",
        "Read when somebody looks at an article again",
        shapes.ReviewDateSerializer,
        examples.REVIEW_DATE,
        parameters=[entity_tag_header()],
        description=(
            "Of the article that this text belongs to; everything is empty and the version 0 "
            "before readers had it. For editors."
        ),
    ),
    patch=extend_schema(
        operation_id="changeReviewDate",
        summary="Look at an article on another day, or let somebody else do it",
        description=(
            "A JSON merge patch (RFC 7396) with the reason, which the trail of every text of the "
            "article keeps. For editors."
        ),
        parameters=[if_match_parameter(), entity_tag_header()],
        request=shapes.ReviewDateChangesSerializer,
        responses={200: OpenApiResponse(shapes.ReviewDateSerializer, description="It is kept.")},
        examples=[
            a_request(
                {"reviewOn": "2027-01-15", "why": "De wet verandert in januari."}, MERGE_PATCH
            ),
            an_answer(examples.REVIEW_DATE),
        ],
    ),
)
confirmations = extend_schema_view(
    post=describe_act(
        "confirmArticle",
        "Say that an article is still true",
        shapes.ConfirmationSerializer,
        {"reviewOn": None, "why": "De cijfers zijn nagekeken."},
        shapes.ReviewDateSerializer,
        examples.CONFIRMED,
        headers=[entity_tag_header()],
        description=(
            "All of the article, in every language. The next look is on `reviewOn`, or in a "
            "year. For editors."
        ),
    )
)
links = extend_schema_view(
    get=describe_list(
        "listLinks",
        "List the addresses that published texts name",
        shapes.LinkSerializer,
        examples.LINK,
        parameters=[
            OpenApiParameter(
                "state", enum=shapes.LINK_STATES, description="Only those of which this is known."
            ),
            OpenApiParameter(
                "trouble",
                enum=["true"],
                description="Only what somebody can do something about.",
            ),
        ],
        description=(
            "Links and sources, looked at in the background; dead after failing on three "
            "different days. For editors."
        ),
    )
)
undescribed_images = extend_schema_view(
    get=describe_list(
        "listUndescribedImages",
        "List texts with pictures that lack words",
        shapes.UndescribedSerializer,
        examples.UNDESCRIBED,
        parameters=_of_texts,
        description=(
            "Pictures without an alternative text, or with one that says nothing. For editors."
        ),
    )
)
reading_levels = extend_schema_view(
    get=describe_list(
        "listReadingLevels",
        "List texts by how hard they read",
        shapes.TextLevelSerializer,
        examples.TEXT_LEVEL,
        parameters=_of_texts,
        description=(
            "The hardest first. Dutch by Flesch-Douma (1960), English by Flesch (1948); French "
            "and texts of less than a hundred words are not measured. For editors."
        ),
    )
)
reading_level = extend_schema_view(
    get=describe_read(
        "readReadingLevel",
        "Read how hard a text reads that is being written",
        shapes.ReadingLevelSerializer,
        examples.READING_LEVEL,
        description=(
            "Of what is being written, or of the latest revision, with its longest sentences and "
            "words. For editors."
        ),
    )
)
readings = extend_schema_view(
    get=describe_read(
        "readReadings",
        "Read how often a text was read",
        shapes.ReadingsSerializer,
        examples.READINGS,
        parameters=[
            OpenApiParameter(
                "span",
                enum=shapes.SPANS,
                description="28 days each (`day`, the default), or 26 weeks (`week`).",
            )
        ],
        description="Nobody is counted but the readings themselves. For editors.",
    )
)
most_read = extend_schema_view(
    get=describe_read(
        "listMostRead",
        "List what is read most",
        shapes.MostReadListSerializer,
        examples.MOST_READ,
        parameters=[
            OpenApiParameter(
                "period",
                enum=shapes.PERIODS,
                description="The last 7, 28 (`month`, the default) or 364 days.",
            )
        ],
        description="At most a hundred texts, on one page. For editors.",
    )
)
