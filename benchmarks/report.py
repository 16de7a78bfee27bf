"""The table, and whether the targets were met."""

from __future__ import annotations

import datetime
import os
import platform
from dataclasses import dataclass, field

from benchmarks.load import Measured

MEMORY_TARGET = 200


@dataclass(frozen=True)
class Line:
    """One operation beside its limits. Targets are ratios within this run, and milliseconds."""

    name: str
    ours: Measured
    constant: Measured | None = None
    bare: Measured | None = None
    pgbench: Measured | None = None
    at_least: float | None = None
    at_least_of_bare: float | None = None
    p99_under: float | None = None

    def misses(self) -> list[str]:
        """Return what falls short, as phrases."""
        found = []
        if not self.ours.clean:
            found.append(f"{self.ours.failed} of {self.ours.requests} answers failed")
        if self.at_least and self.constant and self.of_constant < self.at_least:
            found.append(f"{self.of_constant:.0%} of constant bytes, not {self.at_least:.0%}")
        if self.at_least_of_bare and self.bare and self.of_bare < self.at_least_of_bare:
            found.append(f"{self.of_bare:.0%} of bare SQL, not {self.at_least_of_bare:.0%}")
        if self.p99_under and self.ours.p99 > self.p99_under:
            found.append(f"p99 {self.ours.p99:.1f} ms, not {self.p99_under:.0f}")
        return found

    @property
    def of_constant(self) -> float:
        """Return our rate as a share of constant bytes'."""
        return self.ours.per_second / self.constant.per_second if self.constant else 0

    @property
    def of_bare(self) -> float:
        """Return our rate as a share of bare SQL's."""
        return self.ours.per_second / self.bare.per_second if self.bare else 0


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
            "| operation | ours /s | p50 | p99 | constant /s | p50 | p99 | share "
            "| bare SQL /s | p50 | p99 | share | pgbench /s | p50 | p99 |",
            "|---|" + "---:|" * 14,
        ]
        rows += [
            f"| {line.name} | {_cells(line.ours)} | {_cells(line.constant)} "
            f"| {_share(line.of_constant)} | {_cells(line.bare)} | {_share(line.of_bare)} "
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
