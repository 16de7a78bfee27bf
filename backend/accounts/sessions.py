"""Sessions in the database, as Django keeps them (`SESSION_ENGINE`), and whose they are."""

from __future__ import annotations

import uuid
from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, get_user
from django.contrib.sessions.backends import db
from django.db import connection
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare

from accounts.models import Person
from core.postgresql.driver import Prepared
from core.vault.cache import BriefCache

# Whose a session was when it was last read. It only says which person to read along: whether the
# session still stands, whose it is and whether they may sign in is decided by what was just read.
_guesses: BriefCache[str, uuid.UUID] = BriefCache(size=10_000, seconds=600)
_person = [str(field.column) for field in Person._meta.concrete_fields]
_READ = Prepared(
    f"""
    SELECT session_data, {", ".join(f"person.{column}" for column in _person)}
    FROM django_session LEFT JOIN accounts_person AS person ON person.id = %(guess)s
    WHERE session_key = %(key)s AND expire_date > now()
"""  # noqa: S608 -- made of names of ours
)


class SessionStore(db.SessionStore):
    """Reads a session, and most likely its person, with one plain statement.

    Every private request does it, and building the same two queries anew each time took longer
    than the database needs to answer them.
    """

    person: Person | None = None

    def _get_session_from_db(self) -> Any:
        key = self.session_key or ""
        with connection.cursor() as cursor:
            cursor.execute(_READ, {"key": key, "guess": _guesses.get(key)})
            row = cursor.fetchone()
        if row is None:
            _guesses.drop(key)
            self._session_key = None
            return None
        person = Person.from_db(connection.alias, _person, row[1:])
        self.person = person if person.pk else None
        return self.model(session_key=key, session_data=row[0])


def person_of(request: HttpRequest) -> Any:
    """Return who is signed in, or `AnonymousUser`; the same as Django's `get_user`.

    When the person was read along, and everything that Django checks is right, there is nothing
    more to read. All else is left to Django.
    """
    session: Any = request.session
    whose = session.get(SESSION_KEY)  # Looking into a session reads it.
    person: Person | None = session.person
    if person is not None and whose == str(person.pk) and _may_use(session, person):
        return person
    found = get_user(request)
    if found.is_authenticated and session.session_key:
        _guesses.put(session.session_key, found.pk)
    return found


def _may_use(session: Any, person: Person) -> bool:
    return (
        session.get(BACKEND_SESSION_KEY) in settings.AUTHENTICATION_BACKENDS
        and person.is_active
        and constant_time_compare(session.get(HASH_SESSION_KEY, ""), person.get_session_auth_hash())
    )
