"""Passkeys: adding one, signing in with it alone, and as a second factor."""

from __future__ import annotations

from typing import Any

import pytest
from allauth.mfa.models import Authenticator

from accounts.models import Person
from tests.accounts.authenticator import SoftwareAuthenticator
from tests.accounts.browser import Browser
from tests.factories.accounts import PASSWORD, PersonFactory

pytestmark = pytest.mark.django_db


def add_passkey(person: Person, passkey: SoftwareAuthenticator) -> Any:
    """Add `passkey` to the account of `person`, as the account page does."""
    browser = Browser()
    browser.sign_in(person.email)
    browser.post("/auth/reauthenticate", {"password": PASSWORD})
    options = browser.get("/account/authenticators/webauthn?passwordless").json()
    credential = passkey.create(options["data"]["creation_options"]["publicKey"])
    return browser.post(
        "/account/authenticators/webauthn", {"name": "Laptop", "credential": credential}
    )


def test_passkey_is_added_and_signs_in_alone() -> None:
    person = PersonFactory()
    passkey = SoftwareAuthenticator("https://testserver")
    added = add_passkey(person, passkey)
    assert added.status_code == 200
    assert added.json()["data"]["name"] == "Laptop"
    assert added.json()["data"]["is_passwordless"] is True

    browser = Browser()
    options = browser.get("/auth/webauthn/login").json()["data"]["request_options"]["publicKey"]
    answer = browser.post("/auth/webauthn/login", {"credential": passkey.get(options)})
    assert answer.status_code == 200
    assert answer.json()["data"]["user"]["id"] == str(person.pk)
    assert browser.signed_in


def test_passkey_is_a_second_factor_after_the_password() -> None:
    person = PersonFactory()
    passkey = SoftwareAuthenticator("https://testserver")
    add_passkey(person, passkey)
    browser = Browser()
    assert browser.sign_in(person.email).status_code == 401
    options = browser.get("/auth/webauthn/authenticate").json()["data"]["request_options"]
    credential = passkey.get(options["publicKey"])
    answer = browser.post("/auth/webauthn/authenticate", {"credential": credential})
    assert answer.status_code == 200
    assert browser.signed_in


def test_passkey_made_for_another_site_is_refused() -> None:
    added = add_passkey(PersonFactory(), SoftwareAuthenticator("https://klankbord.example.net"))
    assert added.status_code == 400
    assert not Authenticator.objects.exists()


def test_answer_to_an_old_challenge_is_refused() -> None:
    person = PersonFactory()
    passkey = SoftwareAuthenticator("https://testserver")
    add_passkey(person, passkey)
    browser = Browser()
    options = browser.get("/auth/webauthn/login").json()["data"]["request_options"]["publicKey"]
    browser.get("/auth/webauthn/login")
    answer = browser.post("/auth/webauthn/login", {"credential": passkey.get(options)})
    assert answer.status_code == 400
    assert not browser.signed_in


def test_passkey_of_somebody_else_is_refused() -> None:
    owner, other = PersonFactory(), PersonFactory()
    passkey = SoftwareAuthenticator("https://testserver")
    add_passkey(owner, passkey)
    stranger = SoftwareAuthenticator("https://testserver")
    stranger.user_handle = passkey.user_handle
    browser = Browser()
    options = browser.get("/auth/webauthn/login").json()["data"]["request_options"]["publicKey"]
    answer = browser.post("/auth/webauthn/login", {"credential": stranger.get(options)})
    assert answer.status_code == 400
    assert not browser.signed_in
    assert not Authenticator.objects.filter(user=other).exists()


def test_wrong_signature_is_refused() -> None:
    person = PersonFactory()
    passkey = SoftwareAuthenticator("https://testserver")
    add_passkey(person, passkey)
    passkey.key = SoftwareAuthenticator("https://testserver").key
    browser = Browser()
    options = browser.get("/auth/webauthn/login").json()["data"]["request_options"]["publicKey"]
    answer = browser.post("/auth/webauthn/login", {"credential": passkey.get(options)})
    assert answer.status_code == 400
    assert not browser.signed_in


@pytest.mark.parametrize(
    "credential",
    [
        None,
        {},
        [],
        "x",
        7,
        {"id": "x"},
        {"response": None},
        {"response": {"userHandle": 7}},
        {"response": {"userHandle": "AAAA"}},
        {"response": {"userHandle": "____"}},
        {"id": "a", "rawId": "a", "type": "public-key", "response": {"clientDataJSON": "e30"}},
        {
            "id": "YQ",
            "rawId": "YQ",
            "type": "public-key",
            "response": {
                "clientDataJSON": "e30",
                "attestationObject": "_w",
                "authenticatorData": "AA",
                "signature": "AA",
                "userHandle": "YQ",
            },
        },
    ],
    ids=str,
)
def test_broken_credential_is_refused(credential: Any) -> None:
    person = PersonFactory()
    browser = Browser()
    browser.get("/auth/webauthn/login")
    assert browser.post("/auth/webauthn/login", {"credential": credential}).status_code == 400
    browser.sign_in(person.email)
    browser.post("/auth/reauthenticate", {"password": PASSWORD})
    browser.get("/account/authenticators/webauthn?passwordless")
    adding = {"name": "x", "credential": credential}
    assert browser.post("/account/authenticators/webauthn", adding).status_code == 400
