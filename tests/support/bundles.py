"""Reading back what was made of a bundle."""

from __future__ import annotations

import io
import zipfile

from pypdf import PdfReader


def open_pdf(made: bytes) -> PdfReader:
    """Open a PDF."""
    return PdfReader(io.BytesIO(made))


def said_by(reader: PdfReader) -> str:
    """Return what the pages of an open PDF say, in one line."""
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def text_of(pdf: bytes) -> str:
    """Return what a PDF says, in one line."""
    return said_by(open_pdf(pdf))


def files_of(epub: bytes) -> dict[str, bytes]:
    """Return what an EPUB holds, by name and in its order."""
    with zipfile.ZipFile(io.BytesIO(epub)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def pages_of(epub: bytes) -> str:
    """Return every page of an EPUB behind each other."""
    files = files_of(epub)
    return "\n".join(files[name].decode() for name in files if name.endswith(".xhtml"))
