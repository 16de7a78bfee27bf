"""`make run` from its start on: a real database and a real server."""

from __future__ import annotations

import json
import signal
import socket
import urllib.request
from collections.abc import Callable

import pytest

from tests.tools.runs import PATIENCE, Run
from tools.postgres import temporary_cluster


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


def test_a_taken_port_is_named_with_a_way_out(begin: Callable[..., Run]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        run = begin(PORT=str(port))

        assert run.process.wait(timeout=PATIENCE) == 1
    assert f"Port {port} is taken" in run.said()
    assert f"PORT={port + 1} make run" in run.said()
    assert "Traceback" not in run.said()


def test_a_second_run_on_the_same_folder_is_told_where_the_first_one_is(
    begin: Callable[..., Run],
) -> None:
    first = begin()
    first.demo()

    second = begin()

    assert second.process.wait(timeout=PATIENCE) == 1
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

    assert second.process.wait(timeout=PATIENCE) == 1
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

    assert run.process.wait(timeout=PATIENCE) == 1
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

    assert run.process.wait(timeout=PATIENCE) == 1
    assert "DATABASE_URL is not the address of a PostgreSQL database" in run.said()
    assert "canary-words" not in run.said()


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
    assert first.process.wait(timeout=PATIENCE) == 1

    second = begin(STAND_IN_FAILS="import_content")

    assert second.process.wait(timeout=PATIENCE) == 1
