"""The database backend (`DATABASES["default"]["ENGINE"]`)."""

from __future__ import annotations

import select
from typing import Any

from django.db.backends.postgresql import base
from psycopg2.extensions import TRANSACTION_STATUS_INERROR

from core.postgresql.driver import Connection, Cursor


class DatabaseWrapper(base.DatabaseWrapper):
    """Begins transactions together with their first statement, and spares idle connections."""

    def get_connection_params(self) -> dict[str, Any]:
        """Return Django's parameters, with our own kind of connection."""
        return {
            **super().get_connection_params(),
            "connection_factory": Connection,
            "cursor_factory": Cursor,
        }

    def _start_transaction_under_autocommit(self) -> None:
        # Django calls this instead of leaving autocommit mode when it enters `atomic`.
        self.connection.begin()

    def is_usable(self) -> bool:
        """Tell whether the connection can be used: it stands, and no failed transaction is open.

        A server that ended a connection has said so: then there is something to read. That saves
        every request a trip to the server, and notices the same as `SELECT 1` would, but for a
        network that falls silent, where both wait.
        """
        if self.connection is None or self.connection.closed:
            return False
        if self.connection.get_transaction_status() == TRANSACTION_STATUS_INERROR:
            return False
        idle = select.poll()
        idle.register(self.connection.fileno(), select.POLLIN | select.POLLPRI)
        return not idle.poll(0)
