"""Problem details (RFC 9457): one shape for everything that goes wrong."""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import orjson
from django.core.exceptions import PermissionDenied as DjangoPermissionDenied
from django.core.exceptions import SuspiciousOperation
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from rest_framework import exceptions
from rest_framework.request import Request
from rest_framework.settings import api_settings

from api.casing import shown
from core.errors import DomainError, Issue
from core.vault import forget_unwrapped

log = logging.getLogger("klankbord.problems")
Text = str | Promise
# What may stand unquoted in the path of an address (RFC 3986, 3.3).
_PATH = "/:@!$&'()*+,;=-._~"
# A document of one MiB can be wrong in many thousand places; nobody reads them all.
_MAX_ISSUES = 100


@dataclass(frozen=True)
class ProblemKind:
    """What callers get for one code: the status, and texts with `%(name)s` places."""

    status: int
    title: Text
    detail: Text


_kinds: dict[str, ProblemKind] = {}
_issue_texts: dict[str, Text] = {}


def register_problem(code: str, status: int, title: Text, detail: Text) -> None:
    """Say what a `DomainError` with `code` answers. Texts are lazy translations."""
    _kinds[code] = ProblemKind(status, title, detail)


def register_issue(code: str, detail: Text) -> None:
    """Give the sentence that explains an `Issue` with `code`."""
    _issue_texts[code] = detail


def issue_text(code: str) -> str:
    """Return the sentence for an `Issue` with `code`, in the language of the moment."""
    return str(_issue_texts[code])


def issue_texts() -> dict[str, Text]:
    """Return every registered sentence by its code, for tests."""
    return dict(_issue_texts)


def problem_codes() -> dict[str, ProblemKind]:
    """Return every registered problem, for documentation and tests."""
    return dict(_kinds)


class ProblemResponse(HttpResponse):
    """A problem document."""

    def __init__(self, document: dict[str, Any], headers: dict[str, str] | None = None) -> None:
        super().__init__(
            orjson.dumps(document),
            content_type="application/problem+json",
            status=document["status"],
            headers={"Cache-Control": "no-store", **(headers or {})},
        )
        self.document = document


def problem(
    request: HttpRequest | Request,
    code: str,
    *,
    issues: Sequence[Issue] = (),
    headers: dict[str, str] | None = None,
    **params: Any,
) -> ProblemResponse:
    """Return the problem document for `code` in the caller's language.

    A code that nobody registered is answered as a failure of ours (500), and logged.
    """
    kind = _kinds.get(code)
    if kind is None:
        log.error("no problem is registered for the code %s", code)
        code, kind = "server_error", _kinds["server_error"]
    document: dict[str, Any] = {
        "type": f"urn:problem-type:klankbord:{code.replace('_', '-')}",
        "title": str(kind.title),
        "status": kind.status,
        "detail": str(kind.detail) % params if params else str(kind.detail),
        "instance": quote(request.path, safe=_PATH),
    }
    if issues:
        document["issues"] = [_issue_document(issue) for issue in issues[:_MAX_ISSUES]]
    return ProblemResponse(document, headers)


def _issue_document(issue: Issue) -> dict[str, str]:
    text = issue.params.get("detail") or _issue_texts.get(issue.code)
    if text is None:
        log.error("no sentence is registered for the issue %s", issue.code)
        text = _("This value is not accepted.")
    elif "detail" not in issue.params and issue.params:
        text = str(text) % issue.params
    name = ".".join(shown(part) for part in issue.name.split("."))
    return {"in": issue.location, "name": name, "code": issue.code, "detail": str(text)}


def answer_exception(error: Exception, context: dict[str, Any]) -> HttpResponse:
    """DRF's exception handler: turn whatever a view raised into a problem document."""
    request: Request = context["request"]
    if isinstance(error, DomainError):
        return problem(request, error.code, issues=error.issues, **error.params)
    if isinstance(error, exceptions.ValidationError):
        return problem(request, "invalid_input", issues=list(body_issues(error.detail)))
    if isinstance(error, exceptions.APIException | Http404 | DjangoPermissionDenied):
        return _framework_problem(request, error)
    if isinstance(error, SuspiciousOperation):
        # Django refuses to read it: more parameters than anyone means to send, for one.
        return problem(request, "unreadable")
    return failure(request, error)


def failure(request: HttpRequest | Request, error: BaseException) -> ProblemResponse:
    """Answer something that should not have happened: 503 for a lost database, else 500.

    The log gets the kind of the error and the lines of code it passed, never its arguments:
    those may quote what a person wrote.
    """
    frames = traceback.extract_tb(error.__traceback__)[-4:]
    where = " < ".join(f"{frame.name}:{frame.lineno}" for frame in reversed(frames))
    log.error("%s at %s", type(error).__name__, where)
    if isinstance(error, OperationalError | InterfaceError):
        # Perhaps the database refused a key that was replaced while this process slept.
        forget_unwrapped()
        return problem(request, "database_unavailable", headers={"Retry-After": "2"})
    return problem(request, "server_error")


def body_issues(detail: Any, path: str = "", location: Any = "body") -> Iterator[Issue]:
    """Yield one issue for every message in a `ValidationError`'s detail, however deep."""
    if isinstance(detail, dict):
        for key, value in detail.items():
            step = "" if key == api_settings.NON_FIELD_ERRORS_KEY else str(key)
            yield from body_issues(value, f"{path}.{step}".strip("."), location)
    elif isinstance(detail, list):
        for index, value in enumerate(detail):
            inner = f"{path}.{index}".strip(".") if isinstance(value, dict | list) else path
            yield from body_issues(value, inner, location)
    elif detail:
        yield Issue(location, path, getattr(detail, "code", "invalid"), {"detail": str(detail)})


_BY_STATUS = {
    400: "unreadable",
    401: "not_signed_in",
    403: "not_allowed",
    404: "not_found",
    405: "method_not_allowed",
    406: "not_acceptable",
    415: "unsupported_media_type",
    429: "too_many_requests",
}


def _framework_problem(request: Request, error: Exception) -> ProblemResponse:
    if isinstance(error, Http404):
        return problem(request, "not_found")
    if isinstance(error, DjangoPermissionDenied):
        return problem(request, "not_allowed")
    status = getattr(error, "status_code", 500)
    code = str(getattr(getattr(error, "detail", None), "code", ""))
    headers = {}
    if challenge := getattr(error, "auth_header", None):
        headers["WWW-Authenticate"] = str(challenge)
    if isinstance(error, exceptions.Throttled):
        headers["Retry-After"] = str(max(1, int(getattr(error, "wait", None) or 1)))
    if isinstance(error, exceptions.MethodNotAllowed):
        view = request.parser_context.get("view") if request.parser_context else None
        headers["Allow"] = ", ".join(view.allowed_methods) if view else ""
    return problem(
        request,
        code if code in _kinds else _BY_STATUS.get(status, "server_error"),
        headers=headers,
    )


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's handler400: requests that do not reach a view."""
    return problem(request, "unreadable")


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's handler403."""
    return problem(request, "not_allowed")


@csrf_exempt
def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's handler404."""
    return problem(request, "not_found")


def server_error(request: HttpRequest) -> HttpResponse:
    """Django's handler500."""
    return failure(request, sys.exc_info()[1] or RuntimeError())


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Django's view for a failed CSRF check."""
    return problem(request, "csrf_failed")
