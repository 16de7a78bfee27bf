"""Which methods an address has, said before anything else is looked at."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from rest_framework.exceptions import MethodNotAllowed
from rest_framework.request import Request
from rest_framework.views import APIView

from api.errors import problem
from core.errors import DomainError

Handler = Callable[..., HttpResponse]

_WITH_BODY = {"post", "put", "patch"}


class MethodFirst(APIView):
    """A view that answers 405 before it asks who is calling, and has no `OPTIONS` of its own.

    What it reads, it reads from a body: none at all is broken, unless it `takes_body` not.
    """

    takes_body = True

    http_method_names = ["get", "head", "post", "put", "patch", "delete"]

    @property
    def default_response_headers(self) -> dict[str, str]:
        """DRF's own adds `Allow` to every answer; it belongs to 405."""
        return {}

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        method = (request.method or "").lower()
        if method not in self.http_method_names or not hasattr(self, method):
            raise MethodNotAllowed(method.upper())
        super().initial(request, *args, **kwargs)
        expects_body = method in _WITH_BODY and self.takes_body
        if expects_body and request.META.get("CONTENT_LENGTH") in {None, "", "0"}:
            # DRF takes no bytes for an empty object; they are no JSON (RFC 8259).
            raise DomainError("json_broken", line=1, column=1)


def read_only(view: Handler) -> Handler:
    """Let a plain Django view answer `GET` and `HEAD` alone, which need no CSRF token."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method not in {"GET", "HEAD"}:
            return problem(request, "method_not_allowed", headers={"Allow": "GET, HEAD"})
        return view(request, *args, **kwargs)

    return csrf_exempt(answer)
