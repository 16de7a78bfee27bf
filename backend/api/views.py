"""What every view of the API stands on."""

from __future__ import annotations

import uuid
from typing import Any, cast

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from rest_framework.generics import GenericAPIView
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.throttling import Handfuls
from api.errors import problem
from api.methods import MethodFirst
from api.paging import CursorPages
from api.permissions import AllowAny, SignedIn
from core.tenancy import acting_as


class PublicAPIView(MethodFirst):
    """Answers everyone alike, so it does not look who asks."""

    authentication_classes = []
    permission_classes = [AllowAny]


class PrivateMixin(MethodFirst):
    """Runs the whole operation in one transaction that sees the caller's rows alone.

    Whoever asks more often than `PRIVATE_API_PER_MINUTE` is asked to wait, so that no caller
    keeps the others waiting. Answers are never stored by caches on the way. A request that is
    refused, or fails, leaves nothing behind.
    """

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        person_id = request.user.pk if request.user.is_authenticated else None
        if person_id is None:
            return cast("HttpResponse", super().dispatch(request, *args, **kwargs))
        # Counted before the transaction, or requests that fail would not be counted.
        if wait := self.seconds_to_wait(person_id):
            headers = {"Retry-After": str(wait)}
            return problem(request, "too_many_requests", headers=headers)
        with acting_as(person_id):
            response = cast("HttpResponse", super().dispatch(request, *args, **kwargs))
            if response.status_code >= 400:
                transaction.set_rollback(True)
        return response

    def seconds_to_wait(self, person_id: uuid.UUID) -> int | None:
        """Count this request of `person_id`; return how long to wait when there are too many."""
        return _seconds_to_wait(person_id)

    def finalize_response(
        self, request: Request, response: Response, *args: Any, **kwargs: Any
    ) -> Response:
        answer: Response = super().finalize_response(request, response, *args, **kwargs)
        answer["Cache-Control"] = "no-store"
        return answer


_requests = Handfuls()


def _seconds_to_wait(person_id: uuid.UUID) -> int | None:
    most: int = settings.PRIVATE_API_PER_MINUTE
    return _requests.seconds_to_wait(f"api {person_id}", amount=most, seconds=60) if most else None


class PrivateAPIView(PrivateMixin, GenericAPIView[Any]):
    """An operation on something that belongs to the caller."""

    permission_classes = [SignedIn]
    pagination_class = CursorPages
