"""The Makefile: what it lists and whom it refuses."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from tools.places import ROOT


def make(*arguments: str, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["make", "--no-print-directory", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def test_help_lists_every_command_with_what_it_does() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    assert phony is not None

    shown = make("help").stdout

    for name in set(phony[1].split()) - {"python"}:
        assert re.search(rf"^  make {name} +\w", shown, re.MULTILINE), name


def test_make_alone_gives_help() -> None:
    assert make().stdout == make("help").stdout


def test_a_python_that_is_too_old_is_refused_in_one_sentence(tmp_path: Path) -> None:
    old = tmp_path / "old python"
    old.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    old.chmod(0o755)

    refused = make("run", f"PYTHON={old}")

    assert refused.returncode != 0
    assert "Klankbord needs Python 3.11 or newer" in refused.stderr
    assert "apt-get install python3" in refused.stderr
    assert "Traceback" not in refused.stderr
