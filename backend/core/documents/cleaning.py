"""Has a PDF written anew, in a process that cannot harm this one."""

from __future__ import annotations

import re
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from pathlib import Path

import orjson

from core.documents import rewriting
from core.errors import DomainError

_PROGRAM = Path(rewriting.__file__)
_SECONDS = 45
# One at a time in each web process: what it takes is bounded, but large.
_turn = threading.Lock()
_begin = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,16}%PDF-[12]\.[0-9]")
_REFUSALS = {rewriting.ENCRYPTED: "pdf_encrypted", rewriting.TOO_LARGE: "pdf_too_large"}


@dataclass(frozen=True, slots=True)
class CleanDocument:
    """A PDF of ours: the pages of another one."""

    pages: int
    data: bytes = field(repr=False)


def is_pdf(data: bytes) -> bool:
    """Tell whether `data` begins as a PDF does; other readers look further, and find polyglots."""
    return bool(_begin.match(data))


def clean(data: bytes) -> CleanDocument:
    """Return the pages of the PDF `data` as a PDF that says nothing else.

    Gone are who made it, when and with what, files and programs in it, actions, links, earlier
    versions, thumbnails, bookmarks, and what pictures in it tell about their camera and place.
    Raises `DomainError`: `pdf_encrypted`, `pdf_too_large` when there is too much in it, or
    `pdf_broken` when nothing can be made of it within the time and memory that it gets.
    """
    # Nothing of our environment goes along: it may name secrets.
    command = [sys.executable, "-I", str(_PROGRAM)]
    try:
        with _turn:
            done = subprocess.run(
                command,
                input=data,
                stdout=subprocess.PIPE,
                # What goes wrong may be told with words out of the document.
                stderr=subprocess.DEVNULL,
                env={},
                timeout=_SECONDS,
                check=False,
            )
    except subprocess.TimeoutExpired:
        raise DomainError("pdf_broken") from None
    if done.returncode:
        raise DomainError(_REFUSALS.get(done.returncode, "pdf_broken"))
    head, _newline, written = done.stdout.partition(b"\n")
    return CleanDocument(pages=orjson.loads(head)["pages"], data=written)
