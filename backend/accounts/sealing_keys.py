"""The wrapped keys with which people seal entries in their own browser.

A key has a passphrase and a recovery code from the first moment until the last; they are
replaced, never taken away. Passkeys come and go beside them. Somebody who lost both begins again
with another key, and the earlier ones stay: a code may turn up.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypedDict

import orjson
from django.db import transaction
from django.utils import timezone

from accounts.models import SEALING_KEY, Person, SealingKey
from accounts.sealing_wraps import Way, credential_of, is_wrap
from core.errors import DomainError, Issue
from core.vault import OwnerKey, unlock, unlock_or_make

MOST_KEYS = 5
MOST_PASSKEYS = 8
_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Wraps:
    """One sealing key, wrapped once for each way to open it; none of these opens here."""

    passphrase: str
    recovery: str
    passkeys: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return "<Wraps>"


@dataclass(frozen=True, slots=True)
class WrappedKey:
    """A row with its wraps taken out of the vault. It lives as long as the request."""

    row: SealingKey
    wraps: Wraps


class WrapChanges(TypedDict, total=False):
    """What may change in how a key opens; what is absent stays as it is."""

    passphrase: str
    recovery: str
    passkeys: Sequence[str]


@transaction.atomic(savepoint=False)
def keep_sealing_key(
    *,
    person: Person,
    id: uuid.UUID,  # noqa: A002 -- the word of the contract
    passphrase: str,
    recovery: str,
    replaces: uuid.UUID | None = None,
) -> WrappedKey:
    """Keep the first sealing key of `person`, the current person, or the one after `replaces`.

    Raises `DomainError`: `invalid_input` for what is no wrap of this key, `conflict` when the
    person has a key with this `id`, `sealing_key_exists` when they have another than `replaces`,
    `too_many_sealing_keys`.
    """
    # Two devices that begin at once would each leave a key, and entries under either.
    Person.objects.select_for_update().get(pk=person.pk)
    newest_first = list(SealingKey.objects.filter(person_id=person.pk).order_by("-position"))
    if any(row.id == id for row in newest_first):
        raise DomainError("conflict")
    newest = newest_first[0] if newest_first else None
    if (newest and newest.id) != replaces:
        raise DomainError("sealing_key_exists")
    if len(newest_first) >= MOST_KEYS:
        raise DomainError("too_many_sealing_keys", most=MOST_KEYS)
    now = timezone.now()
    row = SealingKey(
        id=id,
        person_id=person.pk,
        position=newest.position + 1 if newest else 1,
        created_at=now,
        updated_at=now,
    )
    wraps = Wraps(passphrase=passphrase, recovery=recovery)
    _put(row, wraps, unlock_or_make(person.pk))
    row.save(force_insert=True)
    return WrappedKey(row, wraps)


@transaction.atomic(savepoint=False)
def change_sealing_key(*, key: WrappedKey, changes: WrapChanges) -> WrappedKey:
    """Replace ways in which `key` opens; the caller holds its row locked.

    Raises `DomainError("invalid_input")`.
    """
    row = key.row
    wraps = replace(
        key.wraps,
        passphrase=changes.get("passphrase", key.wraps.passphrase),
        recovery=changes.get("recovery", key.wraps.recovery),
        passkeys=tuple(changes.get("passkeys", key.wraps.passkeys)),
    )
    row.version += 1
    row.updated_at = max(timezone.now(), row.created_at)
    _put(row, wraps, unlock(row.person_id))
    row.save(force_update=True)
    return WrappedKey(row, wraps)


def read_sealing_key(row: SealingKey) -> WrappedKey:
    """Take the wraps of a row of the current person out of the vault; raises `EnvelopeRefused`."""
    key = unlock(row.person_id)
    document = orjson.loads(key.open(bytes(row.sealed), place=SEALING_KEY, row=row.id))
    passkeys = tuple(document["passkeys"])
    return WrappedKey(row, Wraps(document["passphrase"], document["recovery"], passkeys))


def has_sealing_key(person_id: uuid.UUID, key_id: uuid.UUID) -> bool:
    """Tell whether the current person has a sealing key with this id."""
    return SealingKey.objects.filter(person_id=person_id, id=key_id).exists()


def _put(row: SealingKey, wraps: Wraps, key: OwnerKey) -> None:
    if issues := list(_issues(row.id, wraps)):
        raise DomainError("invalid_input", issues=issues)
    document = {
        "format": _FORMAT,
        "passphrase": wraps.passphrase,
        "recovery": wraps.recovery,
        "passkeys": wraps.passkeys,
    }
    row.sealed = key.seal(orjson.dumps(document), place=SEALING_KEY, row=row.id)


def _issues(key_id: uuid.UUID, wraps: Wraps) -> Iterator[Issue]:
    if not is_wrap(wraps.passphrase, way=Way.PASSPHRASE, key_id=key_id):
        yield Issue("body", "passphrase", "not_a_wrap")
    if not is_wrap(wraps.recovery, way=Way.RECOVERY, key_id=key_id):
        yield Issue("body", "recovery", "not_a_wrap")
    if len(wraps.passkeys) > MOST_PASSKEYS:
        yield Issue("body", "passkeys", "too_many_passkeys", {"most": MOST_PASSKEYS})
    elif not all(is_wrap(each, way=Way.PASSKEY, key_id=key_id) for each in wraps.passkeys):
        yield Issue("body", "passkeys", "not_a_wrap")
    elif len({credential_of(each) for each in wraps.passkeys}) < len(wraps.passkeys):
        yield Issue("body", "passkeys", "passkey_repeated")
