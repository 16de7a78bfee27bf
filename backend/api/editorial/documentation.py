"""What `openapi.yaml` says about texts on their way to readers."""

from __future__ import annotations

from drf_spectacular.utils import (
    OpenApiParameter,
    OpenApiResponse,
    extend_schema,
    extend_schema_view,
)

from api.editorial import examples
from api.editorial import serializers as shapes
from api.editorial.describing import (
    MERGE_PATCH,
    a_request,
    an_answer,
    describe_act,
    describe_list,
    describe_read,
)
from api.editorial.review_serializers import ReasonSerializer
from api.knowledge.serializers import LANGUAGES
from api.schema import entity_tag_header, if_match_parameter
from knowledge.workbench import STATES

_filters = [
    OpenApiParameter("state", enum=STATES, description="Only texts that stand there."),
    OpenApiParameter("language", enum=LANGUAGES, description="Only in this language."),
    OpenApiParameter("theme", description="Key of a theme."),
    OpenApiParameter("article", description="Key of an article."),
    OpenApiParameter("outdated", enum=["true"], description="Only those whose source changed."),
]

translations = extend_schema_view(
    get=describe_list(
        "listTranslations",
        "List texts and where they stand",
        shapes.TranslationSummarySerializer,
        examples.SUMMARY,
        parameters=_filters,
        description=(
            "Every text of every article, newest first, published or not. For editors; readers "
            "have `/articles`."
        ),
    ),
    post=describe_act(
        "startTranslation",
        "Start a text",
        shapes.NewTranslationSerializer,
        {"language": "nl", "theme": "grief-and-loss", "title": "Tussen wachten en weten"},
        shapes.TranslationSerializer,
        examples.WHOLE,
        makes=True,
        description=(
            "A new article with `theme` and `title`, or another language of `article`, which "
            "begins with the text that readers have, to be translated. For editors."
        ),
    ),
)
translation = extend_schema_view(
    get=describe_read(
        "readTranslation",
        "Read where a text stands",
        shapes.TranslationSerializer,
        examples.WHOLE,
    )
)
renamings = extend_schema_view(
    post=describe_act(
        "renameTranslation",
        "Give a text another address",
        shapes.RenamingSerializer,
        {"slug": "wachten-en-weten"},
        shapes.TranslationSerializer,
        examples.WHOLE,
        description="Readers who follow the old address are led to the new one. For editors.",
    )
)
manuscript = extend_schema_view(
    get=describe_read(
        "readManuscript",
        "Read what is being written",
        shapes.ManuscriptSerializer,
        examples.MANUSCRIPT,
        parameters=[entity_tag_header()],
        description=(
            "When nothing is being written: the latest revision, with `open` false. For editors."
        ),
    ),
    patch=extend_schema(
        operation_id="saveManuscript",
        summary="Save what is being written",
        description=(
            "A JSON merge patch (RFC 7396). Begins a manuscript when there is none. Nothing need "
            "be finished; who saves becomes a writer, and does not approve the text. For editors."
        ),
        parameters=[if_match_parameter(), entity_tag_header()],
        request=shapes.ManuscriptChangesSerializer,
        responses={200: OpenApiResponse(shapes.ManuscriptSerializer, description="It is kept.")},
        examples=[a_request(examples.WORDS, MERGE_PATCH), an_answer(examples.MANUSCRIPT)],
    ),
    delete=extend_schema(
        operation_id="discardManuscript",
        summary="Put away what is being written",
        description="Its words are kept as a revision that nobody submitted. For editors.",
        parameters=[if_match_parameter()],
        responses={204: OpenApiResponse(description="It is put away.")},
    ),
)
revisions = extend_schema_view(
    get=describe_list(
        "listRevisions",
        "List the revisions of a text",
        shapes.RevisionSummarySerializer,
        examples.REVISION_ITEM,
    )
)
revision = extend_schema_view(
    get=describe_read(
        "readRevision", "Read a revision", shapes.RevisionSerializer, examples.REVISION
    )
)
restorations = extend_schema_view(
    post=describe_act(
        "restoreRevision",
        "Write on from an earlier revision",
        ReasonSerializer,
        {"why": "De eerste was helderder."},
        shapes.ManuscriptSerializer,
        examples.MANUSCRIPT,
        headers=[entity_tag_header()],
        description="What was being written is kept as a revision of its own. For editors.",
    )
)
comparison = extend_schema_view(
    get=describe_read(
        "compareRevisions",
        "See what changed between two states",
        shapes.ComparisonSerializer,
        examples.COMPARISON,
        parameters=[
            OpenApiParameter(
                name,
                required=True,
                description="Number of a revision, or `manuscript`.",
                pattern="^([1-9][0-9]{0,8}|manuscript)$",
            )
            for name in ("from", "to")
        ],
    )
)
