"""One person's trash, and how long their reflections are kept, over HTTP."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import Http404
from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response

from api.conditional import require_match
from api.filters import PAGING, refuse_unknown
from api.idempotency import answer_once
from api.parsers import MergePatchParser
from api.reflections import trash_documentation as documentation
from api.reflections.trash_serializers import (
    RetentionChangesSerializer,
    RetentionSerializer,
    TrashedReflectionSerializer,
)
from api.reflections.views import ReflectionView
from api.serializers import checked
from reflections.models import Reflection
from reflections.querysets import ReflectionQuerySet
from reflections.reading import open_reflections
from reflections.retention import choose_retention, keeping_of
from reflections.trash import empty_trash, erase_from_trash, restore_reflection


class TrashView(ReflectionView):
    """What all operations on the trash share."""

    def get_queryset(self) -> ReflectionQuerySet:
        rows: ReflectionQuerySet = Reflection.objects.in_trash_of(self.person.pk)
        return rows

    def locked(self, id: uuid.UUID) -> Reflection:  # noqa: A002
        """Return the row in the trash with this id, locked; raises `Http404`."""
        row: Reflection | None = self.get_queryset().select_for_update().filter(id=id).first()
        if row is None:
            raise Http404
        return row


@documentation.collection
class Trash(TrashView):
    """Everything in one's trash."""

    ordering = ("-trashed_at", "-id")

    def get(self, request: Request) -> Response:
        refuse_unknown(request, PAGING)
        page = self.paginate_queryset(self.get_queryset())
        opened = open_reflections(page or [], person_id=self.person.pk)
        return self.get_paginated_response(TrashedReflectionSerializer(opened, many=True).data)


class TrashAct(TrashView):
    """Something that is done to what lies in the trash; the address says all of it."""

    takes_body = False

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        refuse_unknown(request, ())


@documentation.erasures
class Erasures(TrashAct):
    """Erasing one reflection in the trash."""

    def post(self, request: Request, id: uuid.UUID) -> Response:  # noqa: A002
        return answer_once(request, lambda: self._erase(id), body={})

    def _erase(self, id: uuid.UUID) -> Response:  # noqa: A002
        erase_from_trash(reflection=self.locked(id))
        return Response(status=status.HTTP_204_NO_CONTENT)


@documentation.all_erasures
class AllErasures(TrashAct):
    """Emptying the trash."""

    def post(self, request: Request) -> Response:
        return answer_once(request, self._erase, body={})

    def _erase(self) -> Response:
        empty_trash(person=self.person)
        return Response(status=status.HTTP_204_NO_CONTENT)


@documentation.restorations
class Restorations(TrashAct):
    """Taking a reflection out of the trash."""

    def post(self, request: Request, id: uuid.UUID) -> Response:  # noqa: A002
        return answer_once(request, lambda: self._restore(id), body={})

    def _restore(self, id: uuid.UUID) -> Response:  # noqa: A002
        return self.answer(restore_reflection(person=self.person, reflection=self.locked(id)))


@documentation.retention
class RetentionOfCaller(ReflectionView):
    """How long the caller keeps reflections."""

    parser_classes = [MergePatchParser]

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        refuse_unknown(request, ())

    def get(self, request: Request) -> Response:
        return self._answer()

    def patch(self, request: Request) -> Response:
        require_match(request, self._answer()["ETag"])
        wanted = checked(RetentionChangesSerializer, request.data, partial=True)
        if "years" in wanted:
            choose_retention(person=self.person, years=wanted["years"])
        return self._answer()

    def _answer(self) -> Response:
        keeping = keeping_of(self.person)
        data = {
            "years": keeping.years,
            "leaving": keeping.leaving,
            "older": [{"years": each, "count": n} for each, n in keeping.older.items()],
        }
        tag = f'"{self.person.pk.hex}-{keeping.years or "for-good"}"'
        return Response(RetentionSerializer(data).data, headers={"ETag": tag})
