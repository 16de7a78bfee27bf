"""Counts what someone does in a window of time, over all workers."""

from __future__ import annotations

import math
import threading
import time

from django.db import connection

from accounts.shared_cache import hashed_key


def seconds_to_wait(key: str, *, amount: int, seconds: int) -> int | None:
    """Count one more use of `key`; return how long to wait when that is over `amount`.

    A window begins with the first use and lasts `seconds`. `None` means: go on. Counting is
    one statement, so parallel callers on any host never get more than `amount` together. Call
    it outside the transaction of the work itself, or failing work is not counted.
    """
    count, left = _count(key, uses=1, seconds=seconds)
    return None if count <= amount else _whole(left)


class Handfuls:
    """Counts uses by the handful, so that few of them have to be written down.

    This process takes several uses at once and hands them out from memory. All workers together
    still never give more than `amount` in a window; what one of them has left over when the
    window ends is lost, so they may give a little less.
    """

    _MOST_KEYS = 10_000

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._held: dict[str, tuple[int, float]] = {}

    def seconds_to_wait(self, key: str, *, amount: int, seconds: int) -> int | None:
        """Return what the function of this name does; a handful is a fiftieth of `amount`."""
        if self._take(key):
            return None
        handful = max(1, amount // 50)
        count, left = _count(key, uses=handful, seconds=seconds)
        given = amount - (count - handful)
        if given <= 0:
            return _whole(left)
        self._hold(key, min(given, handful) - 1, time.monotonic() + left)
        return None

    def _take(self, key: str) -> bool:
        with self._lock:
            uses, until = self._held.get(key, (0, 0.0))
            if uses <= 0 or until <= time.monotonic():
                return False
            self._held[key] = (uses - 1, until)
            return True

    def _hold(self, key: str, uses: int, until: float) -> None:
        with self._lock:
            if len(self._held) >= self._MOST_KEYS:
                self._held.clear()
            left, ends = self._held.get(key, (0, 0.0))
            still_good = left if ends > time.monotonic() else 0
            self._held[key] = (uses + still_good, until)


def _count(key: str, *, uses: int, seconds: int) -> tuple[int, float]:
    """Return the uses in this window, these included, and the seconds that it still lasts."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO accounts_sharedvalue AS kept (key, value, expires_at) "
            "VALUES (%(key)s, %(uses)s, clock_timestamp() + %(seconds)s * interval '1 second') "
            "ON CONFLICT (key) DO UPDATE SET "
            "value = CASE WHEN kept.expires_at <= clock_timestamp() THEN excluded.value "
            "ELSE (kept.value::bigint + excluded.value::bigint)::text END, "
            "expires_at = CASE WHEN kept.expires_at <= clock_timestamp() "
            "THEN excluded.expires_at ELSE kept.expires_at END "
            "RETURNING value::bigint, extract(epoch FROM expires_at - clock_timestamp())::float",
            {"key": hashed_key(f"throttle:{key}"), "uses": str(uses), "seconds": seconds},
        )
        count, left = cursor.fetchone()
    return count, left


def _whole(left: float) -> int:
    return max(1, math.ceil(left))
