"""Running checks: in turn or side by side, each with its title, its outcome and its duration."""

from __future__ import annotations

import concurrent.futures
import os
import re
import subprocess
import tempfile
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tools.checks import Check, contents
from tools.places import ROOT
from tools.processes import end
from tools.say import lasted, say
from tools.signals import Interrupted

_HEARTBEAT = 30.0
_SHOWN_LINES = 80
_COLOURS = re.compile(r"\x1b\[[0-9;]*m")
_CLOSING = re.compile(r"^=*\s*((?:no tests ran|\d+ [a-z]+(?:, \d+ [a-z]+)*) in [\d.]+m?s.*?)\s*=*$")


@dataclass(frozen=True)
class Result:
    """How one check went."""

    title: str
    passed: bool
    seconds: float
    output: str

    @property
    def closing_counts(self) -> str | None:
        """What pytest counted in its last line, if this was a pytest."""
        for line in reversed(self.output.splitlines()):
            found = _CLOSING.match(_COLOURS.sub("", line).strip())
            if found is not None:
                return found[1]
        return None


class Runner:
    """Runs checks and remembers in `results` how they went."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self.environment = environment
        self.results: list[Result] = []
        self._lock = threading.Lock()
        self._running: set[str] = set()
        self._stopping = False

    def run(self, *lanes: list[Check]) -> None:
        """Run the lanes side by side, the checks of one lane in turn; all of them, whatever fails.

        `Interrupted` ends what runs and passes through.
        """
        with concurrent.futures.ThreadPoolExecutor(len(lanes)) as pool:
            futures = [pool.submit(self._run_lane, lane) for lane in lanes]
            told = time.monotonic()
            try:
                while concurrent.futures.wait(futures, timeout=0.2).not_done:
                    if time.monotonic() - told > _HEARTBEAT:
                        told = time.monotonic()
                        self._tell_running()
            except Interrupted:
                self._stopping = True
                raise
        for future in futures:
            future.result()

    def _run_lane(self, lane: list[Check]) -> None:
        for check in lane:
            if not self._stopping:
                self._run_check(check)

    def _run_check(self, check: Check) -> None:
        began = time.monotonic()
        if check.live:
            say(f"\n  {check.title}\n")
        passed, output = self._outcome(check)
        result = Result(check.title, passed, time.monotonic() - began, output)
        with self._lock:
            self.results.append(result)
            if not passed and not check.live:
                lines = output.splitlines()[-_SHOWN_LINES:]
                say("\n" + "\n".join(f"      {line}" for line in lines) + "\n")
            say(f"  {'passed' if passed else 'FAILED'}  {check.title} ({lasted(result.seconds)})")

    def _outcome(self, check: Check) -> tuple[bool, str]:
        reason = check.before()
        if reason is not None:
            if check.live:
                say(f"  {reason}")
            return False, reason
        before = contents(check.unchanged)
        printed = ""
        for command in check.commands:
            code, output = self._command(check, command)
            printed += output
            if code != 0:
                return False, printed or f"It ended with code {code} and said nothing."
        after = contents(check.unchanged)
        changed = {file for file in before | after if before.get(file) != after.get(file)}
        if changed:
            names = ", ".join(sorted(str(file.relative_to(ROOT)) for file in changed))
            return False, f"Was not up to date: {names}. It is now; look at it and commit it."
        check.after()
        return True, printed

    def _command(self, check: Check, command: list[str | Path]) -> tuple[int, str]:
        """Run one command; its output goes through a file, so that nobody can hold us up by it."""
        with tempfile.TemporaryFile() as output:
            try:
                process = subprocess.Popen(
                    [str(part) for part in command],
                    cwd=check.folder,
                    env=dict(self.environment),
                    stdin=subprocess.DEVNULL,
                    stdout=output,
                    stderr=subprocess.STDOUT,
                    start_new_session=True,
                )
            except OSError as error:
                return 127, f"{command[0]} cannot be started: {error.strerror}."
            if not check.live:
                self._running.add(check.title)
            shown = 0
            while process.poll() is None:
                if self._stopping:
                    break
                shown = _show(output.fileno(), shown) if check.live else 0
                time.sleep(0.1)
            end(process, patience=5)
            self._running.discard(check.title)
            if check.live:
                _show(output.fileno(), shown)
            output.seek(0)
            return process.returncode, output.read().decode("utf-8", "replace")

    def _tell_running(self) -> None:
        with self._lock:
            names = ", ".join(sorted(self._running))
        if names:
            say(f"  …       still running: {names}")


def _show(descriptor: int, position: int) -> int:
    """Print what was added to the file since `position`; return the new position."""
    added = os.pread(descriptor, 1 << 20, position)
    if added:
        say(added.decode("utf-8", "replace"), end="")
    return position + len(added)
