"""One data key per owner: made at first use, kept wrapped, unwrapped for a short while.

While it is replaced (`core.vault.rotation`) there are more, of which one seals and all open.
What is wrapped is the data key, and behind it the key for fingerprints of the first one when
this is not that.
"""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from contextlib import suppress
from functools import partial

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
    key = _cache.get(owner) or load(owner)
    if key is None:
        raise EnvelopeRefused
    return key


def unlock_or_make(owner: uuid.UUID) -> OwnerKey:
    """Return the key of `owner`, the current person, making it at first use."""
    key = _cache.get(owner) or load(owner)
    if key is None:
        _make(owner)
        key = load(owner)
    if key is None:
        raise EnvelopeRefused
    return key


def erase(owner: uuid.UUID) -> None:
    """Delete the keys of `owner`, the current person: what they sealed stays unreadable for good.

    Other processes forget it within `CACHED_SECONDS`. Delete the owner's rows as well.
    """
    DataKey.objects.filter(owner_id=owner).delete()
    forget(owner)
    transaction.on_commit(partial(forget, owner))


def forget(owner: uuid.UUID) -> None:
    """Let this process ask the database for the key of `owner` when it is needed next."""
    _cache.drop(owner)


def forget_unwrapped() -> None:
    """Forget every unwrapped key that this process remembers."""
    _cache.clear()


def unwrapped(row: DataKey) -> bytes:
    """Return what is wrapped in `row`; raises `EnvelopeRefused`."""
    return master_keys().unwrap(
        bytes(row.wrapped), master=row.master_key, owner=row.owner_id, key_id=row.id
    )


def load(owner: uuid.UUID) -> OwnerKey | None:
    """Read the key of `owner`, the current person, that seals now; `None` when there is none.

    Raises `EnvelopeRefused` when it cannot be unwrapped.
    """
    rows = list(DataKey.objects.filter(owner_id=owner))
    current = next((row for row in rows if row.retired_at is None), None)
    if current is None:
        return None
    secret = unwrapped(current)
    key = OwnerKey(
        owner=owner,
        key_id=current.id,
        data_key=secret[:DATA_KEY_BYTES],
        fingerprint_key=secret[DATA_KEY_BYTES:],
        others=_retired([row for row in rows if row is not current]),
        look_again=partial(load, owner),
    )
    # Only once it is committed: a key that was rolled back must never seal anything else.
    transaction.on_commit(lambda: _cache.put(owner, key))
    return key


def _retired(rows: list[DataKey]) -> Iterator[OwnerKey]:
    """Yield the keys of `rows` that can be unwrapped; the others refuse what they sealed."""
    for row in rows:
        with suppress(EnvelopeRefused):
            secret = unwrapped(row)
            yield OwnerKey(owner=row.owner_id, key_id=row.id, data_key=secret[:DATA_KEY_BYTES])


def _make(owner: uuid.UUID) -> None:
    masters, key_id = master_keys(), new_id()
    wrapped = masters.wrap(os.urandom(DATA_KEY_BYTES), owner=owner, key_id=key_id)
    # Of two requests that come first at once, the second waits here and then reads the winner's.
    DataKey.objects.bulk_create(
        [DataKey(id=key_id, owner_id=owner, master_key=masters.current, wrapped=wrapped)],
        ignore_conflicts=True,
    )
