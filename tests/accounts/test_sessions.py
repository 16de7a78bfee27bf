"""Sessions: listed, ended, renewed while they are used."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.models import Session
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

import accounts
from accounts.models import Person
from accounts.sessions import SessionStore
from tests.accounts.browser import Browser
from tests.factories.accounts import PersonFactory

pytestmark = pytest.mark.django_db


def test_sessions_are_listed_and_another_one_is_ended() -> None:
    person = PersonFactory()
    here, elsewhere = Browser(), Browser(address="203.0.113.5")
    here.sign_in(person.email)
    elsewhere.sign_in(person.email)
    # allauth lists them in any order.
    listed = {row["is_current"]: row for row in here.get("/auth/sessions").json()["data"]}
    assert {current: row["ip"] for current, row in listed.items()} == {
        True: "198.51.100.7",
        False: "203.0.113.5",
    }
    left = here.delete("/auth/sessions", {"sessions": [listed[False]["id"]]})
    assert [row["id"] for row in left.json()["data"]] == [listed[True]["id"]]
    assert not elsewhere.signed_in
    assert here.signed_in


def test_session_of_somebody_else_is_not_ended() -> None:
    owner, other = PersonFactory(), PersonFactory()
    here, elsewhere = Browser(), Browser()
    here.sign_in(owner.email)
    elsewhere.sign_in(other.email)
    foreign = UserSession.objects.get(user=owner).pk
    assert elsewhere.delete("/auth/sessions", {"sessions": [foreign]}).status_code == 400
    assert here.signed_in


def test_session_cookie_cannot_be_read_by_scripts() -> None:
    person = PersonFactory()
    browser = Browser()
    browser.sign_in(person.email)
    cookie = browser.client.cookies["klankbord"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert cookie["max-age"] == 30 * 24 * 3600


def test_session_gets_a_new_key_at_sign_in() -> None:
    person = PersonFactory()
    browser = Browser()
    browser.sign_in(person.email, "verkeerd wachtwoord")
    before = set(Session.objects.values_list("session_key", flat=True))
    browser.sign_in(person.email)
    assert Session.objects.get().session_key not in before


def test_use_moves_the_end_of_a_session_along(settings: Any) -> None:
    person = PersonFactory()
    browser = Browser()
    browser.sign_in(person.email)
    yesterday = timezone.now() - timedelta(days=1)
    session = browser.client.session
    session["seen"] = int(yesterday.timestamp())
    session.save()
    Session.objects.update(expire_date=timezone.now() + timedelta(days=2))
    UserSession.objects.update(last_seen_at=yesterday)

    answer = browser.get("/auth/session")
    assert answer.cookies["klankbord"]["max-age"] == settings.SESSION_COOKIE_AGE
    assert Session.objects.get().expire_date > timezone.now() + timedelta(days=29)
    assert UserSession.objects.get().last_seen_at > yesterday + timedelta(hours=23)

    assert "klankbord" not in browser.get("/auth/session").cookies  # once an hour is enough


def test_session_of_a_closed_account_ends_at_once() -> None:
    person = PersonFactory()
    browser = Browser()
    browser.sign_in(person.email)
    person.is_active = False
    person.save()
    assert not browser.signed_in


def known(person: Person) -> Browser:
    """Return a browser whose session has been seen before, so that its person is read along."""
    browser = Browser()
    browser.sign_in(person.email)
    assert browser.signed_in
    with CaptureQueriesContext(connection) as queries:
        assert browser.signed_in
    assert not [each for each in queries if 'FROM "accounts_person"' in each["sql"]]
    return browser


def test_a_known_session_of_a_closed_account_ends_at_once() -> None:
    person = PersonFactory()
    browser = known(person)
    Person.objects.filter(pk=person.pk).update(is_active=False)
    assert not browser.signed_in


def test_a_known_session_that_is_deleted_ends_at_once() -> None:
    browser = known(PersonFactory())
    Session.objects.all().delete()
    assert not browser.signed_in


def test_a_known_session_that_has_run_out_ends_at_once() -> None:
    browser = known(PersonFactory())
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    assert not browser.signed_in


def test_a_known_session_ends_with_another_password() -> None:
    person = PersonFactory()
    browser = known(person)
    person.set_password("a whole other sentence")
    person.save()
    assert not browser.signed_in
    assert not Session.objects.exists()


def test_a_known_session_of_a_deleted_person_ends_at_once() -> None:
    person = PersonFactory()
    browser = known(person)
    Person.objects.filter(pk=person.pk).delete()
    assert not browser.signed_in


def test_a_session_that_becomes_somebody_elses_is_theirs() -> None:
    browser = known(PersonFactory())
    other = PersonFactory()
    (row,) = Session.objects.all()
    store = SessionStore(row.session_key)
    store[SESSION_KEY] = str(other.pk)
    store[HASH_SESSION_KEY] = other.get_session_auth_hash()
    store.save()
    assert browser.get("/auth/session").json()["data"]["user"]["email"] == other.email


def test_cookies_in_production_are_for_our_host_over_tls_alone() -> None:
    script = (
        "import config.accounts_settings as s; print(s.SESSION_COOKIE_NAME, "
        "s.SESSION_COOKIE_SECURE, s.SESSION_COOKIE_HTTPONLY, s.CSRF_COOKIE_SECURE, "
        "s.CSRF_TRUSTED_ORIGINS, bool(s.ACCOUNT_RATE_LIMITS), bool(s.PRIVATE_API_PER_MINUTE), "
        "s.PASSWORD_HASHERS[0].rpartition('.')[2])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=Path(accounts.__file__).parents[1],
        env={
            **os.environ,
            "KLANKBORD_MODE": "production",
            "PUBLIC_URL": "https://klankbord.example/",
            "EMAIL_URL": "smtps://mail.example",
            "MAIL_FROM": "Klankbord <info@klankbord.example>",
        },
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == (
        "__Host-klankbord True True True ['https://klankbord.example'] True True "
        "ScryptPasswordHasher"
    )
