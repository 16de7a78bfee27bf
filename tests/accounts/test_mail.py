"""Mails: in the person's language, in our words, with links into the app."""

from __future__ import annotations

import re
import smtplib
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.utils import translation

import accounts
from accounts.mail import LETTERS, NOTICES, account_mail, reminder_mail
from accounts.models import Language, Person
from config.mail import mail_settings
from tests.accounts.browser import Browser, key_in_mail
from tests.factories.accounts import PersonFactory

FOLDER = Path(accounts.__file__).parent / "templates" / "accounts" / "mail"
FACTS = {"uid": "0199", "key": "abc:def"}


def letter_names(language: str) -> set[str]:
    return {file.stem for file in (FOLDER / language).glob("*.txt")}


@pytest.mark.parametrize("language", Language.values)
def test_every_letter_exists_in_every_language(language: str) -> None:
    assert letter_names(language) == {*LETTERS.values(), "notice", "reminder"}


@pytest.mark.parametrize("language", Language.values)
@pytest.mark.parametrize("name", [*LETTERS, *NOTICES, "reminder"])
def test_letter_is_whole(name: str, language: str) -> None:
    if name == "reminder":
        message = reminder_mail(Person(email="a@klankbord.example", language=language))
    else:
        message = account_mail(name, to="a@klankbord.example", language=language, facts=FACTS)
    assert 10 < len(message.subject) < 80
    assert message.body.endswith("Klankbord\n")
    assert not re.search(r"[{}!]|&#", message.subject + message.body)
    for link in re.findall(r"https?://\S+", message.body):
        assert link.startswith(f"http://localhost:8000/{language}/")


@pytest.mark.parametrize("language", ["nl", "fr"])
def test_notices_are_translated(language: str) -> None:
    with translation.override(language):
        translated = {name: str(text) for name, text in NOTICES.items()}
    with translation.override("en"):
        for name, text in NOTICES.items():
            assert translated[name] != str(text)


@pytest.mark.django_db
def test_mail_speaks_the_language_of_the_person_not_of_the_request() -> None:
    person = PersonFactory(language="fr")
    Browser(language="en").post("/auth/password/request", {"email": person.email})
    assert mail.outbox[-1].subject == "Choisissez un nouveau mot de passe"
    assert f"/fr/password/reset/{key_in_mail('password/reset')}" in str(mail.outbox[-1].body)


@pytest.mark.django_db
def test_mail_to_nobody_speaks_the_language_of_the_request() -> None:
    Browser(language="en").post("/auth/password/request", {"email": "x@klankbord.example"})
    assert mail.outbox[-1].subject == "No account at Klankbord with this e-mail address"


@pytest.mark.django_db
def test_links_name_our_address_whatever_host_was_asked(settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    browser = Browser()
    browser.client.defaults["HTTP_HOST"] = "evil.example"
    browser.sign_up("anna@klankbord.example")
    assert "http://localhost:8000/nl/verify-email/" in str(mail.outbox[-1].body)
    assert "evil" not in str(mail.outbox[-1].body)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "failure", [smtplib.SMTPServerDisconnected("gone"), ConnectionRefusedError(), TimeoutError()]
)
def test_mail_that_cannot_leave_is_said(
    failure: Exception, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(*_args: Any, **_kwargs: Any) -> int:
        raise failure

    PersonFactory(email="known@klankbord.example")
    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", refuse)
    for email in ("anna@klankbord.example", "known@klankbord.example"):
        answer = Browser().sign_up(email)
        assert answer.status_code == 503
        assert answer.json()["errors"][0]["code"] == "mail_unavailable"
        assert email not in caplog.text
    monkeypatch.undo()
    # Nothing is lost: signing in sends the link again.
    browser = Browser()
    assert browser.sign_in("anna@klankbord.example").status_code == 401
    browser.post("/auth/email/verify", {"key": key_in_mail("verify-email")})
    assert browser.signed_in
    assert Person.objects.count() == 2


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("file:///var/mail", ("accounts.mailbox.FolderBackend", "/var/mail", "", 0, False, False)),
        ("smtp://mail.example", ("smtp", "", "mail.example", 25, False, False)),
        ("smtp+tls://mail.example", ("smtp", "", "mail.example", 587, True, False)),
        ("smtps://mail.example:4650", ("smtp", "", "mail.example", 4650, False, True)),
    ],
)
def test_address_of_the_mail_server(url: str, expected: tuple[Any, ...]) -> None:
    found = mail_settings(url)
    backend = "smtp" if "smtp" in found.backend else found.backend
    assert expected == (
        backend,
        found.folder,
        found.host,
        found.port,
        found.start_tls,
        found.tls,
    )


def test_password_of_the_mail_server_is_decoded() -> None:
    found = mail_settings("smtps://me%40example.org:p%2Fw@mail.example")
    assert (found.user, found.password) == ("me@example.org", "p/w")


@pytest.mark.parametrize(
    "url", ["", "mail.example", "http://x", "smtp://", "smtp://x:port", "file:"]
)
def test_other_addresses_are_refused_without_quoting_them(url: str) -> None:
    from django.core.exceptions import ImproperlyConfigured

    with pytest.raises(ImproperlyConfigured) as caught:
        mail_settings(url)
    assert "EMAIL_URL" in str(caught.value)
