"""Ours and its limits in turn, so that a machine that slows down slows all of them."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass

from benchmarks.load import Measured, Request, measure
from benchmarks.report import Line, Targets
from benchmarks.servers import ROOT, serve

ROUNDS = 3
# Seconds: long enough for what is read often to be in the memory of every worker.
WARM_UP = 5.0
Measure = Callable[[float], Measured]


@dataclass(frozen=True)
class Operation:
    """What is measured: ours, and the limits beside it. Each takes seconds.

    `size` and `status` are those of our answers; the constant server gives the same.
    """

    name: str
    ours: Measure
    size: int
    clients: int
    pgbench: Measure
    driver: Measure | None = None
    status: str = "200 OK"
    targets: Targets = Targets()  # noqa: RUF009 -- frozen


def measure_beside_limits(operation: Operation, *, seconds: float) -> Line:
    """Measure in rounds, each of ours, constant bytes and bare SQL one after another."""
    environment = {"CONSTANT_BYTES": str(operation.size), "CONSTANT_STATUS": operation.status}
    share = max(1.0, seconds / ROUNDS)
    operation.ours(WARM_UP)
    found: dict[str, list[Measured]] = {"ours": [], "constant": [], "pgbench": [], "driver": []}
    with ExitStack() as stack:
        limit = stack.enter_context(
            serve(
                "benchmarks.constant:application", folder=ROOT, environment=environment, ready="/"
            )
        )
        for _ in range(ROUNDS):
            found["constant"].append(
                measure(limit.port, [Request("/x")], clients=operation.clients, seconds=share)
            )
            found["ours"].append(operation.ours(share))
            found["pgbench"].append(operation.pgbench(share))
            if operation.driver:
                found["driver"].append(operation.driver(share))
    return Line(
        operation.name,
        ours=together(found["ours"]),
        constant=together(found["constant"]),
        pgbench=together(found["pgbench"]),
        driver=together(found["driver"]) if found["driver"] else None,
        targets=operation.targets,
    )


def together(rounds: Sequence[Measured]) -> Measured:
    """Return the medians of all rounds; what failed is added up."""
    return Measured(
        per_second=statistics.median(each.per_second for each in rounds),
        p50=statistics.median(each.p50 for each in rounds),
        p99=statistics.median(each.p99 for each in rounds),
        requests=sum(each.requests for each in rounds),
        failed=sum(each.failed for each in rounds),
    )
