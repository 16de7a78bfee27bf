"""Data folders for the tests of the two commands; they are gone with their servers afterwards."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.tools import stand_in
from tests.tools.runs import Run
from tools.cluster import Cluster, free_port
from tools.homes import find_home, remove_home
from tools.places import ROOT, open_data_folder


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


@pytest.fixture
def begin(data: Path, tmp_path: Path) -> Iterator[Callable[..., Run]]:
    """Begin a run on `data`; whatever still runs at the end of the test is ended."""
    stand_in.write(tmp_path / "backend")
    begun: list[Run] = []

    def make(stream: int | None = None, **more: str) -> Run:
        port = int(more.get("PORT") or free_port())
        output = tmp_path / f"output-{len(begun)}"
        environment = {
            name: value
            for name, value in os.environ.items()
            if name not in {"DATABASE_URL", "OWNER_DATABASE_URL", "PUBLIC_URL", "KLANKBORD_MODE"}
        }
        with output.open("w") as file:
            process = subprocess.Popen(
                [sys.executable, "-m", "tests.tools.stand_in", str(tmp_path / "backend")],
                cwd=ROOT,
                env=environment
                | {"KLANKBORD_DATA": str(data), "PORT": str(port), "WEB_WORKERS": "1"}
                | more,
                stdin=subprocess.DEVNULL,
                stdout=file if stream is None else stream,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                text=True,
            )
        begun.append(Run(process, data, port, output))
        return begun[-1]

    yield make
    for run in begun:
        if run.process.poll() is None:
            run.end(signal.SIGTERM)


@pytest.fixture(autouse=True)
def _hang_up_is_heard() -> Iterator[None]:
    """Undo what `nohup` does to whoever runs the tests; what they start would inherit it."""
    before = signal.signal(signal.SIGHUP, signal.SIG_DFL)
    yield
    signal.signal(signal.SIGHUP, before)


def _stop_and_remove(folder: Path) -> None:
    if (folder / "postgres" / "cluster").exists():
        Cluster(find_home(folder), log=folder / "logs" / "cleaning.log").stop()
    remove_home(folder)
