"""All data keys are wrapped anew by the current master key, beside requests that use them.

Only the owner of the tables may do this (docs/adr/0116): the policies of migration 0010 let it
read and rewrite what is wrapped in a transaction that says so. Envelopes are not touched.
"""

from __future__ import annotations

import time
import uuid
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import connection, transaction
from django.db.models import QuerySet
from psycopg2.extras import execute_values

from core.models import DataKey
from core.vault.datakeys import unwrapped
from core.vault.envelopes import EnvelopeRefused
from core.vault.masterkeys import master_keys

BATCH = 500
_PAUSE = 0.1
_ALLOWED = """
    SELECT count(*) = 2 FROM pg_policies
    WHERE tablename = 'core_datakey' AND policyname LIKE 'core_datakey_rewrap_%'
      AND current_user = ANY (roles)
"""
_PUT = """
    UPDATE core_datakey SET master_key = given.master, wrapped = given.wrapped
    FROM (VALUES %s) AS given (id, master, wrapped) WHERE core_datakey.id = given.id
"""


class NotAllowed(Exception):  # noqa: N818 -- it reads as a sentence where it is raised
    """This database role may not see everybody's keys: only the one that migrates may."""


@dataclass
class Wrappings:
    """How data keys are wrapped: how many by each master key, and which ones do not unwrap."""

    by_master: Counter[str] = field(default_factory=Counter)
    refused: list[uuid.UUID] = field(default_factory=list)

    @property
    def total(self) -> int:
        return sum(self.by_master.values())


def count_wrapped() -> Counter[str]:
    """Count the data keys by master key; raises `NotAllowed`."""
    with _everybody(), connection.cursor() as cursor:
        cursor.execute("SELECT master_key, count(*) FROM core_datakey GROUP BY 1")
        return Counter(dict(cursor.fetchall()))


def rewrap_data_keys(*, batch: int = BATCH) -> Iterator[int]:
    """Wrap by the current master key what another one wrapped.

    Yields after each small transaction how many keys it wrapped. Rows that somebody is writing
    are passed over and tried again; what cannot be unwrapped stays as it is. Raises
    `NotAllowed`.
    """
    refused: set[uuid.UUID] = set()
    while True:
        after = uuid.UUID(int=0)
        while True:
            last, done = _rewrap_batch(after, batch, refused)
            if last is None:
                break
            after = last
            yield done
        with _everybody():
            if not _old().exclude(id__in=refused).exists():
                return
        time.sleep(_PAUSE)


def look_at_wrappings(*, batch: int = 5_000) -> Wrappings:
    """Unwrap every data key, and say what was found; raises `NotAllowed`."""
    found, after = Wrappings(), uuid.UUID(int=0)
    while True:
        with _everybody():
            rows = list(DataKey.objects.filter(id__gt=after).order_by("id")[:batch])
        if not rows:
            return found
        for row in rows:
            found.by_master[row.master_key] += 1
            try:
                unwrapped(row)
            except EnvelopeRefused:
                found.refused.append(row.id)
        after = rows[-1].id


def _rewrap_batch(
    after: uuid.UUID, most: int, refused: set[uuid.UUID]
) -> tuple[uuid.UUID | None, int]:
    masters, anew = master_keys(), []
    with _everybody():
        rows = _old().filter(id__gt=after).order_by("id")
        taken = list(rows.select_for_update(skip_locked=True)[:most])
        for row in taken:
            try:
                secret = unwrapped(row)
            except EnvelopeRefused:
                refused.add(row.id)
                continue
            wrapped = masters.wrap(secret, owner=row.owner_id, key_id=row.id)
            anew.append((row.id, masters.current, wrapped))
        if anew:
            with connection.cursor() as cursor:
                execute_values(cursor.cursor, _PUT, anew, page_size=len(anew))
    return taken[-1].id if taken else None, len(anew)


def _old() -> QuerySet[DataKey]:
    return DataKey.objects.exclude(master_key=master_keys().current)


@contextmanager
def _everybody() -> Iterator[None]:
    """Run a block in a transaction that sees the keys of everybody; raises `NotAllowed`."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_ALLOWED)
        if not cursor.fetchone()[0]:
            # Without this it would find no keys, and say that all is done.
            raise NotAllowed
        cursor.execute("SELECT set_config('klankbord.task', 'rewrap', true)")
        yield
