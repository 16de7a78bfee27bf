"""A bounded memory of public answers; the one that was not asked for longest goes first."""

from __future__ import annotations

import threading
from collections import OrderedDict

from api.public.answer import Answer

_MOST_ALIASES = 4096


class Memory:
    """Answers by key, up to a number of bytes.

    Single operations of a dictionary are atomic in CPython, so reading takes no lock. Addresses
    that were recognised once are remembered as `aliases` of their key.
    """

    def __init__(self, most_bytes: int) -> None:
        self._most = most_bytes
        self._answers: OrderedDict[str, Answer] = OrderedDict()
        self._sizes: dict[str, int] = {}
        self._lock = threading.Lock()
        self._aliases: dict[str, str] = {}
        self.size = 0

    def find(self, address: str) -> Answer | None:
        """Return the answer to an address, when it is remembered."""
        key = self._aliases.get(address, address)
        answer = self._answers.get(key)
        if answer is not None:
            try:  # noqa: SIM105 -- suppress() costs more than all the rest of this
                self._answers.move_to_end(key)
            except KeyError:
                # Another thread has just let it go; it is still a good answer.
                pass
        return answer

    def call(self, address: str, key: str) -> None:
        """Remember that `address` means `key`."""
        if address != key and len(address) < 500:
            if len(self._aliases) >= _MOST_ALIASES:
                self._aliases.clear()
            self._aliases[address] = key

    def keep(self, key: str, answer: Answer) -> None:
        """Remember `answer`, and forget others until there is room."""
        answer.key = key
        with self._lock:
            self._answers[key] = answer
            self._answers.move_to_end(key)
            self._measure(answer)
            while self.size > self._most and self._answers:
                oldest, _answer = self._answers.popitem(last=False)
                self.size -= self._sizes.pop(oldest, 0)

    def measure(self, answer: Answer) -> None:
        """Count what `answer` takes now, after a compressed form was added to it."""
        with self._lock:
            if self._answers.get(answer.key) is answer:
                self._measure(answer)

    def _measure(self, answer: Answer) -> None:
        answer.measured = answer.forms
        size = answer.size + 2 * len(answer.key)
        self.size += size - self._sizes.get(answer.key, 0)
        self._sizes[answer.key] = size

    def __len__(self) -> int:
        return len(self._answers)
