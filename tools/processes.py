"""Starting programs and waiting for them, without leaving any behind."""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from tools.say import SetupError, Step
from tools.signals import held

_FIRST_LINES = 8
_LAST_LINES = 12
_PR_SET_PDEATHSIG = 1
_LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None


def spawn(
    command: Sequence[str | Path],
    *,
    environment: Mapping[str, str],
    folder: Path,
    log: Path,
) -> subprocess.Popen[bytes]:
    """Start `command` in a group of its own, with what it prints added to `log`.

    In its own group it does not get the terminal's Ctrl-C, so that the order of stopping is
    ours. On Linux it ends when we are killed outright.
    """
    with held(), log.open("ab") as output:
        log.chmod(0o600)
        return subprocess.Popen(
            [str(part) for part in command],
            env=dict(environment),
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=_end_with_parent,
        )


def end(process: subprocess.Popen[bytes], *, patience: float) -> None:
    """Ask the process to end, wait up to `patience` seconds, then end its whole group."""
    if process.poll() is None:
        process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=patience)
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def run_logged(
    command: Sequence[str | Path],
    *,
    environment: Mapping[str, str],
    folder: Path,
    log: Path,
    step: Step,
) -> None:
    """Run `command` to its end; raises `SetupError` with what it said when it fails."""
    before = log.stat().st_size if log.exists() else 0
    process = spawn(command, environment=environment, folder=folder, log=log)
    try:
        while process.poll() is None:
            step.tick()
            time.sleep(0.05)
    finally:
        with held():
            end(process, patience=5)
    if process.returncode != 0:
        raise SetupError(
            f"{step.title} failed.\n\n{what_it_said(log, since=before)}\n",
            f"The whole story is in {log}. Put it right and give the command again.",
        )


def what_it_said(log: Path, *, since: int = 0) -> str:
    """The first and the last lines of `log` after position `since`, indented."""
    with log.open("rb") as file:
        file.seek(since)
        lines = file.read().decode("utf-8", "replace").splitlines()
    if len(lines) > _FIRST_LINES + _LAST_LINES:
        lines = [*lines[:_FIRST_LINES], "…", *lines[-_LAST_LINES:]]
    return "\n".join(f"    {line}" for line in lines)


def alive(pid: int) -> bool:
    """Whether process `pid` runs; one that has ended and was not yet collected does not."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    try:
        status = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return True
    return status.rpartition(")")[2].split()[0] not in {"Z", "X"}


def _end_with_parent() -> None:
    """Linux: let the kernel send SIGTERM when our parent dies without a word (prctl(2))."""
    if _LIBC is not None:
        _LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM, 0, 0, 0)
