"""Keeping web, worker and database together: one stops, all stop, in order."""

from __future__ import annotations

import contextlib
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tools.cluster import Cluster
from tools.processes import end, spawn
from tools.say import SetupError, say
from tools.signals import held

_PATIENCE = 10.0
_LOOK_EVERY = 0.25


@dataclass(frozen=True)
class _Service:
    name: str
    process: subprocess.Popen[bytes]
    log: Path


class Supervisor:
    """What runs; use it through `supervision`, which ends all of it."""

    def __init__(self) -> None:
        self._database: Cluster | None = None
        self._services: list[_Service] = []

    def keep(self, database: Cluster) -> None:
        """Watch `database`, which runs already; it is stopped last."""
        self._database = database

    def start(
        self,
        name: str,
        command: Sequence[str | Path],
        *,
        environment: Mapping[str, str],
        folder: Path,
        log: Path,
    ) -> None:
        """Start a service; services are stopped in the order in which they were started."""
        with held():
            process = spawn(command, environment=environment, folder=folder, log=log)
            self._services.append(_Service(name, process, log))

    def check(self) -> None:
        """Raise `SetupError` naming the first of them that has stopped, the database before all."""
        if self._database is not None and self._database.pid() is None:
            raise _stopped("database", self._database.log)
        for service in self._services:
            if service.process.poll() is not None:
                raise _stopped(service.name, service.log)

    def watch(self) -> None:
        """Wait until something stops, and raise as `check` does; `Interrupted` passes through."""
        while True:
            self.check()
            time.sleep(_LOOK_EVERY)

    def stop(self) -> None:
        """End everything, in order; what is gone already is no error."""
        with held():
            if not self._services and self._database is None:
                return
            say("\nStopping", end="")
            for service in self._services:
                say(f" {service.name},", end="")
                end(service.process, patience=_PATIENCE)
            if self._database is not None:
                say(" database,", end="")
                self._database.stop()
            say(" done.")


@contextlib.contextmanager
def supervision() -> Iterator[Supervisor]:
    """A supervisor whose services have all ended when the block is left, however it is left."""
    supervisor = Supervisor()
    try:
        yield supervisor
    finally:
        supervisor.stop()


def _stopped(name: str, log: Path) -> SetupError:
    return SetupError(
        f"The {name} stopped by itself, so the rest is stopped too.",
        f"Why is in {log}. Give `make run` again; what was saved is kept.",
    )
