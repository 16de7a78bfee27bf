"""One embedded PostgreSQL: make it, start it, stop it, ask it something."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import time
from pathlib import Path

from tools.homes import Home
from tools.places import clean_environment
from tools.processes import alive
from tools.say import SetupError
from tools.signals import held

MAJOR = "18"
ADMIN = "postgres"
_START_PATIENCE = 120
_STOP_PATIENCE = 60
_ATTEMPTS = 5
# Another program took the port, or a killed server's children still hold its shared memory.
_PASSING = ("could not bind", "pre-existing shared memory block")
_INHERITED = ("PATH", "TMPDIR", "TZ", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")

# What a person wrote must not reach the log: no statements, no parameters, no DETAIL lines.
_CONFIGURATION = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "max_connections": "200",
    "jit": "off",
    "log_statement": "none",
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
}


class Cluster:
    """One PostgreSQL with its data in `home`, reached over loopback with a password."""

    def __init__(self, home: Home, *, log: Path) -> None:
        self.home = home
        self.log = log
        self.port = 0

    # -- making ---------------------------------------------------------------------------

    def create(self, admin_password: str) -> None:
        """Make the data files. A half-made attempt is never seen: it is renamed when it is done."""
        partial = self.home.folder / "cluster.partial"
        shutil.rmtree(partial, ignore_errors=True)
        password_file = self.home.folder / "password.partial"
        password_file.touch(mode=0o600)
        try:
            password_file.write_text(admin_password, encoding="utf-8")
            if self.home.account is not None:
                os.chown(password_file, self.home.account.uid, self.home.account.gid)
            made = self._program(
                "initdb",
                f"--pgdata={partial}",
                f"--username={ADMIN}",
                f"--pwfile={password_file}",
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C",
            )
        finally:
            password_file.unlink()
        if made != 0:
            shutil.rmtree(partial, ignore_errors=True)
            raise SetupError(
                f"The database could not be made in {self.home.folder}.",
                f"What PostgreSQL says about it is in {self.log}.",
            )
        partial.rename(self.home.cluster)

    # -- running --------------------------------------------------------------------------

    def start(self, *, fsync: bool = True) -> None:
        """Start on a free port and wait until it answers; raises `SetupError` when it does not.

        A server that an earlier run left behind in this folder is stopped first; the trace of
        one that is gone is cleared away.
        """
        self._check_files()
        self._clear_leftover()
        self.log.touch(mode=0o600)
        for attempt in range(_ATTEMPTS):
            self.port = free_port()
            before = self.log.stat().st_size
            options = _CONFIGURATION | {"port": str(self.port), "fsync": "on" if fsync else "off"}
            with held():
                started = self._pg_ctl(
                    "start",
                    _START_PATIENCE,
                    "-o",
                    " ".join(f"-c {name}={value}" for name, value in options.items()),
                )
            if started == 0:
                return
            if not any(passing in self._said_since(before) for passing in _PASSING):
                break
            time.sleep(attempt)
        raise SetupError(
            f"The database in {self.home.cluster} does not start.",
            f"What PostgreSQL says about it is in {self.log}. To begin anew with an empty one: "
            "`make clean-data` (all that was written in it is lost).",
        )

    def attach(self) -> bool:
        """Find the server that runs in this folder already; whether there is one."""
        if self.pid() is None:
            return False
        # https://www.postgresql.org/docs/18/storage-file-layout.html: the fourth line is the port.
        lines = (self.home.cluster / "postmaster.pid").read_text(encoding="utf-8").splitlines()
        self.port = int(lines[3])
        return True

    def stop(self) -> None:
        """Stop the server, without waiting for whoever is still connected; no error when gone."""
        with held():
            if self.pid() is None:
                return
            if self._pg_ctl("stop", _STOP_PATIENCE, "-m", "fast") != 0:
                self._pg_ctl("stop", _STOP_PATIENCE, "-m", "immediate")

    def pid(self) -> int | None:
        """The process id of the server that runs in this folder, if one does."""
        try:
            lines = (self.home.cluster / "postmaster.pid").read_text(encoding="utf-8").split("\n")
            pid = int(lines[0])
        except (OSError, ValueError):
            return None
        return pid if alive(pid) and _serves(pid, self.home.cluster) else None

    def query(self, statement: str, *, password: str, database: str = ADMIN) -> str:
        """Run SQL as the administrator and return what it prints, bare."""
        environment = clean_environment(os.environ) | {"PGPASSWORD": password, "LC_ALL": "C"}
        done = subprocess.run(
            [
                str(self.home.programs / "psql"),
                "--no-psqlrc",
                "--quiet",
                "--tuples-only",
                "--no-align",
                "--set=ON_ERROR_STOP=1",
                "--host=127.0.0.1",
                f"--port={self.port}",
                f"--username={ADMIN}",
                f"--dbname={database}",
            ],
            input=statement,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode != 0:
            raise SetupError(
                f"The database refused its administrator: {done.stderr.strip().splitlines()[0]}",
                f"What PostgreSQL says about it is in {self.log}.",
            )
        return done.stdout.strip()

    def url(self, role: str, password: str, database: str) -> str:
        return f"postgresql://{role}:{password}@127.0.0.1:{self.port}/{database}"

    # -- inside ---------------------------------------------------------------------------

    def _check_files(self) -> None:
        version_file = self.home.cluster / "PG_VERSION"
        control_file = self.home.cluster / "global" / "pg_control"
        way_out = (
            f"Put back a backup of {self.home.cluster}, or begin anew with an empty database: "
            "`make clean-data` (all that was written in it is lost)."
        )
        if not version_file.is_file() or not control_file.is_file():
            raise SetupError(
                f"The database in {self.home.cluster} is damaged: files that PostgreSQL needs are "
                "missing.",
                way_out,
            )
        version = version_file.read_text(encoding="utf-8", errors="replace").strip()
        if version != MAJOR:
            raise SetupError(
                f"The database in {self.home.cluster} was made by PostgreSQL {version or '?'}; "
                f"this version of Klankbord comes with {MAJOR}.",
                way_out,
            )

    def _clear_leftover(self) -> None:
        if self.pid() is not None:
            self.stop()
        if self.pid() is None:
            # PostgreSQL itself believes any process with this number that runs under its own
            # user; `pid` has looked closer.
            with contextlib.suppress(FileNotFoundError):
                (self.home.cluster / "postmaster.pid").unlink()

    def _said_since(self, position: int) -> str:
        with self.log.open("rb") as log:
            log.seek(position)
            return log.read().decode("utf-8", "replace")

    def _pg_ctl(self, action: str, patience: int, *more: str) -> int:
        return self._program(
            "pg_ctl", action, "-w", "-t", str(patience), "-D", str(self.home.cluster), *more
        )

    def _program(self, name: str, *arguments: str) -> int:
        account = self.home.account
        with self.log.open("ab") as output:
            self.log.chmod(0o600)
            return subprocess.run(
                [str(self.home.programs / name), *arguments],
                env=_server_environment(),
                cwd="/",
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
                check=False,
                **(account.run_as() if account else {}),
            ).returncode


def free_port() -> int:
    """A port of loopback that nobody used a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _server_environment() -> dict[str, str]:
    """A server keeps its environment as long as it lives, so it gets none of our secrets."""
    inherited = {name: os.environ[name] for name in _INHERITED if name in os.environ}
    return inherited | {"LC_ALL": "C"}


def _serves(pid: int, cluster: Path) -> bool:
    """Whether process `pid` is a PostgreSQL on `cluster`, and not one that got its old number."""
    try:
        return Path(f"/proc/{pid}/cwd").resolve(strict=True) == cluster.resolve()
    except OSError:
        pass
    if Path("/proc/self").exists():
        return False
    shown = subprocess.run(
        ["ps", "-o", "command=", "-p", str(pid)], capture_output=True, text=True, check=False
    )
    return "postgres" in shown.stdout and str(cluster) in shown.stdout
