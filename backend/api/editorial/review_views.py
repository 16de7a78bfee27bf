"""Submissions, publications, notes and the trail, over HTTP."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Callable, Iterable

from django.db.models import QuerySet
from django.http import Http404
from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.models import Person, PlatformRoleName
from api.editorial import review_documentation as documentation
from api.editorial.filters import SubmissionFilters
from api.editorial.representation import person_of, submission_of, translation_of
from api.editorial.review_serializers import (
    AWAY,
    ActivitySerializer,
    AssignmentSerializer,
    EditorsSerializer,
    NewPublicationSerializer,
    NewSubmissionSerializer,
    PresentSerializer,
    ReasonSerializer,
    SubmissionDecisionSerializer,
    SubmissionSerializer,
)
from api.editorial.serializers import (
    TranslationSerializer,
)
from api.editorial.tasks import publish_what_is_planned
from api.editorial.views import EditorialView
from api.filters import StrictFilterBackend
from api.idempotency import answer_once
from api.knowledge.representation import represent
from api.parsers import StrictJSONParser
from knowledge.models import Submission, Writer
from knowledge.presence import be_present, leave
from knowledge.releasing import cancel_plan, plan_publication, publish_revision, unpublish
from knowledge.reviewing import (
    approve,
    assign,
    reject,
    start_review,
    submit,
    withdraw_submission,
    writers_of,
)
from knowledge.workbench import submissions, waiting_submissions


def _writers_of(submissions: Iterable[Submission]) -> dict[uuid.UUID, set[uuid.UUID]]:
    found: defaultdict[uuid.UUID, set[uuid.UUID]] = defaultdict(set)
    wanted = [submission.translation_id for submission in submissions]
    rows = Writer.objects.filter(translation__in=wanted)
    for translation, person in rows.values_list("translation_id", "person_id"):
        found[translation].add(person)
    return found


@documentation.submissions
class Submissions(EditorialView):
    """Everything that waits for other eyes, the longest waiting first."""

    filter_backends = [StrictFilterBackend]
    filterset_class = SubmissionFilters
    parameters = None
    ordering = ("submitted_at", "id")

    def get_queryset(self) -> QuerySet[Submission]:
        return waiting_submissions()

    def get(self, request: Request) -> Response:
        page = self.paginate_queryset(self.filter_queryset(self.get_queryset())) or []
        writers = _writers_of(page)
        rows = [
            submission_of(row, person=self.person, writers=writers[row.translation_id])
            for row in page
        ]
        return self.get_paginated_response(SubmissionSerializer(rows, many=True).data)


class SubmissionView(EditorialView):
    """What operations on one submission share."""

    def submission(self, id: uuid.UUID) -> Submission:  # noqa: A002
        """Return the submission with this id."""
        found: Submission | None = submissions().filter(pk=id).first()
        if found is None:
            raise Http404
        return found

    def answer(self, id: uuid.UUID, code: int = status.HTTP_200_OK) -> Response:  # noqa: A002
        """Return the submission as it is now."""
        found = self.submission(id)
        row = submission_of(found, person=self.person, writers=writers_of(found.translation))
        return Response(SubmissionSerializer(row).data, code)


@documentation.submission
class OneSubmission(SubmissionView):
    """One submission."""

    def get(self, request: Request, id: uuid.UUID) -> Response:  # noqa: A002
        return self.answer(id)


@documentation.assignments
class Assignments(SubmissionView):
    """Who should look at a submission, until when, and who is looking."""

    parser_classes = [StrictJSONParser]

    def post(self, request: Request, id: uuid.UUID) -> Response:  # noqa: A002
        return answer_once(request, lambda: self._assign(id))

    def _assign(self, id: uuid.UUID) -> Response:  # noqa: A002
        found = self.submission(id)
        serializer = AssignmentSerializer(data=self.request.data)
        serializer.is_valid(raise_exception=True)
        wanted = serializer.validated_data
        if wanted.keys() & {"reviewer", "due_on"}:
            reviewer = found.reviewer
            if "reviewer" in wanted:
                reviewer = self.editor(wanted["reviewer"], name="reviewer")
            due_on = wanted.get("due_on", found.due_on)
            assign(submission=found, by=self.person, reviewer=reviewer, due_on=due_on)
        if wanted.get("reviewing"):
            start_review(submission=found, by=self.person)
        return self.answer(id)


_VERBS: dict[str, Callable[..., Submission]] = {
    "approved": approve,
    "rejected": reject,
    "withdrawn": withdraw_submission,
}


@documentation.decisions
class Decisions(SubmissionView):
    """How a submission ends."""

    parser_classes = [StrictJSONParser]

    def post(self, request: Request, id: uuid.UUID) -> Response:  # noqa: A002
        return answer_once(request, lambda: self._decide(id))

    def _decide(self, id: uuid.UUID) -> Response:  # noqa: A002
        found = self.submission(id)
        serializer = SubmissionDecisionSerializer(data=self.request.data)
        serializer.is_valid(raise_exception=True)
        wanted = serializer.validated_data
        _VERBS[wanted["outcome"]](submission=found, by=self.person, comment=wanted["comment"])
        return self.answer(id)


class TranslationActView(EditorialView):
    """Something that happens to a text, and is answered with the text."""

    parser_classes = [StrictJSONParser]

    def answer(self, id: uuid.UUID) -> Response:  # noqa: A002
        """Return the text as it is now."""
        row = translation_of(self.translation(id), person=self.person)
        return Response(TranslationSerializer(row).data)


@documentation.submitting
class Submitting(SubmissionView):
    """Asking for other eyes."""

    parser_classes = [StrictJSONParser]

    def post(self, request: Request, id: uuid.UUID) -> Response:  # noqa: A002
        return answer_once(request, lambda: self._submit(id))

    def _submit(self, id: uuid.UUID) -> Response:  # noqa: A002
        found = self.translation(id)
        serializer = NewSubmissionSerializer(data=self.request.data)
        serializer.is_valid(raise_exception=True)
        wanted = serializer.validated_data
        made = submit(
            translation=found,
            by=self.person,
            reviewer=self.editor(wanted["reviewer"], name="reviewer"),
            due_on=wanted["due_on"],
            comment=wanted["comment"],
        )
        response = self.answer(made.pk, status.HTTP_201_CREATED)
        response["Location"] = f"/api/v1/submissions/{made.pk}"
        return response


@documentation.publications
class Publications(TranslationActView):
    """Letting readers have an approved revision."""

    def post(self, request: Request, id: uuid.UUID) -> Response:  # noqa: A002
        return answer_once(request, lambda: self._publish(id))

    def _publish(self, id: uuid.UUID) -> Response:  # noqa: A002
        found = self.translation(id)
        serializer = NewPublicationSerializer(data=self.request.data)
        serializer.is_valid(raise_exception=True)
        wanted = serializer.validated_data
        revision = self.revision(found, wanted["revision"], name="revision")
        if wanted["at"] is None:
            publish_revision(revision=revision, by=self.person, represent=represent)
        else:
            plan_publication(revision=revision, at=wanted["at"], by=self.person)
            publish_what_is_planned.using(run_after=wanted["at"]).enqueue()
        return self.answer(id)


@documentation.plan
class PlanCancellations(TranslationActView):
    """Letting go of what is planned for a text."""

    def post(self, request: Request, id: uuid.UUID) -> Response:  # noqa: A002
        return answer_once(request, lambda: self._cancel(id))

    def _cancel(self, id: uuid.UUID) -> Response:  # noqa: A002
        found = self.translation(id)
        serializer = ReasonSerializer(data=self.request.data)
        serializer.is_valid(raise_exception=True)
        why = serializer.validated_data["why"]
        cancel_plan(translation=found, by=self.person, why=why)
        return self.answer(id)


@documentation.withdrawals
class Withdrawals(TranslationActView):
    """Taking a text away from readers."""

    def post(self, request: Request, id: uuid.UUID) -> Response:  # noqa: A002
        return answer_once(request, lambda: self._unpublish(id))

    def _unpublish(self, id: uuid.UUID) -> Response:  # noqa: A002
        found = self.translation(id)
        serializer = ReasonSerializer(data=self.request.data)
        serializer.is_valid(raise_exception=True)
        why = serializer.validated_data["why"]
        unpublish(translation=found, by=self.person, why=why, represent=represent)
        return self.answer(id)


@documentation.presence
class PresenceIn(EditorialView):
    """Who has a text open."""

    parser_classes = [StrictJSONParser]

    def post(self, request: Request, id: uuid.UUID) -> Response:  # noqa: A002
        found = self.translation(id)
        serializer = ActivitySerializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        activity = serializer.validated_data["activity"]
        if activity == AWAY:
            leave(translation=found, person=self.person)
            return Response(PresentSerializer({"others": []}).data)
        others = [
            {**(person_of(other.person) or {}), "activity": other.activity}
            for other in be_present(translation=found, person=self.person, activity=activity)
        ]
        return Response(PresentSerializer({"others": others}).data)


@documentation.editors
class Editors(EditorialView):
    """All editors."""

    def get(self, request: Request) -> Response:
        rows = Person.objects.filter(
            is_active=True, platform_roles__role=PlatformRoleName.EDITOR
        ).order_by("display_name", "id")
        return Response(EditorsSerializer({"items": [person_of(row) for row in rows]}).data)
