"""What growth costs: the same public reads with few and with many articles, in one run.

Both libraries are served at the same time and asked in turn, so that a machine that slows down
slows both.
"""

from __future__ import annotations

import argparse
import datetime
import os
import platform
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.load import Measured
from benchmarks.operations import public_reads
from benchmarks.preparation import prepare, say
from benchmarks.report import Targets
from benchmarks.rounds import ROUNDS, WARM_UP, Operation, together
from benchmarks.servers import ROOT, serve
from tools.postgres import temporary_cluster

CLIENTS = 8
# How much longer an answer may take with the larger library, and milliseconds of a search.
MOST_GROWTH, SEARCH_P99 = 1.3, 40


@dataclass(frozen=True)
class Grown:
    """One operation with the small and with the large library."""

    name: str
    small: Measured
    large: Measured

    @property
    def growth(self) -> float:
        """How many times as long an answer takes with the large library."""
        return self.small.per_second / self.large.per_second

    def misses(self) -> Iterator[str]:
        """Name what falls short."""
        for one in (self.small, self.large):
            if not one.clean:
                yield f"{self.name}: {one.failed} of {one.requests} answers failed"
        if self.growth > MOST_GROWTH:
            yield f"{self.name}: takes {self.growth:.2f} times as long, not {MOST_GROWTH}"
        if self.name == "search" and self.large.p99 > SEARCH_P99:
            yield f"{self.name}: p99 {self.large.p99:.1f} ms, not {SEARCH_P99}"


def main() -> int:
    """Measure both and print the table; 1 when a target is missed or an answer failed."""
    options = _options()
    began = time.monotonic()
    with ExitStack() as stack:
        few = stack.enter_context(_library(options.small, options.seconds))
        many = stack.enter_context(_library(options.large, options.seconds))
        lines = [
            _measure(small, large, options.seconds) for small, large in zip(few, many, strict=True)
        ]
    misses = [miss for line in lines for miss in line.misses()]
    print(_text(lines, misses, small=options.small, large=options.large))
    print(f"\nTook {time.monotonic() - began:.0f} s.")
    return 1 if misses else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks.growth", description=__doc__)
    parser.add_argument("--small", type=int, default=1000, help="articles per language")
    parser.add_argument("--large", type=int, default=20_000, help="articles per language")
    parser.add_argument("--seconds", type=float, default=10, help="per measurement")
    return parser.parse_args()


@contextmanager
def _library(articles: int, seconds: float) -> Iterator[list[Operation]]:
    """Serve a library of `articles` per language; give what is asked of it."""
    with temporary_cluster(fsync=True) as database, tempfile.TemporaryDirectory() as folder:
        run = prepare(
            database,
            Path(folder),
            articles=articles,
            reflections=1,
            characters=200,
            seconds=seconds,
        )
        with serve(
            "config.wsgi:application",
            folder=ROOT / "backend",
            environment=run.environment,
            ready="/health",
        ) as served:
            # What has no target shows what a miss costs, whatever the size of the library.
            reads = public_reads(run, served, clients=CLIENTS)
            yield [one for one in reads if one.targets != Targets()]


def _measure(small: Operation, large: Operation, seconds: float) -> Grown:
    say(small.name)
    share = max(1.0, seconds / ROUNDS)
    for one in (small, large):
        one.ours(WARM_UP)
    rounds = [(small.ours(share), large.ours(share)) for _ in range(ROUNDS)]
    return Grown(
        small.name,
        together([few for few, _many in rounds]),
        together([many for _few, many in rounds]),
    )


def _text(lines: list[Grown], misses: list[str], *, small: int, large: int) -> str:
    today = datetime.datetime.now(tz=datetime.UTC).date()
    return "\n".join(
        [
            f"{today}, {os.cpu_count()} cores, {platform.machine()}, {platform.system()}, Python "
            f"{platform.python_version()}; {small:,} and {large:,} articles, each in three "
            f"languages; {CLIENTS} clients. Rates per second, latencies in ms.",
            "",
            f"| operation | {small:,}: /s | p50 | p99 | {large:,}: /s | p50 | p99 | growth |",
            "|---|" + "---:|" * 7,
            *(
                f"| {line.name} | {line.small.per_second:,.0f} | {line.small.p50:.2f} "
                f"| {line.small.p99:.2f} | {line.large.per_second:,.0f} | {line.large.p50:.2f} "
                f"| {line.large.p99:.2f} | {line.growth:.2f} |"
                for line in lines
            ),
            "",
            "Short of target:" if misses else "All targets met.",
            *(f"- {miss}" for miss in misses),
        ]
    )


if __name__ == "__main__":
    sys.exit(main())
