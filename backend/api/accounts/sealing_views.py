"""The wrapped keys of one person's sealed entries over HTTP."""

from __future__ import annotations

import uuid
from typing import Any, cast

from django.db.models import QuerySet
from django.http import Http404
from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.models import Person, SealingKey
from accounts.sealing_keys import (
    WrapChanges,
    WrappedKey,
    change_sealing_key,
    keep_sealing_key,
    read_sealing_key,
)
from accounts.second_factor import confirmed_lately
from accounts.throttling import seconds_to_wait
from api.accounts import sealing_documentation as documentation
from api.accounts.sealing_serializers import (
    NewSealingKeySerializer,
    SealingKeyChangesSerializer,
    SealingKeySerializer,
    SealingKeySummarySerializer,
    sealing_key_of,
)
from api.conditional import etag, require_match
from api.filters import PAGING, refuse_unknown
from api.idempotency import answer_once, forget_answers
from api.parsers import MergePatchParser, StrictJSONParser
from api.permissions import SignedIn
from api.serializers import checked
from api.views import PrivateAPIView
from core.errors import DomainError

# A browser asks for the wraps once per unlocking, and tries passphrases by itself.
READS = 30
READS_SECONDS = 600


class SealingKeyView(PrivateAPIView):
    """What all operations on keys of sealed entries share."""

    permission_classes = [SignedIn]
    schema_tag = "accounts"
    ordering = ("-position",)

    @property
    def person(self) -> Person:
        return cast("Person", self.request.user)

    def get_queryset(self) -> QuerySet[SealingKey]:
        return SealingKey.objects.filter(person_id=self.person.pk)

    def answer(self, key: WrappedKey, code: int = status.HTTP_200_OK) -> Response:
        """Return the key with its wraps and its entity tag."""
        data = SealingKeySerializer(sealing_key_of(key)).data
        return Response(data, code, headers={"ETag": etag(key.row.version)})


@documentation.collection
class SealingKeys(SealingKeyView):
    """One's keys, the one that seals first."""

    parser_classes = [StrictJSONParser]

    def get(self, request: Request) -> Response:
        refuse_unknown(request, PAGING)
        page = self.paginate_queryset(self.get_queryset())
        return self.get_paginated_response(SealingKeySummarySerializer(page, many=True).data)

    def post(self, request: Request) -> Response:
        refuse_unknown(request, ())
        return answer_once(request, self._create)

    def _create(self) -> Response:
        wanted = checked(NewSealingKeySerializer, self.request.data)
        key = keep_sealing_key(person=self.person, **wanted)
        response = self.answer(key, status.HTTP_201_CREATED)
        response["Location"] = f"{self.request.path}/{key.row.id}"
        return response


@documentation.member
class OneSealingKey(SealingKeyView):
    """One of one's keys, with its wraps: these are handed out with some patience."""

    parser_classes = [MergePatchParser]

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        refuse_unknown(request, ())

    def seconds_to_wait(self, person_id: uuid.UUID) -> int | None:
        wait = super().seconds_to_wait(person_id)
        if wait is not None:
            return wait
        return seconds_to_wait(f"wraps {person_id}", amount=READS, seconds=READS_SECONDS)

    def get(self, request: Request, id: uuid.UUID) -> Response:  # noqa: A002
        return self.answer(read_sealing_key(self._row(id)))

    def patch(self, request: Request, id: uuid.UUID) -> Response:  # noqa: A002
        row = self._row(id, locked=True)
        require_match(request, etag(row.version))
        changes = checked(SealingKeyChangesSerializer, request.data, partial=True)
        if not confirmed_lately(request):
            # Whoever finds an open screen must not be able to shut its owner out.
            raise DomainError("reauthentication_needed")
        key = change_sealing_key(key=read_sealing_key(row), changes=cast("WrapChanges", changes))
        # The answer to making it holds the wraps that were replaced just now.
        forget_answers(self.person.pk, about=row.id)
        return self.answer(key)

    def _row(self, id: uuid.UUID, *, locked: bool = False) -> SealingKey:  # noqa: A002
        rows = self.get_queryset().filter(id=id)
        row = (rows.select_for_update() if locked else rows).first()
        if row is None:
            raise Http404
        return row
