"""Test databases: migrated once by the owner, cloned for every worker, used as the application."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg2
from django.db import transaction
from psycopg2 import sql

ROOT = Path(__file__).resolve().parents[2]
_LOCK = 0x54455354


def with_name(url: str, name: str) -> str:
    """Return the database address `url` with another database's name."""
    return urlunsplit(urlsplit(url)._replace(path=f"/{name}"))


@contextmanager
def administrator() -> Iterator[psycopg2.extensions.connection]:
    """Connect as the superuser who may create databases; nothing is tested through it."""
    connection = psycopg2.connect(os.environ["ADMIN_DATABASE_URL"])
    connection.autocommit = True
    try:
        yield connection
    finally:
        connection.close()


def _fingerprint() -> str:
    digest = hashlib.sha256()
    for path in sorted((ROOT / "backend").glob("*/migrations/**/*.py")):
        digest.update(path.read_bytes())
    for path in sorted((ROOT / "backend" / "core").rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def _exists(connection: psycopg2.extensions.connection, name: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        return cursor.fetchone() is not None


def _run(connection: psycopg2.extensions.connection, statement: str, *names: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


def _migrate(name: str) -> None:
    environment = {
        **os.environ,
        "KLANKBORD_MODE": "test",
        "DATABASE_URL": with_name(os.environ["DATABASE_URL"], name),
        "OWNER_DATABASE_URL": with_name(os.environ["OWNER_DATABASE_URL"], name),
    }
    done = subprocess.run(
        [sys.executable, str(ROOT / "backend" / "manage.py"), "prepare_database", "-v", "0"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"prepare_database failed:\n{done.stdout}{done.stderr}")


def _template(connection: psycopg2.extensions.connection, prefix: str) -> str:
    """Return the name of a migrated database; made when the migrations have changed."""
    name = f"{prefix}_template_{_fingerprint()}"
    if _exists(connection, name):
        return name
    owner = urlsplit(os.environ["OWNER_DATABASE_URL"]).username or ""
    application = urlsplit(os.environ["DATABASE_URL"]).username or ""
    making = f"{name}_making"
    _run(connection, "DROP DATABASE IF EXISTS {} WITH (FORCE)", making)
    _run(connection, "CREATE DATABASE {} OWNER {}", making, owner)
    _migrate(making)
    with psycopg2.connect(with_name(os.environ["OWNER_DATABASE_URL"], making)) as own:
        # Django empties the tables between transactional tests; production never truncates.
        _run(own, "GRANT TRUNCATE ON ALL TABLES IN SCHEMA public TO {}", application)
    own.close()
    _run(connection, "ALTER DATABASE {} RENAME TO {}", making, name)
    return name


@contextmanager
def database(prefix: str, worker: str) -> Iterator[str]:
    """Give a fresh database for one worker; it is dropped at the end."""
    name = f"{prefix}_{worker}_{os.getpid()}"
    owner = urlsplit(os.environ["OWNER_DATABASE_URL"]).username or ""
    with administrator() as connection:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [_LOCK])
        try:
            template = _template(connection, prefix)
            _run(connection, "CREATE DATABASE {} OWNER {} TEMPLATE {}", name, owner, template)
        finally:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [_LOCK])
        try:
            yield name
        finally:
            _run(connection, "DROP DATABASE IF EXISTS {} WITH (FORCE)", name)


@contextmanager
def shared_by_tests(blocker: Any) -> Iterator[None]:
    """Keep what is written before the `yield` of a fixture for all its tests, and not after them.

    What a test itself writes is undone by that test, as ever (`db`). `blocker` is pytest-django's.
    """
    with blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)
