"""Klankbord's database on the embedded PostgreSQL: its roles and its addresses.

`python -m tools.postgres start --data FOLDER` starts it, prints its addresses as shell
variables and leaves it running; `stop` ends it. Tests and benchmarks use `temporary_cluster`.
"""

from __future__ import annotations

import argparse
import contextlib
import shlex
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tools.cluster import ADMIN, Cluster
from tools.homes import Home, find_home, temporary_home
from tools.keys import Keys, new_keys, read_keys
from tools.places import open_data_folder
from tools.say import SetupError, say, say_error

DATABASE = "klankbord"
OWNER = "klankbord_owner"
APPLICATION = "klankbord_app"


@dataclass(frozen=True)
class Database:
    """A running PostgreSQL that has Klankbord's roles and an empty or a filled database."""

    cluster: Cluster
    keys: Keys

    @property
    def application_url(self) -> str:
        """For serving: may read and write rows, owns nothing."""
        return self.cluster.url(APPLICATION, self.keys.application_password, DATABASE)

    @property
    def owner_url(self) -> str:
        """For migrating."""
        return self.cluster.url(OWNER, self.keys.owner_password, DATABASE)

    @property
    def admin_url(self) -> str:
        """For tests alone, which make databases of their own."""
        return self.cluster.url(ADMIN, self.keys.admin_password, ADMIN)

    @property
    def environment(self) -> dict[str, str]:
        return {
            "DATABASE_URL": self.application_url,
            "OWNER_DATABASE_URL": self.owner_url,
            "ADMIN_DATABASE_URL": self.admin_url,
        }


def start_database(
    home: Home,
    keys: Keys,
    *,
    log: Path,
    fsync: bool = True,
    watch: Callable[[Cluster], object] = lambda _cluster: None,
) -> Database:
    """Start the database in `home`, made when it is new, with both roles in their places.

    `watch` gets the cluster before it starts, so that whatever happens somebody stops it.
    Raises `SetupError` when the files are broken or PostgreSQL does not start.
    """
    cluster = Cluster(home, log=log)
    if not home.cluster.exists():
        cluster.create(keys.admin_password)
    watch(cluster)
    cluster.start(fsync=fsync)
    try:
        _ensure_roles(cluster, keys)
    except SetupError:
        cluster.stop()
        raise
    return Database(cluster, keys)


@contextlib.contextmanager
def temporary_cluster(*, fsync: bool = False) -> Iterator[Database]:
    """A database of its own on a free port for the length of the block; nothing stays behind.

    Without `fsync` a crash of the machine could lose writes; a killed server loses none.
    """
    with temporary_home() as home, contextlib.ExitStack() as stack:
        yield start_database(
            home,
            new_keys(),
            log=home.folder.parent / "database.log",
            fsync=fsync,
            watch=lambda cluster: stack.callback(cluster.stop),
        )


def _ensure_roles(cluster: Cluster, keys: Keys) -> None:
    """Make the roles and the database when they are missing; passwords as the keys say.

    The passwords are made of letters, digits, `-` and `_`, so they need no escaping.
    """
    statements = []
    for role, password in (
        (OWNER, keys.owner_password),
        (APPLICATION, keys.application_password),
    ):
        statements.append(
            f"SELECT 'CREATE ROLE {role}' WHERE NOT EXISTS "
            f"(SELECT FROM pg_roles WHERE rolname = '{role}') \\gexec"
        )
        statements.append(
            f"ALTER ROLE {role} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE "
            f"PASSWORD '{password}';"
        )
    statements.append(
        f"SELECT 'CREATE DATABASE {DATABASE} OWNER {OWNER}' WHERE NOT EXISTS "
        f"(SELECT FROM pg_database WHERE datname = '{DATABASE}') \\gexec"
    )
    statements.append(f"REVOKE ALL ON DATABASE {DATABASE} FROM PUBLIC;")
    statements.append(f"GRANT CONNECT ON DATABASE {DATABASE} TO {APPLICATION};")
    cluster.query("\n".join(statements), password=keys.admin_password)


def main(arguments: list[str]) -> int:
    """Start or stop the database of a data folder; 0 when that worked."""
    parser = argparse.ArgumentParser(prog="python -m tools.postgres", description=__doc__)
    parser.add_argument("action", choices=["start", "stop"])
    parser.add_argument("--data", type=Path, required=True, help="the data folder")
    options = parser.parse_args(arguments)
    data = options.data.resolve()
    try:
        open_data_folder(data)
        log = data / "logs" / "database.log"
        if options.action == "stop":
            Cluster(find_home(data), log=log).stop()
            return 0
        database = start_database(find_home(data), read_keys(data), log=log)
    except SetupError as error:
        say_error(error)
        return 1
    for name, value in database.environment.items():
        say(f"export {name}={shlex.quote(value)}")
    say(f"export PATH={shlex.quote(str(database.cluster.home.programs))}:$PATH")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
