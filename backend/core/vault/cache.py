"""A small memory that forgets: bounded in entries and in seconds."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class BriefCache(Generic[K, V]):
    """Keeps at most `size` values, each for at most `seconds`; safe between threads."""

    def __init__(
        self, *, size: int, seconds: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._size = size
        self._seconds = seconds
        self._clock = clock
        self._lock = threading.Lock()
        self._kept: OrderedDict[K, tuple[float, V]] = OrderedDict()

    def get(self, key: K) -> V | None:
        """Return the value of `key`, or `None` when it is not kept (any more)."""
        with self._lock:
            self._forget_old()
            found = self._kept.get(key)
            return found[1] if found else None

    def put(self, key: K, value: V) -> None:
        """Keep `value`; the oldest leaves when there are too many."""
        with self._lock:
            self._forget_old()
            self._kept.pop(key, None)
            self._kept[key] = (self._clock() + self._seconds, value)
            if len(self._kept) > self._size:
                self._kept.popitem(last=False)

    def drop(self, key: K) -> None:
        """Forget `key`."""
        with self._lock:
            self._kept.pop(key, None)

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._kept.clear()

    def __len__(self) -> int:
        with self._lock:
            return len(self._kept)

    def _forget_old(self) -> None:
        # Values are kept in the order in which they end.
        now = self._clock()
        while self._kept:
            key, (until, _) = next(iter(self._kept.items()))
            if until > now:
                return
            del self._kept[key]
