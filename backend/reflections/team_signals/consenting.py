"""Agreeing to be counted in the signals of one's organisation, and withdrawing that."""

from __future__ import annotations

import datetime
import uuid
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from accounts.audit import record
from accounts.models import AuditAction, Membership, MembershipRole, Organisation, Person
from accounts.querysets import roles_in
from core.errors import DomainError
from reflections.models import SignalConsent
from reflections.team_signals.policies import may_be_counted


@dataclass(frozen=True, slots=True)
class Consent:
    """Whether somebody is counted in one organisation, and since when or until when.

    `version` is 0 as long as nothing was ever chosen.
    """

    given: bool
    given_at: datetime.datetime | None
    withdrawn_at: datetime.datetime | None
    version: int
    may_give: bool


def consent_of(person: Person, organisation: Organisation) -> Consent:
    """Return what `person`, the current person, chose in `organisation`. Without a choice: no."""
    row = SignalConsent.objects.filter(membership=_membership(person, organisation.pk)).first()
    return Consent(
        given=row is not None and row.withdrawn_at is None,
        given_at=row.given_at if row else None,
        withdrawn_at=row.withdrawn_at if row else None,
        version=row.version if row else 0,
        may_give=may_be_counted(roles_in(organisation.pk, person)),
    )


@transaction.atomic(savepoint=False)
def give_consent(*, person: Person, organisation: Organisation) -> None:
    """Count `person`, the current person, in `organisation` with what they write from now on.

    What they wrote before is never counted, also when an earlier consent covered it.
    Raises `DomainError("not_allowed")` for who coordinates there or is no member.
    """
    membership = _membership(person, organisation.pk)
    if membership is None or not may_be_counted(roles_in(organisation.pk, person)):
        raise DomainError("not_allowed")
    row = SignalConsent.objects.select_for_update().filter(membership=membership).first()
    if row is None:
        SignalConsent.objects.create(membership=membership, person=person)
    elif row.withdrawn_at is None:
        return
    else:
        row.given_at, row.withdrawn_at, row.version = timezone.now(), None, row.version + 1
        row.save(update_fields=["given_at", "withdrawn_at", "version"])
    record(AuditAction.SIGNALS_AGREED, subject=person, by=person, organisation=organisation)


@transaction.atomic(savepoint=False)
def withdraw_consent(*, person: Person, organisation: Organisation) -> None:
    """Count `person`, the current person, in nothing more of `organisation`, from this moment."""
    rows = SignalConsent.objects.select_for_update().filter(withdrawn_at__isnull=True)
    row = rows.filter(membership=_membership(person, organisation.pk)).first()
    if row is None:
        return
    row.withdrawn_at, row.version = timezone.now(), row.version + 1
    row.save(update_fields=["withdrawn_at", "version"])
    record(AuditAction.SIGNALS_WITHDRAWN, subject=person, by=person, organisation=organisation)


def _membership(person: Person, organisation_id: uuid.UUID) -> Membership | None:
    return person.memberships.filter(
        organisation_id=organisation_id, role=MembershipRole.PROFESSIONAL
    ).first()
