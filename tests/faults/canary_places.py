"""Where words could be left behind: the bytes of each place, to be looked through."""

from __future__ import annotations

import base64
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg2
from psycopg2 import sql

from tools.postgres import DATABASE, Database


@contextmanager
def superuser(database: Database) -> Iterator[Any]:
    """Give a cursor for whoever runs the database; what it does is committed."""
    connection = psycopg2.connect(superuser_url(database))
    connection.autocommit = True
    try:
        with connection.cursor() as cursor:
            yield cursor
    finally:
        connection.close()


def superuser_url(database: Database) -> str:
    url = database.admin_url
    return url[: url.rindex("/") + 1] + DATABASE


@contextmanager
def without_tables(database: Database, *tables: str) -> Iterator[None]:
    """Take tables away from under whoever uses them."""
    with superuser(database) as cursor:
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} RENAME TO {table}_away")
        yield
        for table in tables:
            cursor.execute(f"ALTER TABLE {table}_away RENAME TO {table}")


def dump_of(database: Database, form: str) -> bytes:
    """Return a backup as `pg_dump` writes it; nothing in it is compressed."""
    return subprocess.run(
        [
            database.cluster.home.programs / "pg_dump",
            *("--dbname", superuser_url(database), f"--format={form}", "--compress=0"),
        ],
        env={**os.environ, "PGOPTIONS": "-c row_security=off"},
        capture_output=True,
        check=True,
    ).stdout


def values_of(database: Database) -> dict[str, bytes]:
    """Return every value of every table, those of bytes as they are and as base64 would hide."""
    found = {}
    with superuser(database) as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        for table in [row[0] for row in cursor.fetchall()]:
            cursor.execute(sql.SQL("SELECT * FROM {}").format(sql.Identifier(table)))
            found[table] = b"\x00".join(_bytes(it) for row in cursor.fetchall() for it in row)
    return found


def _bytes(value: Any) -> bytes:
    if isinstance(value, memoryview):
        raw = bytes(value)
        return raw + b"\x00" + _unwrapped(raw)
    return str(value).encode()


def _unwrapped(raw: bytes) -> bytes:
    try:
        return base64.b64decode(raw, validate=True)
    except ValueError:
        return b""


def files_of(database: Database) -> dict[Path, bytes]:
    """Return the files of the cluster, after what is in memory was written to them."""
    with superuser(database) as cursor:
        cursor.execute("CHECKPOINT")
    files = files_under(database.cluster.home.cluster)
    # Segments of the log are as long as they will be once they are full.
    return {path: content.rstrip(b"\x00") for path, content in files.items()}


def files_under(folder: Path) -> dict[Path, bytes]:
    """Return every file under `folder`, by its way from there."""
    return {
        path.relative_to(folder): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
