"""Team signals over HTTP."""

from __future__ import annotations

import uuid
from typing import Any, cast

from django.http import Http404
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.models import Organisation, Person
from accounts.querysets import roles_in
from api.conditional import etag, require_match
from api.filters import refuse_unknown
from api.parsers import MergePatchParser
from api.permissions import SignedIn
from api.reflections.team_signals import documentation
from api.reflections.team_signals.serializers import (
    SignalConsentChangesSerializer,
    SignalConsentSerializer,
    SignalsSerializer,
)
from api.serializers import checked
from api.views import PrivateAPIView
from core.errors import DomainError
from reflections.team_signals.consenting import (
    Consent,
    consent_of,
    give_consent,
    withdraw_consent,
)
from reflections.team_signals.policies import Roles, is_member, may_read_signals
from reflections.team_signals.reading import read_signals


class OrganisationView(PrivateAPIView):
    """Something of an organisation of the caller; any other does not exist for them."""

    permission_classes = [SignedIn]
    schema_tag = "reflections"

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        refuse_unknown(request, ())

    @property
    def person(self) -> Person:
        return cast("Person", self.request.user)

    def found(self, id: uuid.UUID) -> tuple[Organisation, Roles]:  # noqa: A002
        """Return the organisation, and what the caller is there; raises `Http404`."""
        roles = roles_in(id, self.person)
        if not is_member(roles):
            raise Http404
        return Organisation.objects.get(pk=id), roles


@documentation.signals
class SignalsOfOrganisation(OrganisationView):
    """Which themes live in one organisation."""

    def get(self, request: Request, id: uuid.UUID) -> Response:  # noqa: A002
        organisation, roles = self.found(id)
        if not may_read_signals(roles):
            raise DomainError("not_allowed")
        signals = read_signals(organisation)
        quarters = [
            {
                "first_day": quarter.first_day,
                "last_day": quarter.last_day,
                "themes": [
                    {"theme": theme, "at_least": at_least}
                    for theme, at_least in quarter.themes.items()
                ],
            }
            for quarter in signals.quarters
        ]
        shown = {"organisation": organisation, "quarters": quarters, "next_on": signals.next_on}
        return Response(SignalsSerializer(shown).data)


@documentation.consent
class SignalConsentOfCaller(OrganisationView):
    """Whether the caller is counted in one organisation."""

    parser_classes = [MergePatchParser]

    def get(self, request: Request, id: uuid.UUID) -> Response:  # noqa: A002
        organisation, _roles = self.found(id)
        return _answer(consent_of(self.person, organisation))

    def patch(self, request: Request, id: uuid.UUID) -> Response:  # noqa: A002
        organisation, _roles = self.found(id)
        consent = consent_of(self.person, organisation)
        if not (consent.may_give or consent.given):
            raise DomainError("not_allowed")
        require_match(request, etag(consent.version))
        wanted = checked(SignalConsentChangesSerializer, request.data, partial=True)
        if "given" in wanted:
            change = give_consent if wanted["given"] else withdraw_consent
            change(person=self.person, organisation=organisation)
        return _answer(consent_of(self.person, organisation))


def _answer(consent: Consent) -> Response:
    shown = {
        "given": consent.given,
        "given_at": consent.given_at,
        "withdrawn_at": consent.withdrawn_at,
        "abilities": {"give": consent.may_give},
    }
    return Response(SignalConsentSerializer(shown).data, headers={"ETag": etag(consent.version)})
