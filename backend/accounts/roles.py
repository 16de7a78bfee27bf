"""Giving and taking roles. Every change leaves an entry in the audit trail."""

from __future__ import annotations

import uuid

from allauth.account.models import EmailAddress
from django.db import transaction

from accounts.addresses import normalise_email
from accounts.audit import record, record_membership
from accounts.models import (
    AuditAction,
    Membership,
    MembershipRole,
    Organisation,
    Person,
    PlatformRole,
    PlatformRoleName,
)
from core.errors import DomainError


def find_person(email: str) -> Person:
    """Return the person with this address; raises `DomainError("person_unknown")`."""
    person = Person.objects.filter(email=normalise_email(email)).first()
    if person is None:
        raise DomainError("person_unknown")
    return person


def find_organisation(name_or_id: str) -> Organisation:
    """Return the organisation with this name, in any case, or with this identifier.

    Raises `DomainError("organisation_unknown")`.
    """
    try:
        wanted = Organisation.objects.filter(pk=uuid.UUID(name_or_id))
    except ValueError:
        wanted = Organisation.objects.filter(name__iexact=name_or_id.strip())
    organisation = wanted.first()
    if organisation is None:
        raise DomainError("organisation_unknown")
    return organisation


@transaction.atomic
def create_organisation(*, name: str, by: Person | None) -> Organisation:
    """Store an organisation; raises `DomainError("organisation_exists")` for a name in use."""
    name = name.strip()
    if not name:
        raise DomainError("organisation_nameless")
    if Organisation.objects.filter(name__iexact=name).exists():
        raise DomainError("organisation_exists")
    organisation = Organisation.objects.create(name=name)
    record(AuditAction.ORGANISATION_CHANGED, subject=organisation, by=by, organisation=organisation)
    return organisation


@transaction.atomic
def grant_platform_role(*, person: Person, role: PlatformRoleName, by: Person | None) -> None:
    """Give `person` a role on the whole platform; raises `DomainError("role_held")`."""
    _granted, created = PlatformRole.objects.get_or_create(person=person, role=role)
    if not created:
        raise DomainError("role_held")
    record(AuditAction.ROLE_GRANTED, subject=person, by=by, role=role)


@transaction.atomic
def revoke_platform_role(*, person: Person, role: PlatformRoleName, by: Person | None) -> None:
    """Take a role of the whole platform; raises `DomainError("role_not_held")`."""
    deleted, _per_model = PlatformRole.objects.filter(person=person, role=role).delete()
    if not deleted:
        raise DomainError("role_not_held")
    record(AuditAction.ROLE_REVOKED, subject=person, by=by, role=role)


@transaction.atomic
def add_member(
    *, organisation: Organisation, person: Person, role: MembershipRole, by: Person | None
) -> Membership:
    """Give `person` a role in `organisation`; raises `DomainError("member_already")`."""
    membership, created = Membership.objects.get_or_create(
        organisation=organisation, person=person, role=role
    )
    if not created:
        raise DomainError("member_already")
    record_membership(AuditAction.MEMBER_ADDED, membership, by=by)
    return membership


@transaction.atomic
def remove_member(
    *, organisation: Organisation, person: Person, role: MembershipRole, by: Person | None
) -> None:
    """Take a role in `organisation`; raises `DomainError("member_not")`."""
    membership = (
        Membership.objects.select_for_update()
        .filter(organisation=organisation, person=person, role=role)
        .first()
    )
    if membership is None:
        raise DomainError("member_not")
    record_membership(AuditAction.MEMBER_REMOVED, membership, by=by)
    membership.delete()


@transaction.atomic
def make_operator(*, email: str, by: Person | None) -> Person:
    """Let the person with this address operate the admin; made when there is none yet.

    A new person has no password: they ask for one with their address. Whoever runs this has
    the server already, so the address counts as verified. Raises `DomainError("operator_already")`.
    """
    email = normalise_email(email)
    person = Person.objects.filter(email=email).first() or Person.objects.create_user(email)
    if person.is_staff:
        raise DomainError("operator_already")
    person.is_staff = True
    person.save(update_fields=["is_staff"])
    EmailAddress.objects.update_or_create(
        user=person, email=email, defaults={"primary": True, "verified": True}
    )
    record(AuditAction.OPERATOR_CREATED, subject=person, by=by)
    return person


@transaction.atomic
def remove_operator(*, person: Person, by: Person | None) -> None:
    """Take the admin from `person`; raises `DomainError("operator_not")`."""
    if not person.is_staff:
        raise DomainError("operator_not")
    person.is_staff = False
    person.save(update_fields=["is_staff"])
    record(AuditAction.OPERATOR_REMOVED, subject=person, by=by)
