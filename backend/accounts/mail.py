"""Mails about accounts, and reminders: own words, in one's language, with links into the app.

A mail is a text file `templates/accounts/mail/<language>/<name>.txt`: its first line is the
subject, the second is empty, the rest is the text.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from accounts.reminders import refusal_key

# allauth's name of a mail → ours.
LETTERS = {
    "account/email/email_confirmation_signup": "verify_sign_up",
    "account/email/email_confirmation": "verify_address",
    "account/email/account_already_exists": "account_exists",
    "account/email/unknown_account": "account_unknown",
    "account/email/password_reset_key": "reset_password",
    # Not of allauth's, but of `accounts.erasing`.
    "account_erased": "account_erased",
}
# allauth's name of a notice that something has changed → what has changed.
NOTICES: dict[str, Promise] = {
    "account/email/password_changed": _("The password of your account was changed."),
    "account/email/password_reset": _("Your password was set anew through a link in an e-mail."),
    "account/email/password_set": _("Your account now has a password."),
    "account/email/email_changed": _("The e-mail address of your account was changed."),
    "account/email/email_deleted": _("An e-mail address was taken off your account."),
    "account/email/email_confirm": _("The e-mail address of your account was confirmed."),
    "mfa/email/totp_activated": _("Signing in now asks for a code from your app."),
    "mfa/email/totp_deactivated": _("Signing in no longer asks for a code from your app."),
    "mfa/email/webauthn_added": _("A passkey was added to your account."),
    "mfa/email/webauthn_removed": _("A passkey was taken off your account."),
    "mfa/email/recovery_codes_generated": _("New recovery codes were made for your account."),
}


def account_mail(name: str, *, to: str, language: str, facts: dict[str, Any]) -> EmailMessage:
    """Return the mail that allauth calls `name`, ready to send.

    `facts` is allauth's context: `key` and for a reset `uid` (they make the link), `user_agent`
    and `timestamp` for a notice. Raises `KeyError` for a mail that has no text here, so that a
    new one is never sent in somebody else's words.
    """
    with translation.override(language):
        context = {**_links(language, facts), "facts": facts}
        if name in NOTICES:
            letter = "notice"
            context["what"] = str(NOTICES[name])
        else:
            letter = LETTERS[name]
        return _letter(letter, to=to, language=language, context=context)


def reminder_mail(person: Person) -> EmailMessage:
    """Return the mail that says to `person` that something waits, and not what.

    Its link to end these mails needs no signing in. What makes it work stands behind the `#`,
    which browsers keep to themselves.
    """
    home = f"{settings.PUBLIC_URL}/{person.language}"
    stop = f"{home}/reminders#{refusal_key(person)}"
    mail = _letter(
        "reminder",
        to=person.email,
        language=person.language,
        context={"today": f"{home}/today", "stop": stop},
    )
    mail.extra_headers = {"Auto-Submitted": "auto-generated", "List-Unsubscribe": f"<{stop}>"}
    return mail


def _letter(name: str, *, to: str, language: str, context: dict[str, Any]) -> EmailMessage:
    text = render_to_string(f"accounts/mail/{language}/{name}.txt", context)
    subject, _separator, body = text.partition("\n")
    return EmailMessage(subject.strip(), body.strip() + "\n", settings.DEFAULT_FROM_EMAIL, [to])


def _links(language: str, facts: dict[str, Any]) -> dict[str, str]:
    home = f"{settings.PUBLIC_URL}/{language}"
    links = {
        "sign_in": f"{home}/sign-in",
        "sign_up": f"{home}/sign-up",
        "forgot": f"{home}/password/forgot",
        "account": f"{home}/account",
    }
    if "uid" in facts:
        links["reset"] = f"{home}/password/reset/{quote(facts['uid'] + '-' + facts['key'])}"
    elif "key" in facts:
        links["verify"] = f"{home}/verify-email/{quote(facts['key'], safe=':')}"
    return links
