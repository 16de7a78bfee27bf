"""`make bench`: the real server on the embedded database, beside its limits, in one run."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psycopg2

from benchmarks.content import LANGUAGES, write_library
from benchmarks.operations import Run, operations
from benchmarks.report import Report
from benchmarks.rounds import measure_beside_limits
from benchmarks.servers import ROOT, THREADS, WORKERS, serve
from tools.postgres import Database, temporary_cluster


def main() -> int:
    """Run everything and print the table; 1 when a target is missed or an answer failed."""
    options = _options()
    began = time.monotonic()
    with temporary_cluster(fsync=True) as database, tempfile.TemporaryDirectory() as folder:
        run = _prepare(database, Path(folder), options)
        report = Report()
        with serve(
            "config.wsgi:application",
            folder=ROOT / "backend",
            environment=run.environment,
            ready="/health",
        ) as ours:
            chosen = [each for each in operations(run, ours) if options.only in each.name]
            for operation in chosen:
                say(operation.name)
                report.add(measure_beside_limits(operation, seconds=run.seconds))
            report.memory = ours.peak_memory()
    print(report.text(articles=options.articles, reflections=options.reflections))
    print(f"\nTook {time.monotonic() - began:.0f} s.")
    return 0 if report.passed else 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--articles", type=int, default=5000, help="per language")
    parser.add_argument("--reflections", type=int, default=2000)
    parser.add_argument("--characters", type=int, default=1800, help="in each reflection")
    parser.add_argument("--only", default="", help="operations whose name holds this")
    parser.add_argument("--seconds", type=float, default=10, help="per measurement")
    return parser.parse_args()


def say(what: str) -> None:
    """Tell what is going on, apart from the table."""
    print(f"  … {what}", file=sys.stderr, flush=True)


def _prepare(database: Database, folder: Path, options: argparse.Namespace) -> Run:
    environment = {
        **database.environment,
        "KLANKBORD_MODE": "test",
        "KLANKBORD_DATA": str(folder / "data"),
        "LOG_LEVEL": "ERROR",
        # Counted as in production, with a limit that the load does not reach.
        "PRIVATE_API_PER_MINUTE": "100000000",
        "BENCHMARK_CONTENT": str(ROOT / "content"),
        "PYTHONPATH": os.pathsep.join([str(ROOT / "backend"), str(ROOT)]),
    }
    say("preparing the database")
    _manage(environment, "prepare_database")
    say(f"writing and importing {options.articles} articles in {len(LANGUAGES)} languages")
    write_library(ROOT / "content", folder / "library", articles=options.articles)
    _manage(environment, "import_content", str(folder / "library"))
    say(f"writing {options.reflections} reflections of one person")
    made = subprocess.run(
        [
            sys.executable, "-m", "benchmarks.seed",
            str(options.reflections), str(options.characters),
        ],
        env={**os.environ, **environment}, cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if made.returncode:
        raise RuntimeError(f"Seeding failed: {made.stderr[-2000:]}")
    _query(
        database, "CREATE TABLE bare_insert (id uuid PRIMARY KEY, occurred_on date, sealed bytea)"
    )
    _query(database, "GRANT ALL ON bare_insert TO klankbord_app")
    _query(database, "ANALYZE")
    return Run(
        database, environment, json.loads(made.stdout.splitlines()[-1]), options.seconds,
        options.articles, options.characters,
    )  # fmt: skip


def _manage(environment: dict[str, str], *command: str) -> None:
    done = subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=ROOT / "backend", env={**os.environ, **environment},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(f"{command[0]} failed: {(done.stdout + done.stderr)[-2000:]}")


def _query(database: Database, statement: str) -> None:
    connection = psycopg2.connect(database.owner_url)
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute(statement)
    connection.close()


if __name__ == "__main__":
    print(f"{WORKERS} web processes of {THREADS} threads each.", file=sys.stderr)
    sys.exit(main())
