"""The driver's connection and cursor, on which statements can wait for each other.

Every statement that is sent takes a trip to the server and back, and the trips took more of a
private request than what the server did. A statement whose result nobody looks at does not need
one: it waits, and is sent in front of the next statement as one message, which the server carries
out in order and stops at the first error
(https://www.postgresql.org/docs/15/protocol-flow.html#PROTOCOL-FLOW-MULTI-STATEMENT).

Of what the server did, most was planning: a small statement is planned for longer than it runs.
One that is sent again and again can be `Prepared`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from psycopg2 import extensions

_BEGIN = b"BEGIN"
_place = re.compile(r"%(?:\((?P<name>\w+)\)s|s|%)")


class Prepared(str):
    """A statement that each connection lets the server parse once, and plan once if that pays.

    It stays with the connection as long as that lasts, so it is made of constants. The types of
    its values must be clear from where they stand, or be said (`%s::text`).
    https://www.postgresql.org/docs/15/sql-prepare.html
    """

    __slots__ = ()


class Connection(extensions.connection):
    """A connection in autocommit mode that begins and ends transactions itself."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.waiting: list[bytes] = []
        # What to send for a statement that was prepared.
        self.prepared: dict[str, str] = {}

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction has begun, or is about to with the next statement."""
        status = self.get_transaction_status()
        return bool(self.waiting) or status != extensions.TRANSACTION_STATUS_IDLE

    def begin(self) -> None:
        """Begin a transaction with the next statement."""
        self.waiting = [_BEGIN]

    def commit(self) -> None:
        """Send what waits and commit; what waited and failed is raised here."""
        if not self.autocommit:
            super().commit()
        elif self.waiting == [_BEGIN]:
            self.waiting = []
        elif self.in_transaction:
            self._end("COMMIT")

    def rollback(self) -> None:
        """Forget what waits and roll back."""
        self.waiting = []
        if not self.autocommit:
            super().rollback()
        elif self.in_transaction:
            self._end("ROLLBACK")

    def _end(self, command: str) -> None:
        with self.cursor() as cursor:
            cursor.execute(command)


class Cursor(extensions.cursor):
    """A cursor that takes along what waits on its connection."""

    connection: Connection

    def send_along(self, statement: str, values: Any = None) -> None:
        """Let `statement` wait for the next one, or for the end of the transaction.

        What goes wrong with it is raised there. Outside a transaction it is sent at once.
        """
        if self.connection.in_transaction:
            if isinstance(statement, Prepared):
                statement = self._call_of(statement)
            self.connection.waiting.append(self.mogrify(statement, values))
        else:
            self.execute(statement, values)

    def execute(self, query: Any, vars: Any = None) -> None:  # noqa: A002 -- the driver's name
        if self.name:
            # The driver makes `DECLARE ... CURSOR FOR` of it.
            self._send_waiting()
        if isinstance(query, Prepared):
            query = self._call_of(query)
        if not self.connection.waiting:
            super().execute(query, vars)
            return
        statement = self.mogrify(query, vars)
        together = b";\n".join([*self.connection.waiting, statement])
        self.connection.waiting = []
        super().execute(together)

    def executemany(self, *args: Any, **kwargs: Any) -> None:
        self._send_waiting()
        super().executemany(*args, **kwargs)

    def callproc(self, *args: Any, **kwargs: Any) -> Any:
        self._send_waiting()
        return super().callproc(*args, **kwargs)

    def copy_expert(self, *args: Any, **kwargs: Any) -> None:
        self._send_waiting()
        super().copy_expert(*args, **kwargs)

    def copy_from(self, *args: Any, **kwargs: Any) -> None:
        self._send_waiting()
        super().copy_from(*args, **kwargs)

    def copy_to(self, *args: Any, **kwargs: Any) -> None:
        self._send_waiting()
        super().copy_to(*args, **kwargs)

    def _call_of(self, statement: Prepared) -> str:
        """Return what stands for `statement`, with its places for values."""
        prepared = self.connection.prepared
        if statement not in prepared:
            name = f"prepared_{len(prepared)}"
            body, places = _in_parts(statement)
            self.execute(f"PREPARE {name} AS {body}".encode())
            values = f" ({', '.join(places)})" if places else ""
            prepared[statement] = f"EXECUTE {name}{values}"
        return prepared[statement]

    def _send_waiting(self) -> None:
        waiting, self.connection.waiting = self.connection.waiting, []
        if waiting:
            with self.connection.cursor() as cursor:
                cursor.execute(b";\n".join(waiting))


@lru_cache
def _in_parts(statement: str) -> tuple[str, tuple[str, ...]]:
    """Return `statement` with the server's numbers in the driver's places, and these places."""
    places: list[str] = []

    def numbered(found: re.Match[str]) -> str:
        place = found.group()
        if place == "%%":
            return "%"
        # A value with a name is sent once, however often it stands there.
        if not found["name"] or place not in places:
            places.append(place)
            return f"${len(places)}"
        return f"${places.index(place) + 1}"

    return _place.sub(numbered, statement), tuple(places)
