"""Reads of roles."""

from __future__ import annotations

from django.db.models import QuerySet

from accounts.models import Membership, Person, PlatformRoleName


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
