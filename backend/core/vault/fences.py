"""The database's own refusal of envelopes under a key that is closed, or not there.

A process remembers unwrapped keys for a minute. One that slept longer could seal with a key
that was erased meanwhile, and nobody would ever read that again. So every sealed column has a
trigger that asks `core_key_is_open` (migration 0010), and raises SQLSTATE 40001: what failed may
be tried again, with the key of today. Envelopes of schemes that name no key of ours pass.
"""

from __future__ import annotations

from django.db import connection
from psycopg2 import sql

from core.vault.envelopes import Place
from core.vault.places import sealed_columns

_STANDING = """
    SELECT relation.relname, trigger.tgname
    FROM pg_trigger AS trigger JOIN pg_class AS relation ON relation.oid = trigger.tgrelid
    WHERE NOT trigger.tgisinternal AND relation.relnamespace = 'public'::regnamespace
"""
_BUILD = """
    CREATE TRIGGER {name} BEFORE INSERT OR UPDATE OF {field} ON {table} FOR EACH ROW
    WHEN (NEW.{field} IS NOT NULL AND NOT core_key_is_open(NEW.{field}))
    EXECUTE FUNCTION core_refuse_envelope()
"""


def fence_of(place: Place) -> str:
    """Return the name of the trigger that guards `place`."""
    return f"{place.field}_under_an_open_key"


def build_fences() -> list[Place]:
    """Guard every sealed column that is not guarded yet; return these.

    Runs as the owner of the tables.
    """
    with connection.cursor() as cursor:
        cursor.execute(_STANDING)
        standing = set(cursor.fetchall())
        missing = [
            column.place
            for column in sealed_columns()
            if (column.place.table, fence_of(column.place)) not in standing
        ]
        for place in missing:
            statement = sql.SQL(_BUILD).format(
                name=sql.Identifier(fence_of(place)),
                field=sql.Identifier(place.field),
                table=sql.Identifier(place.table),
            )
            cursor.execute(statement)
    return missing
