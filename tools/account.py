"""The account that PostgreSQL runs under when we are root, which it refuses to be."""

from __future__ import annotations

import os
import pwd
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

from tools.say import SetupError

# Made by the system for such work; the first one that exists serves. None is created.
_CANDIDATES = ("postgres", "nobody", "daemon")


class RunAs(TypedDict, total=False):
    """How `subprocess` is told to run something as somebody else."""

    user: int
    group: int
    extra_groups: list[int]


@dataclass(frozen=True)
class Account:
    """An unprivileged user of this machine."""

    name: str
    uid: int
    gid: int

    def run_as(self) -> RunAs:
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def can(self, check: Callable[[], bool]) -> bool:
        """Whether `check` holds for this user: asked in a child process that has become it."""
        child = os.fork()
        if child == 0:
            answer = 1
            try:
                os.setgroups([])
                os.setgid(self.gid)
                os.setuid(self.uid)
                answer = 0 if check() else 1
            finally:
                os._exit(answer)
        return os.waitpid(child, 0)[1] == 0

    def reaches(self, path: Path, mode: int) -> bool:
        """Whether this user can use `path` in the way `mode` (`os.R_OK` …) says."""
        return self.can(lambda: os.access(path, mode))


def database_account(existing: Path) -> Account | None:
    """Who runs the database: `None` for ourselves, somebody unprivileged when we are root.

    A folder `existing` that holds data already keeps its owner. Raises `SetupError` when the data
    belongs to somebody else whom we cannot become, or when root finds nobody to ask.
    """
    owner = existing.stat().st_uid if existing.exists() else None
    if os.geteuid() != 0:
        if owner is not None and owner != os.geteuid():
            raise SetupError(
                f"The database in {existing} belongs to {_name(owner)}, not to you.",
                "Give the command as that user (root when it was made with sudo), or name another "
                "folder: `KLANKBORD_DATA=/some/folder make run`.",
            )
        return None
    for name in [_name(owner)] if owner else _CANDIDATES:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(name, entry.pw_uid, entry.pw_gid)
    raise SetupError(
        "PostgreSQL refuses to run as root, and this machine has no user "
        f"{' or '.join(_CANDIDATES)} to run it.",
        "Give the command as an ordinary user.",
    )


def _name(uid: int) -> str:
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return f"user {uid}"
