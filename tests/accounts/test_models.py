"""What the database itself refuses."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from accounts.audit import record
from accounts.models import AuditAction, AuditEntry, Membership, Organisation, Person, PlatformRole
from core.identifiers import is_uuid7
from tests.factories.accounts import MembershipFactory, OrganisationFactory, PersonFactory

pytestmark = pytest.mark.django_db


def test_address_is_unique_whatever_its_case() -> None:
    PersonFactory(email="anna@klankbord.example")
    with pytest.raises(IntegrityError):
        Person.objects.create_user(" Anna@Klankbord.example ")


@pytest.mark.parametrize(
    ("field", "value", "constraint"),
    [
        ("email", "Anna@klankbord.example", "person_email_is_in_lower_case"),
        ("email", "", "person_has_an_email"),
        ("language", "de", "person_language_is_known"),
    ],
)
def test_database_refuses_a_person_that_breaks_the_rules(
    field: str, value: str, constraint: str
) -> None:
    person = PersonFactory()
    with pytest.raises(IntegrityError, match=constraint):
        Person.objects.filter(pk=person.pk).update(**{field: value})


@pytest.mark.parametrize(
    ("make", "constraint"),
    [
        (lambda: OrganisationFactory(name="ocmw demostad"), "organisation_name_is_unique"),
        (lambda: OrganisationFactory(name=""), "organisation_has_a_name"),
        (lambda: MembershipFactory(role="boss"), "membership_role_is_known"),
        (
            lambda: PlatformRole.objects.create(person=PersonFactory(), role="king"),
            "platform_role_is_known",
        ),
    ],
)
def test_database_refuses_organisations_and_roles_that_break_the_rules(
    make: Any, constraint: str
) -> None:
    OrganisationFactory(name="OCMW Demostad")
    with pytest.raises(IntegrityError, match=constraint):
        make()


def test_membership_is_given_once_but_a_person_can_hold_two_roles() -> None:
    first = MembershipFactory(role="professional")
    Membership.objects.create(
        person=first.person, organisation=first.organisation, role="coordinator"
    )
    with pytest.raises(IntegrityError, match="membership_is_given_once"):
        Membership.objects.create(
            person=first.person, organisation=first.organisation, role="coordinator"
        )


def test_identifiers_are_made_of_time() -> None:
    assert is_uuid7(PersonFactory().pk)
    assert is_uuid7(OrganisationFactory().pk)


@pytest.mark.parametrize(
    "statement", ["UPDATE accounts_auditentry SET role = 'x'", "DELETE FROM accounts_auditentry"]
)
def test_audit_trail_cannot_be_rewritten(statement: str) -> None:
    record(AuditAction.OPERATOR_CREATED, subject=PersonFactory(), by=None)
    with (
        pytest.raises(DatabaseError, match="never changed"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    assert AuditEntry.objects.count() == 1


def test_audit_trail_outlives_the_person_without_naming_them() -> None:
    person = PersonFactory()
    entry = record(AuditAction.OPERATOR_CREATED, subject=person, by=None)
    Person.objects.filter(pk=person.pk).delete()
    entry.refresh_from_db()
    assert entry.subject_id == person.pk
    assert person.email not in str(entry.__dict__)


def test_operator_may_use_the_admin_and_nobody_else() -> None:
    operator, person = PersonFactory(operator=True), PersonFactory()
    closed = PersonFactory(operator=True, is_active=False)
    for somebody, expected in ((operator, True), (person, False), (closed, False)):
        assert somebody.has_perm("accounts.change_person") is expected
        assert somebody.has_perms(["accounts.change_person"]) is expected
        assert somebody.has_module_perms("accounts") is expected


def test_organisation_is_shown_by_name() -> None:
    assert str(Organisation(name="OCMW Demostad")) == "OCMW Demostad"
