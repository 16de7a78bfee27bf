"""The real server, for what a test client cannot send or see.

`with running_server(database_url, folder) as server:` gives one of your own; the fixture
`server` gives one on this worker's database. What a test writes must be committed to be seen by
it, so such tests are marked `django_db(transaction=True)`.
"""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

BACKEND = Path(__file__).resolve().parents[2] / "backend"
_PATIENCE = 60.0
_STAND_IN = (
    '<!doctype html><html lang="nl"><title>Klankbord</title>'
    '<div id="root"><!-- text --><p>Klankbord</p><!-- /text --></div></html>'
)


@dataclass
class Answer:
    """What came back over the wire; header names in lower case."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass
class Server:
    """A running server: where it listens, where it logs, and one way to ask it something."""

    port: int
    log: Path
    process: subprocess.Popen[bytes] = field(repr=False)

    @property
    def url(self) -> str:
        """Return its address, without a slash at the end."""
        return f"http://127.0.0.1:{self.port}"

    def ask(
        self,
        method: str,
        target: str,
        *,
        headers: Mapping[str, str] | None = None,
        body: Any = None,
        chunked: bool = False,
    ) -> Answer:
        """Send one request as it is written here, on a connection of its own.

        `chunked` sends `body`, an iterable of bytes, without saying how long it is.
        """
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        with closing(connection):
            given = {name.lower() for name in headers or {}}
            connection.putrequest(
                method, target, skip_host="host" in given, skip_accept_encoding=True
            )
            for name, value in (headers or {}).items():
                connection.putheader(name, value)
            if chunked:
                connection.putheader("Transfer-Encoding", "chunked")
            elif body is not None and "content-length" not in given:
                connection.putheader("Content-Length", str(len(body)))
            connection.endheaders()
            _send(connection, body, chunked=chunked)
            response = connection.getresponse()
            found = {name.lower(): value for name, value in response.getheaders()}
            return Answer(response.status, found, response.read())

    def exchange(self, raw: bytes) -> Answer:
        """Send `raw` byte for byte and read one answer; for requests that no client makes."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=30) as connection:
            connection.sendall(raw)
            response = http.client.HTTPResponse(connection)
            response.begin()
            found = {name.lower(): value for name, value in response.getheaders()}
            return Answer(response.status, found, response.read())

    def logged(self) -> str:
        """Return everything that it has logged until now."""
        return self.log.read_text(encoding="utf-8", errors="replace")


def _send(connection: http.client.HTTPConnection, body: Any, *, chunked: bool) -> None:
    if body is None:
        return
    try:
        if not chunked:
            connection.send(body)
            return
        for piece in body:
            connection.send(b"%x\r\n%s\r\n" % (len(piece), piece))
        connection.send(b"0\r\n\r\n")
    except (BrokenPipeError, ConnectionResetError):
        # It answered before it had everything, which is its right; the answer is still there.
        return


def free_port() -> int:
    """Return a port on which nothing listens at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def running_server(
    database_url: str,
    folder: Path,
    *,
    port: int | None = None,
    workers: int = 1,
    threads: int = 4,
    environment: Mapping[str, str] | None = None,
) -> Iterator[Server]:
    """Start the server as production does, as the application role, and wait for `/health`.

    It listens on `port`, or on a free one, logs into `folder`, which also holds its data, and
    stops when the block ends. Raises `RuntimeError` with its log when it does not answer within
    a minute.
    """
    folder.mkdir(parents=True, exist_ok=True)
    port, log = port or free_port(), folder / "server.log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            [
                *(sys.executable, "-m", "granian", "--interface=wsgi", "--host=127.0.0.1"),
                *(f"--port={port}", f"--workers={workers}", f"--blocking-threads={threads}"),
                *("--blocking-threads-idle-timeout=600", "--backpressure=512"),
                *("--workers-kill-timeout=5", "--no-ws", "--no-access-log"),
                "config.wsgi:application",
            ],
            cwd=BACKEND,
            env=_environment(database_url, folder, port) | dict(environment or {}),
            stdout=out,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
        )
    server = Server(port, log, process)
    try:
        _await(server)
        yield server
    finally:
        process.terminate()
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(15)


@contextmanager
def running_worker(database_url: str, folder: Path) -> Iterator[Path]:
    """Run the worker that belongs to a server in `folder` until the block ends; give its log."""
    log = folder / "worker.log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "manage.py", "db_worker", "--no-startup-delay", "--interval=0.2"],
            cwd=BACKEND,
            env=_environment(database_url, folder, 0) | {"LOG_LEVEL": "DEBUG"},
            stdout=out,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
        )
    try:
        yield log
    finally:
        process.terminate()
        process.wait(30)


def _environment(database_url: str, folder: Path, port: int) -> dict[str, str]:
    app = folder / "app"
    app.mkdir(exist_ok=True)
    (app / "index.html").write_text(_STAND_IN, encoding="utf-8")
    kept = {name: value for name, value in os.environ.items() if "DATABASE_URL" not in name}
    return kept | {
        "KLANKBORD_MODE": "test",
        "KLANKBORD_DATA": str(folder),
        "DATABASE_URL": database_url,
        "PUBLIC_URL": f"http://127.0.0.1:{port}",
        "FRONTEND_DIST": str(app),
        "PYTHONUNBUFFERED": "1",
    }


def _await(server: Server) -> None:
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline and server.process.poll() is None:
        try:
            if server.ask("GET", "/health").status == 200:
                return
        except (OSError, http.client.HTTPException):
            pass
        time.sleep(0.1)
    raise RuntimeError(f"The server does not answer:\n{server.logged()[-4000:]}")


@pytest.fixture(scope="session")
def server_of_worker(
    database_url: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    with running_server(database_url, tmp_path_factory.mktemp("server")) as server:
        yield server


@pytest.fixture
def server(server_of_worker: Server, transactional_db: None) -> Server:
    """The real server on this worker's database; what tests commit is what it sees."""
    return server_of_worker
