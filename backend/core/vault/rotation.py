"""One owner gets another data key, beside requests that read and write.

    begin_rotation(owner)               a new key seals from now on; the one before still opens
    … CLOSING_SECONDS later: no process remembers the old key as the one that seals
    finish_rotation(owner, keep=…)      the database refuses the old key (`core.vault.fences`),
                                        what it sealed is sealed anew, and its end is set
    purge_keys()                        deletes the keys that have ended (a task of every hour)

Each step may be repeated, and killed at any moment: what is left to do stands in the database.
docs/adr/0117 says why nothing is sealed under a key that is about to go.
"""

from __future__ import annotations

import os
import time
import uuid
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from functools import partial

from django.db import connection, transaction
from django.db.models import QuerySet
from django.db.models.functions import Now

from core.identifiers import new_id
from core.models import DataKey
from core.tenancy import acting_as
from core.vault.datakeys import CACHED_SECONDS, forget, unwrapped
from core.vault.envelopes import DATA_KEY_BYTES, fingerprint_key_of
from core.vault.masterkeys import master_keys
from core.vault.sealing_anew import count_old, seal_anew
from core.vault.transactions import LONGEST_SECONDS, StillOpen, wait_for_open_transactions

# A process remembers a key for `CACHED_SECONDS`; the rest is for the request that loaded it.
CLOSING_SECONDS = CACHED_SECONDS + 30.0
# Backups of the data and of the keys are made one night after another; twice that.
KEEP = timedelta(days=2)
_PAUSE = 0.1


class RotationNotOver(Exception):  # noqa: N818 -- it reads as a sentence where it is raised
    """The old key stays: it was replaced too short ago, or something that it sealed does not open.

    `left` counts, by table, what is still sealed under it.
    """

    def __init__(self, left: Counter[str] | None = None) -> None:
        self.left = left or Counter()
        super().__init__("The rotation is not over.")


def begin_rotation(owner: uuid.UUID) -> bool:
    """Give `owner` another key, unless they are getting one already.

    Returns whether there is anything to finish: nobody who never sealed anything has a key.
    Raises `EnvelopeRefused` when the key they have cannot be unwrapped.
    """
    with acting_as(owner):
        rows = list(DataKey.objects.select_for_update().filter(owner_id=owner))
        current = next((row for row in rows if row.retired_at is None), None)
        if current is not None and not any(map(_is_under_way, rows)):
            _replace(current)
    return current is not None


def seconds_until_closing(owner: uuid.UUID) -> float:
    """Return how long to wait before `finish_rotation`; the clock is the database's."""
    with acting_as(owner), connection.cursor() as cursor:
        cursor.execute(
            "SELECT extract(epoch FROM statement_timestamp() - max(retired_at)) FROM core_datakey "
            "WHERE owner_id = %s AND closed_at IS NULL",
            [owner],
        )
        (age,) = cursor.fetchone()
    return 0.0 if age is None else max(0.0, CLOSING_SECONDS - float(age))


def finish_rotation(owner: uuid.UUID, *, keep: timedelta = KEEP) -> Iterator[int]:
    """Seal anew what an old key of `owner` sealed, and let that key end after `keep`.

    Yields, after each small transaction, how many envelopes it sealed anew. Raises
    `RotationNotOver` or `StillOpen`; then nothing is lost, and it may be tried again.
    """
    if seconds_until_closing(owner):
        raise RotationNotOver
    with acting_as(owner):
        _replaced(owner).filter(closed_at=None).update(closed_at=Now())
    # Who began before that may have sealed under the old key and not committed yet.
    wait_for_open_transactions()
    yield from _seal_everything_anew(owner)
    with acting_as(owner):
        if left := count_old(owner):
            raise RotationNotOver(left)
        _replaced(owner).update(erase_after=Now() + keep)
    if not keep:
        purge_keys()


def purge_keys() -> int:
    """Delete the keys of everybody that have ended; return how many."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('klankbord.task', 'purge', true)")
        # Row-level security chooses: what has ended, and nothing else (migration 0010).
        cursor.execute("DELETE FROM core_datakey")
        return int(cursor.rowcount)


def _is_under_way(row: DataKey) -> bool:
    return row.retired_at is not None and row.erase_after is None


def _replaced(owner: uuid.UUID) -> QuerySet[DataKey]:
    """Return the keys of `owner` that are being replaced."""
    return DataKey.objects.filter(owner_id=owner, retired_at__isnull=False, erase_after=None)


def _replace(current: DataKey) -> None:
    secret, masters, key_id = unwrapped(current), master_keys(), new_id()
    # Requests of the last day are recognised by their fingerprints, which must stay the same.
    fingerprint_key = secret[DATA_KEY_BYTES:] or fingerprint_key_of(secret)
    owner = current.owner_id
    wrapped = masters.wrap(os.urandom(DATA_KEY_BYTES) + fingerprint_key, owner=owner, key_id=key_id)
    DataKey.objects.filter(id=current.id).update(retired_at=Now())
    DataKey.objects.create(id=key_id, owner_id=owner, master_key=masters.current, wrapped=wrapped)
    forget(owner)
    transaction.on_commit(partial(forget, owner))


def _seal_everything_anew(owner: uuid.UUID) -> Iterator[int]:
    """Go through all rows until there is nothing left but what does not open."""
    until = time.monotonic() + LONGEST_SECONDS
    while True:
        refused: Counter[str] = Counter()
        for sealed, not_opened in seal_anew(owner):
            refused += not_opened
            until = time.monotonic() + LONGEST_SECONDS if sealed else until
            yield sealed
        with acting_as(owner):
            left = count_old(owner)
        if left == refused:
            return
        # Somebody is writing those.
        if time.monotonic() > until:
            raise StillOpen
        time.sleep(_PAUSE)
