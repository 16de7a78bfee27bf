"""Diversity weaves over HTTP: one's own, and that of whoever a reflection is about."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, cast

from django.http import Http404
from django.utils.translation import get_language
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.models import Person
from api.conditional import etag, require_match
from api.filters import PAGING, refuse_unknown
from api.idempotency import answer_once
from api.parsers import MergePatchParser, StrictJSONParser
from api.permissions import SignedIn
from api.reflections import weave_documentation as documentation
from api.reflections.weave_serializers import (
    NewWeaveMomentSerializer,
    OwnWeaveChangesSerializer,
    OwnWeaveSerializer,
    ReflectionWeaveChangesSerializer,
    ReflectionWeaveSerializer,
    WeaveMomentSerializer,
    strand_of,
)
from api.serializers import StrictSerializer, checked
from api.views import PrivateAPIView
from core.errors import DomainError, Issue
from reflections.models import Reflection, WeaveMoment
from reflections.strands import LANGUAGES, all_strands
from reflections.weaves import OpenWeave, open_moments, open_weave
from reflections.weaving import change_weave, delete_moment, delete_weave, keep_moment

Names = Mapping[str, uuid.UUID]


class WeaveView(PrivateAPIView):
    """What all operations on weaves share."""

    permission_classes = [SignedIn]
    schema_tag = "reflections"

    @property
    def person(self) -> Person:
        return cast("Person", self.request.user)


@documentation.strands
class Strands(WeaveView):
    """The strands themselves, the same for everybody."""

    def get(self, request: Request) -> Response:
        refuse_unknown(request, ("language",))
        language = request.GET.get("language", get_language())
        if language not in LANGUAGES:
            raise DomainError(
                "invalid_input", issues=[Issue("query", "language", "language_unknown")]
            )
        items = [strand_of(strand, language) for strand in all_strands()]
        return Response({"items": items}, headers={"Content-Language": language})


class OneWeave(WeaveView):
    """A weave that is always there, until something is kept in it as one with version 0."""

    parser_classes = [MergePatchParser]
    shape: type[serializers.Serializer[Any]]
    changes: type[StrictSerializer]

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        refuse_unknown(request, ())

    def opened(self, names: Names, *, locked: bool = False) -> OpenWeave:
        """Return the weave that the address names; raises `Http404` when it names none."""
        return open_weave(person_id=self.person.pk, locked=locked)

    def answer(self, weave: OpenWeave) -> Response:
        """Return the whole weave, with its entity tag."""
        return Response(self.shape(weave).data, headers={"ETag": etag(weave.version)})

    def get(self, request: Request, **names: uuid.UUID) -> Response:
        return self.answer(self.opened(names))

    def patch(self, request: Request, **names: uuid.UUID) -> Response:
        weave = self.opened(names, locked=True)
        require_match(request, etag(weave.version))
        given = checked(self.changes, request.data, partial=True)
        envelope = (given["envelope"] or "") if "envelope" in given else None
        changed = change_weave(
            person=self.person, weave=weave, changes=given.get("strands", {}), envelope=envelope
        )
        return self.answer(changed)

    def delete(self, request: Request, **names: uuid.UUID) -> Response:
        weave = self.opened(names, locked=True)
        require_match(request, etag(weave.version))
        delete_weave(weave=weave)
        return Response(status=status.HTTP_204_NO_CONTENT)


@documentation.own_weave
class OwnWeave(OneWeave):
    """One's own weave."""

    shape = OwnWeaveSerializer
    changes = OwnWeaveChangesSerializer


@documentation.reflection_weave
class ReflectionWeave(OneWeave):
    """The weave of whoever a reflection is about."""

    shape = ReflectionWeaveSerializer
    changes = ReflectionWeaveChangesSerializer

    def opened(self, names: Names, *, locked: bool = False) -> OpenWeave:
        reflection = names["id"]
        rows = Reflection.objects.visible_to(self.person.pk).filter(id=reflection)
        is_sealed = rows.values_list("is_sealed", flat=True).first()
        if is_sealed is None:
            raise Http404
        weave = open_weave(person_id=self.person.pk, reflection_id=reflection, locked=locked)
        return replace(weave, is_of_sealed=is_sealed)


@documentation.moments
class WeaveMoments(WeaveView):
    """How one's own weave was before."""

    parser_classes = [StrictJSONParser]

    def get_ordering(self) -> tuple[str, ...]:
        return ("-kept_at", "-id")

    def get(self, request: Request) -> Response:
        refuse_unknown(request, PAGING)
        page = self.paginate_queryset(WeaveMoment.objects.visible_to(self.person.pk))
        opened = open_moments(page or [], person_id=self.person.pk)
        return self.get_paginated_response(WeaveMomentSerializer(opened, many=True).data)

    def post(self, request: Request) -> Response:
        refuse_unknown(request, ())
        return answer_once(request, self._keep)

    def _keep(self) -> Response:
        wanted = checked(NewWeaveMomentSerializer, self.request.data)
        weave = open_weave(person_id=self.person.pk, locked=True)
        moment = keep_moment(weave=weave, version=wanted["version"])
        response = Response(WeaveMomentSerializer(moment).data, status.HTTP_201_CREATED)
        response["Location"] = f"{self.request.path}/{moment.id}"
        return response


@documentation.moment
class OneWeaveMoment(WeaveView):
    """How one's own weave was at one moment."""

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        refuse_unknown(request, ())

    def get(self, request: Request, id: uuid.UUID) -> Response:  # noqa: A002
        (moment,) = open_moments([self._row(id)], person_id=self.person.pk)
        return Response(WeaveMomentSerializer(moment).data, headers={"ETag": etag(1)})

    def delete(self, request: Request, id: uuid.UUID) -> Response:  # noqa: A002
        row = self._row(id)
        # It never changes, so it has one version.
        require_match(request, etag(1))
        delete_moment(moment=row)
        return Response(status=status.HTTP_204_NO_CONTENT)

    def _row(self, id: uuid.UUID) -> WeaveMoment:  # noqa: A002
        row: WeaveMoment | None = (
            WeaveMoment.objects.visible_to(self.person.pk).filter(id=id).first()
        )
        if row is None:
            raise Http404
        return row
