"""Whether reminders come: chosen in one's account, or ended from the mail itself."""

from __future__ import annotations

import re
from typing import Any

import pytest

from accounts.mail import reminder_mail
from accounts.models import Person
from tests.api.accounts.test_me import URL, issues, patch
from tests.factories.accounts import PersonFactory

pytestmark = pytest.mark.django_db
REFUSALS = "/api/v1/reminder-refusals"


def key_in_mail(person: Person) -> str:
    """Return what the link in a reminder carries."""
    found = re.search(r"/reminders#(\S+)", str(reminder_mail(person).body))
    assert found
    return found.group(1)


def refuse(client: Any, body: Any) -> Any:
    return client.post(REFUSALS, body, format="json")


def test_reminders_are_on_until_one_switches_them_off(client_for: Any) -> None:
    person = PersonFactory()
    client = client_for(person)
    read = client.get(URL)
    assert read.json()["reminders"] is True
    changed = patch(client, {"reminders": False}, read["ETag"])
    assert changed.status_code == 200
    assert changed.json()["reminders"] is False
    assert changed["ETag"] != read["ETag"]
    person.refresh_from_db()
    assert person.reminders is False


@pytest.mark.parametrize("value", ["off", 0, None])
def test_on_or_off_is_true_or_false(client_for: Any, value: Any) -> None:
    client = client_for(PersonFactory())
    response = patch(client, {"reminders": value}, client.get(URL)["ETag"])
    assert response.status_code == 400
    assert {name for name, _code in issues(response)} == {"reminders"}


def test_the_link_in_a_mail_ends_reminders_without_signing_in(api_client: Any) -> None:
    person, other = PersonFactory(), PersonFactory()
    key = key_in_mail(person)
    for _ in range(2):
        assert refuse(api_client, {"key": key}).status_code == 204
    person.refresh_from_db()
    other.refresh_from_db()
    assert (person.reminders, other.reminders) == (False, True)


def test_the_link_of_somebody_who_left_is_taken_in_all_the_same(api_client: Any) -> None:
    person = PersonFactory()
    key = key_in_mail(person)
    person.delete()
    assert refuse(api_client, {"key": key}).status_code == 204


@pytest.mark.parametrize("spoil", ["x{}", "{}x", "0199f3f2:x", "é"])
def test_a_link_that_is_not_ours_ends_nothing(api_client: Any, spoil: str) -> None:
    person = PersonFactory()
    response = refuse(api_client, {"key": spoil.format(key_in_mail(person))})
    assert response.status_code == 422
    assert response.json()["type"] == "urn:problem-type:klankbord:key-broken"
    person.refresh_from_db()
    assert person.reminders is True


def test_the_link_opens_nothing_else(api_client: Any) -> None:
    """A reset of the password takes another kind of key."""
    person = PersonFactory()
    mail = reminder_mail(person)
    assert key_in_mail(person).startswith(str(person.pk))
    assert mail.extra_headers["List-Unsubscribe"].endswith(f"#{key_in_mail(person)}>")
    assert api_client.get(URL).status_code == 401
