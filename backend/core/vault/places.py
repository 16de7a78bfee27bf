"""Every column that holds envelopes, so that whoever seals them anew misses none.

A column is named once, beside its model: `CONTENT = sealed_column("reflections_reflection",
"sealed")`. A test compares these with the columns of bytes that the database has.
"""

from __future__ import annotations

from dataclasses import dataclass

from core.vault.envelopes import Place


@dataclass(frozen=True, slots=True)
class SealedColumn:
    """A column of envelopes: the place they are bound to, whose they are and in which row.

    `row` is a column of uuids, or of bytes of which the first sixteen count. With the owner it
    is unique in the table.
    """

    place: Place
    row: str
    owner: str


_columns: dict[Place, SealedColumn] = {}


def sealed_column(table: str, field: str, *, row: str = "id", owner: str = "person_id") -> Place:
    """Say that `field` of `table` holds envelopes; return the place to seal them at."""
    place = Place(table, field)
    _columns[place] = SealedColumn(place, row, owner)
    return place


def sealed_columns() -> list[SealedColumn]:
    """Return every column that was named, in a fixed order."""
    return [_columns[place] for place in sorted(_columns)]


# The answers that `Idempotency-Key` keeps (`api.idempotency`).
RESPONSE = sealed_column("core_idempotencyrecord", "response", row="scope")
