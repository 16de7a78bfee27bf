"""Looking for words in the files that a browser keeps of somebody."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote


def files_with(words: str, folder: Path) -> list[str]:
    """Name the files below `folder` that hold `words`: as they are, or written in another way."""
    forms = list(_forms(words))
    return sorted(
        str(file.relative_to(folder))
        for file in folder.rglob("*")
        if file.is_file() and any(form in file.read_bytes() for form in forms)
    )


def _forms(words: str) -> Iterator[bytes]:
    for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
        plain = words.encode(encoding)
        yield plain
        yield from _in_base64(plain)
    yield quote(words).encode()
    yield words.encode("ascii", "backslashreplace")


def _in_base64(plain: bytes) -> Iterator[bytes]:
    """Yield what `plain` looks like in the middle of a longer text, wherever it begins there."""
    for before in range(3):
        after = -(before + len(plain)) % 3
        written = base64.b64encode(b"\0" * before + plain + b"\0" * after)
        # The first and last characters belong to the neighbours as well.
        inside = written[4 if before else 0 : -4 if after else None]
        yield inside
        yield inside.translate(bytes.maketrans(b"+/", b"-_"))
