"""Where allauth asks us: which words, which address, which seal."""

from __future__ import annotations

import smtplib
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.signup import prevent_enumeration
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.headless.base.response import AuthenticationResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from django import forms
from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.addresses import normalise_email
from accounts.client_address import client_address, network_of
from accounts.mail import account_mail
from accounts.models import Person
from accounts.sealing import open_secret, seal_secret
from accounts.signup import language_of_request


class MailNotSentError(Exception):
    """The mail server did not take a mail. Nobody may be told more than that."""


def shown_name(person: Person) -> str:
    """Return how allauth's answers name a person."""
    return person.get_short_name()


class AccountAdapter(DefaultAccountAdapter):
    """Signing up and in, with our own words."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("This account is closed."),
        "email_password_mismatch": _(
            "This e-mail address and password do not belong together. Check both and try again."
        ),
        "email_taken": _("This e-mail address cannot be used. Take another one."),
        "duplicate_email": _("This is your e-mail address already."),
        "enter_current_password": _("This is not your present password."),
        "incorrect_code": _("This code is not right, or it has been used. Try the next one."),
        "incorrect_passkey": _("This passkey was not accepted. Try again, or take another way."),
        "incorrect_password": _("This is not your password."),
        "invalid_login": _("Fill in your e-mail address and your password."),
        "invalid_or_expired_key": _("This link does not work any more. Ask for a new one."),
        "invalid_password_reset": _("This link does not work any more. Ask for a new one."),
        "rate_limited": _("These were many attempts. Wait a few minutes and try again."),
        "same_as_current": _("This is the same as it was."),
        "too_many_login_attempts": _(
            "These were many attempts. Wait a few minutes and try again, or set a new password."
        ),
    }

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send one of our own mails, in the person's language or else in the request's.

        Raises `MailNotSentError`, so that the request fails visibly instead of losing a link.
        """
        person = (
            context.get("user")
            or Person.objects.filter(email=normalise_email(email)).first()
            # A notice to the address that somebody has just left.
            or (self.request.user if self.request.user.is_authenticated else None)
        )
        language = person.language if person else language_of_request()
        message = account_mail(template_prefix, to=email, language=language, facts=context)
        try:
            message.send()
        except (smtplib.SMTPException, OSError) as error:
            raise MailNotSentError from error

    def save_user(
        self, request: HttpRequest, user: Person, form: forms.Form, commit: bool = True
    ) -> Person:
        """Store the new person; when somebody else just took the address, act as if it was ours.

        Two sign-ups with one address at the same moment both pass the form's check; the second
        one then gets the answer of an address that is known.
        """
        try:
            with transaction.atomic():
                saved: Person = super().save_user(request, user, form, commit)
        except IntegrityError:
            prevent_enumeration(request, email=form.cleaned_data["email"])
            raise ImmediateHttpResponse(AuthenticationResponse(request)) from None
        return saved

    def get_client_ip(self, request: HttpRequest) -> str:
        return client_address(request)

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        # allauth counts by address alone, so a stranger could lock somebody out.
        email = normalise_email(credentials.get("email", ""))
        return f"{email} from {network_of(client_address(request))}"


class SecondFactorAdapter(DefaultMFAAdapter):
    """Second factors: sealed secrets, and a name that people recognise in their app."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": AccountAdapter.error_messages["incorrect_code"],
        "unverified_email": _("Confirm your e-mail address first: open the link we sent you."),
    }

    def encrypt(self, text: str) -> str:
        return seal_secret(text)

    def decrypt(self, encrypted_text: str) -> str:
        return open_secret(encrypted_text)

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {**super().get_public_key_credential_rp_entity(), "name": "Klankbord"}
