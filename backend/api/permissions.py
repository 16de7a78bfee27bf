"""Who may call an operation at all. Rules about single objects live in the domains' policies."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from rest_framework.permissions import AllowAny, BasePermission, IsAuthenticated
from rest_framework.request import Request

from accounts.models import Person
from knowledge.policies import may_edit

if TYPE_CHECKING:
    # DRF's views read the default permissions while they are being imported.
    from rest_framework.views import APIView

__all__ = ["AllowAny", "Denied", "Editor", "SignedIn"]


class Denied(BasePermission):
    """The default: a view that names no permission is closed."""

    def has_permission(self, request: Request, view: APIView) -> bool:
        return False


class SignedIn(IsAuthenticated):
    """Anyone with a session."""


class Editor(SignedIn):
    """Anyone who may write and publish knowledge."""

    def has_permission(self, request: Request, view: APIView) -> bool:
        signed_in = super().has_permission(request, view)
        return signed_in and may_edit(cast("Person", request.user))
