"""What `openapi.yaml` says about the caller's own account."""

from __future__ import annotations

from drf_spectacular.utils import (
    extend_schema_view,
)

from api.accounts.serializers import MeSerializer, ProfileChangesSerializer
from api.describing import describe_change, describe_read
from api.schema import entity_tag_header

_ME = {
    "id": "0199f3f2-6d0b-7c3e-9a54-1f0f6f1f2d11",
    "email": "noor@ocmw.example",
    "displayName": "Noor",
    "language": "nl",
    "roles": ["editor"],
    "memberships": [
        {
            "organisation": {"id": "0199f3f2-6d0b-7c3e-9a54-1f0f6f1f2d12", "name": "OCMW Demostad"},
            "role": "professional",
        }
    ],
    "secondFactor": True,
}

me = extend_schema_view(
    get=describe_read(
        "readMe",
        "Read one's own account",
        MeSerializer,
        _ME,
        parameters=[entity_tag_header()],
        description=(
            "Who is signed in, in which language, with which roles. Signing in and out, passwords, "
            "second factors and sessions are at `/_allauth/browser/v1`, which django-allauth "
            "documents itself."
        ),
    ),
    patch=describe_change(
        "changeMe",
        "Change one's own name or language",
        ProfileChangesSerializer,
        {"displayName": "Noor B.", "language": "fr"},
        MeSerializer,
        _ME | {"displayName": "Noor B.", "language": "fr"},
        description="A JSON merge patch (RFC 7396).",
    ),
)
