"""The pip that comes along, and when nothing needs installing."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tools import bootstrap
from tools.say import SetupError


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of what setting up reads, to be damaged."""
    shutil.copytree(bootstrap.REQUIREMENTS, tmp_path / "requirements")
    shutil.copytree(bootstrap.ROOT / "tools" / "vendor", tmp_path / "tools" / "vendor")
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    monkeypatch.setattr(bootstrap, "REQUIREMENTS", tmp_path / "requirements")
    monkeypatch.setattr(bootstrap, "VENV", tmp_path / "a clone" / ".venv")
    return tmp_path


def test_the_pip_in_the_clone_is_the_locked_one_and_runs_where_it_stands() -> None:
    wheel = bootstrap.vendored_pip()

    shown = subprocess.run(
        [sys.executable, wheel / "pip", "--version"], capture_output=True, text=True, check=True
    )

    assert f"from {wheel}" in shown.stdout


def test_a_pip_with_one_other_byte_is_refused(clone: Path) -> None:
    wheel = bootstrap.vendored_pip()
    wheel.write_bytes(wheel.read_bytes() + b"\0")

    with pytest.raises(SetupError, match="is not the one"):
        bootstrap.vendored_pip()


def test_a_missing_pip_is_refused(clone: Path) -> None:
    bootstrap.vendored_pip().unlink()

    with pytest.raises(SetupError) as caught:
        bootstrap.vendored_pip()

    assert "git checkout" in caught.value.way_out


def test_every_requirement_is_locked_with_a_hash() -> None:
    for name in ("base", "run", "dev", "pip"):
        text = (bootstrap.REQUIREMENTS / f"{name}.txt").read_text(encoding="utf-8")
        entries = [entry for entry in text.replace("\\\n", " ").splitlines() if "==" in entry]

        assert entries
        assert all("--hash=sha256:" in entry for entry in entries if not entry.startswith("#"))
        assert "://" not in "".join(entries)


def test_what_make_test_installed_is_enough_for_make_run() -> None:
    assert bootstrap._holders("run") == ["run", "dev"]
    assert bootstrap._holders("dev") == ["dev"]


def test_another_version_for_make_test_is_not_enough_for_make_run(clone: Path) -> None:
    dev = clone / "requirements" / "dev.txt"
    dev.write_text(dev.read_text().replace("\ndjango==", "\ndjango==0"))

    assert bootstrap._holders("run") == ["run"]


def test_a_virtual_environment_is_made_without_the_pip_that_debian_lacks(clone: Path) -> None:
    bootstrap._make_virtual_environment()
    python = bootstrap.VENV / "bin" / "python"

    assert bootstrap._works(python)
    assert not list(bootstrap.VENV.glob("lib/*/site-packages/pip"))


def test_a_virtual_environment_of_a_clone_that_was_moved_does_not_count_as_working(
    clone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bootstrap._make_virtual_environment()
    moved = clone / "moved"
    bootstrap.VENV.parent.rename(moved)
    monkeypatch.setattr(bootstrap, "VENV", clone / "a clone" / ".venv")

    assert not bootstrap._works(moved / ".venv" / "bin" / "python")
    assert not bootstrap._works(bootstrap.VENV / "bin" / "python")


def test_a_python_without_venv_is_named_with_a_way_out(
    clone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bootstrap.importlib.util, "find_spec", lambda _name: None)

    with pytest.raises(SetupError, match="lacks its module venv") as caught:
        bootstrap._make_virtual_environment()

    assert "apt-get install python3" in caught.value.way_out


def test_packages_are_not_installed_through_a_link(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = tmp_path / "another clone"
    theirs.mkdir()
    (theirs / "package").touch()
    (tmp_path / "node_modules").symlink_to(theirs)
    monkeypatch.setattr(bootstrap, "FRONTEND", tmp_path)

    with pytest.raises(SetupError, match="is a link"):
        bootstrap.install_npm_packages(log=tmp_path / "log")

    assert (theirs / "package").exists()
