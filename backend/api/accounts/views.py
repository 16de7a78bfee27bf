"""The caller's own account over HTTP."""

from __future__ import annotations

import hashlib
from typing import Any, cast

from django.contrib.auth import logout
from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.erasing import erase_account
from accounts.models import Person
from accounts.profile import ProfileChanges, change_profile
from accounts.reminders import refuse_reminders
from accounts.second_factor import confirmed_lately
from api.accounts import documentation
from api.accounts.serializers import (
    MeSerializer,
    ProfileChangesSerializer,
    ReminderRefusalSerializer,
    account_of,
)
from api.conditional import require_match
from api.filters import refuse_unknown
from api.parsers import MergePatchParser, StrictJSONParser
from api.permissions import AllowAny, SignedIn
from api.renderers import to_json
from api.serializers import checked
from api.views import PrivateAPIView, PublicAPIView
from core.errors import DomainError


@documentation.me
class Me(PrivateAPIView):
    """The account of who is signed in."""

    permission_classes = [SignedIn]
    parser_classes = [MergePatchParser]
    schema_tag = "accounts"

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        refuse_unknown(request, ())

    def get(self, request: Request) -> Response:
        return _answer(cast("Person", request.user))

    def patch(self, request: Request) -> Response:
        caller = cast("Person", request.user)
        person = Person.objects.select_for_update().get(pk=caller.pk)
        require_match(request, _answer(person)["ETag"])
        changes = checked(ProfileChangesSerializer, request.data, partial=True)
        return _answer(change_profile(person=person, changes=cast("ProfileChanges", changes)))

    def delete(self, request: Request) -> Response:
        caller = cast("Person", request.user)
        require_match(request, _answer(caller)["ETag"])
        if not confirmed_lately(request):
            raise DomainError("reauthentication_needed")
        erase_account(person=caller, by=caller)
        logout(request)
        return Response(status=status.HTTP_204_NO_CONTENT)


@documentation.reminder_refusals
class ReminderRefusals(PublicAPIView):
    """Ending the mails that remind, by the key that they carry."""

    permission_classes = [AllowAny]
    parser_classes = [StrictJSONParser]
    schema_tag = "accounts"
    # A key that is none of ours.
    problem_statuses = ("422",)

    def post(self, request: Request) -> Response:
        refuse_unknown(request, ())
        wanted = checked(ReminderRefusalSerializer, request.data)
        refuse_reminders(key=wanted["key"])
        return Response(status=status.HTTP_204_NO_CONTENT)


def _answer(person: Person) -> Response:
    data = MeSerializer(account_of(person)).data
    # Roles and second factors change elsewhere, so the tag is made of all that is shown.
    digest = hashlib.sha256(to_json(data)).hexdigest()[:32]
    return Response(data, headers={"ETag": f'"{digest}"'})
