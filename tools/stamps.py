"""Knowing that work was done already, because what went in has not changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

_IGNORED = {"node_modules", "dist", "coverage", ".tanstack", "__pycache__", "test-results"}


def fingerprint(paths: Iterable[Path], *words: str) -> str:
    """A hash of `words` and of the names and contents of all files in `paths`."""
    digest = hashlib.sha256()
    for word in words:
        digest.update(word.encode() + b"\0")
    for path in paths:
        for file in sorted(_files(path)):
            digest.update(str(file.relative_to(path.parent)).encode() + b"\0")
            digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


class Stamp:
    """The mark that a piece of work leaves in `file` once it is done."""

    def __init__(self, file: Path, inputs: str) -> None:
        self.file = file
        self.inputs = inputs

    def fresh(self) -> bool:
        try:
            return self.file.read_text(encoding="utf-8") == self.inputs
        except (OSError, ValueError):
            return False

    def clear(self) -> None:
        """Forget the mark before the work begins, so that a half-done one is done again."""
        self.file.unlink(missing_ok=True)

    def set(self) -> None:
        self.file.parent.mkdir(parents=True, exist_ok=True)
        self.file.write_text(self.inputs, encoding="utf-8")


def _files(path: Path) -> Iterable[Path]:
    if path.is_file():
        yield path
    elif path.is_dir():
        for child in path.iterdir():
            if child.name not in _IGNORED and not child.name.startswith(".DS_"):
                yield from _files(child)
