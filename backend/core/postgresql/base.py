"""The database backend (`DATABASES["default"]["ENGINE"]`)."""

from __future__ import annotations

import select

from django.db.backends.postgresql import base
from psycopg2.extensions import TRANSACTION_STATUS_INERROR


class DatabaseWrapper(base.DatabaseWrapper):
    """Looks at the socket of an idle connection instead of asking the server something."""

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
