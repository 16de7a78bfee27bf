"""Erasing one's own account: asked once more, whole, and confirmed."""

from __future__ import annotations

import smtplib
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.management import CommandError, call_command

from accounts import erasing
from accounts.erasing import erase_account
from accounts.models import AuditEntry, Person
from core.models import DataKey, IdempotencyRecord
from core.tenancy import acting_as
from reflections.models import Reflection
from tests.accounts.browser import Browser
from tests.accounts.codes import app_code, give_app
from tests.api.reflections.conftest import post, reflection_body
from tests.factories.accounts import PASSWORD, PersonFactory
from tests.factories.reflections import ReflectionFactory

pytestmark = pytest.mark.django_db(transaction=True)
ME = "/api/v1/me"


def erase(browser: Browser, tag: str | None = None) -> Any:
    """Ask to erase the account of who is signed in."""
    token = browser.client.cookies["csrftoken"].value
    headers = {"X-CSRFToken": token, "If-Match": tag or browser.client.get(ME)["ETag"]}
    return browser.client.delete(ME, headers=headers)


def confirm(browser: Browser) -> None:
    assert browser.post("/auth/reauthenticate", {"password": PASSWORD}).status_code == 200


def test_it_asks_once_more_who_is_there() -> None:
    person = PersonFactory()
    browser = Browser()
    browser.sign_in(person.email)
    refused = erase(browser)
    assert refused.status_code == 403
    assert refused.json()["type"].endswith(":reauthentication-needed")
    assert Person.objects.filter(pk=person.pk).exists()


def test_whoever_confirmed_it_is_gone_and_signed_out_everywhere() -> None:
    person, other = PersonFactory(), PersonFactory()
    ReflectionFactory(person=person)
    here, elsewhere, somebody_else = Browser(), Browser(), Browser()
    for browser, who in ((here, person), (elsewhere, person), (somebody_else, other)):
        browser.sign_in(who.email)
    confirm(here)
    assert erase(here).status_code == 204
    assert not here.signed_in
    assert not elsewhere.signed_in
    assert somebody_else.signed_in
    assert not Person.objects.filter(pk=person.pk).exists()
    assert here.sign_in(person.email).status_code == 400
    with acting_as(person.pk):
        assert not Reflection.objects.exists()
        assert not DataKey.objects.exists()


def test_no_session_of_theirs_is_left() -> None:
    person = PersonFactory()
    here, elsewhere = Browser(), Browser()
    here.sign_in(person.email)
    elsewhere.sign_in(person.email)
    confirm(here)
    erase(here)
    left = [session.get_decoded() for session in Session.objects.all()]
    assert not [data for data in left if data.get("_auth_user_id") == str(person.pk)]


def test_a_second_factor_confirms_too_and_goes_along() -> None:
    person = PersonFactory()
    browser = Browser()
    browser.sign_in(person.email)
    give_app(person)
    assert browser.post("/auth/2fa/reauthenticate", {"code": app_code()}).status_code == 200
    assert erase(browser).status_code == 204


def test_another_version_of_the_account_is_not_erased() -> None:
    person = PersonFactory()
    browser = Browser()
    browser.sign_in(person.email)
    confirm(browser)
    assert erase(browser, '"older"').status_code == 412
    assert Person.objects.filter(pk=person.pk).exists()


def test_the_mail_says_that_it_happened_and_nothing_else() -> None:
    person = PersonFactory(language="fr", display_name="Noor")
    ReflectionFactory(person=person, title="Stilte")
    erase_account(person=person, by=person)
    (message,) = mail.outbox
    assert message.to == [person.email]
    assert message.subject == "Votre compte est effacé"
    assert not {word for word in ("Noor", "Stilte", "http") if word in message.body}


def test_a_mail_that_is_not_taken_brings_nothing_back(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    class Refusing:
        def send(self) -> None:
            raise smtplib.SMTPServerDisconnected

    monkeypatch.setattr(erasing, "account_mail", lambda *_, **__: Refusing())
    person = PersonFactory()
    erase_account(person=person, by=person)
    assert not Person.objects.filter(pk=person.pk).exists()
    assert "not taken" in caplog.text
    assert person.email not in caplog.text


def test_all_of_it_happens_or_nothing(monkeypatch: pytest.MonkeyPatch, client_for: Any) -> None:
    person = PersonFactory()
    browser = Browser()
    browser.sign_in(person.email)
    assert post(client_for(person), reflection_body()).status_code == 201
    tables = [Reflection, DataKey, IdempotencyRecord, Session]

    def counts() -> list[int]:
        with acting_as(person.pk):
            return [model.objects.count() for model in tables]

    before = counts()
    assert 0 not in before

    def fail(*_: Any, **__: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr(Person, "delete", fail)
    with pytest.raises(RuntimeError):
        erase_account(person=person, by=person)
    assert counts() == before
    assert browser.signed_in
    assert not AuditEntry.objects.exists()
    assert mail.outbox == []


def test_a_command_does_it_when_it_is_said_twice() -> None:
    person = PersonFactory()
    with pytest.raises(CommandError, match="--for-good"):
        call_command("erase_account", person.email)
    assert Person.objects.filter(pk=person.pk).exists()
    call_command("erase_account", person.email, "--for-good")
    assert not Person.objects.filter(pk=person.pk).exists()
    entry = AuditEntry.objects.get()
    assert (entry.action, entry.subject_id, entry.actor_id) == ("account_erased", person.pk, None)
    with pytest.raises(CommandError, match="Nobody"):
        call_command("erase_account", person.email, "--for-good")
