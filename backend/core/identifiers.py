"""Identifiers: UUID version 7, ordered by time (RFC 9562, section 5.7)."""

from __future__ import annotations

import os
import threading
import time
import uuid

_lock = threading.Lock()
_last = 0


def new_id() -> uuid.UUID:
    """Return a UUIDv7 that is larger than every one this process made before.

    The 12 bits behind the milliseconds hold its fraction (RFC 9562, section 6.2, method 3),
    so identifiers of one process sort as they were made.
    """
    global _last
    with _lock:
        # 12 bits of fraction: one step is 1/4096 of a millisecond.
        stamp = time.time_ns() * 4096 // 1_000_000
        if stamp <= _last:
            stamp = _last + 1
        _last = stamp
    milliseconds, fraction = divmod(stamp, 4096)
    random = int.from_bytes(os.urandom(8)) & ((1 << 62) - 1)
    value = (
        (milliseconds & ((1 << 48) - 1)) << 80 | 0x7 << 76 | fraction << 64 | 0b10 << 62 | random
    )
    return uuid.UUID(int=value)


def is_uuid7(value: uuid.UUID) -> bool:
    """Tell whether `value` is a UUID of version 7 and of the RFC's variant."""
    return value.version == 7 and value.variant == uuid.RFC_4122
