"""What happens to every request before and after its view."""

from __future__ import annotations

import io
import re
import uuid
from collections.abc import Callable, Iterator
from urllib.parse import unquote_to_bytes

from django.conf import settings
from django.http import HttpRequest, HttpResponse, UnreadablePostError

from api.errors import problem
from api.serializers import holds_control_characters
from core.errors import Issue, Location
from core.logs import request_id
from core.pictures.files import MOST_BYTES
from reflections.attachments.taking import MOST_SEALED
from reflections.sealed_along import LONGEST_ALONG

API_VERSION = "1.0.0"
MAX_BODY = 1024 * 1024
# Larger bodies, where they are meant, with the problem for what is larger still. The form around
# a picture takes a little.
_ARCHIVE = (64 * 1024 * 1024, "import_too_large")
LARGER = {
    ("POST", "/api/v1/images"): (MOST_BYTES + 64 * 1024, "image_too_large"),
    ("POST", "/api/v1/import-trials"): _ARCHIVE,
    ("POST", "/api/v1/imports"): _ARCHIVE,
}
# The same where an id stands in the address. A sealed file is filled up, with an envelope beside.
_ATTACHMENTS = {
    "POST": re.compile(r"/api/v1/reflections/[0-9a-f-]{36}/attachments"),
    "PUT": re.compile(r"/api/v1/attachments/[0-9a-f-]{36}/file"),
}
_ATTACHMENT = (MOST_SEALED + LONGEST_ALONG + 64 * 1024, "attachment_too_large")
Next = Callable[[HttpRequest], HttpResponse]

_acceptable_id = re.compile(r"[A-Za-z0-9._-]{8,64}")
PERMISSIONS = (
    "accelerometer=(), camera=(), geolocation=(), gyroscope=(), microphone=(self), payment=(), "
    "publickey-credentials-create=(self), publickey-credentials-get=(self), usb=()"
)


class RequestIdentity:
    """Names the request (a caller's own id is kept when it is harmless) and the API's version.

    Adds what is the same on every answer: what browsers may load and do.
    """

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response
        directives = settings.CONTENT_SECURITY_POLICY.items()
        self._policy = "; ".join(f"{name} {sources}" for name, sources in directives)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        given = request.headers.get("X-Request-Id", "")
        identity = given if _acceptable_id.fullmatch(given) else uuid.uuid4().hex
        token = request_id.set(identity)
        try:
            response = self.get_response(request)
        finally:
            request_id.reset(token)
        response["X-Request-Id"] = identity
        response["API-Version"] = API_VERSION
        response.setdefault("Permissions-Policy", PERMISSIONS)
        response.setdefault("Content-Security-Policy", self._policy)
        return response


class BodyGuard:
    """Refuses what cannot be read before anything tries: size, encoding, control characters."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not (length.isascii() and length.isdigit()):
            issue = Issue("header", "Content-Length", "content_length")
            return problem(request, "unreadable", issues=[issue])
        most, code = _most(request.method or "", request.path)
        # Python reads no numbers of more than 4,300 digits.
        if len(length) > 20 or int(length) > most:
            return problem(request, code)
        # A larger body is read by its view, once it is known who sends it.
        if most == MAX_BODY and int(length) and _is_cut_off(request, int(length)):
            issue = Issue("header", "Content-Length", "content_length")
            return problem(request, "unreadable", issues=[issue])
        if issues := list(_unreadable_address(request)):
            return problem(request, "unreadable", issues=issues)
        if "chunked" in request.headers.get("Transfer-Encoding", "").lower():
            # Without a length, Django's WSGI request reads nothing; count while reading.
            body = request.META["wsgi.input"].read(most + 1)
            if len(body) > most:
                return problem(request, code)
            request.META["CONTENT_LENGTH"] = str(len(body))
            request._stream = io.BytesIO(body)
        return self.get_response(request)


def _most(method: str, path: str) -> tuple[int, str]:
    """Return how large a body may be, and the problem of one that is larger."""
    if method in _ATTACHMENTS and _ATTACHMENTS[method].fullmatch(path):
        return _ATTACHMENT
    return LARGER.get((method, path), (MAX_BODY, "body_too_large"))


def _is_cut_off(request: HttpRequest, length: int) -> bool:
    """Tell whether less of the body came than was announced: what did come may look whole."""
    try:
        return len(request.body) < length
    except UnreadablePostError:
        return True


def _unreadable_address(request: HttpRequest) -> Iterator[Issue]:
    """Yield what is wrong with the address: bytes that are not UTF-8, control characters."""
    # Django leaves bytes of the path that are not UTF-8 percent-encoded; WSGI hands the query
    # on as Latin-1 (PEP 3333).
    yield from _unreadable("path", unquote_to_bytes(request.path))
    query = request.META.get("QUERY_STRING", "").encode("latin-1", "replace")
    yield from _unreadable("query", unquote_to_bytes(query))


def _unreadable(place: Location, raw: bytes) -> Iterator[Issue]:
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        yield Issue(place, "", "broken_encoding", {"position": error.start})
        return
    if holds_control_characters(text.replace("\t", "\x00").replace("\n", "\x00")):
        yield Issue(place, "", "control_characters")
