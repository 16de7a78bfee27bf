"""A database that is killed in the middle of everything loses nothing it has acknowledged."""

from __future__ import annotations

import http.client
import json
import os
import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import psycopg2
import pytest

from core.identifiers import new_id
from tests.faults.installation import SignedIn, prepare, sign_in
from tests.support.server import running_server
from tools.postgres import Database, temporary_cluster

REFLECTIONS = "/api/v1/reflections"
WRITES, WRITERS, KILLED_AFTER = 2_000, 8, 1_000


@pytest.fixture
def database() -> Iterator[Database]:
    """A database that flushes to disk, as in production."""
    with temporary_cluster(fsync=True) as cluster:
        prepare(cluster)
        yield cluster


class Writing:
    """Writes reflections from several threads, and remembers which were acknowledged."""

    def __init__(self, person: SignedIn) -> None:
        self._person = person
        self._lock = threading.Lock()
        self.acknowledged: set[str] = set()
        self.refused: set[int] = set()
        self.enough = threading.Event()

    def run(self, url: str, identities: list[str]) -> None:
        """Send one request per identity and wait until all are answered or lost."""
        queue = iter(identities)
        threads = [threading.Thread(target=self._write, args=(url, queue)) for _ in range(WRITERS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    def _write(self, url: str, queue: Iterator[str]) -> None:
        client = self._person.client(url)
        while True:
            with self._lock:
                identity = next(queue, None)
            if identity is None:
                return
            body = {"id": identity, "occurredOn": "2026-10-14", "title": f"Nummer {identity}"}
            try:
                status, _ = client.ask("POST", REFLECTIONS, body, {"Idempotency-Key": identity})
            except (OSError, http.client.HTTPException):
                client = self._person.client(url)
                continue
            self._note(identity, status)

    def _note(self, identity: str, status: int) -> None:
        with self._lock:
            if status == 201:
                self.acknowledged.add(identity)
            else:
                self.refused.add(status)
            if len(self.acknowledged) >= KILLED_AFTER:
                self.enough.set()


def titles(person: SignedIn, url: str) -> dict[str, str]:
    """Return the title of every reflection, as its writer reads it."""
    found: dict[str, str] = {}
    address: str | None = f"{REFLECTIONS}?pageSize=100"
    with person.client(url) as client:
        while address:
            status, body = client.ask("GET", address)
            assert status == 200
            page = json.loads(body)
            found |= {item["id"]: item["title"] for item in page["items"]}
            address = page.get("next")
    return found


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_a_killed_database_loses_no_acknowledged_reflection(
    database: Database, tmp_path: Path
) -> None:
    person = sign_in(database, "writer@klankbord.example")
    identities = [str(new_id()) for _ in range(WRITES)]
    writing = Writing(person)
    with running_server(database.application_url, tmp_path / "first") as server:
        work = threading.Thread(target=writing.run, args=(server.url, identities))
        work.start()
        assert writing.enough.wait(240)
        postmaster = database.cluster.pid()
        assert postmaster is not None
        os.kill(postmaster, signal.SIGKILL)
        work.join()
    before = set(writing.acknowledged)
    assert KILLED_AFTER <= len(before) < WRITES
    # A lost database is said to be lost, and never anything else.
    assert writing.refused == {503}

    database.cluster.start(fsync=True)
    with running_server(database.application_url, tmp_path / "second") as server:
        kept = titles(person, server.url)
        assert before <= kept.keys()
        writing.run(server.url, identities)
        assert writing.acknowledged == set(identities)
        after = titles(person, server.url)
    assert after == {identity: f"Nummer {identity}" for identity in identities}
    assert _rows(database, person) == (WRITES, WRITES)


def _rows(database: Database, person: SignedIn) -> tuple[int, int]:
    """Return how many reflections and how many records of requests the database holds."""
    connection = psycopg2.connect(database.application_url)
    try:
        with connection, connection.cursor() as cursor:
            cursor.execute("SELECT set_config('klankbord.person', %s, true)", [person.person_id])
            cursor.execute(
                "SELECT (SELECT count(*) FROM reflections_reflection), "
                "(SELECT count(*) FROM core_idempotencyrecord)"
            )
            counts: tuple[int, int] = cursor.fetchone()
            return counts
    finally:
        connection.close()
