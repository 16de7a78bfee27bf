"""`make bench`: the real server on the embedded database, beside its limits, in one run."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg2

from benchmarks import seed, sql
from benchmarks.content import LANGUAGES, write_library
from benchmarks.load import Measured, Request, measure
from benchmarks.report import Line, Report
from benchmarks.servers import ROOT, THREADS, WORKERS, Served, serve
from tools.postgres import Database, temporary_cluster

CLIENTS_PUBLIC = 16
CLIENTS_PRIVATE = 8
# Larger than the store of one process can hold, so that misses are measured too.
HOT_ARTICLES = 500


@dataclass(frozen=True)
class Run:
    """What one run needs everywhere."""

    database: Database
    environment: dict[str, str]
    seeded: dict[str, Any]
    seconds: float
    articles: int
    characters: int


def main() -> int:
    """Run everything and print the table; 1 when a target is missed or an answer failed."""
    options = _options()
    began = time.monotonic()
    with temporary_cluster(fsync=True) as database, tempfile.TemporaryDirectory() as folder:
        run = _prepare(database, Path(folder), options)
        report = Report()
        say("measuring")
        with serve(
            "config.wsgi:application", folder=ROOT / "backend", environment=run.environment,
            ready="/health",
        ) as ours:  # fmt: skip
            _public(run, ours, report)
            _search(run, ours, report)
            _private(run, ours, report)
            report.memory = ours.peak_memory()
    print(report.text(articles=options.articles, reflections=options.reflections))
    print(f"\nTook {time.monotonic() - began:.0f} s.")
    return 0 if report.passed else 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--articles", type=int, default=5000, help="per language")
    parser.add_argument("--reflections", type=int, default=2000)
    parser.add_argument("--characters", type=int, default=1800, help="in each reflection")
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


def _constant(run: Run, size: int, *, status: str = "200 OK", clients: int) -> Measured:
    """Measure the same server answering constant bytes."""
    environment = {"CONSTANT_BYTES": str(size), "CONSTANT_STATUS": status}
    with serve(
        "benchmarks.constant:application", folder=ROOT, environment=environment, ready="/"
    ) as limit:
        return measure(limit.port, [Request("/x")], clients=clients, seconds=run.seconds)


def _load(run: Run, served: Served, requests: Sequence[Request], **more: Any) -> Measured:
    """Measure ours, after a warm-up that fills what is kept in memory."""
    more.setdefault("clients", CLIENTS_PUBLIC)
    measure(served.port, requests, seconds=2, **more)
    return measure(served.port, requests, seconds=run.seconds, **more)


def _get(served: Served, path: str) -> tuple[bytes, str]:
    with urllib.request.urlopen(f"http://127.0.0.1:{served.port}{path}", timeout=10) as answer:
        return answer.read(), str(answer.headers.get("ETag", ""))


def _pgbench(run: Run, statements: Sequence[str], *, clients: int) -> Measured:
    program = run.database.cluster.home.programs / "pgbench"
    url = run.database.application_url
    # pgbench takes 128 scripts at most.
    scripts = [f"{statement};\n" for statement in statements[:100]]
    return sql.pgbench(program, url, scripts, clients=clients, seconds=run.seconds)


def _public(run: Run, ours: Served, report: Report) -> None:
    hot = min(HOT_ARTICLES, run.articles)
    paths = [f"/api/v1/articles/benchmark-nl-{number:05d}" for number in range(hot)]
    every = [f"/api/v1/articles/benchmark-nl-{number:05d}" for number in range(run.articles)]
    lists = [
        f"/api/v1/articles?language={language}{theme}"
        for language in LANGUAGES
        for theme in ("", "&theme=resilience", "&theme=interpreter-use", "&sort=title")
    ]
    list_size = len(_get(ours, lists[0])[0])
    detail, etag = _get(ours, paths[0])
    row = (
        "SELECT body FROM knowledge_snapshot "
        "WHERE slug = 'benchmark-nl-' || lpad((:number)::text, 5, '0')"
    )
    listing = (
        "SELECT summary FROM knowledge_snapshot WHERE language = 'nl' "
        "ORDER BY published_at DESC, article_id DESC LIMIT 21"
    )
    number = f"\\set number random(0, {run.articles - 1})\n"
    say("list")
    report.add(
        Line(
            "list of 20",
            _load(run, ours, [Request(path) for path in lists]),
            constant=_constant(run, list_size, clients=CLIENTS_PUBLIC),
            at_least=0.7,
            bare=_pgbench(run, [listing], clients=CLIENTS_PUBLIC),
        )
    )
    say("detail")
    constant = _constant(run, len(detail), clients=CLIENTS_PUBLIC)
    bare = _pgbench(run, [number + row], clients=CLIENTS_PUBLIC)
    report.add(
        Line(
            f"one article ({hot} hot ones)",
            _load(run, ours, [Request(path) for path in paths]),
            constant=constant,
            at_least=0.7,
            bare=bare,
        )
    )
    report.add(
        Line(
            f"one article (any of {run.articles})",
            _load(run, ours, [Request(path) for path in every]),
            constant=constant,
            bare=bare,
        )
    )
    say("conditional detail")
    report.add(
        Line(
            "one article, If-None-Match",
            _load(run, ours, [Request(paths[0])], headers={"If-None-Match": etag}),
            constant=_constant(run, 0, status="304 Not Modified", clients=CLIENTS_PUBLIC),
            at_least=0.7,
        )
    )


def _search(run: Run, ours: Served, report: Report) -> None:
    say("search")
    # So many addresses in turn that no answer is still in memory when it is asked again.
    fresh = [
        Request(f"/api/v1/search?q={quote(question)}&language=nl") for question in seed.questions()
    ]
    bare = sql.driver_loop(
        run.database.application_url,
        "selecting",
        run.seeded["searches"],
        clients=CLIENTS_PUBLIC,
        seconds=run.seconds,
    )
    size = len(_get(ours, fresh[0].path)[0])
    report.add(
        Line(
            "search",
            _load(run, ours, fresh),
            bare=bare,
            at_least_of_bare=0.6,
            p99_under=60,
            constant=_constant(run, size, clients=CLIENTS_PUBLIC),
            pgbench=_pgbench(run, run.seeded["searches"], clients=CLIENTS_PUBLIC),
        )
    )


def _private(run: Run, ours: Served, report: Report) -> None:
    cookie = {"Cookie": run.seeded["cookie"], "X-CSRFToken": run.seeded["csrf"]}
    words = "gesprek stoel raam stem adem wachten luisteren tolk vraag stilte " * 300
    text = words[: run.characters]
    body = json.dumps({"id": "KEY", "occurredOn": "2026-03-02", "answers": {"text": text}})
    say("search one's own")
    searches = [
        Request("/api/v1/reflection-searches", "POST", json.dumps({"query": query}))
        for query in seed.QUERIES
    ]
    headers = {**cookie, "Content-Type": "application/json"}
    found = _load(run, ours, searches, clients=CLIENTS_PRIVATE, headers=headers)
    report.add(
        Line(
            "search one's own reflections",
            found,
            p99_under=60,
            constant=_constant(run, 8000, clients=CLIENTS_PRIVATE),
        )
    )
    say("create a reflection")
    bare = sql.driver_loop(
        run.database.application_url,
        "inserting",
        text,
        clients=CLIENTS_PRIVATE,
        seconds=run.seconds,
    )
    created = measure(
        ours.port,
        [Request("/api/v1/reflections", "POST", body)],
        clients=CLIENTS_PRIVATE,
        seconds=run.seconds,
        headers={**headers, "Idempotency-Key": "KEY"},
    )
    report.add(
        Line(
            "create a reflection",
            created,
            bare=bare,
            at_least_of_bare=0.1,
            constant=_constant(run, len(body), clients=CLIENTS_PRIVATE),
        )
    )


if __name__ == "__main__":
    print(f"{WORKERS} web processes of {THREADS} threads each.", file=sys.stderr)
    sys.exit(main())
