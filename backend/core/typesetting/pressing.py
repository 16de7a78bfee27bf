"""Having a document set by Typst.

Typst runs as a program of its own (`press`): it remembers what it has set, which would keep
private words in the memory of whoever asked, and a process can be stopped.
"""

from __future__ import annotations

import subprocess
import sys
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import orjson

_HERE = Path(__file__).resolve().parent
FONTS = _HERE / "fonts"
_PRESS = _HERE / "press.py"
# What every template may import: letters, colours, pages, cover and contents.
_PAPER = _HERE / "paper.typ"
_SECONDS = 60


class TypesettingFailedError(RuntimeError):
    """Typst did not set the document, or not in time. Nothing is said of what stands in it."""


@dataclass(frozen=True, slots=True)
class Press:
    """What is to be set: a template of ours, the data that it draws, and pictures by file name.

    The template reads the data as `data.json` and may import `paper.typ`. `data` has `dated`, the
    moment that the document gives as its own.
    """

    template: Path
    data: Mapping[str, Any] = field(repr=False)
    pictures: Mapping[str, bytes] = field(default_factory=dict, repr=False)


def press(work: Press, *, form: Literal["pdf", "cover"]) -> bytes:
    """Return `work` as a tagged PDF, or its first page as PNG.

    A PDF keeps to PDF/UA-1 unless its texts hold a sign that our fonts do not have: a document may
    not claim that standard then (ISO 14289-1, 7.21.8), and shows an empty box for that sign.
    Raises `TypesettingFailedError`.
    """
    order = {
        "files": {
            "main.typ": work.template.read_text(encoding="utf-8"),
            "paper.typ": _PAPER.read_text(encoding="utf-8"),
            "data.json": orjson.dumps(work.data).decode(),
        },
        "pictures": {name: b64encode(content).decode() for name, content in work.pictures.items()},
        "fonts": str(FONTS),
        "form": form,
        "moment": work.data["dated"],
    }
    try:
        done = subprocess.run(
            # Without what the environment says about Python, and on one core.
            [sys.executable, "-I", str(_PRESS)],
            input=orjson.dumps(order),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={"RAYON_NUM_THREADS": "1"},
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        # Its arguments hold the text.
        raise TypesettingFailedError from None
    if done.returncode != 0 or not done.stdout:
        raise TypesettingFailedError
    return done.stdout
