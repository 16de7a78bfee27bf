"""Runs Typst for one document and ends; started by `core.typesetting.pressing` as a program.

In: JSON on the standard input with `files` (name to text), `pictures` (name to base64), `fonts` (a
folder), `form` ("pdf" or "cover") and `moment`. Out: the document on the standard output, or an
exit status other than 0. It says nothing else: what goes wrong may quote what a person wrote.
"""

from __future__ import annotations

import base64
import datetime
import json
import os
import resource
import sys
import tempfile
from pathlib import Path
from typing import Any

import typst

CPU_SECONDS = 45
# Twice what the longest bundle takes; it shares its container with the web processes.
MOST_MEMORY = 600 * 1024 * 1024


def main() -> None:
    """Set the document that stands on the standard input."""
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    order = json.loads(sys.stdin.buffer.read())
    with tempfile.TemporaryDirectory() as folder:
        for name, content in order.pop("pictures").items():
            _lay(Path(folder) / name, base64.b64decode(content))
        made: bytes = _cover(order, folder) if order["form"] == "cover" else _pages(order, folder)
    sys.stdout.buffer.write(made)


def _lay(place: Path, content: bytes) -> None:
    """Let Typst find `content` at `place`, without a byte of it on a disk where the system can.

    Files in memory are text to Typst, so pictures, which may be private, need a place in a folder.
    """
    if sys.platform != "linux":
        place.write_bytes(content)
        return
    held = os.memfd_create(place.name)
    with open(held, "wb", closefd=False) as file:
        file.write(content)
    place.symlink_to(f"/proc/self/fd/{held}")


def _compiler(order: dict[str, Any], folder: str) -> typst.Compiler:
    """Return a compiler for one run: it has forgotten its files in the next."""
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[order["fonts"]]
    )
    # Files by name: Typst takes them, its types say nothing of it.
    files: Any = {name: content.encode() for name, content in order["files"].items()}
    return typst.Compiler(
        files,
        # All of the disk that Typst can reach; it looks for packages where there are none.
        root=folder,
        package_path=f"{folder}/none",
        package_cache_path=f"{folder}/none",
        ignore_system_fonts=True,
        font_paths=fonts,
    )


def _pages(order: dict[str, Any], folder: str) -> Any:
    moment = datetime.datetime.fromisoformat(order["moment"])
    try:
        return _compiler(order, folder).compile(
            format="pdf", timestamp=moment, pdf_standards="ua-1"
        )
    except typst.TypstError as error:
        if not error.message.startswith("PDF/UA-1"):
            raise
    return _compiler(order, folder).compile(format="pdf", timestamp=moment)


def _cover(order: dict[str, Any], folder: str) -> Any:
    pages: Any = _compiler(order, folder).compile(format="png", ppi=110)
    return pages[0]


if __name__ == "__main__":
    try:
        main()
    except Exception:  # noqa: BLE001 -- its words would go where they are kept
        sys.exit(1)
