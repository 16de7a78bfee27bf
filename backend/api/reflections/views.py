"""One person's private log over HTTP."""

from __future__ import annotations

import uuid
from typing import Any, cast

from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.models import Person
from api.conditional import etag
from api.filters import StrictFilterBackend, refuse_unknown
from api.idempotency import answer_once, forget_answers
from api.members import MemberView
from api.paging import cursor_refused, decode_cursor, encode_cursor
from api.parsers import StrictJSONParser
from api.permissions import SignedIn
from api.reflections import documentation
from api.reflections.filters import ReflectionFilters
from api.reflections.serializers import (
    NewReflectionSerializer,
    ReflectionChangesSerializer,
    ReflectionSearchResultsSerializer,
    ReflectionSearchSerializer,
    ReflectionSerializer,
    ReflectionSummarySerializer,
)
from api.serializers import checked
from api.sorting import ordering_of
from api.views import PrivateAPIView
from core.errors import DomainError, Issue
from reflections.models import Reflection
from reflections.querysets import ReflectionQuerySet
from reflections.reading import OpenReflection, open_reflection, open_reflections
from reflections.search import Hits, Spot, search_reflections
from reflections.trash import put_in_trash
from reflections.writing import Changes, change_reflection, write_reflection

SORTS = {"-occurredOn": ("-occurred_on", "-id"), "occurredOn": ("occurred_on", "id")}


class ReflectionView(PrivateAPIView):
    """What all operations on reflections share."""

    permission_classes = [SignedIn]
    schema_tag = "reflections"

    @property
    def person(self) -> Person:
        return cast("Person", self.request.user)

    def get_queryset(self) -> ReflectionQuerySet:
        rows: ReflectionQuerySet = Reflection.objects.visible_to(self.person.pk)
        return rows

    def answer(self, reflection: OpenReflection, code: int = status.HTTP_200_OK) -> Response:
        """Return the whole reflection, with its entity tag."""
        data = ReflectionSerializer(reflection, context={"person": self.person}).data
        return Response(data, code, headers={"ETag": etag(reflection.version)})


@documentation.collection
class Reflections(ReflectionView):
    """All of one's reflections."""

    parser_classes = [StrictJSONParser]
    filter_backends = [StrictFilterBackend]
    filterset_class = ReflectionFilters

    def get_ordering(self) -> tuple[str, ...]:
        return ordering_of(self.request, SORTS, default="-occurredOn")

    def get(self, request: Request) -> Response:
        page = self.paginate_queryset(self.filter_queryset(self.get_queryset()))
        opened = open_reflections(page or [], person_id=self.person.pk)
        return self.get_paginated_response(ReflectionSummarySerializer(opened, many=True).data)

    def post(self, request: Request) -> Response:
        refuse_unknown(request, ())
        return answer_once(request, self._create)

    def _create(self) -> Response:
        wanted = checked(NewReflectionSerializer, self.request.data)
        reflection = write_reflection(person=self.person, **wanted)
        response = self.answer(reflection, status.HTTP_201_CREATED)
        response["Location"] = f"{self.request.path}/{reflection.id}"
        return response


@documentation.member
class OneReflection(ReflectionView, MemberView[Reflection, OpenReflection]):
    """One of one's reflections."""

    changes = ReflectionChangesSerializer

    def opened(self, row: Reflection) -> OpenReflection:
        return open_reflection(row, person_id=self.person.pk)

    def changed(self, row: Reflection, changes: dict[str, Any]) -> OpenReflection:
        was_sealed = row.is_sealed
        reflection = change_reflection(
            person=self.person, reflection=self.opened(row), changes=cast("Changes", changes)
        )
        if row.is_sealed and not was_sealed:
            # What was answered while it could still be read is the last copy of it here.
            forget_answers(self.person.pk, about=row.id)
        return reflection

    def let_go(self, row: Reflection) -> None:
        put_in_trash(reflection=row)


@documentation.searches
class ReflectionSearches(ReflectionView):
    """Searching one's reflections: the words travel in the body, so that no log holds them."""

    parser_classes = [StrictJSONParser]

    def post(self, request: Request) -> Response:
        refuse_unknown(request, ())
        wanted = checked(ReflectionSearchSerializer, request.data)
        cursor = wanted.get("cursor")
        hits = search_reflections(
            person=self.person,
            query=wanted.get("query"),
            size=wanted["page_size"],
            filters=wanted["filters"],
            behind=_spot(cursor) if cursor is not None else None,
        )
        return Response(ReflectionSearchResultsSerializer(_page(hits)).data)


def _page(hits: Hits) -> dict[str, Any]:
    page: dict[str, Any] = {"items": hits.items}
    if hits.more:
        last = hits.items[-1].reflection
        spot = Spot.of(last.occurred_on, last.id)
        page["next"] = encode_cursor([spot.day, spot.id.hex()])
    return page


def _spot(cursor: str) -> Spot:
    try:
        (day, row_id), _backwards = decode_cursor(cursor, size=2)
        return Spot.of(Spot(int(day), b"").occurred_on, uuid.UUID(str(row_id)))
    except (DomainError, ValueError, OverflowError):
        refused = cursor_refused()
        issues = [Issue("body", issue.name, issue.code) for issue in refused.issues]
        raise DomainError(refused.code, issues=issues) from None
