"""The npm lock serves every platform, wherever it was written."""

from __future__ import annotations

import json

from tools.places import FRONTEND

LOCKED: dict[str, dict[str, dict[str, str]]] = json.loads(
    (FRONTEND / "package-lock.json").read_text(encoding="utf-8")
)["packages"]


def test_every_package_for_another_platform_is_locked_too() -> None:
    """`npm ci` refuses a lock that lacks them, and npm leaves out what its registry lacks."""
    missing = [
        f"{name}@{version}, for {parent}"
        for parent, entry in LOCKED.items()
        for name, version in entry.get("optionalDependencies", {}).items()
        if version[0].isdigit() and _found_from(parent, name) != version
    ]

    assert missing == []


def test_the_lock_names_no_registry() -> None:
    assert [name for name, entry in LOCKED.items() if "resolved" in entry] == []


def _found_from(parent: str, name: str) -> str | None:
    """The version of `name` that Node finds from `parent`, as the lock says."""
    folder = parent
    while True:
        place = f"{folder}/node_modules/{name}".lstrip("/")
        if place in LOCKED:
            return str(LOCKED[place]["version"])
        if not folder:
            return None
        folder = folder.rpartition("/node_modules/")[0] if "/node_modules/" in folder else ""
