"""Attempts are counted by all workers together, and nobody is locked out for good."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.db import connection

from accounts.models import SharedValue
from accounts.throttling import Handfuls, seconds_to_wait
from tests.accounts.browser import Browser, key_in_mail
from tests.accounts.codes import app_code, give_app
from tests.factories.accounts import PersonFactory

ROOT = Path(__file__).resolve().parents[2]
WRONG = "verkeerd wachtwoord"


@pytest.fixture
def limits(settings: Any) -> Any:
    """Throttling as it is outside tests."""
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_LIMITS
    settings.MFA_RATE_LIMITS = settings.SECOND_FACTOR_LIMITS
    return settings


def code_of(response: Any) -> str:
    errors = response.json().get("errors")
    return str(errors[0]["code"]) if errors else ""


@pytest.mark.django_db
def test_sixth_wrong_password_is_not_looked_at(limits: Any) -> None:
    person = PersonFactory()
    codes = [code_of(Browser().sign_in(person.email, WRONG)) for _number in range(6)]
    assert codes == ["email_password_mismatch"] * 5 + ["too_many_login_attempts"]
    assert code_of(Browser().sign_in(person.email)) == "too_many_login_attempts"


@pytest.mark.django_db
def test_stranger_cannot_lock_somebody_out(limits: Any) -> None:
    person = PersonFactory()
    for _number in range(8):
        Browser(address="203.0.113.66").sign_in(person.email, WRONG)
    assert Browser(address="198.51.100.7").sign_in(person.email).status_code == 200


@pytest.mark.django_db
def test_ipv6_caller_does_not_escape_by_changing_the_host_part(limits: Any) -> None:
    person = PersonFactory()
    for number in range(5):
        Browser(address=f"2001:db8:1:2::{number:x}").sign_in(person.email, WRONG)
    answer = Browser(address="2001:db8:1:2:ffff::1").sign_in(person.email, WRONG)
    assert code_of(answer) == "too_many_login_attempts"


@pytest.mark.django_db
def test_new_password_through_a_link_lets_in_at_once(limits: Any) -> None:
    person = PersonFactory()
    browser = Browser()
    for _number in range(6):
        browser.sign_in(person.email, WRONG)
    browser.post("/auth/password/request", {"email": person.email})
    new = "een-heel-ander-woord-7"
    browser.post("/auth/password/reset", {"key": key_in_mail("password/reset"), "password": new})
    assert browser.sign_in(person.email, new).status_code == 200


@pytest.mark.django_db
def test_attempts_are_forgotten_after_their_time(limits: Any, monkeypatch: Any) -> None:
    from allauth.core.internal import ratelimit

    person = PersonFactory()
    for _number in range(6):
        Browser().sign_in(person.email, WRONG)
    later = ratelimit.time.time() + 301
    monkeypatch.setattr(ratelimit.time, "time", lambda: later)
    assert Browser().sign_in(person.email).status_code == 200


@pytest.mark.django_db
def test_sign_in_is_limited_per_address_of_the_network(limits: Any) -> None:
    statuses = [
        Browser().sign_in(f"person-{number}@klankbord.example", WRONG) for number in range(31)
    ]
    last = statuses[-1]
    assert last.status_code == 429
    assert last.json() == {"status": 429}
    assert int(last["Retry-After"]) > 0
    elsewhere = Browser(address="203.0.113.5").sign_in("person-0@klankbord.example", WRONG)
    assert elsewhere.status_code == 400


@pytest.mark.django_db
def test_mails_for_a_new_password_are_limited_per_address(limits: Any) -> None:
    person = PersonFactory()
    statuses = [
        Browser().post("/auth/password/request", {"email": person.email}).status_code
        for _number in range(6)
    ]
    assert statuses == [200] * 5 + [429]
    assert len(mail.outbox) == 5


@pytest.mark.django_db
def test_confirmation_is_mailed_once_in_three_minutes(limits: Any) -> None:
    browser = Browser()
    browser.sign_up("anna@klankbord.example")
    for _number in range(3):
        assert browser.sign_in("anna@klankbord.example").status_code == 401
    assert len(mail.outbox) == 1


@pytest.mark.django_db
def test_codes_of_a_second_factor_cannot_be_tried_out(limits: Any) -> None:
    person = PersonFactory()
    give_app(person)
    browser = Browser()
    browser.sign_in(person.email)
    codes = [
        code_of(browser.post("/auth/2fa/authenticate", {"code": "000000"})) for _number in range(6)
    ]
    assert codes == ["incorrect_code"] * 5 + ["too_many_login_attempts"]
    right = browser.post("/auth/2fa/authenticate", {"code": app_code()})
    assert code_of(right) == "too_many_login_attempts"


@pytest.mark.django_db
def test_table_of_counts_tells_nobody_who_tried(limits: Any) -> None:
    person = PersonFactory()
    Browser().sign_in(person.email, WRONG)
    stored = str(list(SharedValue.objects.values_list("key", "value")))
    assert SharedValue.objects.exists()
    assert person.email not in stored
    assert "198.51.100" not in stored


@pytest.mark.django_db
def test_table_of_counts_is_unlogged() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT relpersistence FROM pg_class WHERE relname = 'accounts_sharedvalue'")
        assert cursor.fetchone() == ("u",)


@pytest.mark.django_db(transaction=True)
def test_parallel_attempts_of_two_processes_share_one_limit(database_url: str) -> None:
    person = PersonFactory()
    environment = {
        **os.environ,
        "DATABASE_URL": database_url,
        "PYTHONPATH": f"{ROOT / 'backend'}{os.pathsep}{ROOT}",
        "KLANKBORD_MODE": "test",
        "LOG_LEVEL": "ERROR",
    }
    command = [sys.executable, "-m", "tests.accounts.attempts", person.email, "25"]
    processes = [
        subprocess.Popen(
            command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        for _number in range(2)
    ]
    looked_at = 0
    for process in processes:
        out, err = process.communicate(timeout=120)
        assert process.returncode == 0, err.decode()
        looked_at += int(out)
    assert 1 <= looked_at <= 5


@pytest.mark.django_db(transaction=True)
def test_parallel_counting_lets_exactly_the_amount_through() -> None:
    def use(_number: int) -> bool:
        try:
            return seconds_to_wait("doorbell", amount=7, seconds=60) is None
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(use, range(40))) == 7


@pytest.mark.django_db
def test_window_begins_anew_after_its_end() -> None:
    assert seconds_to_wait("doorbell", amount=1, seconds=60) is None
    wait = seconds_to_wait("doorbell", amount=1, seconds=60)
    assert wait is not None
    assert 0 < wait <= 60
    SharedValue.objects.update(expires_at="2026-01-01T00:00:00Z")
    assert seconds_to_wait("doorbell", amount=1, seconds=60) is None
    assert SharedValue.objects.get().value == "1"


@pytest.mark.django_db(transaction=True)
def test_handfuls_of_all_workers_together_stay_within_the_amount() -> None:
    workers = [Handfuls() for _number in range(4)]

    def use(number: int) -> bool:
        try:
            return workers[number % 4].seconds_to_wait("gate", amount=200, seconds=60) is None
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        let_through = sum(pool.map(use, range(600)))
    assert let_through == 200


@pytest.mark.django_db
def test_a_handful_is_handed_out_without_asking_again(
    django_assert_num_queries: Any,
) -> None:
    worker = Handfuls()
    with django_assert_num_queries(2):
        assert [worker.seconds_to_wait("gate", amount=200, seconds=60) for _ in range(8)] == (
            [None] * 8
        )


@pytest.mark.django_db
def test_what_is_left_of_a_handful_ends_with_its_window(monkeypatch: pytest.MonkeyPatch) -> None:
    worker = Handfuls()
    assert worker.seconds_to_wait("gate", amount=200, seconds=60) is None
    later = time.monotonic() + 61
    monkeypatch.setattr("accounts.throttling.time.monotonic", lambda: later)
    assert worker.seconds_to_wait("gate", amount=200, seconds=60) is None
    assert SharedValue.objects.get().value == "8"
