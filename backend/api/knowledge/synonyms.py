"""Words that mean the same: for editors."""

from __future__ import annotations

from typing import Any, cast

from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.models import Person
from api.conditional import etag
from api.filters import StrictFilterBackend, refuse_unknown
from api.idempotency import answer_once
from api.knowledge import synonyms_documentation as documentation
from api.knowledge.filters import SynonymFilters
from api.knowledge.synonym_serializers import (
    NewSynonymsSerializer,
    SynonymsChangesSerializer,
    SynonymsSerializer,
)
from api.members import MemberView
from api.parsers import StrictJSONParser
from api.permissions import Editor
from api.views import PrivateAPIView
from knowledge.models import SynonymGroup
from knowledge.synonyms import change_synonyms, create_synonyms, delete_synonyms


class SynonymView(PrivateAPIView):
    """What all operations on synonyms share."""

    permission_classes = [Editor]
    schema_tag = "knowledge"

    queryset = SynonymGroup.objects.all()

    @property
    def person(self) -> Person:
        return cast("Person", self.request.user)

    def answer(self, group: SynonymGroup, code: int = status.HTTP_200_OK) -> Response:
        """Return the group, with its entity tag."""
        return Response(SynonymsSerializer(group).data, code, headers={"ETag": etag(group.version)})


@documentation.collection
class Synonyms(SynonymView):
    """All groups."""

    parser_classes = [StrictJSONParser]
    filter_backends = [StrictFilterBackend]
    filterset_class = SynonymFilters

    def get_ordering(self) -> tuple[str, ...]:
        return ("-id",)

    def get(self, request: Request) -> Response:
        page = self.paginate_queryset(self.filter_queryset(self.get_queryset()))
        return self.get_paginated_response(SynonymsSerializer(page, many=True).data)

    def post(self, request: Request) -> Response:
        refuse_unknown(request, ())
        return answer_once(request, self._create)

    def _create(self) -> Response:
        serializer = NewSynonymsSerializer(data=self.request.data)
        serializer.is_valid(raise_exception=True)
        group = create_synonyms(actor=self.person.pk, **serializer.validated_data)
        response = self.answer(group, status.HTTP_201_CREATED)
        response["Location"] = f"{self.request.path}/{group.id}"
        return response


@documentation.member
class OneSynonymGroup(SynonymView, MemberView[SynonymGroup, SynonymGroup]):
    """One group."""

    changes = SynonymsChangesSerializer

    def opened(self, row: SynonymGroup) -> SynonymGroup:
        return row

    def changed(self, row: SynonymGroup, changes: dict[str, Any]) -> SynonymGroup:
        words = changes.get("words", row.words)
        return change_synonyms(group=row, words=words, actor=self.person.pk)

    def let_go(self, row: SynonymGroup) -> None:
        delete_synonyms(group=row, actor=self.person.pk)
