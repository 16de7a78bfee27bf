"""Erasing an account, with everything that belongs to its person alone."""

from __future__ import annotations

import logging
import smtplib

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction

from accounts.audit import record
from accounts.mail import account_mail
from accounts.models import AuditAction, Person
from core.models import IdempotencyRecord
from core.task_rows import forget_tasks_of
from core.tenancy import acting_as
from core.vault import erase

_log = logging.getLogger(__name__)


def erase_account(*, person: Person, by: Person | None) -> None:
    """Erase `person` for good, all of it or nothing; `by` is `None` when a command does it.

    The database lets go of every row that belongs to the person, and empties references in what
    stays: public texts. Trails that are kept for good keep the identifier, without a name. The
    data key goes too, so that copies of the rows stay unreadable. A mail says that it happened.
    """
    with acting_as(person.pk):
        # Whoever is writing something of this person is done before; whoever comes later fails.
        locked = Person.objects.select_for_update().get(pk=person.pk)
        record(AuditAction.ACCOUNT_ERASED, subject=locked, by=by)
        visits = UserSession.objects.filter(user=locked)
        Session.objects.filter(
            session_key__in=list(visits.values_list("session_key", flat=True))
        ).delete()
        IdempotencyRecord.objects.filter(person_id=locked.pk).delete()
        forget_tasks_of(locked.pk)
        erase(locked.pk)
        address, language = locked.email, locked.language
        locked.delete()
        transaction.on_commit(lambda: _confirm(address, language))


def _confirm(address: str, language: str) -> None:
    message = account_mail("account_erased", to=address, language=language, facts={})
    try:
        message.send()
    except (smtplib.SMTPException, OSError):
        # The account is gone already, and no one can try again.
        _log.warning("The mail that confirms an erasure was not taken.")
