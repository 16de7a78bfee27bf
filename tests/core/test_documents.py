"""What is left of a PDF when it is written anew, and which ones are refused."""

from __future__ import annotations

import io
import subprocess
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject

from core.documents import cleaning
from core.documents.cleaning import clean, is_pdf
from core.documents.rewriting import clean_jpeg, clean_jpeg_2000
from core.errors import DomainError
from tests.support.documents import (
    everything_in,
    locked_pdf,
    plain_pdf,
    telling_pdf,
    telling_photo,
    text_of,
)
from tests.support.pictures import BLUE, RED, colour_at, is_like, opened


@pytest.fixture(scope="module")
def telling() -> bytes:
    return telling_pdf()


def test_pages_stay_and_nothing_else_is_told(telling: bytes) -> None:
    before = everything_in(telling)
    for place in (b"author", b"title", b"xmp", b"file", b"outline", b"piece", b"author-of-note"):
        assert b"GEHEIM-" + place in before, "otherwise nothing is proven about this place"
    made = clean(telling)
    after = everything_in(made.data)
    assert b"geheim" not in after.lower()
    for gone in (b"/JavaScript", b"/EmbeddedFile", b"/Metadata", b"/URI", b"/OpenAction", b"/Info"):
        assert gone not in after
    assert made.pages == 2
    assert "Sofie zweeg lang." in text_of(made.data)
    assert "Tweede blad" in text_of(made.data)
    assert b"Zichtbare notitie" in after


def test_a_photo_in_a_pdf_keeps_its_pixels_alone(telling: bytes) -> None:
    reader = PdfReader(io.BytesIO(clean(telling).data), strict=True)
    image = reader.pages[0].images[0].image
    assert image is not None
    assert dict(image.getexif()) == {}
    assert is_like(colour_at(image, 0.1, 0.5), RED)
    assert is_like(colour_at(image, 0.9, 0.5), BLUE)


def test_cleaning_again_changes_nothing(telling: bytes) -> None:
    once = clean(telling).data
    assert text_of(clean(once).data) == text_of(once)


def test_a_photo_without_its_notes_is_the_same_photo() -> None:
    photo = telling_photo() + b"GEHEIM behind it"
    cleaned = clean_jpeg(photo)
    assert b"GEHEIM" not in cleaned
    assert opened(cleaned).tobytes() == opened(photo).tobytes()


def test_boxes_of_notes_in_jpeg_2000_go() -> None:
    def box(kind: bytes, content: bytes) -> bytes:
        return (8 + len(content)).to_bytes(4, "big") + kind + content

    start = box(b"jP  ", b"\r\n\x87\n") + box(b"ftyp", b"jp2 ")
    notes = box(b"xml ", b"GEHEIM") + box(b"uuid", b"GEHEIM")
    picture = box(b"jp2h", b"head") + box(b"jp2c", b"data")
    assert clean_jpeg_2000(start + notes + picture + notes) == start + picture
    assert clean_jpeg_2000(b"\xff\x4f\xff\x51 raw") == b"\xff\x4f\xff\x51 raw"


def test_a_pdf_with_a_password_is_refused() -> None:
    with pytest.raises(DomainError) as refused:
        clean(locked_pdf())
    assert refused.value.code == "pdf_encrypted"


PLAIN = plain_pdf()
BROKEN = {
    "cut off": PLAIN[:300],
    "noise": b"%PDF-1.7\n" + bytes(range(256)) * 16,
    "a head alone": b"%PDF-1.7\n",
    "no pages": PLAIN.replace(b"/Kids", b"/Kidz"),
    "nothing that is a page": PLAIN.replace(b"/Page", b"/Pagf"),
}


@pytest.mark.parametrize("data", BROKEN.values(), ids=BROKEN)
def test_a_broken_pdf_is_refused(data: bytes) -> None:
    with pytest.raises(DomainError) as refused:
        clean(data)
    assert refused.value.code == "pdf_broken"


def test_a_pdf_that_goes_round_in_circles_ends() -> None:
    writer = PdfWriter()
    page = writer.add_blank_page(9, 9)
    page[NameObject("/Group")] = DictionaryObject({NameObject("/G"): page.indirect_reference})
    made = io.BytesIO()
    writer.write(made)
    assert clean(made.getvalue()).pages == 1


def test_what_takes_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object, **__: object) -> None:
        raise subprocess.TimeoutExpired("rewriting", 45)

    monkeypatch.setattr(cleaning.subprocess, "run", stop)
    with pytest.raises(DomainError) as refused:
        clean(b"%PDF-1.7")
    assert refused.value.code == "pdf_broken"


def test_the_process_gets_no_environment_and_no_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: dict[str, object] = {}
    run = subprocess.run

    def watch(command: list[str], **options: Any) -> Any:
        seen.update(options)
        return run(command, **options)

    monkeypatch.setattr(cleaning.subprocess, "run", watch)
    clean(PLAIN)
    assert seen["env"] == {}
    assert seen["stderr"] == subprocess.DEVNULL


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"%PDF-1.7 x", True),
        (b"\xef\xbb\xbf%PDF-2.0", True),
        (b"\n%PDF-1.4", True),
        (b"GIF89a %PDF-1.4", False),
        (b"<html>%PDF-1.4", False),
    ],
)
def test_a_pdf_is_what_begins_as_one(data: bytes, expected: bool) -> None:
    assert is_pdf(data) is expected
