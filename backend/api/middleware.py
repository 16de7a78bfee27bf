"""What happens to every request before and after its view."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable
from urllib.parse import unquote_to_bytes

from django.http import HttpRequest, HttpResponse

from api.errors import problem
from core.logs import request_id

API_VERSION = "1.0.0"
MAX_BODY = 1024 * 1024
Next = Callable[[HttpRequest], HttpResponse]

_acceptable_id = re.compile(r"^[A-Za-z0-9._-]{8,64}$")
PERMISSIONS = (
    "accelerometer=(), camera=(), geolocation=(), gyroscope=(), microphone=(self), payment=(), "
    "publickey-credentials-create=(self), publickey-credentials-get=(self), usb=()"
)


class RequestIdentity:
    """Names the request (a caller's own id is kept when it is harmless) and the API's version."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        given = request.headers.get("X-Request-Id", "")
        identity = given if _acceptable_id.match(given) else uuid.uuid4().hex
        token = request_id.set(identity)
        try:
            response = self.get_response(request)
        finally:
            request_id.reset(token)
        response["X-Request-Id"] = identity
        response["API-Version"] = API_VERSION
        response.setdefault("Permissions-Policy", PERMISSIONS)
        return response


class BodyGuard:
    """Refuses what cannot be read before anything tries: size, encoding, NUL characters."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not (length.isascii() and length.isdigit()):
            return problem(request, "unreadable")
        if int(length) > MAX_BODY:
            return problem(request, "body_too_large")
        if _unreadable_address(request):
            return problem(request, "unreadable")
        chunked = "chunked" in request.headers.get("Transfer-Encoding", "").lower()
        if chunked and not request.META.get("CONTENT_LENGTH"):
            # Without a length, Django's WSGI request reads nothing; count while reading.
            body = request.META["wsgi.input"].read(MAX_BODY + 1)
            if len(body) > MAX_BODY:
                return problem(request, "body_too_large")
            request._body = body
        return self.get_response(request)


def _unreadable_address(request: HttpRequest) -> bool:
    query = request.META.get("QUERY_STRING", "")
    if "\x00" in request.path or "%00" in query:
        return True
    try:
        unquote_to_bytes(query.encode("latin-1", "replace")).decode("utf-8")
    except UnicodeDecodeError:
        return True
    return False
