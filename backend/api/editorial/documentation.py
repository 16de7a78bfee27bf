"""What `openapi.yaml` says about texts on their way to readers."""

from __future__ import annotations

from drf_spectacular.utils import OpenApiParameter, extend_schema_view

from api.describing import (
    describe_act,
    describe_change,
    describe_list,
    describe_read,
    describe_removal,
)
from api.editorial import examples
from api.editorial import serializers as shapes
from api.editorial.review_serializers import ReasonSerializer
from api.knowledge.serializers import LANGUAGES
from api.schema import entity_tag_header, if_match_parameter
from knowledge.workbench import STATES

_filters = [
    OpenApiParameter("state", enum=STATES, description="Only texts that stand there."),
    OpenApiParameter("language", enum=LANGUAGES, description="Only in this language."),
    OpenApiParameter("theme", description="Key of a theme."),
    OpenApiParameter("article", description="Key of an article."),
    OpenApiParameter("q", description="Only those whose title holds these letters."),
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
            "When nothing is being written: the revision that is worked on, with `open` false. "
            "For editors."
        ),
    ),
    patch=describe_change(
        "saveManuscript",
        "Save what is being written",
        shapes.ManuscriptChangesSerializer,
        examples.WORDS,
        shapes.ManuscriptSerializer,
        examples.MANUSCRIPT,
        description=(
            "A JSON merge patch (RFC 7396). Begins a manuscript when there is none. Nothing need "
            "be finished; who saves becomes a writer, and does not approve the text. What a "
            "colleague wrote last is kept as a revision before it is written over. For editors."
        ),
    ),
    delete=describe_removal(
        "discardManuscript",
        "Put away what is being written",
        shape=shapes.PutAwaySerializer,
        example={"kept": examples.REVISION_ITEM | {"published": False}},
        parameters=[if_match_parameter()],
        description=(
            "The text goes back to what was submitted or published last; its words are kept as a "
            "revision, which can be restored. For editors."
        ),
    ),
)
revisions = extend_schema_view(
    get=describe_list(
        "listRevisions",
        "List the revisions of a text",
        shapes.RevisionSummarySerializer,
        examples.REVISION_ITEM,
    ),
    post=describe_act(
        "keepVersion",
        "Keep words as a revision",
        shapes.KeptWordsSerializer,
        {},
        shapes.RevisionSerializer,
        examples.REVISION,
        makes=True,
        description=(
            "Without words: what is being written, before something else is saved over it. With "
            "words: these, beside what is being written, which stays as it is. For editors."
        ),
    ),
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
