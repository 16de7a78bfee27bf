"""Ctrl-C, SIGTERM and SIGHUP: the first one asks to stop, the next ones change nothing."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class Interrupted(BaseException):
    """The person asked to stop. Not an `Exception`: nothing may swallow it on the way."""


class _Asked:
    def __init__(self) -> None:
        self.to_stop = False
        self.told = False
        self.holds = 0

    def handle(self, _number: int, _frame: FrameType | None) -> None:
        self.to_stop = True
        self.tell()

    def tell(self) -> None:
        """Raise once, and never while a hold is on: stopping itself must not be interrupted."""
        if self.to_stop and not self.told and self.holds == 0:
            self.told = True
            raise Interrupted


_asked = _Asked()


def listen() -> None:
    """From now on a request to stop raises `Interrupted` in the main thread, once."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        if number == signal.SIGHUP and signal.getsignal(number) == signal.SIG_IGN:
            continue  # Started with nohup: a lost terminal is no request to stop.
        signal.signal(number, _asked.handle)


@contextmanager
def held() -> Iterator[None]:
    """Put off a request to stop until the block is done, so that nothing it starts is lost."""
    _asked.holds += 1
    try:
        yield
    finally:
        _asked.holds -= 1
    _asked.tell()
