"""Sessions in the database, as Django keeps them (`SESSION_ENGINE`)."""

from __future__ import annotations

from typing import Any

from django.contrib.sessions.backends import db
from django.db import connection


class SessionStore(db.SessionStore):
    """Reads a session with a plain statement.

    Every private request does it, and building the same query anew each time took longer than
    the database needs to answer it.
    """

    def _get_session_from_db(self) -> Any:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT session_data FROM django_session "
                "WHERE session_key = %s AND expire_date > now()",
                [self.session_key],
            )
            row = cursor.fetchone()
        if row is None:
            self._session_key = None
            return None
        return self.model(session_key=self.session_key or "", session_data=row[0])
