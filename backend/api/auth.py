"""People sign in with a session cookie."""

from __future__ import annotations

from rest_framework import authentication, exceptions
from rest_framework.request import Request


class SessionAuthentication(authentication.SessionAuthentication):
    """Django's session, answering 401 with a challenge when there is none.

    RFC 9110 (15.5.2) demands `WWW-Authenticate` with every 401; the scheme `Session` is ours,
    and no browser opens a dialogue for it.
    """

    def authenticate_header(self, request: Request) -> str:
        return 'Session realm="klankbord"'

    def enforce_csrf(self, request: Request) -> None:
        try:
            super().enforce_csrf(request)
        except exceptions.PermissionDenied as error:
            raise exceptions.PermissionDenied(code="csrf_failed") from error
