"""How long it takes to replace keys: the master key of 100,000 people, and the key of one.

Beside it somebody reads their key anew again and again, to see whether they wait.
"""

from __future__ import annotations

import argparse
import io
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import django
import psycopg2

from benchmarks.preparation import database_environment, manage, say
from benchmarks.servers import ROOT
from tools.postgres import DATABASE, Database, temporary_cluster

OLD, NEW = "old:" + "A" * 43, "new:" + "B" * 43
_KINDS = "id, owner_id, master_key, wrapped, created_at"


def main() -> int:
    """Measure everything and print the table."""
    parser = argparse.ArgumentParser(prog="benchmarks.keys", description=__doc__)
    parser.add_argument("--keys", type=int, default=100_000)
    parser.add_argument("--entries", type=int, default=10_000, help="of one person, 2 kB each")
    options = parser.parse_args()
    with temporary_cluster(fsync=True) as database, tempfile.TemporaryDirectory() as folder:
        environment = {
            **database_environment(database, Path(folder)),
            "MASTER_KEYS": f"{NEW},{OLD}",
            "DJANGO_SETTINGS_MODULE": "config.settings",
        }
        say("preparing the database")
        manage(environment, "prepare_database")
        os.environ.update(environment)
        # What runs here in this process as well is found as the processes beside it find it.
        sys.path[:0] = environment["PYTHONPATH"].split(os.pathsep)
        django.setup()
        say(f"making {options.keys:,} data keys")
        owners = _make_keys(database, options.keys)
        rows = [*_rewrap(environment, owners), *_rotate(database, options.entries)]
    print(
        "\n".join(["| what | |", "|---|---:|", *(f"| {what} | {value} |" for what, value in rows)])
    )
    return 0


def _make_keys(database: Database, count: int) -> list[uuid.UUID]:
    from core.identifiers import new_id
    from core.vault.masterkeys import MasterKeys

    masters, lines, owners = MasterKeys(OLD), io.StringIO(), []
    for _ in range(count):
        key_id, owner = new_id(), new_id()
        wrapped = masters.wrap(os.urandom(32), owner=owner, key_id=key_id)
        lines.write(f"{key_id}\t{owner}\told\t\\\\x{wrapped.hex()}\t2026-01-01T00:00Z\n")
        owners.append(owner)
    lines.seek(0)
    with _superuser(database) as cursor:
        cursor.copy_expert(f"COPY core_datakey ({_KINDS}) FROM STDIN", lines)
        cursor.execute("ANALYZE core_datakey")
    return owners


def _rewrap(environment: dict[str, str], owners: list[uuid.UUID]) -> Iterator[tuple[str, str]]:
    with _reading(owners[::97]) as alone:
        time.sleep(3)
    yield "reading a key anew, with nothing beside it", _latency(alone)
    say("wrapping, until it is killed")
    process = _command(environment, "rewrap_keys")
    assert process.stdout
    begun = time.perf_counter()
    done = 0
    for line in process.stdout:
        done = int(line.split()[0].replace(",", "")) if " of " in line else done
        if "data keys" in line and done >= len(owners) // 2 and "are not" not in line:
            break
    half = time.perf_counter() - begun
    process.send_signal(signal.SIGKILL)
    process.wait()
    yield f"wrapped when it was killed, {done:,} keys", f"{half:.1f} s"
    say("wrapping the rest")
    begun = time.perf_counter()
    with _reading(owners[::97]) as beside:
        manage(environment, "rewrap_keys")
    rest = time.perf_counter() - begun
    yield "the rest and opening all of them, with starting Django", f"{rest:.1f} s"
    yield "reading a key anew beside that", _latency(beside)
    begun = time.perf_counter()
    manage(environment, "rewrap_keys", "--check")
    yield "only looking (`--check`), with starting Django", f"{time.perf_counter() - begun:.1f} s"


def _rotate(database: Database, entries: int) -> Iterator[tuple[str, str]]:
    from accounts.models import Person
    from core.vault import rotation
    from core.vault.rotation import begin_rotation, finish_rotation

    rotation.CLOSING_SECONDS = 0.0
    person = Person.objects.create(email="rotation@klankbord.example").pk
    say(f"sealing {entries:,} entries")
    _write(person, entries)
    asked = _cost_of_asking(database, person, entries)
    yield "asking whether a key is open, per written envelope", f"{asked:.0f} µs"
    begin_rotation(person)
    begun = time.perf_counter()
    sealed = sum(finish_rotation(person))
    took = time.perf_counter() - begun
    yield f"sealing {sealed:,} envelopes of 2 kB anew", f"{took:.1f} s"


def _cost_of_asking(database: Database, person: uuid.UUID, entries: int) -> float:
    """Return in microseconds what the trigger adds to a row: best of five with, best without."""
    best: dict[str, float] = {}
    for state in ("DISABLE", "ENABLE") * 5:
        with _superuser(database) as cursor:
            cursor.execute(f"ALTER TABLE reflections_wordpage {state} TRIGGER USER")
        took = _write(person, entries, keep=False)
        best[state] = min(best.get(state, took), took)
    return 1e6 * (best["ENABLE"] - best["DISABLE"]) / entries


def _write(person: uuid.UUID, entries: int, *, keep: bool = True) -> float:
    """Insert sealed rows in one transaction; return how many seconds that took."""
    from django.db import connection, transaction

    from core.identifiers import new_id
    from core.plain_statements import insert_row_along
    from core.tenancy import acting_as
    from core.vault import unlock_or_make
    from reflections.models import WORDS, WordPage

    with acting_as(person):
        key, rows = unlock_or_make(person), []
        for row_id in (new_id() for _ in range(entries)):
            sealed = key.seal(bytes(2000), place=WORDS, row=row_id)
            rows.append(WordPage(person_id=person, id=row_id, sealed=sealed))
        begun = time.perf_counter()
        for row in rows:
            insert_row_along(row)
            connection.cursor().execute("SELECT 1")
        took = time.perf_counter() - begun
        if not keep:
            transaction.set_rollback(True)
    return took


@contextmanager
def _reading(owners: list[uuid.UUID]) -> Iterator[list[float]]:
    """Read keys anew in another thread during the block; gives the seconds each one took."""
    from django.db import connection

    from core.tenancy import acting_as
    from core.vault.datakeys import load

    taken: list[float] = []
    over = threading.Event()

    def read() -> None:
        while not over.is_set():
            for owner in owners:
                begun = time.perf_counter()
                with acting_as(owner):
                    load(owner)
                taken.append(time.perf_counter() - begun)
                if over.wait(0.005):
                    break
        connection.close()

    thread = threading.Thread(target=read)
    thread.start()
    try:
        yield taken
    finally:
        over.set()
        thread.join()


def _latency(taken: list[float]) -> str:
    ordered = sorted(1000 * each for each in taken)
    late = ordered[len(ordered) * 99 // 100]
    return f"p50 {ordered[len(ordered) // 2]:.1f}, p99 {late:.1f}, longest {ordered[-1]:.1f} ms"


def _command(environment: dict[str, str], *words: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "manage.py", *words],
        cwd=ROOT / "backend",
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        text=True,
    )


@contextmanager
def _superuser(database: Database) -> Iterator[Any]:
    url = database.admin_url
    connection = psycopg2.connect(url[: url.rindex("/") + 1] + DATABASE)
    try:
        with connection, connection.cursor() as cursor:
            yield cursor
    finally:
        connection.close()


if __name__ == "__main__":
    sys.exit(main())
