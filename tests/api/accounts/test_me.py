"""The caller's own account over HTTP."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from accounts.models import Membership
from tests.accounts.codes import give_app, give_recovery_codes
from tests.factories.accounts import MembershipFactory, OrganisationFactory, PersonFactory

pytestmark = pytest.mark.django_db

URL = "/api/v1/me"


def patch(client: Any, body: Any, tag: str | None = None) -> Any:
    headers = {} if tag is None else {"If-Match": tag}
    content = body if isinstance(body, bytes) else json.dumps(body)
    return client.generic(
        "PATCH", URL, content, content_type="application/merge-patch+json", headers=headers
    )


def issues(response: Any) -> set[tuple[str, str]]:
    return {(issue["name"], issue["code"]) for issue in response.json()["issues"]}


def test_visitor_gets_401(api_client: Any) -> None:
    for response in (api_client.get(URL), patch(api_client, {"language": "fr"}, '"x"')):
        assert response.status_code == 401
        assert response["Content-Type"] == "application/problem+json"
        assert response["Cache-Control"] == "no-store"


def test_person_reads_their_account(client_for: Callable[[Any], Any]) -> None:
    person = PersonFactory(email="noor@klankbord.example", display_name="Noor", editor=True)
    place = OrganisationFactory(name="OCMW Demostad")
    for role in ("professional", "coordinator"):
        Membership.objects.create(person=person, organisation=place, role=role)
    response = client_for(person).get(URL)
    assert response.status_code == 200
    assert response["Cache-Control"] == "no-store"
    assert response.json() == {
        "id": str(person.pk),
        "email": "noor@klankbord.example",
        "displayName": "Noor",
        "language": "nl",
        "roles": ["editor"],
        "memberships": [
            {"organisation": {"id": str(place.pk), "name": "OCMW Demostad"}, "role": role}
            for role in ("coordinator", "professional")
        ],
        "reminders": True,
        "secondFactor": False,
    }


def test_account_says_whether_it_is_for_demonstration_and_has_a_second_factor(
    client_for: Callable[[Any], Any],
) -> None:
    person = PersonFactory(is_demonstration=True)
    give_app(person)
    body = client_for(person).get(URL).json()
    assert body["demonstration"] is True
    assert body["secondFactor"] is True


def test_recovery_codes_alone_are_no_second_factor(client_for: Callable[[Any], Any]) -> None:
    person = PersonFactory()
    give_recovery_codes(person)
    assert client_for(person).get(URL).json()["secondFactor"] is False


def test_person_changes_name_and_language(client_for: Callable[[Any], Any]) -> None:
    person = PersonFactory()
    client = client_for(person)
    tag = client.get(URL)["ETag"]
    response = patch(client, {"displayName": "  Noor B. ", "language": "fr"}, tag)
    assert response.status_code == 200
    assert (response.json()["displayName"], response.json()["language"]) == ("Noor B.", "fr")
    assert response["ETag"] != tag
    assert response["ETag"] == client.get(URL)["ETag"]
    person.refresh_from_db()
    assert (person.display_name, person.language) == ("Noor B.", "fr")


def test_change_needs_the_version_that_it_changes(client_for: Callable[[Any], Any]) -> None:
    person = PersonFactory(display_name="Noor")
    client = client_for(person)
    tag = client.get(URL)["ETag"]
    assert patch(client, {"displayName": "X"}).status_code == 428
    assert patch(client, {"displayName": "Eerste"}, tag).status_code == 200
    assert patch(client, {"displayName": "Tweede"}, tag).status_code == 412
    person.refresh_from_db()
    assert person.display_name == "Eerste"


def test_new_role_makes_another_version(client_for: Callable[[Any], Any]) -> None:
    person = PersonFactory()
    client = client_for(person)
    tag = client.get(URL)["ETag"]
    MembershipFactory(person=person)
    assert client.get(URL)["ETag"] != tag


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({"language": "de"}, {("language", "invalid_choice")}),
        ({"language": 7}, {("language", "invalid_choice")}),
        ({"displayName": None}, {("displayName", "null")}),
        ({"displayName": 7}, {("displayName", "invalid")}),
        ({"displayName": "x" * 101}, {("displayName", "max_length")}),
        ({"displayName": "twee\nregels"}, {("displayName", "name_on_one_line")}),
        ({"displayName": "bel\u0007"}, {("displayName", "control_characters")}),
        ({"email": "x@klankbord.example"}, {("email", "unknown_key")}),
        ({"roles": ["editor"]}, {("roles", "unknown_key")}),
        ({"display_name": "x"}, {("display_name", "unknown_key")}),
        (
            {"language": "de", "isStaff": True},
            {("language", "invalid_choice"), ("isStaff", "unknown_key")},
        ),
    ],
)
def test_bad_input_is_named_and_changes_nothing(
    client_for: Callable[[Any], Any], body: Any, expected: set[tuple[str, str]]
) -> None:
    person = PersonFactory(display_name="Noor")
    client = client_for(person)
    response = patch(client, body, client.get(URL)["ETag"])
    assert response.status_code == 400
    assert issues(response) == expected
    person.refresh_from_db()
    assert (person.display_name, person.language, person.is_staff) == ("Noor", "nl", False)


@pytest.mark.parametrize("body", [b"{", b"[]", b"7", b'{"displayName": "\xff"}'])
def test_unreadable_body_is_refused(client_for: Callable[[Any], Any], body: bytes) -> None:
    client = client_for(PersonFactory())
    assert patch(client, body, client.get(URL)["ETag"]).status_code == 400


def test_body_over_a_mebibyte_is_refused(client_for: Callable[[Any], Any]) -> None:
    client = client_for(PersonFactory())
    body = {"displayName": "x" * (1024 * 1024)}
    assert patch(client, body, client.get(URL)["ETag"]).status_code == 413


def test_parameters_are_refused(client_for: Callable[[Any], Any]) -> None:
    assert client_for(PersonFactory()).get(f"{URL}?id=1").status_code == 400


def test_too_many_requests_are_told_when_to_come_back(
    client_for: Callable[[Any], Any], settings: Any
) -> None:
    settings.PRIVATE_API_PER_MINUTE = 3
    person, other = PersonFactory(), PersonFactory()
    client = client_for(person)
    tag = client.get(URL)["ETag"]
    # Requests that fail are counted too.
    assert patch(client, {"language": "de"}, tag).status_code == 400
    assert client.get(URL).status_code == 200
    refused = client.get(URL)
    assert refused.status_code == 429
    assert refused.json()["type"] == "urn:problem-type:klankbord:too-many-requests"
    assert 0 < int(refused["Retry-After"]) <= 60
    assert client_for(other).get(URL).status_code == 200
