"""What `openapi.yaml` says about the caller's own account."""

from __future__ import annotations

from drf_spectacular.utils import OpenApiResponse, extend_schema, extend_schema_view

from api.accounts.serializers import (
    MeSerializer,
    ProfileChangesSerializer,
    ReminderRefusalSerializer,
)
from api.describing import a_request, describe_change, describe_read, describe_removal
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
    "reminders": True,
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
        "Change one's own name or language, or end reminders",
        ProfileChangesSerializer,
        {"displayName": "Noor B.", "language": "fr"},
        MeSerializer,
        _ME | {"displayName": "Noor B.", "language": "fr"},
        description="A JSON merge patch (RFC 7396).",
    ),
    delete=describe_removal(
        "eraseMe",
        "Erase one's own account",
        parameters=[if_match_parameter()],
        description=(
            "For good: the account and everything that belongs to it alone, with the key under "
            "which it was kept. It asks for a reauthentication of the last minutes (403, "
            "`reauthentication-needed`), signs out everywhere, and is confirmed by mail."
        ),
    ),
)

reminder_refusals = extend_schema_view(
    post=extend_schema(
        operation_id="refuseReminders",
        summary="End the mails that remind",
        description=(
            "For whoever got such a mail, without signing in. The key stands in the mail and does "
            "nothing else. The answer is the same when it was done before."
        ),
        request=ReminderRefusalSerializer,
        responses={204: OpenApiResponse(description="No more of these mails are sent.")},
        examples=[a_request({"key": "0199f3f2-6d0b-7c3e-9a54-1f0f6f1f2d11:signature"})],
    ),
)
