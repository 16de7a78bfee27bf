"""What `openapi.yaml` says about reviewing, publishing and talking about texts."""

from __future__ import annotations

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import (
    OpenApiParameter,
    OpenApiResponse,
    extend_schema,
    extend_schema_view,
)

from api.describing import (
    a_request,
    an_answer,
    describe_act,
    describe_change,
    describe_list,
    describe_read,
)
from api.editorial import examples
from api.editorial import review_serializers as shapes
from api.editorial.serializers import TranslationSerializer
from api.schema import entity_tag_header

submissions = extend_schema_view(
    get=describe_list(
        "listSubmissions",
        "List what waits for other eyes",
        shapes.SubmissionSerializer,
        examples.SUBMISSION,
        parameters=[
            OpenApiParameter(
                "reviewer", OpenApiTypes.UUID, description="Only what this editor should look at."
            )
        ],
    )
)
submission = extend_schema_view(
    get=describe_read(
        "readSubmission", "Read a submission", shapes.SubmissionSerializer, examples.SUBMISSION
    )
)
submitting = extend_schema_view(
    post=describe_act(
        "submitTranslation",
        "Ask for other eyes",
        shapes.NewSubmissionSerializer,
        {"reviewer": None, "dueOn": "2026-10-21", "comment": "Graag een blik op het voorbeeld."},
        shapes.SubmissionSerializer,
        examples.SUBMISSION,
        makes=True,
        description=(
            "Makes a revision of what is written. Everything that readers could not be given is "
            "answered at once. What waited before is superseded. For editors."
        ),
    )
)
assignments = extend_schema_view(
    post=describe_act(
        "assignSubmission",
        "Say who looks at a submission",
        shapes.AssignmentSerializer,
        {"reviewing": True},
        shapes.SubmissionSerializer,
        examples.SUBMISSION,
    )
)
decisions = extend_schema_view(
    post=describe_act(
        "decideSubmission",
        "Approve, reject or take back a submission",
        shapes.SubmissionDecisionSerializer,
        {"outcome": "rejected", "comment": "Het voorbeeld is nog te herkenbaar."},
        shapes.SubmissionSerializer,
        examples.SUBMISSION,
        description=(
            "Who wrote along takes it back; somebody else approves, or rejects and says why. "
            "For editors."
        ),
    )
)
publications = extend_schema_view(
    post=describe_act(
        "publishRevision",
        "Let readers have an approved revision",
        shapes.NewPublicationSerializer,
        {"revision": 4},
        TranslationSerializer,
        examples.WHOLE,
        description="Now, or `at` a moment to come; a new plan replaces the old. For editors.",
    )
)
plan = extend_schema_view(
    post=describe_act(
        "cancelPlannedPublication",
        "Let go of what was planned",
        shapes.ReasonSerializer,
        {},
        TranslationSerializer,
        examples.WHOLE,
        description="Readers keep what they have. For editors.",
    )
)
withdrawals = extend_schema_view(
    post=describe_act(
        "unpublishTranslation",
        "Take a text away from readers",
        shapes.ReasonSerializer,
        {"why": "De cijfers kloppen niet meer."},
        TranslationSerializer,
        examples.WHOLE,
        description="What was planned for it is let go too. For editors.",
    )
)
notes = extend_schema_view(
    get=describe_list(
        "listNotes", "List what colleagues say about a text", shapes.NoteSerializer, examples.NOTE
    ),
    post=describe_act(
        "writeNote",
        "Say something about a text",
        shapes.NewNoteSerializer,
        {"text": "Kan dit met een voorbeeld erbij?", "quote": "Wie wacht, rouwt al."},
        shapes.NoteSerializer,
        examples.NOTE,
        makes=True,
        headers=[entity_tag_header()],
    ),
)
note = extend_schema_view(
    get=describe_read(
        "readNote",
        "Read a note",
        shapes.NoteSerializer,
        examples.NOTE,
        parameters=[entity_tag_header()],
    ),
    patch=describe_change(
        "changeNote",
        "Change, resolve or reopen a note",
        shapes.NoteChangesSerializer,
        {"resolved": True},
        shapes.NoteSerializer,
        examples.NOTE,
        description="Only its writer changes the words; anybody resolves it. For editors.",
    ),
)
trail = extend_schema_view(
    get=describe_list(
        "listTrail",
        "List everything that happened to a text",
        shapes.TrailEntrySerializer,
        examples.TRAIL_ENTRY,
    )
)
presence = extend_schema_view(
    post=extend_schema(
        operation_id="bePresent",
        summary="Say that one has a text open",
        description=(
            "To be repeated every 20 seconds, and said once more (`away`) when it is closed; "
            "answers who else has it open. For editors."
        ),
        request=shapes.ActivitySerializer,
        responses={200: OpenApiResponse(shapes.PresentSerializer, description="Who else is here.")},
        examples=[
            a_request({"activity": "writing"}),
            an_answer({"others": [examples.PERSON | {"activity": "reviewing"}]}),
        ],
    )
)
editors = extend_schema_view(
    get=describe_read(
        "listEditors", "List all editors", shapes.EditorsSerializer, {"items": [examples.PERSON]}
    )
)
