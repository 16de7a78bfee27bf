"""`make run`: set up, start, and stay until Ctrl-C."""

from __future__ import annotations

import contextlib
import errno
import http.client
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from tools.bootstrap import set_up
from tools.keys import write_private
from tools.lock import alone_on
from tools.places import (
    BACKEND,
    CONTENT,
    PYTHON,
    REQUIREMENTS,
    Settings,
    open_data_folder,
    read_settings,
)
from tools.processes import run_logged
from tools.running import Addresses, application_environment, open_database
from tools.say import SetupError, Step, lasted, say, say_error, step, unexpected
from tools.signals import Interrupted, listen
from tools.stamps import Stamp, fingerprint
from tools.supervise import Supervisor, supervision

_HEALTH_PATIENCE = 60.0


def main(environment: Mapping[str, str]) -> int:
    """Run until asked to stop (0) or until something fails (1)."""
    listen()
    log = None
    try:
        settings = read_settings(environment)
        open_data_folder(settings.data)
        log = settings.logs / "setup.log"
        with alone_on(settings.data, address=settings.address):
            serve(settings, log=log)
    except Interrupted:
        return 0
    except SetupError as error:
        say_error(error)
        return 1
    except Exception as error:  # noqa: BLE001 - the last line before the person
        say_error(unexpected(error, log))
        return 1
    return 0


def serve(settings: Settings, *, log: Path) -> None:
    """Set up and start everything, then watch it; raises `SetupError` when something stops."""
    began = time.monotonic()
    say("Klankbord starts.")
    check_port(settings.port)
    set_up("run", log=log)
    with announcement(settings) as announce, supervision() as supervisor:
        with step("Starting the database"):
            addresses = open_database(settings, supervisor)
        prepare(settings, addresses, log=log)
        check_port(settings.port)
        start_services(settings, addresses, supervisor)
        with step("Ensuring the demonstration accounts"):
            accounts = demonstration_accounts(settings, addresses, log=log)
        with step("Waiting for the first answer"):
            wait_for_health(settings, supervisor)
        announce(accounts)
        welcome(settings, accounts, seconds=time.monotonic() - began)
        supervisor.watch()


@contextlib.contextmanager
def announcement(settings: Settings) -> Iterator[Callable[[list[dict[str, str]]], None]]:
    """Give what writes `demo.json`; the file is there only while Klankbord serves."""
    file = settings.data / "demo.json"
    file.unlink(missing_ok=True)
    try:
        yield lambda accounts: write_private(
            file, {"url": settings.public_url, "accounts": accounts}
        )
    finally:
        file.unlink(missing_ok=True)


def prepare(settings: Settings, addresses: Addresses, *, log: Path) -> None:
    """Migrate and import the content.

    The embedded database remembers what it was prepared with; somebody's own is always prepared.
    """
    environment = application_environment(settings, addresses)
    as_owner = environment | {"OWNER_DATABASE_URL": addresses.owner}
    stamp = Stamp(
        settings.data / "postgres" / "prepared",
        fingerprint([BACKEND, CONTENT, REQUIREMENTS / "run.txt"]),
    )
    embedded = settings.database_url is None
    if embedded and stamp.fresh():
        say("  Database and content: unchanged")
        return
    with step("Preparing the database") as shown:
        manage("prepare_database", environment=as_owner, log=log, shown=shown)
    with step("Importing the content") as shown:
        manage("import_content", str(CONTENT), environment=environment, log=log, shown=shown)
    if embedded:
        stamp.set()


def demonstration_accounts(
    settings: Settings, addresses: Addresses, *, log: Path
) -> list[dict[str, str]]:
    """The demonstration accounts; what the command prints holds passwords, so it is not logged."""
    folder = settings.data / "secrets"
    folder.mkdir(mode=0o700, exist_ok=True)
    with log.open("ab") as complaints:
        done = subprocess.run(
            [PYTHON, "manage.py", "ensure_demonstration", "--file", str(folder / "demo.json")],
            env=application_environment(settings, addresses),
            cwd=BACKEND,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=complaints,
            start_new_session=True,
            text=True,
            check=False,
        )
    if done.returncode != 0:
        raise SetupError(
            "The demonstration accounts could not be made.",
            f"The whole story is in {log}. Put it right and give `make run` again.",
        )
    return [
        {name: str(account[name]) for name in ("role", "email", "password")}
        for account in json.loads(done.stdout)["accounts"]
    ]


def start_services(settings: Settings, addresses: Addresses, supervisor: Supervisor) -> None:
    """Start web and worker as the application role; the owner's address stays out of reach."""
    environment = application_environment(settings, addresses)
    (settings.data / "static").mkdir(exist_ok=True)
    supervisor.start(
        "web",
        [
            PYTHON,
            "-m",
            "granian",
            "--interface=wsgi",
            "--host=127.0.0.1",
            f"--port={settings.port}",
            f"--workers={settings.web_workers}",
            f"--blocking-threads={settings.web_threads}",
            # As in production: threads that stay, and room for idle connections.
            "--blocking-threads-idle-timeout=600",
            "--backpressure=512",
            "--workers-kill-timeout=10",
            "--no-ws",
            "--no-access-log",
            "config.wsgi:application",
        ],
        environment=environment,
        folder=BACKEND,
        log=settings.logs / "web.log",
    )
    supervisor.start(
        "worker",
        [PYTHON, "manage.py", "db_worker", "--no-startup-delay"],
        environment=environment,
        folder=BACKEND,
        log=settings.logs / "worker.log",
    )


def wait_for_health(settings: Settings, supervisor: Supervisor) -> None:
    """Wait until `/health` answers 200; raises `SetupError` when it does not within a minute."""
    until = time.monotonic() + _HEALTH_PATIENCE
    while time.monotonic() < until:
        supervisor.check()
        connection = http.client.HTTPConnection("127.0.0.1", settings.port, timeout=5)
        with (
            contextlib.closing(connection),
            contextlib.suppress(OSError, http.client.HTTPException),
        ):
            connection.request("GET", "/health", headers={"Host": f"localhost:{settings.port}"})
            if connection.getresponse().status == http.HTTPStatus.OK:
                return
        time.sleep(0.1)
    raise SetupError(
        f"The web did not become healthy within {_HEALTH_PATIENCE:.0f} seconds.",
        f"Why is in {settings.logs / 'web.log'}. Put it right and give `make run` again.",
    )


def _healthy(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/health", headers={"Host": f"localhost:{port}"})
        return connection.getresponse().status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def check_port(port: int) -> None:
    """Raise `SetupError` when `port` is taken, or is not for us to take."""
    try:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(("127.0.0.1", port))
    except OSError as error:
        taken = error.errno == errno.EADDRINUSE
        raise SetupError(
            f"Port {port} is taken by another program."
            if taken
            else f"Port {port} cannot be used ({error.strerror}).",
            f"Stop that program, or take another port: `PORT={port + 1} make run`."
            if taken
            else "Take another port: `PORT=8001 make run`.",
        ) from error


def manage(*arguments: str, environment: Mapping[str, str], log: Path, shown: Step) -> None:
    """Run one of Django's commands; raises `SetupError` when it fails."""
    run_logged(
        [PYTHON, "manage.py", *arguments],
        environment=environment,
        folder=BACKEND,
        log=log,
        step=shown,
    )


def welcome(settings: Settings, accounts: list[dict[str, str]], *, seconds: float) -> None:
    """Say where Klankbord is and how to sign in."""
    url = settings.public_url
    say(f"\nKlankbord runs at {url} (started in {lasted(seconds)}).\n")
    say("  Sign in with one of the demonstration accounts:")
    for account in accounts:
        say(f"    {account['role']:<14}{account['email']:<36}{account['password']}")
    say(f"\n  Mail that Klankbord sends is read at {url}/nl/mailbox")
    say(f"  These accounts are also in {settings.data / 'demo.json'}, the logs in {settings.logs}")
    say("  Ctrl-C stops everything.")


if __name__ == "__main__":
    sys.exit(main(os.environ))
