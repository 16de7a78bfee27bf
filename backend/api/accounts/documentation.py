"""What `openapi.yaml` says about the caller's own account."""

from __future__ import annotations

from drf_spectacular.utils import (
    OpenApiExample,
    OpenApiResponse,
    extend_schema,
    extend_schema_view,
)

from api.accounts.serializers import MeSerializer, ProfileChangesSerializer
from api.schema import entity_tag_header, if_match_parameter

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
_account = OpenApiResponse(MeSerializer, description="The caller's own account.")

me = extend_schema_view(
    get=extend_schema(
        operation_id="readMe",
        summary="Read one's own account",
        description=(
            "Who is signed in, in which language, with which roles. Signing in and out, passwords, "
            "second factors and sessions are at `/_allauth/browser/v1`, which django-allauth "
            "documents itself."
        ),
        parameters=[entity_tag_header()],
        responses={200: _account},
        examples=[OpenApiExample("me", value=_ME, response_only=True, status_codes=["200"])],
    ),
    patch=extend_schema(
        operation_id="changeMe",
        summary="Change one's own name or language",
        description="A JSON merge patch (RFC 7396).",
        parameters=[if_match_parameter(), entity_tag_header()],
        request=ProfileChangesSerializer,
        responses={200: _account},
        examples=[
            OpenApiExample(
                "changes",
                value={"displayName": "Noor B.", "language": "fr"},
                request_only=True,
                media_type="application/merge-patch+json",
            ),
            OpenApiExample(
                "changed",
                value=_ME | {"displayName": "Noor B.", "language": "fr"},
                response_only=True,
                status_codes=["200"],
            ),
        ],
    ),
)
