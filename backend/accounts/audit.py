"""The trail of who changed whose rights. Entries are written in the change's transaction."""

from __future__ import annotations

import uuid

from accounts.models import AuditAction, AuditEntry, Membership, Organisation, Person


def record(
    action: AuditAction,
    *,
    subject: Person | Organisation,
    by: Person | None,
    organisation: Organisation | None = None,
    role: str = "",
) -> AuditEntry:
    """Note that `by` (`None`: a command on the server) did `action` to `subject`."""
    organisation_id: uuid.UUID | None = organisation.pk if organisation else None
    return AuditEntry.objects.create(
        action=action,
        subject_id=subject.pk,
        actor_id=by.pk if by else None,
        organisation_id=organisation_id,
        role=role,
    )


def record_membership(action: AuditAction, membership: Membership, *, by: Person | None) -> None:
    """Note that a membership was given or taken."""
    record(
        action,
        subject=membership.person,
        by=by,
        organisation=membership.organisation,
        role=membership.role,
    )
