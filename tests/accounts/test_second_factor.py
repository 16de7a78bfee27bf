"""Codes from an app, recovery codes, and asking again before something weighty."""

from __future__ import annotations

import json

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail

from accounts.sealing import open_secret
from tests.accounts.browser import Browser
from tests.accounts.codes import SECRET, app_code, give_app, give_recovery_codes
from tests.factories.accounts import PASSWORD, PersonFactory

pytestmark = pytest.mark.django_db


def test_app_is_set_up_and_then_asked_at_every_sign_in() -> None:
    person = PersonFactory()
    browser = Browser()
    browser.sign_in(person.email)
    secret = browser.get("/account/authenticators/totp").json()["meta"]["secret"]
    setting_up = {"code": app_code(secret)}
    # Having signed in is not enough: whoever finds an open screen must not set this up.
    assert browser.post("/account/authenticators/totp", setting_up).status_code == 401
    assert browser.post("/auth/reauthenticate", {"password": PASSWORD}).status_code == 200
    assert browser.post("/account/authenticators/totp", setting_up).status_code == 200
    codes = browser.get("/account/authenticators/recovery-codes").json()["data"]["unused_codes"]
    assert len(codes) == 10
    browser.sign_out()

    answer = browser.sign_in(person.email)
    assert answer.status_code == 401
    assert {"id": "mfa_authenticate", "is_pending": True, "types": ["recovery_codes", "totp"]} in (
        answer.json()["data"]["flows"]
    )
    assert not browser.signed_in
    wrong = browser.post("/auth/2fa/authenticate", {"code": "000000"})
    assert wrong.json()["errors"][0]["code"] == "incorrect_code"
    assert browser.post("/auth/2fa/authenticate", {"code": app_code(secret)}).status_code == 200
    assert browser.signed_in


def test_code_from_the_app_works_once_on_all_workers() -> None:
    person = PersonFactory()
    give_app(person)
    code = {"code": app_code()}
    first, second = Browser(), Browser()
    first.sign_in(person.email)
    second.sign_in(person.email)
    assert first.post("/auth/2fa/authenticate", code).status_code == 200
    assert second.post("/auth/2fa/authenticate", code).status_code == 400
    assert not second.signed_in


def test_recovery_code_works_once() -> None:
    person = PersonFactory()
    give_app(person)
    code = {"code": give_recovery_codes(person)[0]}
    first, second = Browser(), Browser()
    first.sign_in(person.email)
    second.sign_in(person.email)
    assert first.post("/auth/2fa/authenticate", code).status_code == 200
    assert second.post("/auth/2fa/authenticate", code).status_code == 400


def test_password_alone_opens_nothing_once_there_is_a_second_factor() -> None:
    person = PersonFactory()
    give_app(person)
    browser = Browser()
    browser.sign_in(person.email)
    assert browser.get("/account/authenticators").status_code == 401
    assert browser.get("/auth/sessions").status_code == 401


def test_new_password_through_a_link_does_not_go_around_the_second_factor() -> None:
    from tests.accounts.browser import key_in_mail

    person = PersonFactory()
    give_app(person)
    browser = Browser()
    browser.post("/auth/password/request", {"email": person.email})
    key = key_in_mail("password/reset")
    browser.post("/auth/password/reset", {"key": key, "password": "een-heel-ander-woord-7"})
    assert not browser.signed_in
    assert browser.sign_in(person.email, "een-heel-ander-woord-7").status_code == 401
    assert not browser.signed_in


def test_secrets_of_second_factors_are_sealed_in_the_database() -> None:
    person = PersonFactory()
    give_app(person)
    codes = give_recovery_codes(person)
    rows = {row.type: row.data for row in Authenticator.objects.all()}
    stored = json.dumps(list(rows.values()))
    assert SECRET not in stored
    assert not any(code in stored for code in codes)
    assert open_secret(rows["totp"]["secret"]) == SECRET
    assert rows["recovery_codes"]["seed"].startswith("f1:")


def test_person_hears_when_a_second_factor_is_taken_off() -> None:
    person = PersonFactory(language="en")
    give_app(person)
    browser = Browser()
    browser.sign_in(person.email)
    browser.post("/auth/2fa/authenticate", {"code": app_code()})
    browser.post("/auth/reauthenticate", {"password": PASSWORD})
    assert browser.delete("/account/authenticators/totp").status_code == 200
    assert not Authenticator.objects.exists()
    assert "no longer asks for a code" in str(mail.outbox[-1].body)
