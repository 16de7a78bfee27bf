"""Comments under articles over HTTP. Everyone here is signed in."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from typing import Any, cast

from django.conf import settings
from django.http import Http404
from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.models import Person
from accounts.throttling import seconds_to_wait
from api.conditional import etag, require_match
from api.filters import PAGING, refuse_unknown
from api.idempotency import answer_once
from api.knowledge.comments import documentation
from api.knowledge.comments.filters import CommentFilters
from api.knowledge.comments.house_rules import HOUSE_RULES
from api.knowledge.comments.serializers import (
    CommentChangesSerializer,
    CommentSerializer,
    HouseRulesAnswerSerializer,
    HouseRulesSerializer,
    NewCommentSerializer,
    NewDecisionSerializer,
    NewReportSerializer,
    ReportedCommentSerializer,
)
from api.knowledge.filters import read_filters
from api.members import MemberView
from api.parsers import MergePatchParser, StrictJSONParser
from api.permissions import SignedIn
from api.views import PrivateAPIView
from core.errors import DomainError
from knowledge.commenting import (
    HOUSE_RULES_VERSION,
    accepts_house_rules,
    answer_house_rules,
    change_comment,
    delete_comment,
    report_comment,
    write_comment,
)
from knowledge.models import Comment, CommentReport
from knowledge.moderation import decide, is_editor
from knowledge.querysets import CommentQuerySet


class CommentView(PrivateAPIView):
    """What all operations on comments share."""

    permission_classes = [SignedIn]
    schema_tag = "comments"
    ordering = ("created_at", "id")

    @property
    def person(self) -> Person:
        return cast("Person", self.request.user)

    @cached_property
    def is_editor(self) -> bool:
        return is_editor(self.person)

    def get_queryset(self) -> CommentQuerySet:
        rows = Comment.objects.all()
        return rows.visible_to(self.person.pk, is_editor=self.is_editor)

    def context(self, comments: Iterable[Comment]) -> dict[str, Any]:
        """Return what the representation of `comments` depends on, besides themselves."""
        mine = CommentReport.objects.filter(reporter=self.person, comment__in=list(comments))
        reported = set(mine.values_list("comment_id", flat=True))
        return {"person": self.person, "is_editor": self.is_editor, "reported": reported}

    def answer(self, comment: Comment, code: int = status.HTTP_200_OK) -> Response:
        """Return one comment, with its entity tag."""
        data = CommentSerializer(comment, context=self.context([comment])).data
        return Response(data, code, headers={"ETag": etag(comment.version)})

    def row(self, id: uuid.UUID, *, locked: bool = False) -> Comment:  # noqa: A002
        """Return the comment with this id; raises `Http404` when the caller does not see it."""
        rows = self.get_queryset().with_detail().filter(id=id)
        row = (rows.select_for_update(of=("self",)) if locked else rows).first()
        if row is None:
            raise Http404
        return row


@documentation.comments
class Comments(CommentView):
    """The comments under one article in one language."""

    parser_classes = [StrictJSONParser]

    def seconds_to_wait(self, person_id: uuid.UUID) -> int | None:
        """Count comments apart from other requests: `COMMENTS_PER_HOUR`."""
        most: int = settings.COMMENTS_PER_HOUR
        if self.request.method == "POST" and most:
            wait = seconds_to_wait(f"comments {person_id}", amount=most, seconds=3600)
            if wait:
                return wait
        return super().seconds_to_wait(person_id)

    def get(self, request: Request) -> Response:
        chosen = read_filters(CommentFilters, request)
        rows = self.get_queryset().with_detail()
        page = self.paginate_queryset(
            rows.filter(
                translation__article_id=chosen["article"],
                translation__language=chosen["language"],
            )
        )
        context = self.context(page or [])
        return self.get_paginated_response(CommentSerializer(page, many=True, context=context).data)

    def post(self, request: Request) -> Response:
        refuse_unknown(request, ())
        return answer_once(request, self._write)

    def _write(self) -> Response:
        serializer = NewCommentSerializer(data=self.request.data)
        serializer.is_valid(raise_exception=True)
        wanted = serializer.validated_data
        comment = write_comment(
            person=self.person,
            article_id=wanted["article"],
            language=wanted["language"],
            text=wanted["text"],
        )
        response = self.answer(comment, status.HTTP_201_CREATED)
        response["Location"] = f"{self.request.path}/{comment.id}"
        return response


@documentation.comment
class OneComment(CommentView, MemberView[Comment, Comment]):
    """One comment."""

    changes = CommentChangesSerializer

    def opened(self, row: Comment) -> Comment:
        return row

    def changed(self, row: Comment, changes: dict[str, Any]) -> Comment:
        text = changes.get("text", row.text)
        return change_comment(person=self.person, comment=row, text=text)

    def let_go(self, row: Comment) -> None:
        delete_comment(person=self.person, comment=row)


@documentation.reports
class Reports(CommentView):
    """Telling the editors about a comment."""

    parser_classes = [StrictJSONParser]

    def post(self, request: Request, id: uuid.UUID) -> Response:  # noqa: A002
        refuse_unknown(request, ())
        comment = self.row(id)
        serializer = NewReportSerializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        reason = serializer.validated_data["reason"]
        report_comment(person=self.person, comment=comment, reason=reason)
        return self.answer(comment)


@documentation.decisions
class Decisions(CommentView):
    """Hiding a comment, or keeping it."""

    parser_classes = [StrictJSONParser]

    def post(self, request: Request, id: uuid.UUID) -> Response:  # noqa: A002
        refuse_unknown(request, ())
        comment = self.row(id, locked=True)
        if not self.is_editor:
            raise DomainError("not_allowed")
        require_match(request, etag(comment.version))
        serializer = NewDecisionSerializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        wanted = serializer.validated_data
        decided = decide(
            moderator=self.person,
            comment=comment,
            outcome=wanted["outcome"],
            reason=wanted["reason"],
        )
        return self.answer(decided)


@documentation.reported_comments
class ReportedComments(CommentView):
    """What waits for a decision, for editors."""

    def get(self, request: Request) -> Response:
        refuse_unknown(request, PAGING)
        if not self.is_editor:
            raise DomainError("not_allowed")
        page = self.paginate_queryset(self.get_queryset().reported().with_detail()) or []
        reports: dict[uuid.UUID, Counter[str]] = {comment.id: Counter() for comment in page}
        waiting = CommentReport.objects.filter(comment__in=page, closed_at__isnull=True)
        for comment_id, reason in waiting.values_list("comment_id", "reason"):
            reports[comment_id][reason] += 1
        items = [
            {
                "comment": comment,
                "slug": comment.translation.slug,
                "reports": [
                    {"reason": reason, "count": count}
                    for reason, count in sorted(reports[comment.id].items())
                ],
            }
            for comment in page
        ]
        context = self.context(page)
        data = ReportedCommentSerializer(items, many=True, context=context).data
        return self.get_paginated_response(data)


@documentation.house_rules
class HouseRules(PrivateAPIView):
    """The house rules, and whether the caller accepted them."""

    permission_classes = [SignedIn]
    parser_classes = [MergePatchParser]
    schema_tag = "comments"

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        refuse_unknown(request, ())

    def get(self, request: Request) -> Response:
        return self._answer()

    def patch(self, request: Request) -> Response:
        require_match(request, self._answer()["ETag"])
        serializer = HouseRulesAnswerSerializer(data=request.data, partial=True)
        serializer.is_valid(raise_exception=True)
        if "accepted" in serializer.validated_data:
            accepted = serializer.validated_data["accepted"]
            answer_house_rules(person=self._person, accepted=accepted)
        return self._answer()

    @property
    def _person(self) -> Person:
        return cast("Person", self.request.user)

    def _answer(self) -> Response:
        accepted = accepts_house_rules(self._person)
        state = {"version": HOUSE_RULES_VERSION, "rules": HOUSE_RULES, "accepted": accepted}
        tag = f'"{HOUSE_RULES_VERSION}-{"accepted" if accepted else "open"}"'
        return Response(HouseRulesSerializer(state).data, headers={"ETag": tag})
