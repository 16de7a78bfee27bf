"""Signing up, confirming, signing in and out, and setting a new password."""

from __future__ import annotations

import pytest
from allauth.account.models import EmailAddress
from django.contrib.sessions.models import Session
from django.core import mail

from accounts.models import Person
from tests.accounts.browser import Browser, key_in_mail
from tests.factories.accounts import PASSWORD, PersonFactory

pytestmark = pytest.mark.django_db

ANNA = "anna@klankbord.example"


def pending(response) -> list[str]:
    """The steps that an answer says are still to do."""
    flows = response.json()["data"]["flows"]
    return [flow["id"] for flow in flows if flow.get("is_pending")]


def test_sign_up_waits_for_the_confirmation_of_the_address() -> None:
    browser = Browser()
    answer = browser.sign_up("Anna@Klankbord.example", display_name="Anna", language="fr")
    assert (answer.status_code, pending(answer)) == (401, ["verify_email"])
    person = Person.objects.get()
    assert (person.email, person.display_name, person.language) == (ANNA, "Anna", "fr")
    assert not browser.signed_in
    answer = browser.sign_in(ANNA)
    assert (answer.status_code, pending(answer)) == (401, ["verify_email"])
    assert not browser.signed_in


def test_the_link_in_the_mail_confirms_and_signs_in() -> None:
    browser = Browser()
    browser.sign_up(ANNA)
    key = key_in_mail("verify-email")
    seen = browser.get("/auth/email/verify", **{"X-Email-Verification-Key": key})
    assert (seen.status_code, seen.json()["data"]["email"]) == (200, ANNA)
    assert not EmailAddress.objects.get().verified
    assert browser.post("/auth/email/verify", {"key": key}).status_code == 200
    assert EmailAddress.objects.get().verified
    assert browser.signed_in


def test_the_link_opened_elsewhere_confirms_without_signing_in() -> None:
    Browser().sign_up(ANNA)
    elsewhere = Browser()
    answer = elsewhere.post("/auth/email/verify", {"key": key_in_mail("verify-email")})
    assert answer.status_code == 401
    assert not elsewhere.signed_in
    assert elsewhere.sign_in(ANNA).status_code == 200


def test_language_of_a_new_person_is_that_of_the_request() -> None:
    Browser(language="fr-BE,fr;q=0.9").sign_up("marie@klankbord.example")
    Browser(language="de").sign_up("hans@klankbord.example")
    languages = dict(Person.objects.values_list("email", "language"))
    assert languages == {"marie@klankbord.example": "fr", "hans@klankbord.example": "nl"}


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("kort", "password_too_short"),
        ("wachtwoord", "password_too_common"),
        ("1234567890", "password_too_common"),
        ("anna@klankbord", "password_too_similar"),
    ],
)
def test_weak_password_is_refused_with_a_reason(password: str, code: str) -> None:
    answer = Browser().sign_up(ANNA, password)
    assert answer.status_code == 400
    assert code in [error["code"] for error in answer.json()["errors"]]
    assert all(error["param"] == "password" for error in answer.json()["errors"])
    assert not Person.objects.exists()


def test_sign_out_ends_the_session_on_the_server() -> None:
    PersonFactory(email=ANNA)
    browser = Browser()
    assert browser.sign_in(ANNA).status_code == 200
    assert Session.objects.count() == 1
    assert browser.sign_out().status_code == 401
    assert not browser.signed_in
    assert not Session.objects.exists()


def test_address_is_the_same_in_any_case() -> None:
    PersonFactory(email=ANNA)
    assert Browser().sign_in("ANNA@Klankbord.Example").status_code == 200


def test_closed_account_cannot_sign_in() -> None:
    PersonFactory(email=ANNA, is_active=False)
    browser = Browser()
    answer = browser.sign_in(ANNA)
    assert answer.status_code == 401
    assert pending(answer) == []
    assert not browser.signed_in


def test_write_without_the_csrf_token_is_refused() -> None:
    PersonFactory(email=ANNA)
    browser = Browser()
    browser.client.cookies.pop("csrftoken")
    assert browser.sign_in(ANNA).status_code == 403


def test_any_answer_brings_the_csrf_token_to_the_app() -> None:
    cookie = Browser().client.cookies["csrftoken"]
    assert not cookie["httponly"]
    assert cookie["samesite"] == "Lax"


def test_new_password_through_a_link() -> None:
    person = PersonFactory(email=ANNA)
    signed_in_before = Browser()
    signed_in_before.sign_in(ANNA)
    browser = Browser()
    assert browser.post("/auth/password/request", {"email": ANNA}).status_code == 200
    key = key_in_mail("password/reset")
    seen = browser.get("/auth/password/reset", **{"X-Password-Reset-Key": key})
    assert seen.status_code == 200
    weak = browser.post("/auth/password/reset", {"key": key, "password": "kort"})
    assert weak.json()["errors"][0]["code"] == "password_too_short"
    new = "een-heel-ander-woord-7"
    assert browser.post("/auth/password/reset", {"key": key, "password": new}).status_code == 401
    again = browser.post("/auth/password/reset", {"key": key, "password": new})
    assert again.json()["errors"][0]["code"] == "invalid_password_reset"
    person.refresh_from_db()
    assert person.check_password(new)
    assert browser.sign_in(ANNA, PASSWORD).status_code == 400
    assert browser.sign_in(ANNA, new).status_code == 200
    assert not signed_in_before.signed_in


def test_change_of_password_asks_the_present_one_and_ends_other_sessions() -> None:
    PersonFactory(email=ANNA)
    here, elsewhere = Browser(), Browser()
    here.sign_in(ANNA)
    elsewhere.sign_in(ANNA)
    new = "een-heel-ander-woord-7"
    wrong = here.post(
        "/account/password/change", {"current_password": "verkeerd", "new_password": new}
    )
    assert wrong.json()["errors"][0]["param"] == "current_password"
    right = here.post(
        "/account/password/change", {"current_password": PASSWORD, "new_password": new}
    )
    assert right.status_code == 200
    assert here.signed_in
    assert not elsewhere.signed_in


def test_new_address_counts_once_it_is_confirmed() -> None:
    person = PersonFactory(email=ANNA)
    browser = Browser()
    browser.sign_in(ANNA)
    new = "anna.new@klankbord.example"
    assert browser.post("/account/email", {"email": new}).status_code == 401
    browser.post("/auth/reauthenticate", {"password": PASSWORD})
    assert browser.post("/account/email", {"email": new}).status_code == 200
    person.refresh_from_db()
    assert person.email == ANNA
    assert (
        browser.post("/auth/email/verify", {"key": key_in_mail("verify-email")}).status_code == 200
    )
    person.refresh_from_db()
    assert person.email == new
    assert mail.outbox[-1].to == [ANNA]  # the old address hears of it


def test_two_sign_ups_at_once_make_one_person(monkeypatch: pytest.MonkeyPatch) -> None:
    from allauth.account.internal.flows import manage_email

    PersonFactory(email=ANNA)
    # The other sign-up was stored after this one looked.
    monkeypatch.setattr(manage_email, "assess_unique_email", lambda *_args, **_kwargs: True)
    answer = Browser().sign_up(ANNA)
    assert (answer.status_code, pending(answer)) == (401, ["verify_email"])
    assert Person.objects.count() == 1
