"""Counts what someone does in a window of time, over all workers."""

from __future__ import annotations

import math

from django.db import connection

from accounts.shared_cache import hashed_key


def seconds_to_wait(key: str, *, amount: int, seconds: int) -> int | None:
    """Count one more use of `key`; return how long to wait when that is over `amount`.

    A window begins with the first use and lasts `seconds`. `None` means: go on. Counting is
    one statement, so parallel callers on any host never get more than `amount` together. Call
    it outside the transaction of the work itself, or failing work is not counted.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO accounts_sharedvalue AS kept (key, value, expires_at) "
            "VALUES (%s, '1', clock_timestamp() + %s * interval '1 second') "
            "ON CONFLICT (key) DO UPDATE SET "
            "value = CASE WHEN kept.expires_at <= clock_timestamp() THEN '1' "
            "ELSE (kept.value::bigint + 1)::text END, "
            "expires_at = CASE WHEN kept.expires_at <= clock_timestamp() "
            "THEN excluded.expires_at ELSE kept.expires_at END "
            "RETURNING value::bigint, extract(epoch FROM expires_at - clock_timestamp())",
            [hashed_key(f"throttle:{key}"), seconds],
        )
        count, left = cursor.fetchone()
    return None if count <= amount else max(1, math.ceil(left))
