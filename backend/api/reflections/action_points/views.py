"""Action points over HTTP."""

from __future__ import annotations

from typing import Any, cast

from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.models import Person
from api.conditional import etag
from api.filters import StrictFilterBackend, refuse_unknown
from api.idempotency import answer_once, forget_answers
from api.members import MemberView
from api.parsers import StrictJSONParser
from api.permissions import SignedIn
from api.reflections.action_points import documentation
from api.reflections.action_points.filters import ActionPointFilters
from api.reflections.action_points.serializers import (
    ActionPointChangesSerializer,
    ActionPointSerializer,
    NewActionPointSerializer,
)
from api.serializers import checked
from api.sorting import ordering_of
from api.views import PrivateAPIView
from reflections.action_points.models import ActionPoint
from reflections.action_points.planning import (
    Changes,
    change_action_point,
    delete_action_point,
    plan_action_point,
)
from reflections.action_points.querysets import ActionPointQuerySet
from reflections.action_points.reading import OpenActionPoint, open_action_points

SORTS = {"dueOn": ("due_on", "id"), "-updatedAt": ("-updated_at", "-id")}


class ActionPointView(PrivateAPIView):
    """What all operations on action points share."""

    permission_classes = [SignedIn]
    schema_tag = "reflections"

    @property
    def person(self) -> Person:
        return cast("Person", self.request.user)

    def get_queryset(self) -> ActionPointQuerySet:
        rows: ActionPointQuerySet = ActionPoint.objects.visible_to(self.person.pk)
        return rows.with_seal()

    def answer(self, point: OpenActionPoint, code: int = status.HTTP_200_OK) -> Response:
        """Return an action point, with its entity tag."""
        data = ActionPointSerializer(point).data
        return Response(data, code, headers={"ETag": etag(point.version)})


@documentation.collection
class ActionPoints(ActionPointView):
    """All that somebody means to do, or did."""

    parser_classes = [StrictJSONParser]
    filter_backends = [StrictFilterBackend]
    filterset_class = ActionPointFilters

    def get_ordering(self) -> tuple[str, ...]:
        return ordering_of(self.request, SORTS, default="dueOn")

    def get(self, request: Request) -> Response:
        page = self.paginate_queryset(self.filter_queryset(self.get_queryset()))
        opened = open_action_points(page or [], person_id=self.person.pk)
        return self.get_paginated_response(ActionPointSerializer(opened, many=True).data)

    def post(self, request: Request) -> Response:
        refuse_unknown(request, ())
        return answer_once(request, self._plan)

    def _plan(self) -> Response:
        wanted = checked(NewActionPointSerializer, self.request.data)
        point = plan_action_point(person=self.person, **wanted)
        response = self.answer(point, status.HTTP_201_CREATED)
        response["Location"] = f"{self.request.path}/{point.id}"
        return response


@documentation.member
class OneActionPoint(ActionPointView, MemberView[ActionPoint, OpenActionPoint]):
    """One of one's action points."""

    changes = ActionPointChangesSerializer

    def opened(self, row: ActionPoint) -> OpenActionPoint:
        return open_action_points([row], person_id=self.person.pk)[0]

    def changed(self, row: ActionPoint, changes: dict[str, Any]) -> OpenActionPoint:
        before = self.opened(row)
        point = change_action_point(
            person=self.person, point=before, changes=cast("Changes", changes)
        )
        if point.envelope and not before.envelope:
            # What was answered while it could still be read is the last copy of it here.
            forget_answers(self.person.pk, about=row.id)
        return point

    def let_go(self, row: ActionPoint) -> None:
        delete_action_point(point=row)
