"""The headers that every answer carries, whichever road it took."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.module_loading import import_string

from api.public.answer import Headers

# The middleware that adds headers without looking at who asks or what for.
_MIDDLEWARE = (
    "api.middleware.RequestIdentity",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
)


def frame_headers(*, secure: bool) -> Headers:
    """Return what Django's middleware adds to every answer, but for the request's own id.

    Asked of the middleware itself, so that the public road follows the settings.
    """
    request = HttpRequest()
    request.method = "GET"
    request.META = {
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "443" if secure else "80",
        "wsgi.url_scheme": "https" if secure else "http",
    }
    if secure and settings.SECURE_PROXY_SSL_HEADER:
        name, value = settings.SECURE_PROXY_SSL_HEADER
        request.META[name] = value
    handler: Callable[[HttpRequest], Any] = _empty
    for name in reversed(settings.MIDDLEWARE):
        if name in _MIDDLEWARE:
            handler = import_string(name)(handler)
    response = handler(request)
    own = {"content-type", "content-length", "x-request-id"}
    return [(name, value) for name, value in response.items() if name.lower() not in own]


def secure_test() -> Callable[[dict[str, Any]], bool]:
    """Return a function that tells whether a caller came over TLS, as Django would."""
    header: tuple[str, str] | None = getattr(settings, "SECURE_PROXY_SSL_HEADER", None)
    name, value = header or ("", "")

    def is_secure(environ: dict[str, Any]) -> bool:
        if name and name in environ:
            return bool(environ[name].split(",")[0].strip() == value)
        return bool(environ.get("wsgi.url_scheme") == "https")

    return is_secure


def _empty(_request: HttpRequest) -> HttpResponse:
    return HttpResponse()
