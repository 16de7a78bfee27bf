"""The caller's own account over HTTP."""

from __future__ import annotations

import hashlib
from typing import Any, cast

from rest_framework.request import Request
from rest_framework.response import Response

from accounts.models import Person
from accounts.profile import ProfileChanges, change_profile
from api.accounts import documentation
from api.accounts.serializers import MeSerializer, ProfileChangesSerializer, account_of
from api.conditional import require_match
from api.filters import refuse_unknown
from api.parsers import MergePatchParser
from api.permissions import SignedIn
from api.renderers import to_json
from api.serializers import checked
from api.views import PrivateAPIView


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


def _answer(person: Person) -> Response:
    data = MeSerializer(account_of(person)).data
    # Roles and second factors change elsewhere, so the tag is made of all that is shown.
    digest = hashlib.sha256(to_json(data)).hexdigest()[:32]
    return Response(data, headers={"ETag": f'"{digest}"'})
