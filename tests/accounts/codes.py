"""Codes as an authenticator app shows them."""

from __future__ import annotations

import time

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth

from accounts.models import Person

# The secret of every test's app; what matters is where it must not turn up.
SECRET = "KLANKBORDTESTSECRETAAAAAAAAAAAAA"


def give_app(person: Person) -> None:
    """Let signing in as `person` ask for a code from an app with `SECRET`."""
    auth.TOTP.activate(person, SECRET)


def give_recovery_codes(person: Person) -> list[str]:
    """Give `person` recovery codes and return them."""
    codes: list[str] = RecoveryCodes.activate(person).get_unused_codes()
    return codes


def app_code(secret: str = SECRET, *, steps: int = 0) -> str:
    """Return the code that the app shows now, or `steps` half minutes away."""
    counter = int(time.time()) // 30 + steps
    return str(auth.format_hotp_value(auth.hotp_value(secret, counter)))
