"""No caller keeps the others waiting."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from accounts.throttling import seconds_to_wait
from api.errors import problem
from api.views import PrivateAPIView


class CountedAPIView(PrivateAPIView):
    """Answers 429 when a person asks more often than `PRIVATE_API_LIMIT`.

    It counts before the view's transaction, or requests that fail would not be counted.
    """

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        limit: tuple[int, int] | None = settings.PRIVATE_API_LIMIT
        if limit and request.user.is_authenticated:
            amount, seconds = limit
            wait = seconds_to_wait(f"api {request.user.pk}", amount=amount, seconds=seconds)
            if wait is not None:
                return problem(request, "too_many_requests", headers={"Retry-After": str(wait)})
        return super().dispatch(request, *args, **kwargs)
