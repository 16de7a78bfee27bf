"""`make test`, `make check` and `make soak`: run every check, say how each went, and count."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tools import checks
from tools.bootstrap import program_environment, set_up
from tools.browser import ensure_chromium
from tools.places import data_folder, open_data_folder
from tools.postgres import temporary_cluster
from tools.runner import Result, Runner
from tools.say import SetupError, lasted, say, say_error, unexpected
from tools.signals import Interrupted, listen

# What a person may have set for `make run` and must not reach the tests.
_NOT_FOR_TESTS = (
    "DATABASE_URL",
    "OWNER_DATABASE_URL",
    "SECRET_KEY",
    "MASTER_KEYS",
    "PUBLIC_URL",
    "ALLOWED_HOSTS",
    "EMAIL_URL",
    "MAIL_FROM",
    "PORT",
    "LOG_LEVEL",
    "TRUSTED_PROXIES",
)


def main(arguments: list[str]) -> int:
    """Run the checks; 0 when all passed."""
    parser = argparse.ArgumentParser(prog="python -m tools.check", description=__doc__)
    size = parser.add_mutually_exclusive_group()
    size.add_argument("--quick", action="store_true", help="only what needs no database")
    size.add_argument("--soak", action="store_true", help="what has a small size, in its full one")
    options = parser.parse_args(arguments)
    listen()
    try:
        data = data_folder(os.environ)
        open_data_folder(data)
        began = time.monotonic()
        set_up("dev", log=data / "logs" / "setup.log", build=False)
        run = run_quick if options.quick else run_soak if options.soak else run_all
        results = run()
        return conclude(results, seconds=time.monotonic() - began)
    except Interrupted:
        return 130
    except SetupError as error:
        say_error(error)
        return 1
    except OSError as error:
        say_error(unexpected(error))
        return 1


def run_quick() -> list[Result]:
    """Run what needs neither database nor browser."""
    runner = Runner(checks_environment())
    runner.run(checks.static_checks(), checks.app_static_checks())
    return runner.results


def run_all() -> list[Result]:
    """Run everything against a database of its own, which is gone afterwards."""
    with test_environment() as environment:
        runner = Runner(environment)
        ruleset = checks.Ruleset(Path(environment["KLANKBORD_DATA"]))
        runner.run(checks.contract_checks())
        runner.run(
            checks.static_checks() + checks.backend_checks(ruleset),
            checks.app_static_checks() + checks.app_checks(),
        )
        runner.run(
            checks.test_runs(
                processes=min(max(os.cpu_count() or 1, 2), 8),
                chromium=lambda: ensure_chromium(environment),
            )
        )
        return runner.results


def run_soak() -> list[Result]:
    """Run in full what `make test` runs in a small size; it takes most of an hour."""
    with test_environment() as environment:
        runner = Runner(environment | checks.FULL_SIZES)
        runner.run(checks.soak_runs(chromium=lambda: ensure_chromium(environment)))
        return runner.results


@contextmanager
def test_environment() -> Iterator[dict[str, str]]:
    """Give the environment of tests, with a database that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="klankbord-test-") as folder, temporary_cluster() as db:
        (Path(folder) / "static").mkdir()
        yield checks_environment() | db.environment | {"KLANKBORD_DATA": folder}


def checks_environment() -> dict[str, str]:
    """The environment of every check: this clone's programs, nobody's own settings."""
    environment = program_environment()
    for name in _NOT_FOR_TESTS:
        environment.pop(name, None)
        environment.pop(f"{name}_FILE", None)
    return environment | {"KLANKBORD_MODE": "test", "PYTHONUNBUFFERED": "1"}


def conclude(results: list[Result], *, seconds: float) -> int:
    """Print how each check went and the counts; 0 when all passed."""
    say("\nEverything that ran:")
    for result in results:
        outcome = "passed" if result.passed else "FAILED"
        say(f"  {outcome}  {lasted(result.seconds):>12}  {result.title}")
    say(f"\n{lasted(seconds)} in all.\n")
    for result in results:
        if result.closing_counts is not None:
            say(f"=== {result.closing_counts} ===")
    failed = sum(not result.passed for result in results)
    say(f"{len(results) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
