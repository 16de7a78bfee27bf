"""Whether a session was opened with a second factor."""

from __future__ import annotations

import time

from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.reauthentication import did_recently_reauthenticate
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest

from accounts.models import Person

# A recovery code lets someone in who lost their phone; it does not open the admin.
_STRONG = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def has_second_factor(person: Person) -> bool:
    """Tell whether `person` has an app or a passkey as second factor."""
    return bool(Authenticator.objects.filter(user=person, type__in=_STRONG).exists())


def used_second_factor(request: HttpRequest, person: Person) -> bool:
    """Tell whether this session proved a second factor that `person` still has, and lately.

    "Lately" is `OPERATOR_SECOND_FACTOR_AGE` seconds.
    """
    oldest = time.time() - settings.OPERATOR_SECOND_FACTOR_AGE
    proved = [
        record.get("id")
        for record in get_authentication_records(request, person)
        if record.get("method") == "mfa" and float(record.get("at", 0)) >= oldest
    ]
    return any(
        authenticator.pk in proved
        for authenticator in Authenticator.objects.filter(user=person, type__in=_STRONG)
    )


def confirmed_lately(request: HttpRequest) -> bool:
    """Tell whether who is signed in said once more, minutes ago, that it is them.

    By password or second factor, at allauth's endpoints for that.
    """
    return bool(did_recently_reauthenticate(request))
