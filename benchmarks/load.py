"""Load from outside: `wrk` on the loopback address, bounded in connections and seconds."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

SCRIPT = Path(__file__).with_name("wrk") / "requests.lua"
MISSING = (
    "The load comes from wrk, which is not here. Install it (`apt-get install wrk`, "
    "`brew install wrk`) and run `make bench` again."
)


@dataclass(frozen=True)
class Request:
    """One request; `KEY` in the body becomes a fresh UUIDv7 each time it is sent."""

    path: str
    method: str = "GET"
    body: str | None = None

    def line(self) -> str:
        """Return the request as the load script reads it."""
        return f"{self.method} {self.path}" + (f"\t{self.body}" if self.body is not None else "")


@dataclass(frozen=True)
class Measured:
    """What one run gave. Latencies in milliseconds."""

    per_second: float
    p50: float
    p99: float
    requests: int
    failed: int

    @property
    def clean(self) -> bool:
        """Tell whether every answer was one of success."""
        return self.failed == 0 and self.requests > 0


def measure(
    port: int,
    requests: Sequence[Request],
    *,
    clients: int,
    seconds: float,
    headers: dict[str, str] | None = None,
    threads: int = 1,
) -> Measured:
    """Send `requests` in turn from `clients` connections for `seconds`, one at a time on each.

    Raises `RuntimeError` when wrk is missing or ends with an error.
    """
    program = shutil.which("wrk")
    if program is None:
        raise RuntimeError(MISSING)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "requests"
        file.write_text("\n".join(request.line() for request in requests) + "\n", encoding="utf-8")
        command = [
            program, f"-t{threads}", f"-c{clients}", f"-d{max(1, round(seconds))}s",
            "--timeout", "10s", "-s", str(SCRIPT), f"http://127.0.0.1:{port}", "--", str(file),
            *(f"{name}: {value}" for name, value in (headers or {}).items()),
        ]  # fmt: skip
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode or "RESULT " not in done.stdout:
        raise RuntimeError(f"wrk ended with {done.returncode}: {done.stderr.strip()[:500]}")
    result = json.loads(done.stdout.split("RESULT ", 1)[1].splitlines()[0])
    return Measured(
        per_second=result["requests"] / (result["microseconds"] / 1e6),
        p50=result["p50"] / 1000,
        p99=result["p99"] / 1000,
        requests=result["requests"],
        failed=result["failed"] + result["broken"],
    )
