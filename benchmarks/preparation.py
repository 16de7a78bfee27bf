"""A database with knowledge and reflections in it, made by the application's own commands."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import psycopg2

from benchmarks.content import LANGUAGES, write_library
from benchmarks.operations import Run
from benchmarks.servers import ROOT
from tools.postgres import Database


def say(what: str) -> None:
    """Tell what is going on, apart from the table."""
    print(f"  … {what}", file=sys.stderr, flush=True)


def database_environment(database: Database, folder: Path) -> dict[str, str]:
    """Return the environment of a server on `database` that keeps its files in `folder`."""
    return {
        **database.environment,
        "KLANKBORD_MODE": "test",
        "KLANKBORD_DATA": str(folder / "data"),
        "LOG_LEVEL": "ERROR",
        # Counted as in production, with a limit that the load does not reach.
        "PRIVATE_API_PER_MINUTE": "100000000",
        "BENCHMARK_CONTENT": str(ROOT / "content"),
        "PYTHONPATH": os.pathsep.join([str(ROOT / "backend"), str(ROOT)]),
    }


def prepare(
    database: Database,
    folder: Path,
    *,
    articles: int,
    reflections: int,
    characters: int,
    seconds: float,
) -> Run:
    """Fill `database` with `articles` per language and with one person's `reflections`.

    Raises `RuntimeError` with the end of what a command said when it failed.
    """
    environment = database_environment(database, folder)
    say("preparing the database")
    manage(environment, "prepare_database")
    say(f"writing and importing {articles} articles in {len(LANGUAGES)} languages")
    write_library(ROOT / "content", folder / "library", articles=articles)
    manage(environment, "import_content", str(folder / "library"))
    say(f"writing {reflections} reflections of one person")
    made = _seed(environment, reflections=reflections, characters=characters)
    _query(
        database, "CREATE TABLE bare_insert (id uuid PRIMARY KEY, occurred_on date, sealed bytea)"
    )
    _query(database, "GRANT ALL ON bare_insert TO klankbord_app")
    _query(database, "ANALYZE")
    return Run(database, environment, json.loads(made), seconds, articles, characters)


def _seed(environment: dict[str, str], *, reflections: int, characters: int) -> str:
    made = subprocess.run(
        [sys.executable, "-m", "benchmarks.seed", str(reflections), str(characters)],
        env={**os.environ, **environment},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if made.returncode:
        raise RuntimeError(f"Seeding failed: {made.stderr[-2000:]}")
    return made.stdout.splitlines()[-1]


def manage(environment: dict[str, str], *command: str) -> None:
    """Run a command of the application; raises `RuntimeError` with what it said when it failed."""
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
