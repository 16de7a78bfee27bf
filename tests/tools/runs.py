"""One started `make run`, as the tests of the two commands see it."""

from __future__ import annotations

import contextlib
import json
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

import psutil

PATIENCE = 120


@dataclass
class Run:
    """One started command, and what it left in its data folder."""

    process: subprocess.Popen[str]
    data: Path
    port: int
    output: Path

    def demo(self) -> dict[str, object]:
        """What `demo.json` says, once the command has written it."""
        until = time.monotonic() + PATIENCE
        while not (self.data / "demo.json").exists():
            assert self.process.poll() is None, self.said()
            assert time.monotonic() < until, self.said()
            time.sleep(0.05)
        content: dict[str, object] = json.loads((self.data / "demo.json").read_text())
        return content

    def end(self, *signals: signal.Signals) -> int:
        """Send the signals one after another; the exit code."""
        for number in signals:
            self.process.send_signal(number)
            time.sleep(0.02)
        return self.process.wait(timeout=PATIENCE)

    def said(self) -> str:
        return self.output.read_text(encoding="utf-8")

    def services(self) -> dict[str, psutil.Process]:
        """The processes that belong to this run, by what they do."""
        found = {}
        for process in psutil.process_iter():
            with contextlib.suppress(psutil.Error):
                line = " ".join(process.cmdline())
                if "granian" in line and f"--port={self.port}" in line:
                    found[f"web {process.pid}"] = process
                elif "db_worker" in line and process.environ().get("PORT") == str(self.port):
                    found["worker"] = process
                elif str(self.data) in line and "postgres" in line:
                    found["database"] = process
        return found
