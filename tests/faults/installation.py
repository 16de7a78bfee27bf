"""A whole installation of its own: a PostgreSQL, migrated, with somebody signed in."""

from __future__ import annotations

import http.client
import json
import os
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tests.support.server import BACKEND
from tools.postgres import Database

CSRF = "c" * 32
_SIGN_IN = """
import sys
from importlib import import_module
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from accounts.models import Person
person, _ = Person.objects.get_or_create(email=sys.argv[-1])
session = import_module(settings.SESSION_ENGINE).SessionStore()
session[SESSION_KEY] = str(person.pk)
session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
session[HASH_SESSION_KEY] = person.get_session_auth_hash()
session.create()
print(f"{person.pk} {settings.SESSION_COOKIE_NAME}={session.session_key}")
"""


@dataclass(frozen=True)
class SignedIn:
    """Somebody with a session, over real connections."""

    person_id: str
    headers: dict[str, str]

    def client(self, url: str) -> JsonClient:
        return JsonClient(url, self.headers)


class JsonClient:
    """One kept connection that speaks JSON; bytes go as they are."""

    def __init__(self, url: str, headers: dict[str, str]) -> None:
        parts = urlsplit(url)
        self._connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=60)
        self._headers = headers | {"Content-Type": "application/json", "Origin": url}

    def ask(
        self, method: str, path: str, body: Any = None, headers: dict[str, str] | None = None
    ) -> tuple[int, bytes]:
        """Return status and body; raises `OSError` or `HTTPException` when nothing comes back."""
        data = body if body is None or isinstance(body, bytes) else json.dumps(body)
        early = False
        try:
            self._connection.request(method, path, data, self._headers | (headers or {}))
        except BrokenPipeError:
            # It answered before it had everything, which is its right; the answer is there.
            early = True
        response = self._connection.getresponse()
        answer = response.status, response.read()
        # Where it did not read on, it hangs up, perhaps a moment from now.
        if early or response.status == 413:
            self._connection.close()
        return answer

    def __enter__(self) -> JsonClient:
        return self

    def __exit__(self, *_: object) -> None:
        with closing(self._connection):
            pass


def prepare(database: Database) -> None:
    """Migrate `database` as its owner."""
    manage(database, "prepare_database", "-v", "0")


def publish_content(database: Database, folder: Path) -> None:
    """Publish the knowledge that is in `folder`."""
    manage(database, "import_content", str(folder), "-v", "0")


def sign_in(database: Database, email: str) -> SignedIn:
    """Make a person, and a session for them."""
    person_id, cookie = _run(database, "-c", _bootstrap(), email).split()
    return SignedIn(person_id, {"Cookie": f"{cookie}; csrftoken={CSRF}", "X-CSRFToken": CSRF})


def _bootstrap() -> str:
    return f"import django; django.setup()\n{_SIGN_IN}"


def manage(database: Database, *arguments: str) -> str:
    """Run a command of `manage.py` on `database`; return what it printed."""
    return _run(database, str(BACKEND / "manage.py"), *arguments)


def _run(database: Database, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=BACKEND,
        env={
            **os.environ,
            **database.environment,
            "KLANKBORD_MODE": "test",
            "DJANGO_SETTINGS_MODULE": "config.settings",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{arguments[0]} failed:\n{done.stdout}{done.stderr}")
    return done.stdout


def log_of(database: Database) -> Path:
    """Return where PostgreSQL itself logs."""
    return database.cluster.log
