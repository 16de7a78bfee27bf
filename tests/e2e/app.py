"""The whole of Klankbord for a browser: the built app, the real server, all of `content/`."""

from __future__ import annotations

import fcntl
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.support.server import BACKEND, Server, free_port, running_server
from tools.bootstrap import build_app
from tools.places import CONTENT, FRONTEND


@dataclass
class App:
    """A running Klankbord and how to sign in to it."""

    url: str
    server: Server = field(repr=False)
    folder: Path
    accounts: list[dict[str, str]] = field(repr=False)

    def account(self, role: str) -> dict[str, str]:
        """Return the demonstration account of `role`, with its password."""
        return next(account for account in self.accounts if account["role"] == role)

    def get(self, path: str) -> Any:
        """Return what the public API answers at `path`."""
        answer = self.server.ask("GET", f"/api/v1{path}")
        assert answer.status == 200, (path, answer.status)
        return json.loads(answer.body)


def built_app() -> Path:
    """Return the folder of the built app; builds it when it is missing or no longer what it was.

    `FRONTEND_DIST` names another build, which is taken as it is.
    """
    if "FRONTEND_DIST" in os.environ:
        return Path(os.environ["FRONTEND_DIST"]).resolve()
    kept = FRONTEND / "node_modules" / ".klankbord"
    kept.mkdir(exist_ok=True)
    with (kept / "build.lock").open("w") as lock:
        # Every worker of pytest comes here; the first one builds.
        fcntl.flock(lock, fcntl.LOCK_EX)
        build_app(log=kept / "build.log")
    return FRONTEND / "dist"


@contextmanager
def running_app(database_url: str, folder: Path) -> Iterator[App]:
    """Serve the built app on a migrated database, filled with the content and the accounts.

    Passkeys need the name `localhost`. Every visitor has an address of their own behind a proxy
    (`tests.e2e.browser`), so that throttling counts them apart, as it does outside tests.
    """
    port = free_port()
    url = f"http://localhost:{port}"
    settings = {
        "KLANKBORD_MODE": "development",
        "KLANKBORD_DATA": str(folder),
        "DATABASE_URL": database_url,
        "PUBLIC_URL": url,
        "FRONTEND_DIST": str(built_app()),
        "TRUSTED_PROXIES": "1",
    }
    _manage("import_content", str(CONTENT), settings=settings)
    made = _manage("ensure_demonstration", "--file", str(folder / "demo.json"), settings=settings)
    accounts = json.loads(made)["accounts"]
    with running_server(database_url, folder, port=port, environment=settings) as server:
        yield App(url, server, folder, accounts)


def _manage(*arguments: str, settings: Mapping[str, str]) -> str:
    done = subprocess.run(
        [sys.executable, str(BACKEND / "manage.py"), *arguments],
        env={**os.environ, **settings},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{arguments[0]} failed:\n{done.stdout}{done.stderr}")
    return done.stdout
