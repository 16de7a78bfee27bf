"""What the commands tell the person at the terminal."""

from __future__ import annotations

import contextlib
import os
import sys
import time
import traceback
from collections.abc import Iterator
from pathlib import Path

_HEARTBEAT = 15.0
_REFRESH = 0.25


class SetupError(Exception):
    """Something that a person can put right.

    `sentence` says what is wrong, `way_out` what to do about it.
    """

    def __init__(self, sentence: str, way_out: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.way_out = way_out


def say(text: str = "", *, end: str = "\n") -> None:
    """Print `text` at once; a terminal that is gone is no reason to stop in the middle."""
    try:
        sys.stdout.write(text + end)
        sys.stdout.flush()
    except UnicodeEncodeError:
        sys.stdout.write(text.encode("ascii", "replace").decode() + end)
        sys.stdout.flush()
    except (OSError, ValueError):
        # Python flushes once more when it ends; let that go nowhere instead of failing.
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115


def say_error(error: SetupError) -> None:
    """Print what is wrong and the way out."""
    say()
    with contextlib.suppress(OSError, ValueError):
        print(f"{error.sentence}\n{error.way_out}", file=sys.stderr, flush=True)


def unexpected(error: Exception, log: Path | None = None) -> SetupError:
    """What to tell a person about an error nobody thought of; its traceback goes to `log`."""
    where = "Look at what it says, put it right and give the command again."
    if log is not None:
        with contextlib.suppress(OSError), log.open("a", encoding="utf-8") as output:
            traceback.print_exception(error, file=output)
            where = f"The whole story is in {log}. Put it right and give the command again."
    return SetupError(f"Something went wrong that was not foreseen: {error}.", where)


def lasted(seconds: float) -> str:
    """`seconds` as a person says it: `0.4 s`, `1 min 05 s`."""
    if seconds < 60:
        return f"{seconds:.1f} s"
    whole = round(seconds)
    return f"{whole // 60} min {whole % 60:02d} s"


class Step:
    """One piece of work that shows on the terminal how long it takes."""

    def __init__(self, title: str) -> None:
        self.title = title
        self.began = time.monotonic()
        self._terminal = sys.stdout.isatty()
        self._told = self.began

    def begin(self) -> None:
        say(f"  {self.title} …", end="" if self._terminal else "\n")

    def tick(self) -> None:
        """Show that the work goes on: every moment on a terminal, now and then in a log."""
        now = time.monotonic()
        if now - self._told < (_REFRESH if self._terminal else _HEARTBEAT):
            return
        self._told = now
        if self._terminal:
            say(f"\r  {self.title} … {lasted(now - self.began)} ", end="")
        else:
            say(f"  {self.title} … still busy after {lasted(now - self.began)}")

    def end(self, outcome: str) -> None:
        text = f"{self.title}: {outcome} ({lasted(time.monotonic() - self.began)})"
        say(f"\r\033[K  {text}" if self._terminal else f"  {text}")


@contextlib.contextmanager
def step(title: str) -> Iterator[Step]:
    """Show `title` while the block runs, and how it ended."""
    shown = Step(title)
    shown.begin()
    try:
        yield shown
    except BaseException:
        shown.end("stopped")
        raise
    shown.end("done")
