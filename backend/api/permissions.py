"""Who may call an operation at all. Rules about single objects live in the domains' policies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rest_framework.permissions import AllowAny, BasePermission, IsAuthenticated
from rest_framework.request import Request

if TYPE_CHECKING:
    # DRF's views read the default permissions while they are being imported.
    from rest_framework.views import APIView

__all__ = ["AllowAny", "Denied", "SignedIn"]


class Denied(BasePermission):
    """The default: a view that names no permission is closed."""

    def has_permission(self, request: Request, view: APIView) -> bool:
        return False


class SignedIn(IsAuthenticated):
    """Anyone with a session."""
