"""A bundle as PDF, set by Typst with our own template and our own fonts.

Typst runs as a program of its own (`press`): it remembers what it has set, which would keep
private notes in the memory of a web process, and a process can be stopped.
"""

from __future__ import annotations

import subprocess
import sys
from base64 import b64encode
from pathlib import Path
from typing import Any

import orjson

from knowledge.bundling import Bundle
from knowledge.typesetting.document import NO_PICTURES, Pictures, compose, picture_files

_HERE = Path(__file__).resolve().parent
_TEMPLATE = _HERE / "bundle.typ"
_FONTS = _HERE / "fonts"
_PRESS = _HERE / "press.py"
_SECONDS = 60


class TypesettingFailedError(RuntimeError):
    """Typst did not set the document, or not in time. Nothing is said of what stands in it."""


def to_pdf(bundle: Bundle, *, address: str, pictures: Pictures = NO_PICTURES) -> bytes:
    """Return `bundle` as a tagged PDF; `address` is where the app stands.

    It keeps to PDF/UA-1 unless its texts hold a sign that our fonts do not have: a document may
    not claim that standard then (ISO 14289-1, 7.21.8), and shows an empty box for that sign.
    Raises `TypesettingFailedError`.
    """
    return _press(compose(bundle, address=address, pictures=pictures), pictures, form="pdf")


def draw_cover(data: dict[str, Any]) -> bytes:
    """Return the cover of composed `data` as PNG, the same as that of the PDF.

    Raises `TypesettingFailedError`.
    """
    alone = {**data, "introduction": [], "chapters": [], "left_out": []}
    return _press(alone, NO_PICTURES, form="cover")


def _press(data: dict[str, Any], pictures: Pictures, *, form: str) -> bytes:
    names = picture_files(pictures)
    order = {
        "files": {
            "main.typ": _TEMPLATE.read_text(encoding="utf-8"),
            "bundle.json": orjson.dumps(data).decode(),
        },
        "pictures": {
            names[source]: b64encode(picture.content).decode()
            for source, picture in pictures.items()
        },
        "fonts": str(_FONTS),
        "form": form,
        "moment": data["dated"],
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
