"""Django's cache on one small table, so that all workers of all hosts share what it holds.

allauth counts attempts and remembers used codes in Django's cache. That needs `add` to be
atomic over processes, which Django's own database cache does not promise. Here every operation
is one statement, and the clock is the database's, which all hosts share. The table is unlogged:
a crash of the server forgets the counts, nothing else.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from typing import Any

from django.conf import settings
from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache
from django.db import connection

_CLEAN_ONE_IN = 200
_FOREVER = 10 * 365 * 24 * 3600.0


class SharedCache(BaseCache):
    """Keeps JSON values. Keys are hashed with a secret: they hold IP and e-mail addresses."""

    def __init__(self, _server: str, params: dict[str, Any]) -> None:
        super().__init__(params)

    def add(
        self,
        key: str,
        value: Any,
        timeout: float | None = DEFAULT_TIMEOUT,
        version: int | None = None,
    ) -> bool:
        """Store `value` unless a live one is there; only one of many callers gets `True`."""
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO accounts_sharedvalue AS kept (key, value, expires_at) "
                "VALUES (%s, %s, clock_timestamp() + %s * interval '1 second') "
                "ON CONFLICT (key) DO UPDATE SET value = excluded.value, "
                "expires_at = excluded.expires_at WHERE kept.expires_at <= clock_timestamp()",
                [self._name(key, version), json.dumps(value), self._seconds(timeout)],
            )
            added = bool(cursor.rowcount == 1)
        _clean_now_and_then()
        return added

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        """Return the live value, or `default`."""
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT value FROM accounts_sharedvalue "
                "WHERE key = %s AND expires_at > clock_timestamp()",
                [self._name(key, version)],
            )
            row = cursor.fetchone()
        return default if row is None else json.loads(row[0])

    def set(
        self,
        key: str,
        value: Any,
        timeout: float | None = DEFAULT_TIMEOUT,
        version: int | None = None,
    ) -> None:
        """Store `value`, whatever was there."""
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO accounts_sharedvalue (key, value, expires_at) "
                "VALUES (%s, %s, clock_timestamp() + %s * interval '1 second') "
                "ON CONFLICT (key) DO UPDATE SET value = excluded.value, "
                "expires_at = excluded.expires_at",
                [self._name(key, version), json.dumps(value), self._seconds(timeout)],
            )

    def touch(
        self,
        key: str,
        timeout: float | None = DEFAULT_TIMEOUT,
        version: int | None = None,
    ) -> bool:
        """Move the end of a live value; tell whether there was one."""
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE accounts_sharedvalue "
                "SET expires_at = clock_timestamp() + %s * interval '1 second' "
                "WHERE key = %s AND expires_at > clock_timestamp()",
                [self._seconds(timeout), self._name(key, version)],
            )
            return bool(cursor.rowcount == 1)

    def delete(self, key: str, version: int | None = None) -> bool:
        """Forget a value; tell whether there was one."""
        with connection.cursor() as cursor:
            cursor.execute(
                "DELETE FROM accounts_sharedvalue WHERE key = %s", [self._name(key, version)]
            )
            return bool(cursor.rowcount == 1)

    def clear(self) -> None:
        """Forget everything, counts of throttling included."""
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM accounts_sharedvalue")

    def _name(self, key: str, version: int | None) -> str:
        return hashed_key(self.make_key(key, version))

    def _seconds(self, timeout: Any) -> float:
        seconds = self.default_timeout if timeout is DEFAULT_TIMEOUT else timeout
        return _FOREVER if seconds is None else float(seconds)


def hashed_key(key: str) -> str:
    """Return the name under which `key` is stored; who reads the table cannot test guesses."""
    secret = f"shared values {settings.SECRET_KEY}".encode()
    return hmac.new(secret, key.encode(), hashlib.sha256).hexdigest()


def _clean_now_and_then() -> None:
    if secrets.randbelow(_CLEAN_ONE_IN) == 0:
        forget_expired()


def forget_expired() -> None:
    """Delete what has ended; rows that somebody is working on are left for the next time."""
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM accounts_sharedvalue WHERE key IN (SELECT key FROM accounts_sharedvalue "
            "WHERE expires_at <= clock_timestamp() LIMIT 1000 FOR UPDATE SKIP LOCKED)"
        )
