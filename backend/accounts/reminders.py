"""Ending the mails that remind, without signing in."""

from __future__ import annotations

from django.core.signing import BadSignature, Signer
from django.db import transaction

from accounts.models import Person
from core.errors import DomainError

_signer = Signer(salt="klankbord.reminders")


def refusal_key(person: Person) -> str:
    """Return what lets whoever holds it end the reminders of `person`, and do nothing else.

    It does not expire: an old mail must keep its promise too.
    """
    return _signer.sign(str(person.pk))


@transaction.atomic
def refuse_reminders(*, key: str) -> None:
    """Send no more reminders to the person of `key`; nothing happens if they have no account.

    Raises `DomainError("key_broken")` when the key is not one of ours.
    """
    try:
        person_id = _signer.unsign(key)
    except BadSignature:
        raise DomainError("key_broken") from None
    Person.objects.filter(pk=person_id).update(reminders=False)
