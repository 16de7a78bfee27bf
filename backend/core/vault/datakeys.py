"""One data key per owner: made at first use, kept wrapped, unwrapped for a short while."""

from __future__ import annotations

import os
import uuid

from django.db import transaction

from core.identifiers import new_id
from core.models import DataKey
from core.vault.cache import BriefCache
from core.vault.envelopes import DATA_KEY_BYTES, EnvelopeRefused, OwnerKey
from core.vault.masterkeys import master_keys

# Unwrapped keys that one process remembers, and for how long (`docs/privacy.md` names both).
CACHED_KEYS = 512
CACHED_SECONDS = 60.0

_cache: BriefCache[uuid.UUID, OwnerKey] = BriefCache(size=CACHED_KEYS, seconds=CACHED_SECONDS)


def unlock(owner: uuid.UUID) -> OwnerKey:
    """Return the key of `owner`, who is the current person (`core.tenancy.acting_as`).

    Raises `EnvelopeRefused` when there is none: nothing was ever sealed, or it was erased.
    """
    key = _cache.get(owner) or _load(owner)
    if key is None:
        raise EnvelopeRefused
    return key


def unlock_or_make(owner: uuid.UUID) -> OwnerKey:
    """Return the key of `owner`, the current person, making it at first use."""
    key = _cache.get(owner) or _load(owner)
    if key is None:
        _make(owner)
        key = _load(owner)
    if key is None:
        raise EnvelopeRefused
    return key


def erase(owner: uuid.UUID) -> None:
    """Delete the key of `owner`, the current person: what it sealed stays unreadable for good.

    Other processes forget it within `CACHED_SECONDS`. Delete the owner's rows as well.
    """
    DataKey.objects.filter(owner_id=owner).delete()
    _cache.drop(owner)
    transaction.on_commit(lambda: _cache.drop(owner))


def forget_unwrapped() -> None:
    """Forget every unwrapped key that this process remembers."""
    _cache.clear()


def _load(owner: uuid.UUID) -> OwnerKey | None:
    row = DataKey.objects.filter(owner_id=owner).first()
    if row is None:
        return None
    data_key = master_keys().unwrap(
        bytes(row.wrapped), master=row.master_key, owner=owner, key_id=row.id
    )
    key = OwnerKey(owner=owner, key_id=row.id, data_key=data_key)
    # Only once it is committed: a key that was rolled back must never seal anything else.
    transaction.on_commit(lambda: _cache.put(owner, key))
    return key


def _make(owner: uuid.UUID) -> None:
    masters, key_id = master_keys(), new_id()
    wrapped = masters.wrap(os.urandom(DATA_KEY_BYTES), owner=owner, key_id=key_id)
    # Of two requests that come first at once, the second waits here and then reads the winner's.
    DataKey.objects.bulk_create(
        [DataKey(id=key_id, owner_id=owner, master_key=masters.current, wrapped=wrapped)],
        ignore_conflicts=True,
    )
