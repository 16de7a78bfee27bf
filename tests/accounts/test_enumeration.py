"""Nobody can find out who has an account: same answers, same work."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.core import mail

from accounts.models import Person
from tests.accounts.browser import Browser
from tests.factories.accounts import PASSWORD, PersonFactory

pytestmark = pytest.mark.django_db

KNOWN, UNKNOWN = "known@klankbord.example", "unknown@klankbord.example"


class CountingHasher(PBKDF2PasswordHasher):
    """Counts how often a password is hashed, which is what takes the time."""

    algorithm = "counting"
    iterations = 1
    hashed = 0

    def encode(self, password: str, salt: str, iterations: int | None = None) -> str:
        type(self).hashed += 1
        return super().encode(password, salt, iterations)


@pytest.fixture
def hashed(settings: Any) -> type[CountingHasher]:
    settings.PASSWORD_HASHERS = ["tests.accounts.test_enumeration.CountingHasher"]
    return CountingHasher


def answer_to(browser: Browser, path: str, body: dict[str, str]) -> tuple[int, Any, set[str]]:
    """What a caller can compare: status, body, names of headers."""
    response = browser.post(path, body)
    return response.status_code, response.json(), set(response.headers)


@pytest.mark.parametrize("verified", [True, False])
def test_sign_up_answers_alike_and_sends_one_mail(verified: bool) -> None:
    PersonFactory(email=KNOWN, unverified=not verified)
    answers, mails = [], []
    for email in (KNOWN, UNKNOWN):
        before = len(mail.outbox)
        answers.append(
            answer_to(Browser(), "/auth/signup", {"email": email, "password": PASSWORD + "x"})
        )
        mails.append(len(mail.outbox) - before)
    assert answers[0] == answers[1]
    assert answers[0][0] == 401
    assert mails == [1, 1]
    # The one who has an account keeps it as it was.
    assert Person.objects.get(email=KNOWN).check_password(PASSWORD)


@pytest.mark.parametrize("email", [KNOWN, UNKNOWN])
def test_sign_up_hashes_once_whether_the_address_is_known_or_not(
    hashed: type[CountingHasher], email: str
) -> None:
    PersonFactory(email=KNOWN)
    browser = Browser()
    hashed.hashed = 0
    browser.sign_up(email, PASSWORD + "x")
    assert hashed.hashed == 1


@pytest.mark.parametrize("email", [KNOWN, UNKNOWN])
def test_sign_in_hashes_once_whether_the_address_is_known_or_not(
    hashed: type[CountingHasher], email: str
) -> None:
    PersonFactory(email=KNOWN)
    browser = Browser()
    hashed.hashed = 0
    browser.sign_in(email, "verkeerd wachtwoord")
    assert hashed.hashed == 1


def test_failed_sign_in_answers_alike() -> None:
    PersonFactory(email=KNOWN)
    PersonFactory(email="closed@klankbord.example", is_active=False)
    wrong = "verkeerd wachtwoord"
    answers = [
        answer_to(Browser(), "/auth/login", {"email": email, "password": wrong})
        for email in (KNOWN, UNKNOWN, "closed@klankbord.example")
    ]
    assert answers[0] == answers[1] == answers[2]
    assert answers[0][0] == 400


def test_asking_a_new_password_answers_alike_and_sends_one_mail() -> None:
    PersonFactory(email=KNOWN)
    PersonFactory(email="closed@klankbord.example", is_active=False)
    answers, mails = [], []
    for email in (KNOWN, UNKNOWN, "closed@klankbord.example"):
        before = len(mail.outbox)
        answers.append(answer_to(Browser(), "/auth/password/request", {"email": email}))
        mails.append(len(mail.outbox) - before)
    assert answers[0] == answers[1] == answers[2]
    assert answers[0][0] == 200
    assert mails == [1, 1, 1]


def test_taking_over_the_address_of_somebody_else_looks_like_success_and_never_is() -> None:
    PersonFactory(email=KNOWN)
    thief = PersonFactory(email="thief@klankbord.example")
    browser = Browser()
    browser.sign_in(thief.email)
    browser.post("/auth/reauthenticate", {"password": PASSWORD})
    known = browser.post("/account/email", {"email": KNOWN})
    assert known.status_code == 200
    key_mails = [message for message in mail.outbox if "verify-email" in str(message.body)]
    for message in key_mails:
        key = str(message.body).split("/verify-email/")[1].split()[0]
        assert browser.post("/auth/email/verify", {"key": key}).status_code == 400
    thief.refresh_from_db()
    assert thief.email == "thief@klankbord.example"
    assert Browser().sign_in(KNOWN).status_code == 200


def test_somebody_who_signed_up_with_my_address_cannot_keep_me_out() -> None:
    from tests.accounts.browser import key_in_mail

    Browser().sign_up(KNOWN, "wachtwoord-van-een-ander")
    me = Browser()
    me.post("/auth/password/request", {"email": KNOWN})
    me.post("/auth/password/reset", {"key": key_in_mail("password/reset"), "password": PASSWORD})
    me.sign_in(KNOWN)
    me.post("/auth/email/verify", {"key": key_in_mail("verify-email")})
    assert me.signed_in
