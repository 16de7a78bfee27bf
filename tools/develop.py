"""The daily commands behind the Makefile: `python -m tools.develop NAME`."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tools import checks
from tools.bootstrap import program_environment, set_up
from tools.check import checks_environment
from tools.homes import remove_home
from tools.lock import alone_on
from tools.places import CONTENT, FRONTEND, ROOT, Settings, open_data_folder, read_settings
from tools.running import application_environment, open_database, running_database
from tools.say import SetupError, say, say_error, unexpected
from tools.signals import Interrupted, listen
from tools.supervise import supervision

# All that `make run` writes in a data folder, besides the database.
_MADE = ("secrets.json", "secrets", "demo.json", "mail", "logs", "static", "lock")


def main(name: str) -> int:
    """Do what `name` says; the exit code of the program behind it."""
    commands = {
        "format": format_code,
        "schema": write_schema,
        "client": write_client,
        "messages": collect_messages,
        "content": import_content,
        "judged": judge_search,
        "shell": open_shell,
        "bench": measure,
        "clean-data": clean_data,
    }
    listen()
    try:
        settings = read_settings(os.environ)
        open_data_folder(settings.data)
        return commands[name](settings)
    except SetupError as error:
        say_error(error)
        return 1
    except OSError as error:
        say_error(unexpected(error))
        return 1
    except Interrupted:
        return 130


def format_code(settings: Settings) -> int:
    _set_up("dev", settings)
    environment = checks_environment()
    codes = [
        call(checks.python("-m", "ruff", "check", "--fix", "."), environment),
        call(checks.python("-m", "ruff", "format", "."), environment),
        call(checks.npm("format"), environment, folder=FRONTEND),
    ]
    return max(codes)


def write_schema(settings: Settings) -> int:
    _set_up("run", settings, app=False)
    return call(checks.SCHEMA, checks_environment())


def write_client(settings: Settings) -> int:
    _set_up("run", settings)
    return call(checks.CLIENT, checks_environment(), folder=FRONTEND)


def collect_messages(settings: Settings) -> int:
    _set_up("run", settings)
    return call(checks.npm("messages"), checks_environment(), folder=FRONTEND)


def import_content(settings: Settings) -> int:
    return _with_database(settings, checks.manage("import_content", str(CONTENT)))


def judge_search(settings: Settings) -> int:
    return _with_database(settings, checks.python("-m", "tests.knowledge.judged"))


def open_shell(settings: Settings) -> int:
    return _with_database(settings, checks.manage("shell"))


def measure(settings: Settings) -> int:
    set_up("run", log=settings.logs / "setup.log")
    parts = ("growth", "own_log", "writers", "exports", "keys")
    names = ("benchmarks", *(f"benchmarks.{part}" for part in parts))
    runs = [checks.python("-m", name) for name in names]
    return max(call(run, program_environment()) for run in runs)


def clean_data(settings: Settings) -> int:
    """Remove what `make run` made in the data folder, and nothing else that may be there."""
    with alone_on(settings.data, address="clean-data"):
        if sys.stdin.isatty():
            say(
                f"This removes all that was written in {settings.data}. Type yes to go on: ", end=""
            )
            if sys.stdin.readline().strip() != "yes":
                say("Nothing was removed.")
                return 1
        remove_home(settings.data)
        for name in _MADE:
            path = settings.data / name
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)
    with contextlib.suppress(OSError):
        settings.data.rmdir()
    say("Removed. The next `make run` begins with an empty database.")
    return 0


def call(command: checks.Command, environment: Mapping[str, str], *, folder: Path = ROOT) -> int:
    """Run `command` on this terminal; Ctrl-C is for the program, which may live on after it."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        return subprocess.run(
            [str(part) for part in command],
            env=dict(environment),
            cwd=folder,
            check=False,
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        ).returncode
    finally:
        signal.signal(signal.SIGINT, before)


def _set_up(kind: str, settings: Settings, *, app: bool = True) -> None:
    set_up(kind, log=settings.logs / "setup.log", app=app, build=False)


def _with_database(settings: Settings, command: checks.Command) -> int:
    """Run `command` beside a `make run`, or with the database started for it alone."""
    _set_up("run", settings, app=False)
    with contextlib.ExitStack() as stack:
        addresses = running_database(settings)
        if addresses is None:
            stack.enter_context(alone_on(settings.data, address="no address yet"))
            addresses = open_database(settings, stack.enter_context(supervision()))
        environment = application_environment(settings, addresses)
        prepared = call(
            checks.manage("prepare_database"), environment | {"OWNER_DATABASE_URL": addresses.owner}
        )
        return prepared or call(command, environment)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
