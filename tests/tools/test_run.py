"""`make run` from start to stop: a real database, a real server, real signals."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest

from tests.tools import stand_in
from tools.cluster import free_port
from tools.places import ROOT
from tools.postgres import temporary_cluster

_PATIENCE = 60


@dataclass
class Run:
    """One started command, and what it left in its data folder."""

    process: subprocess.Popen[str]
    data: Path
    port: int
    output: Path

    def demo(self) -> dict[str, object]:
        """What `demo.json` says, once the command has written it."""
        until = time.monotonic() + _PATIENCE
        while not (self.data / "demo.json").exists():
            assert self.process.poll() is None, self.said()
            assert time.monotonic() < until, self.said()
            time.sleep(0.05)
        content: dict[str, object] = json.loads((self.data / "demo.json").read_text())
        return content

    def end(self, *signals: signal.Signals) -> int:
        """Send the signals one after another; the exit code."""
        for number in signals:
            self.process.send_signal(number)
            time.sleep(0.02)
        return self.process.wait(timeout=_PATIENCE)

    def said(self) -> str:
        return self.output.read_text(encoding="utf-8")

    def services(self) -> dict[str, psutil.Process]:
        """The processes that belong to this run, by what they do."""
        found = {}
        for process in psutil.process_iter():
            with contextlib.suppress(psutil.Error):
                line = " ".join(process.cmdline())
                if "granian" in line and f"--port={self.port}" in line:
                    found[f"web {process.pid}"] = process
                elif "db_worker" in line and process.environ().get("PORT") == str(self.port):
                    found["worker"] = process
                elif str(self.data) in line and "postgres" in line:
                    found["database"] = process
        return found


@pytest.fixture
def begin(data: Path, tmp_path: Path) -> Iterator[Callable[..., Run]]:
    """Begin a run on `data`; whatever still runs at the end of the test is ended."""
    stand_in.write(tmp_path / "backend")
    begun: list[Run] = []

    def make(stream: int | None = None, **more: str) -> Run:
        port = int(more.get("PORT") or free_port())
        output = tmp_path / f"output-{len(begun)}"
        environment = {
            name: value
            for name, value in os.environ.items()
            if name not in {"DATABASE_URL", "OWNER_DATABASE_URL", "PUBLIC_URL", "KLANKBORD_MODE"}
        }
        with output.open("w") as file:
            process = subprocess.Popen(
                [sys.executable, "-m", "tests.tools.stand_in", str(tmp_path / "backend")],
                cwd=ROOT,
                env=environment
                | {"KLANKBORD_DATA": str(data), "PORT": str(port), "WEB_WORKERS": "1"}
                | more,
                stdin=subprocess.DEVNULL,
                stdout=file if stream is None else stream,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                text=True,
            )
        begun.append(Run(process, data, port, output))
        return begun[-1]

    yield make
    for run in begun:
        if run.process.poll() is None:
            run.end(signal.SIGTERM)


def test_it_serves_as_the_application_role_and_says_where_and_how_to_sign_in(
    begin: Callable[..., Run],
) -> None:
    run = begin()

    assert run.demo() == {
        "url": f"http://localhost:{run.port}",
        "accounts": [{"role": "editor", "email": "e@example.org", "password": "canary-words"}],
    }
    assert (run.data / "demo.json").stat().st_mode & 0o777 == 0o600
    with urllib.request.urlopen(f"http://127.0.0.1:{run.port}/") as answer:
        assert answer.read().startswith(b"postgresql://klankbord_app:")
    assert f"http://localhost:{run.port}/nl/mailbox" in run.said()
    assert "canary-words" in run.said()


def test_passwords_reach_no_log(begin: Callable[..., Run]) -> None:
    run = begin()
    run.demo()

    assert run.end(signal.SIGTERM) == 0
    secrets = json.loads((run.data / "secrets.json").read_text())
    for log in (run.data / "logs").iterdir():
        text = log.read_text()
        assert log.stat().st_mode & 0o777 == 0o600
        assert "canary-words" not in text
        assert not [name for name, value in secrets.items() if value in text]


@pytest.mark.parametrize(
    "signals",
    [
        [signal.SIGINT],
        [signal.SIGTERM],
        [signal.SIGHUP],
        [signal.SIGTERM, signal.SIGTERM],
        [signal.SIGINT, signal.SIGINT, signal.SIGTERM],
    ],
    ids=lambda signals: "-".join(number.name for number in signals),
)
def test_a_request_to_stop_ends_everything_in_order(
    begin: Callable[..., Run], signals: list[signal.Signals]
) -> None:
    run = begin()
    run.demo()
    assert {name.split()[0] for name in run.services()} == {"web", "worker", "database"}

    assert run.end(*signals) == 0

    assert "Stopping web, worker, database, done." in run.said()
    assert run.services() == {}
    assert not (run.data / "demo.json").exists()


def test_a_worker_that_does_not_listen_is_ended_all_the_same(
    begin: Callable[..., Run],
) -> None:
    run = begin(STAND_IN_STUBBORN="yes")
    run.demo()

    assert run.end(signal.SIGTERM) == 0
    assert run.services() == {}


def test_a_request_to_stop_while_it_starts_leaves_nothing_behind(begin: Callable[..., Run]) -> None:
    run = begin()
    while "Starting the database" not in run.said():
        time.sleep(0.01)

    assert run.end(signal.SIGTERM) == 0
    assert run.services() == {}
    assert not (run.data / "demo.json").exists()


@pytest.mark.parametrize("victim", ["web", "worker", "database"])
def test_when_one_is_killed_the_rest_stops_and_it_is_named_with_its_log(
    begin: Callable[..., Run], victim: str
) -> None:
    run = begin()
    run.demo()
    killed = [process for name, process in run.services().items() if name.startswith(victim)]
    assert killed

    for process in killed:
        process.kill()

    assert run.process.wait(timeout=_PATIENCE) == 1
    assert f"The {victim} stopped by itself" in run.said()
    assert str(run.data / "logs" / f"{victim}.log") in run.said()
    assert "Traceback" not in run.said()
    assert run.services() == {}


def test_after_it_was_killed_outright_it_starts_again_and_takes_the_database_over(
    begin: Callable[..., Run],
) -> None:
    first = begin()
    first.demo()
    first.process.kill()
    first.process.wait()
    for name, process in first.services().items():
        if name != "database":
            with contextlib.suppress(psutil.NoSuchProcess):
                process.kill()
    (first.data / "demo.json").unlink()

    second = begin()

    assert second.demo()["url"] == f"http://localhost:{second.port}"
    assert second.end(signal.SIGTERM) == 0
    assert second.services() == {}


def test_a_taken_port_is_named_with_a_way_out(begin: Callable[..., Run]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        run = begin(PORT=str(port))

        assert run.process.wait(timeout=_PATIENCE) == 1
    assert f"Port {port} is taken" in run.said()
    assert f"PORT={port + 1} make run" in run.said()
    assert "Traceback" not in run.said()


def test_a_second_run_on_the_same_folder_is_told_where_the_first_one_is(
    begin: Callable[..., Run],
) -> None:
    first = begin()
    first.demo()

    second = begin()

    assert second.process.wait(timeout=_PATIENCE) == 1
    assert f"already runs on the data folder {first.data}" in second.said()
    assert f"http://localhost:{first.port}" in second.said()
    assert first.process.poll() is None
    assert first.demo()


def test_a_broken_data_folder_is_named_with_a_way_out(begin: Callable[..., Run]) -> None:
    first = begin()
    first.demo()
    first.end(signal.SIGTERM)
    (first.data / "postgres" / "cluster" / "PG_VERSION").unlink()

    second = begin()

    assert second.process.wait(timeout=_PATIENCE) == 1
    assert "is damaged" in second.said()
    assert "make clean-data" in second.said()
    assert "Traceback" not in second.said()


@pytest.mark.parametrize(
    "command", ["prepare_database", "import_content", "ensure_demonstration", "db_worker"]
)
def test_a_command_that_fails_stops_everything_and_names_the_log(
    begin: Callable[..., Run], command: str
) -> None:
    run = begin(STAND_IN_FAILS=command)

    assert run.process.wait(timeout=_PATIENCE) == 1
    assert "is in " in run.said()
    assert str(run.data / "logs") in run.said()
    assert "Traceback" not in run.said()
    assert run.services() == {}


def test_a_database_url_is_used_instead_of_the_embedded_database(
    begin: Callable[..., Run],
) -> None:
    with temporary_cluster() as own:
        run = begin(DATABASE_URL=own.application_url, OWNER_DATABASE_URL=own.owner_url)
        run.demo()

        with urllib.request.urlopen(f"http://127.0.0.1:{run.port}/") as answer:
            assert answer.read().decode() == own.application_url
        assert not (run.data / "postgres").exists()
        assert run.end(signal.SIGTERM) == 0
        assert own.cluster.pid() is not None


def test_an_address_that_is_none_is_named_without_repeating_its_password(
    begin: Callable[..., Run],
) -> None:
    run = begin(DATABASE_URL="mysql://me:canary-words@example.org/x")

    assert run.process.wait(timeout=_PATIENCE) == 1
    assert "DATABASE_URL is not the address of a PostgreSQL database" in run.said()
    assert "canary-words" not in run.said()


def test_a_listener_that_goes_away_does_not_keep_it_from_stopping(
    begin: Callable[..., Run],
) -> None:
    listener, speaker = os.pipe()
    run = begin(stream=speaker)
    os.close(speaker)
    run.demo()

    os.close(listener)

    assert run.end(signal.SIGHUP) == 0
    assert run.services() == {}


def test_the_second_start_prepares_nothing_that_has_not_changed(
    begin: Callable[..., Run],
) -> None:
    first = begin()
    first.demo()
    assert first.end(signal.SIGTERM) == 0

    second = begin(STAND_IN_FAILS="prepare_database")

    assert second.demo()
    assert "Database and content: unchanged" in second.said()


def test_a_preparation_that_failed_is_done_again(begin: Callable[..., Run]) -> None:
    first = begin(STAND_IN_FAILS="import_content")
    assert first.process.wait(timeout=_PATIENCE) == 1

    second = begin(STAND_IN_FAILS="import_content")

    assert second.process.wait(timeout=_PATIENCE) == 1
