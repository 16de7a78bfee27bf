"""One `make run` at a time on one data folder."""

from __future__ import annotations

import contextlib
import fcntl
import os
from collections.abc import Iterator
from pathlib import Path

from tools.say import SetupError


@contextlib.contextmanager
def alone_on(data: Path, *, address: str) -> Iterator[None]:
    """Hold data folder `data`; raises `SetupError` when another command holds it.

    The kernel lets go of the hold when its process ends, in whatever way.
    """
    file = data / "lock"
    with file.open("a+", encoding="utf-8") as lock:
        file.chmod(0o600)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            raise SetupError(
                f"Klankbord already runs on the data folder {data} ({lock.read().strip()}).",
                "Use that one, stop it with Ctrl-C where it runs, or give this one a folder and a "
                "port of its own: `KLANKBORD_DATA=.data2 PORT=8001 make run`.",
            ) from None
        lock.truncate(0)
        lock.write(f"process {os.getpid()}, {address}\n")
        lock.flush()
        yield
