"""Has a picture drawn anew, in a process that cannot harm this one."""

from __future__ import annotations

import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path

import orjson

from core.errors import DomainError
from core.pictures import renditions

_PROGRAM = Path(renditions.__file__)
_SECONDS = 45
# One at a time in each web process: what a picture takes while it is drawn is bounded, but large.
_turn = threading.Lock()


@dataclass(frozen=True)
class Rendition:
    """One file that shows a picture; `form` is the ending of its name."""

    width: int
    height: int
    form: str
    data: bytes


@dataclass(frozen=True)
class Drawn:
    """A picture, upright, and the files that show it, the smallest first."""

    width: int
    height: int
    renditions: list[Rendition]

    @property
    def widths(self) -> list[int]:
        """The widths in which there is AVIF and WebP."""
        return sorted({rendition.width for rendition in self.renditions})

    @property
    def fallback(self) -> Rendition:
        """The file for whoever reads neither AVIF nor WebP."""
        return next(file for file in self.renditions if file.form in {"jpg", "png"})


def draw_sheet(data: bytes, kind: str) -> Drawn:
    """Return the picture `data` as one JPEG that can be read, and a small WebP.

    Raises `DomainError` as `draw` does.
    """
    return _drawn(data, [kind, "sheet"])


def draw_within(data: bytes, kind: str, *, width: int, height: int) -> bytes:
    """Return the picture `data` as a JPEG of this size, in which it was to fit.

    Raises `DomainError` as `draw` does.
    """
    (drawn,) = _drawn(data, [kind, "within", str(width), str(height)]).renditions
    return drawn.data


def draw(data: bytes, kind: str) -> Drawn:
    """Return how pages show the picture `data`, which is of `kind` (`core.pictures.files`).

    Raises `DomainError`: `image_too_many_pixels`, or `image_broken` when nothing can be made of
    it within the time and memory that a picture gets.
    """
    return _drawn(data, [kind])


def _drawn(data: bytes, arguments: list[str]) -> Drawn:
    # Nothing of our environment goes along: it may name secrets.
    command = [sys.executable, "-I", str(_PROGRAM), *arguments]
    try:
        with _turn:
            done = subprocess.run(
                command, input=data, capture_output=True, env={}, timeout=_SECONDS, check=False
            )
    except subprocess.TimeoutExpired:
        raise DomainError("image_broken") from None
    if done.returncode == renditions.TOO_MANY_PIXELS:
        raise DomainError("image_too_many_pixels")
    if done.returncode:
        raise DomainError("image_broken")
    line, _newline, files = done.stdout.partition(b"\n")
    head = orjson.loads(line)
    found, at = [], 0
    for width, height, form, size in head["files"]:
        found.append(Rendition(width, height, form, files[at : at + size]))
        at += size
    return Drawn(head["width"], head["height"], found)
