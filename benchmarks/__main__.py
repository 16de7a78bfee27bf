"""`make bench`: the real server on the embedded database, beside its limits, in one run."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.operations import operations
from benchmarks.preparation import prepare, say
from benchmarks.report import Report
from benchmarks.rounds import measure_beside_limits
from benchmarks.servers import ROOT, THREADS, WORKERS, serve
from tools.postgres import temporary_cluster


def main() -> int:
    """Run everything and print the table; 1 when a target is missed or an answer failed."""
    options = _options()
    began = time.monotonic()
    with temporary_cluster(fsync=True) as database, tempfile.TemporaryDirectory() as folder:
        run = prepare(
            database,
            Path(folder),
            articles=options.articles,
            reflections=options.reflections,
            characters=options.characters,
            seconds=options.seconds,
        )
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


if __name__ == "__main__":
    print(f"{WORKERS} web processes of {THREADS} threads each.", file=sys.stderr)
    sys.exit(main())
