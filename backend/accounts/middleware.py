"""What surrounds allauth's endpoints, and what keeps a session alive."""

from __future__ import annotations

import json
import logging
import re
import struct
import time
from collections.abc import Callable
from http import HTTPStatus
from typing import cast

from allauth.usersessions.models import UserSession
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from accounts.adapters import AccountAdapter, MailNotSentError
from accounts.client_address import client_address
from accounts.models import Person
from accounts.sessions import person_of

log = logging.getLogger("klankbord.accounts")
Next = Callable[[HttpRequest], HttpResponse]

PREFIX = "/_allauth/"
_telephone = re.compile(r"/(?:auth|account)/phone(?:/|$)")
_RETRY_AFTER = "60"
_RENEW_AFTER = 3600


class AllauthBoundary:
    """Refuses bodies that allauth cannot read, and finishes its answers.

    allauth's answers keep their own form (ADR 0020); these have it too:
    `{"status", "errors": [{"code", "message"}]}`.
    """

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(PREFIX):
            return self.get_response(request)
        response = (
            _refuse_absent(request) or _refuse_unreadable(request) or self.get_response(request)
        )
        response.setdefault("Cache-Control", "no-store")
        if response.status_code == HTTPStatus.TOO_MANY_REQUESTS:
            response.setdefault("Retry-After", _RETRY_AFTER)
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer 503 when a mail could not leave, 400 to an unreadable credential."""
        if _is_broken_credential(request, error):
            return _error(
                HTTPStatus.BAD_REQUEST,
                "incorrect_code",
                str(AccountAdapter.error_messages["incorrect_passkey"]),
            )
        if not isinstance(error, MailNotSentError):
            return None
        log.error("a mail could not be sent: %s", type(error.__cause__).__name__)
        return _error(
            HTTPStatus.SERVICE_UNAVAILABLE,
            "mail_unavailable",
            _("We cannot send mail at this moment. Try again in a few minutes."),
        )


def _is_broken_credential(request: HttpRequest, error: Exception) -> bool:
    # fido2 takes apart what a browser sends before anything is stored, and lets whatever goes
    # wrong in that pass through allauth.
    return (
        request.path.startswith(PREFIX)
        and "/webauthn" in request.path
        and request.method == "POST"
        and isinstance(error, AttributeError | LookupError | TypeError | ValueError | struct.error)
    )


def _refuse_absent(request: HttpRequest) -> HttpResponse | None:
    # allauth routes telephone numbers even where accounts have none, and then fails.
    if _telephone.search(request.path):
        return _error(HTTPStatus.NOT_FOUND, "not_found", _("Accounts have no telephone number."))
    return None


def _refuse_unreadable(request: HttpRequest) -> HttpResponse | None:
    if request.method in {"GET", "HEAD", "OPTIONS"} or not request.body:
        return None
    try:
        data = json.loads(request.body.decode("utf-8"))
    except (ValueError, RecursionError):
        return _error(HTTPStatus.BAD_REQUEST, "invalid_json", _("This is not valid JSON in UTF-8."))
    if not isinstance(data, dict):
        return _error(HTTPStatus.BAD_REQUEST, "not_an_object", _("A JSON object is expected here."))
    if not _storable(data):
        return _error(
            HTTPStatus.BAD_REQUEST,
            "invalid_characters",
            _("This holds characters that cannot be kept."),
        )
    return None


def _storable(data: object) -> bool:
    """Tell whether PostgreSQL can hold every text in `data`: no NUL, no half of a pair."""
    try:
        plain = json.dumps(data, ensure_ascii=False).encode("utf-8")
    except (ValueError, RecursionError):
        return False
    return b"\\u0000" not in plain.replace(b"\\\\", b"")


def _error(status: HTTPStatus, code: str, message: str) -> HttpResponse:
    return JsonResponse(
        {"status": int(status), "errors": [{"code": code, "message": message}]}, status=status
    )


class Authentication(AuthenticationMiddleware):
    """Django's own, but for a person who was read along with the session."""

    def process_request(self, request: HttpRequest) -> None:
        """Put who is signed in on `request.user`, once somebody asks."""
        super().process_request(request)
        request.user = cast("Person", SimpleLazyObject(lambda: person_of(request)))


class RenewSession:
    """Moves the end of a session along while it is used: at most one write an hour."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        session = request.session
        if session.accessed and not session.is_empty() and request.user.is_authenticated:
            now = int(time.time())
            if now - int(session.get("seen", 0)) >= _RENEW_AFTER:
                session["seen"] = now
                UserSession.objects.filter(session_key=session.session_key).update(
                    last_seen_at=timezone.now(), ip=client_address(request)
                )
        return response
