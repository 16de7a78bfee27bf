"""Data folders for the tests of the two commands; they are gone with their servers afterwards."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tools.cluster import Cluster
from tools.homes import find_home, remove_home
from tools.places import open_data_folder


@pytest.fixture
def data() -> Iterator[Path]:
    """A data folder, with a space in its name, that the database's user can pass through.

    Not pytest's own: root's temporary folders are closed to everybody else.
    """
    with tempfile.TemporaryDirectory(prefix="klankbord test-") as made:
        parent = Path(made)
        parent.chmod(0o711)
        folder = parent / "data"
        open_data_folder(folder)
        try:
            yield folder
        finally:
            _stop_and_remove(folder)


@pytest.fixture
def closed_data(data: Path) -> Path:
    """A data folder that nobody but its owner can pass through, like one in root's home."""
    data.chmod(0o700)
    return data


def _stop_and_remove(folder: Path) -> None:
    if (folder / "postgres" / "cluster").exists():
        Cluster(find_home(folder), log=folder / "logs" / "cleaning.log").stop()
    remove_home(folder)
