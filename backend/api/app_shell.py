"""The single-page app: one document for every page address."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound
from django.views.decorators.csrf import ensure_csrf_cookie

from api.methods import read_only

# The pages that the app has (`frontend/src/app/router`); everything else is answered with the
# app's own not-found page and the status 404, so that no machine takes it for content.
_PAGES = re.compile(
    r"^/(?:(?:nl|fr|en)(?:/(?:"
    r"themes(?:/[a-z0-9-]+)?|articles/[a-z0-9-]+|search|privacy|mailbox|"
    r"sign-up|sign-in(?:/second-factor)?|verify-email(?:/[^/]+)?|"
    r"password/(?:forgot|reset/[^/]+)|today|account|"
    r"reflections(?:/new|/[0-9a-f-]{36}(?:/edit)?)?"
    r"))?/?)?$"
)


@lru_cache(maxsize=1)
def _document(path: Path, modified: float) -> bytes:
    return path.read_bytes()


@read_only
@ensure_csrf_cookie
def app_shell(request: HttpRequest) -> HttpResponse:
    """Serve the app: 200 for a page that it has, 404 (with the app) for one that it has not."""
    index = settings.FRONTEND_DIST / "index.html"
    try:
        body = _document(index, index.stat().st_mtime)
    except OSError:
        return HttpResponseNotFound(
            "The app has not been built. Run `make run`, which builds it first.",
            content_type="text/plain; charset=utf-8",
        )
    status = 200 if _PAGES.match(request.path) else 404
    return HttpResponse(body, status=status, headers={"Cache-Control": "no-cache"})
