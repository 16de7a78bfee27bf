"""The table, and whether the targets were met."""

from __future__ import annotations

import datetime
import os
import platform
from dataclasses import dataclass, field

from benchmarks.load import Measured

MEMORY_TARGET = 200


@dataclass(frozen=True)
class Targets:
    """Shares of a limit in this run, and milliseconds; `None` asks nothing."""

    of_constant: float | None = None
    of_driver: float | None = None
    p99: float | None = None


@dataclass(frozen=True)
class Line:
    """One operation beside its limits."""

    name: str
    ours: Measured
    constant: Measured
    pgbench: Measured
    driver: Measured | None
    targets: Targets

    def misses(self) -> list[str]:
        """Return what falls short, as phrases."""
        found, targets = [], self.targets
        if not self.ours.clean:
            found.append(f"{self.ours.failed} of {self.ours.requests} answers failed")
        for what, share, least in (
            ("constant bytes", self.share(self.constant), targets.of_constant),
            ("the bare driver", self.share(self.driver), targets.of_driver),
        ):
            if least is not None and share < least:
                found.append(f"{share:.0%} of {what}, not {least:.0%}")
        if targets.p99 is not None and self.ours.p99 > targets.p99:
            found.append(f"p99 {self.ours.p99:.1f} ms, not {targets.p99:.0f}")
        return found

    def share(self, limit: Measured | None) -> float:
        """Return our rate as a share of the limit's."""
        return self.ours.per_second / limit.per_second if limit else 0


def _cells(measured: Measured | None) -> str:
    if measured is None:
        return "– | – | –"
    return f"{measured.per_second:,.0f} | {measured.p50:.2f} | {measured.p99:.2f}"


@dataclass
class Report:
    """All lines, and the peak memory of the server's processes (name, MiB)."""

    lines: list[Line] = field(default_factory=list)
    memory: list[tuple[str, float]] = field(default_factory=list)

    def add(self, line: Line) -> None:
        """Add one operation."""
        self.lines.append(line)

    @property
    def misses(self) -> list[str]:
        """Return everything that falls short."""
        found = [f"{line.name}: {miss}" for line in self.lines for miss in line.misses()]
        return found + [
            f"{name}: {peak:.0f} MiB, not {MEMORY_TARGET}"
            for name, peak in self.memory
            if peak > MEMORY_TARGET
        ]

    @property
    def passed(self) -> bool:
        """Tell whether every target was met and every answer was one of success."""
        return not self.misses

    def text(self, *, articles: int, reflections: int) -> str:
        """Return the report as Markdown."""
        today = datetime.datetime.now(tz=datetime.UTC).date()
        rows = [
            f"{today}, {os.cpu_count()} cores, {platform.machine()}, {platform.system()}, "
            f"Python {platform.python_version()}; {articles:,} articles in three languages, "
            f"{reflections:,} reflections of one person. Rates per second, latencies in ms.",
            "",
            "| operation | ours /s | p50 | p99 | constant bytes /s | p50 | p99 | share "
            "| SQL by driver /s | p50 | p99 | share | SQL by pgbench /s | p50 | p99 |",
            "|---|" + "---:|" * 14,
        ]
        rows += [
            f"| {line.name} | {_cells(line.ours)} "
            f"| {_cells(line.constant)} | {_share(line.share(line.constant))} "
            f"| {_cells(line.driver)} | {_share(line.share(line.driver))} "
            f"| {_cells(line.pgbench)} |"
            for line in self.lines
        ]
        rows += ["", "| process | peak memory, MiB |", "|---|---:|"]
        rows += [f"| {name} | {peak:.0f} |" for name, peak in self.memory]
        rows += ["", "All targets met." if self.passed else "Short of target:"]
        rows += [f"- {miss}" for miss in self.misses]
        return "\n".join(rows)


def _share(value: float) -> str:
    return f"{value:.0%}" if value else "–"
