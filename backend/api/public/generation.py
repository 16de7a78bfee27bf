"""Knowing, without asking each time, whether what memory holds is still what is published.

The database keeps one number, the generation, and raises it with every publication. A thread
per process listens for that and asks for the number at least every `POLL` seconds. Memory is
trusted for `TRUST` seconds after the number was last asked for, measured from before the
question: so nothing older than that is ever served, whatever happens to notifications,
connections or the thread itself.
"""

from __future__ import annotations

import logging
import os
import select
import threading
import time
from collections.abc import Callable
from contextlib import closing
from typing import Any

import psycopg2

from knowledge.generations import CHANNEL
from knowledge.reading import read_generation

POLL = 0.4
TRUST = 0.9
_PAUSE = 0.2

log = logging.getLogger("klankbord.generation")
Connect = Callable[[], Any]


class Generation:
    """The number of the current generation, and since when that is certain."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self.forget()

    def forget(self) -> None:
        """Trust nothing until the number is known again."""
        self._number = -1
        self._certain_at = float("-inf")

    def now(self) -> float:
        """Return the moment from which an answer to a question asked now is certain."""
        return self._clock()

    def trusted(self) -> int | None:
        """Return the number while it is certain, else None."""
        return self._number if self._clock() - self._certain_at < TRUST else None

    def observe(self, number: int, asked_at: float) -> None:
        """Take in that the number was `number` at some moment after `asked_at`.

        Answers may arrive in another order than they were given; the number only rises.
        """
        with self._lock:
            self._number = max(self._number, number)
            self._certain_at = max(self._certain_at, asked_at)


class Listener:
    """A thread that keeps a `Generation` certain."""

    def __init__(self, generation: Generation, connect: Connect) -> None:
        self._generation, self._connect = generation, connect
        self._lock = threading.Lock()
        self._owner = 0

    def ensure(self) -> None:
        """Start the thread, once per process: threads do not survive a fork."""
        if self._owner == os.getpid():
            return
        with self._lock:
            if self._owner != os.getpid():
                self._owner = os.getpid()
                threading.Thread(target=self._run, name="generation", daemon=True).start()

    def _run(self) -> None:
        while True:
            try:
                with closing(self._connect()) as connection:
                    self._listen(connection)
            except (psycopg2.Error, OSError) as error:
                log.warning("lost the database: %s", type(error).__name__)
                time.sleep(_PAUSE)

    def _listen(self, connection: Any) -> None:
        connection.autocommit = True
        # Another database may have come in place of the one that was lost.
        self._generation.forget()
        last = -1
        with closing(connection.cursor()) as cursor:
            cursor.execute(f"LISTEN {CHANNEL}")
            while True:
                asked_at = self._generation.now()
                number = read_generation(cursor)
                if number < last:
                    # A backup was put back: what is remembered belongs to no generation.
                    self._generation.forget()
                last = number
                self._generation.observe(number, asked_at)
                select.select([connection], [], [], POLL)
                connection.poll()
                connection.notifies.clear()
