"""One person's private log over HTTP."""

from __future__ import annotations

import uuid
from typing import Any, cast

from django.http import Http404
from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.models import Person
from api.conditional import etag, require_match
from api.filters import StrictFilterBackend, refuse_unknown
from api.idempotency import answer_once
from api.paging import cursor_refused, decode_cursor, encode_cursor
from api.parsers import MergePatchParser, StrictJSONParser
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
from api.views import PrivateAPIView
from core.errors import DomainError, Issue
from reflections.models import Reflection
from reflections.querysets import ReflectionQuerySet
from reflections.reading import OpenReflection, open_reflection, open_reflections
from reflections.search import Hits, Spot, search_reflections
from reflections.writing import Changes, change_reflection, delete_reflection, write_reflection

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
        sort = self.request.GET.get("sort", "-occurredOn")
        if sort not in SORTS:
            issue = Issue("query", "sort", "sort_unknown", {"choices": ", ".join(SORTS)})
            raise DomainError("invalid_input", issues=[issue])
        return SORTS[sort]

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
class OneReflection(ReflectionView):
    """One of one's reflections."""

    parser_classes = [MergePatchParser]

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        refuse_unknown(request, ())

    def get(self, request: Request, id: uuid.UUID) -> Response:  # noqa: A002
        return self.answer(open_reflection(self._row(id), person_id=self.person.pk))

    def patch(self, request: Request, id: uuid.UUID) -> Response:  # noqa: A002
        row = self._row(id, locked=True)
        require_match(request, etag(row.version))
        changes = checked(ReflectionChangesSerializer, request.data, partial=True)
        reflection = change_reflection(
            person=self.person,
            reflection=open_reflection(row, person_id=self.person.pk),
            changes=cast("Changes", changes),
        )
        return self.answer(reflection)

    def delete(self, request: Request, id: uuid.UUID) -> Response:  # noqa: A002
        row = self._row(id, locked=True)
        require_match(request, etag(row.version))
        delete_reflection(reflection=row)
        return Response(status=status.HTTP_204_NO_CONTENT)

    def _row(self, id: uuid.UUID, *, locked: bool = False) -> Reflection:  # noqa: A002
        rows = self.get_queryset().filter(id=id)
        row: Reflection | None = (rows.select_for_update() if locked else rows).first()
        if row is None:
            raise Http404
        return row


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
            query=wanted["query"],
            size=wanted["page_size"],
            theme=wanted.get("theme"),
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
