"""What growth costs in a private log: the same reads with 1,000 and with 10,000 reflections.

Both logs are served at the same time and asked in turn, so that a machine that slows down slows
both. It is one person's log, so few ask at once: a phone and a laptop, or one of them
(`--clients 1`).
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import platform
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks import seed
from benchmarks.load import Measured, Request, measure
from benchmarks.operations import Run
from benchmarks.preparation import prepare, say
from benchmarks.rounds import ROUNDS, WARM_UP, together
from benchmarks.servers import ROOT, Served, serve
from tools.postgres import temporary_cluster

# Pages of the timeline, from the newest on, that are asked for in turn.
PAGES = 20


@dataclass(frozen=True)
class Read:
    """Something one asks of one's own log; `p99` is the target in milliseconds."""

    name: str
    requests: list[Request]
    p99: float


@dataclass(frozen=True)
class Grown:
    """One read of the small and of the large log."""

    read: Read
    small: Measured
    large: Measured

    def misses(self) -> Iterator[str]:
        """Name what falls short."""
        for one in (self.small, self.large):
            if not one.clean:
                yield f"{self.read.name}: {one.failed} of {one.requests} answers failed"
        if self.large.p99 > self.read.p99:
            yield f"{self.read.name}: p99 {self.large.p99:.1f} ms, not {self.read.p99:.0f}"


@dataclass(frozen=True)
class Log:
    """A served log, and the headers of its owner."""

    served: Served
    headers: dict[str, str]
    clients: int

    def get(self, path: str) -> dict[str, object]:
        """Return what stands at `path`."""
        asked = urllib.request.Request(
            f"http://127.0.0.1:{self.served.port}{path}", headers=self.headers
        )
        with urllib.request.urlopen(asked, timeout=60) as answer:
            found: dict[str, object] = json.loads(answer.read())
            return found

    def timeline(self) -> list[Request]:
        """Return the first pages of the timeline, as somebody scrolls through them."""
        path, found = "/api/v1/reflections", []
        for _ in range(PAGES):
            found.append(Request(path))
            following = self.get(path).get("next")
            if not following:
                break
            path = str(following)
        return found

    def reads(self) -> list[Read]:
        """Return everything that is asked."""
        searches = [_search(query) for query in seed.QUERIES]
        return [
            Read("a page of the timeline", self.timeline(), p99=30),
            Read("search", searches, p99=150),
            Read("search for what is nowhere", [_search("zeppelinvlucht")], p99=150),
            Read("insights of a year", [Request("/api/v1/insights?period=year")], p99=200),
            Read("insights of everything", [Request("/api/v1/insights?period=all")], p99=200),
        ]

    def ask(self, requests: list[Request], seconds: float) -> Measured:
        """Send `requests` in turn for `seconds`."""
        return measure(
            self.served.port, requests, clients=self.clients, seconds=seconds, headers=self.headers
        )


def _search(query: str) -> Request:
    return Request("/api/v1/reflection-searches", "POST", json.dumps({"query": query}))


def main() -> int:
    """Measure both and print the table; 1 when a target is missed or an answer failed."""
    options = _options()
    began = time.monotonic()
    with ExitStack() as stack:
        few, many = (
            stack.enter_context(_log(size, options)) for size in (options.small, options.large)
        )
        lines = [
            _measure(read, (few, one.requests), (many, read.requests), options.seconds)
            for one, read in zip(few.reads(), many.reads(), strict=True)
        ]
    misses = [miss for line in lines for miss in line.misses()]
    print(_text(lines, misses, options))
    print(f"\nTook {time.monotonic() - began:.0f} s.")
    return 1 if misses else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks.own_log", description=__doc__)
    parser.add_argument("--small", type=int, default=1000, help="reflections")
    parser.add_argument("--large", type=int, default=10_000, help="reflections")
    parser.add_argument("--characters", type=int, default=2000, help="in each reflection")
    parser.add_argument("--clients", type=int, default=2, help="who ask at the same time")
    parser.add_argument("--seconds", type=float, default=15, help="per measurement")
    return parser.parse_args()


@contextmanager
def _log(reflections: int, options: argparse.Namespace) -> Iterator[Log]:
    with temporary_cluster(fsync=True) as database, tempfile.TemporaryDirectory() as folder:
        run: Run = prepare(
            database,
            Path(folder),
            articles=100,
            reflections=reflections,
            characters=options.characters,
            seconds=options.seconds,
        )
        with serve(
            "config.wsgi:application",
            folder=ROOT / "backend",
            environment=run.environment,
            ready="/health",
        ) as served:
            yield Log(
                served,
                {
                    "Cookie": run.seeded["cookie"],
                    "X-CSRFToken": run.seeded["csrf"],
                    "Content-Type": "application/json",
                },
                options.clients,
            )


def _measure(
    read: Read, few: tuple[Log, list[Request]], many: tuple[Log, list[Request]], seconds: float
) -> Grown:
    say(read.name)
    share = max(1.0, seconds / ROUNDS)
    for log, requests in (few, many):
        log.ask(requests, WARM_UP)
    rounds = [[log.ask(requests, share) for log, requests in (few, many)] for _ in range(ROUNDS)]
    small, large = (together(each) for each in zip(*rounds, strict=True))
    return Grown(read, small, large)


def _text(lines: list[Grown], misses: list[str], options: argparse.Namespace) -> str:
    today = datetime.datetime.now(tz=datetime.UTC).date()
    return "\n".join(
        [
            f"{today}, {os.cpu_count()} cores, {platform.machine()}, {platform.system()}, Python "
            f"{platform.python_version()}; one person with {options.small:,} and with "
            f"{options.large:,} reflections of {options.characters:,} characters; asked by "
            f"{options.clients} at the same time. Latencies in ms.",
            "",
            f"| read | {options.small:,}: p50 | p99 | {options.large:,}: p50 | p99 | target "
            "| p50 grows by |",
            "|---|" + "---:|" * 6,
            *(
                f"| {line.read.name} | {line.small.p50:.1f} | {line.small.p99:.1f} "
                f"| {line.large.p50:.1f} | {line.large.p99:.1f} | {line.read.p99:.0f} "
                f"| {line.large.p50 / line.small.p50:.2f} |"
                for line in lines
            ),
            "",
            "Short of target:" if misses else "All targets met.",
            *(f"- {miss}" for miss in misses),
        ]
    )


if __name__ == "__main__":
    sys.exit(main())
