"""Servers as they are in production: Granian, the same options for ours and for the limit."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
WORKERS = 2
THREADS = 2


@dataclass(frozen=True)
class Served:
    """A server that answers on `port`."""

    port: int
    pid: int

    def peak_memory(self) -> list[tuple[str, float]]:
        """Return name and peak memory (MiB, VmHWM) of every process of this server.

        Empty where the system has no /proc.
        """
        return [
            (name, peak)
            for pid in _family(self.pid)
            if (peak := _peak(pid))
            for name in [f"process {pid}"]
        ]


def _children(pid: int) -> list[int]:
    found = []
    for path in Path("/proc").glob(f"{pid}/task/*/children"):
        found += [int(child) for child in path.read_text().split()]
    return found


def _family(pid: int) -> list[int]:
    family = [pid]
    for child in _children(pid):
        family += _family(child)
    return family


def _peak(pid: int) -> float | None:
    try:
        text = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return None
    line = next((line for line in text.splitlines() if line.startswith("VmHWM")), None)
    return int(line.split()[1]) / 1024 if line else None


def free_port() -> int:
    """Return a port of the loopback address that nobody uses at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serve(
    application: str, *, folder: Path, environment: dict[str, str], ready: str
) -> Iterator[Served]:
    """Run `application` with Granian until the block ends; `ready` is asked until it answers."""
    port = free_port()
    command = [
        sys.executable, "-m", "granian", "--interface", "wsgi", application,
        "--host", "127.0.0.1", "--port", str(port), "--workers", str(WORKERS),
        "--blocking-threads", str(THREADS), "--log-level", "warning", "--no-ws",
    ]  # fmt: skip
    process = subprocess.Popen(command, cwd=folder, env={**os.environ, **environment})
    try:
        _wait(port, ready, process)
        yield Served(port, process.pid)
    finally:
        process.terminate()
        process.wait(timeout=30)


def _wait(port: int, path: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        if process.poll() is not None:
            raise RuntimeError("The server ended before it answered.")
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=2):
                return
        except urllib.error.HTTPError:
            return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise RuntimeError("The server did not answer within 30 seconds.")
