"""How `make run` stops: on request, when a part of it dies, when it is killed itself."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Callable

import psutil
import pytest

from tests.tools.runs import PATIENCE, Run


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

    assert run.process.wait(timeout=PATIENCE) == 1
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


def test_under_nohup_it_goes_on_when_the_terminal_goes_away(begin: Callable[..., Run]) -> None:
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    run = begin()
    run.demo()

    run.process.send_signal(signal.SIGHUP)

    with pytest.raises(subprocess.TimeoutExpired):
        run.process.wait(timeout=1)
    assert run.end(signal.SIGTERM) == 0
