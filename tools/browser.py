"""Finding a Chromium for the end-to-end tests, or installing one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tools.places import PYTHON
from tools.say import say

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_APPLICATIONS = (
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
)
_NEEDED = (
    "The end-to-end tests need a Chromium, and installing one failed. Install it yourself and put "
    "it on PATH, or name it: CHROMIUM=/path/to/chromium make test."
)


def find_chromium(environment: Mapping[str, str]) -> Path | None:
    """The Chromium that `CHROMIUM` names, the machine's own, or the one Playwright installed."""
    given = environment.get("CHROMIUM")
    if given:
        return Path(given)
    for name in _NAMES:
        found = shutil.which(name)
        if found is not None:
            return Path(found)
    for application in _APPLICATIONS:
        if application.exists():
            return application
    return _from_playwright(environment)


def ensure_chromium(environment: dict[str, str]) -> str | None:
    """Put a Chromium's path in `environment["CHROMIUM"]`; the reason when there is none to have."""
    found = find_chromium(environment)
    if found is None:
        command = _installation()
        say(f"  There is no Chromium; installing one: {' '.join(command[-1])}")
        for part in command:
            quiet = environment | {"DEBIAN_FRONTEND": "noninteractive"}
            installed = subprocess.run(part, env=quiet, stdin=subprocess.DEVNULL, check=False)
            if installed.returncode != 0:
                return _NEEDED
        found = find_chromium(environment)
    if found is None or not found.exists():
        return _NEEDED
    environment["CHROMIUM"] = str(found)
    return None


def _installation() -> list[list[str]]:
    """Debian's package as root there, Playwright's own browser everywhere else."""
    playwright = [str(PYTHON), "-m", "playwright", "install"]
    root = os.geteuid() == 0
    # Ubuntu's package of that name is a snap, which does not run in a container.
    if root and _distribution() == "debian":
        return [
            ["apt-get", "--quiet=2", "update"],
            ["apt-get", "--quiet=2", "install", "--yes", "--no-install-recommends", "chromium"],
        ]
    if root and sys.platform == "linux":
        playwright.append("--with-deps")
    return [[*playwright, "chromium"]]


def _distribution() -> str:
    try:
        lines = Path("/etc/os-release").read_text(encoding="utf-8").splitlines()
    except OSError:
        return ""
    return next((line[3:].strip('"') for line in lines if line.startswith("ID=")), "")


def _from_playwright(environment: Mapping[str, str]) -> Path | None:
    answer = subprocess.run(
        [
            str(PYTHON),
            "-c",
            "from playwright.sync_api import sync_playwright\n"
            "with sync_playwright() as p: print(p.chromium.executable_path)",
        ],
        env=dict(environment),
        capture_output=True,
        text=True,
        check=False,
    )
    path = Path(answer.stdout.strip() or "/nowhere")
    return path if path.exists() else None
