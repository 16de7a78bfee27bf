"""Reads of roles."""

from __future__ import annotations

import uuid

from django.db.models import QuerySet

from accounts.models import Membership, MembershipRole, Person, PlatformRoleName


def memberships_of(person: Person) -> QuerySet[Membership]:
    """Return the memberships of `person` with their organisation, in the order of reading."""
    return (
        Membership.objects.filter(person=person)
        .select_related("organisation")
        .order_by("organisation__name", "role")
    )


def platform_roles_of(person: Person) -> list[PlatformRoleName]:
    """Return the roles that `person` holds on the whole platform, by name."""
    return [
        PlatformRoleName(role)
        for role in person.platform_roles.order_by("role").values_list("role", flat=True)
    ]


def organisations_of(person: Person) -> set[uuid.UUID]:
    """Return the organisations of which `person` is a member."""
    return set(person.memberships.values_list("organisation_id", flat=True))


def organisations_coordinated_by(person: Person) -> set[uuid.UUID]:
    """Return the organisations of which `person` is a coordinator."""
    coordinated = person.memberships.filter(role=MembershipRole.COORDINATOR)
    return set(coordinated.values_list("organisation_id", flat=True))


def roles_in(organisation_id: uuid.UUID, person: Person) -> frozenset[MembershipRole]:
    """Return what `person` is in an organisation; nothing when it is not theirs."""
    found = person.memberships.filter(organisation_id=organisation_id)
    return frozenset(MembershipRole(role) for role in found.values_list("role", flat=True))
