"""Bundles for tests, without a database; and ways to read back what was made of them."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree as ET

from pypdf import PdfReader

from knowledge.bundling import Bundle, Chapter
from tests.support.bundles import files_of

ADDRESS = "https://klankbord.example"
DAY = datetime.datetime(2026, 7, 14, 9, 30, tzinfo=datetime.UTC)
XHTML = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
CHAPTER = Chapter(
    article_id=uuid.UUID("0199f3f2-6d0b-7c3e-9a54-1f0f6f1f2d02"),
    language="nl",
    slug="tussen-wachten-en-weten",
    title="Tussen wachten en weten",
    summary="Er is verlies zonder afscheid.",
    theme="Rouw en verlies",
    ribbon="plum",
    minutes=4,
    published_at=DAY,
    updated_at=DAY,
    body="Een tekst.",
    sources=[{"author": "Boss, P.", "year": 1999, "title": "Ambiguous Loss"}],
)
BUNDLE = Bundle(
    identity="grief-and-loss/nl",
    language="nl",
    title="Rouw en verlies",
    slug="rouw-en-verlies",
    summary="Wie migreert, verliest veel tegelijk.",
    introduction="Wie vlucht, laat veel achter.",
    ribbon="plum",
    dated=DAY,
    is_own=False,
    chapters=[CHAPTER],
)


def bundle(*bodies: str, **changes: Any) -> Bundle:
    """Return a bundle with one article per body; `changes` are those of the bundle."""
    return replace(BUNDLE, chapters=chapters(*bodies), **changes)


def chapters(*bodies: str) -> list[Chapter]:
    """Return one article per body; the others are named by their number."""
    return [
        replace(
            CHAPTER,
            body=body,
            article_id=uuid.UUID(int=CHAPTER.article_id.int + number),
            slug=f"artikel-{number}" if number else CHAPTER.slug,
            title=f"Artikel {number}" if number else CHAPTER.title,
        )
        for number, body in enumerate(bodies)
    ]


def outline_of(reader: PdfReader, entries: Sequence[Any] | None = None) -> list[Any]:
    """Return the titles of the outline of a PDF, with those below one in a list behind it."""
    return [
        outline_of(reader, entry) if isinstance(entry, list) else str(entry.title)
        for entry in (reader.outline if entries is None else entries)
    ]


def page_of(made: bytes, name: str) -> ET.Element:
    """Return a page of an EPUB, parsed as strictly as XML is."""
    return ET.fromstring(files_of(made)[f"bundle/{name}"])


def words_of(page: ET.Element) -> str:
    """Return what a page says, in one line."""
    return " ".join(" ".join(page.itertext()).split())
