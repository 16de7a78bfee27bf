"""Where things are, and what the person asked for through the environment."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tools.say import SetupError

ROOT = Path(__file__).resolve().parent.parent
BACKEND = ROOT / "backend"
FRONTEND = ROOT / "frontend"
CONTENT = ROOT / "content"
REQUIREMENTS = ROOT / "requirements"
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"

# These would make our Python, npm or libpq look somewhere else than at what we installed.
_MISLEADING = {"PYTHONHOME", "PYTHONPATH", "VIRTUAL_ENV", "__PYVENV_LAUNCHER__", "NODE_OPTIONS"}


@dataclass(frozen=True)
class Settings:
    """What the environment asks of `make run`."""

    data: Path
    port: int
    public_url: str
    database_url: str | None
    owner_database_url: str | None
    web_workers: int
    web_threads: int

    @property
    def address(self) -> str:
        """The address on this machine, whatever `PUBLIC_URL` says."""
        return f"http://localhost:{self.port}"

    @property
    def logs(self) -> Path:
        return self.data / "logs"


def read_settings(environment: Mapping[str, str]) -> Settings:
    """Read the settings from `environment`; raises `SetupError` naming the one that is wrong."""
    port = _whole_number(environment, "PORT", default=8000, highest=65535)
    return Settings(
        data=data_folder(environment),
        port=port,
        public_url=environment.get("PUBLIC_URL") or f"http://localhost:{port}",
        database_url=environment.get("DATABASE_URL") or None,
        owner_database_url=environment.get("OWNER_DATABASE_URL") or None,
        web_workers=_whole_number(
            environment, "WEB_WORKERS", default=min(os.cpu_count() or 1, 4), highest=256
        ),
        web_threads=_whole_number(environment, "WEB_THREADS", default=2, highest=256),
    )


def data_folder(environment: Mapping[str, str]) -> Path:
    """The data folder; a relative one is meant from the top of the repository."""
    given = environment.get("KLANKBORD_DATA") or ".data"
    return (ROOT / Path(given).expanduser()).resolve()


def clean_environment(environment: Mapping[str, str]) -> dict[str, str]:
    """`environment` without what would mislead the programs we start."""
    return {
        name: value
        for name, value in environment.items()
        if name not in _MISLEADING and not name.startswith("PG") and not name.startswith("GRANIAN_")
    }


def open_data_folder(data: Path) -> None:
    """Make the data folder and its `logs`; raises `SetupError` when that cannot be.

    Only its owner can list it. Root's folder can be passed through, because the database runs
    as another user there; the files in it are closed one by one.
    """
    mode = 0o711 if os.geteuid() == 0 else 0o700
    try:
        if not data.exists():
            data.mkdir(parents=True)
            data.chmod(mode)
        (data / "logs").mkdir(mode=0o700, exist_ok=True)
        probe = data / ".writable"
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise SetupError(
            f"The data folder {data} cannot be used ({error.strerror}).",
            "Make it a folder that you can write in, or name another one: "
            "`KLANKBORD_DATA=/some/folder make run`.",
        ) from error


def _whole_number(environment: Mapping[str, str], name: str, *, default: int, highest: int) -> int:
    given = environment.get(name) or str(default)
    if not (given.isascii() and given.isdigit() and 1 <= int(given) <= highest):
        raise SetupError(
            f"{name} is {given!r}, which is not a whole number from 1 to {highest}.",
            f"Give another one, such as `{name}={default}`, or leave it out.",
        )
    return int(given)
