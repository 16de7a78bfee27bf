"""Roles by command: what they do, what they say, what they leave behind."""

from __future__ import annotations

from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from accounts.models import AuditEntry, Membership, Organisation, Person, PlatformRole
from tests.accounts.browser import Browser, key_in_mail
from tests.factories.accounts import PASSWORD, OrganisationFactory, PersonFactory

pytestmark = pytest.mark.django_db

ANNA = "anna@klankbord.example"


def run(*arguments: str) -> str:
    out = StringIO()
    call_command(*arguments, stdout=out)
    return out.getvalue().strip()


def refused(*arguments: str) -> str:
    with pytest.raises(CommandError) as caught:
        run(*arguments)
    return str(caught.value)


def trail() -> list[tuple[Any, ...]]:
    rows = AuditEntry.objects.order_by("id")
    return list(rows.values_list("action", "subject_id", "actor_id", "role", "organisation_id"))


def test_role_is_granted_and_revoked() -> None:
    person = PersonFactory(email=ANNA)
    assert run("grant_role", "Anna@klankbord.example", "editor").endswith("is editor now.")
    assert PlatformRole.objects.get().person == person
    assert run("revoke_role", ANNA, "editor") == f"{ANNA} is no longer editor."
    assert not PlatformRole.objects.exists()
    assert trail() == [
        ("role_granted", person.pk, None, "editor", None),
        ("role_revoked", person.pk, None, "editor", None),
    ]


def test_member_is_added_by_name_or_identifier_and_removed() -> None:
    person, place = PersonFactory(email=ANNA), OrganisationFactory(name="OCMW Demostad")
    run("add_member", "ocmw demostad", ANNA, "coordinator")
    run("add_member", str(place.pk), ANNA, "professional")
    assert set(Membership.objects.values_list("role", flat=True)) == {
        "coordinator",
        "professional",
    }
    said = run("remove_member", "OCMW Demostad", ANNA, "coordinator")
    assert said == f"{ANNA} is no longer coordinator of OCMW Demostad."
    assert Membership.objects.get().role == "professional"
    assert trail() == [
        ("member_added", person.pk, None, "coordinator", place.pk),
        ("member_added", person.pk, None, "professional", place.pk),
        ("member_removed", person.pk, None, "coordinator", place.pk),
    ]


def test_organisation_is_made_when_asked() -> None:
    PersonFactory(email=ANNA)
    run("add_member", "OCMW Nieuw", ANNA, "coordinator", "--create")
    run("add_member", "ocmw nieuw", ANNA, "professional", "--create")
    assert Organisation.objects.get().name == "OCMW Nieuw"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("grant_role", "x@y.example", "editor"), "Nobody has an account with x@y.example."),
        (("grant_role", ANNA, "editor"), f"{ANNA} is editor already"),
        (("revoke_role", "ben@klankbord.example", "editor"), "is not editor"),
        (("add_member", "Nergens", ANNA, "coordinator"), "no organisation called Nergens"),
        (("add_member", " ", ANNA, "coordinator", "--create"), "needs a name"),
        (("add_member", "OCMW", ANNA, "professional"), "is professional of OCMW already"),
        (("remove_member", "OCMW", ANNA, "coordinator"), "is not coordinator of OCMW"),
        (("create_operator", "olga@klankbord.example"), "is an operator already"),
        (("create_operator", "geen adres"), "is not an e-mail address"),
        (("remove_operator", ANNA), "is not an operator"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(
    arguments: tuple[str, ...], sentence: str
) -> None:
    anna = PersonFactory(email=ANNA, editor=True)
    PersonFactory(email="ben@klankbord.example")
    PersonFactory(email="olga@klankbord.example", operator=True)
    Membership.objects.create(
        person=anna, organisation=OrganisationFactory(name="OCMW"), role="professional"
    )
    people = Person.objects.count()
    said = refused(*arguments)
    assert sentence in said
    assert "\n" not in said
    assert Person.objects.count() == people
    assert Organisation.objects.count() == 1
    assert not AuditEntry.objects.exists()


def test_unknown_role_is_refused() -> None:
    PersonFactory(email=ANNA)
    assert "king" in refused("grant_role", ANNA, "king")


def test_operator_is_made_without_a_password_and_chooses_one_by_mail() -> None:
    said = run("create_operator", "Olga@klankbord.example")
    assert "/nl/password/forgot" in said
    operator = Person.objects.get()
    assert (operator.email, operator.is_staff) == ("olga@klankbord.example", True)
    assert not operator.has_usable_password()
    browser = Browser()
    browser.post("/auth/password/request", {"email": operator.email})
    key = key_in_mail("password/reset")
    browser.post("/auth/password/reset", {"key": key, "password": PASSWORD})
    assert browser.sign_in(operator.email).status_code == 200
    assert [row[0] for row in trail()] == ["operator_created"]


def test_existing_person_becomes_an_operator_and_is_one_no_longer() -> None:
    person = PersonFactory(email=ANNA)
    assert "password/forgot" not in run("create_operator", ANNA)
    person.refresh_from_db()
    assert person.is_staff
    assert person.check_password(PASSWORD)
    run("remove_operator", ANNA)
    person.refresh_from_db()
    assert not person.is_staff
    assert [row[0] for row in trail()] == ["operator_created", "operator_removed"]
