"""PDF files, good ones and others, and photos that tell more than they show."""

from __future__ import annotations

import io
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import typst
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import Link, Text
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from tests.support.pictures import encoded, two_halves

_SOURCE = """
= {title}
{text}
#image("photo.jpg", width: 4cm)
#pagebreak()
Tweede blad
"""


def telling_photo(word: str = "GEHEIM", size: tuple[int, int] = (400, 300)) -> bytes:
    """Return a JPEG that tells `word` in EXIF, XMP and a comment, and where it was made."""
    exif = Image.Exif()
    exif[0x010E], exif[0x013B] = f"{word}-omschrijving", f"{word}-maker"
    exif.get_ifd(0x8825).update({1: "N", 2: (51.0, 13.0, 5.0), 3: "E", 4: (4.0, 24.0, 9.0)})
    xmp = f"<x:xmpmeta>{word}-xmp</x:xmpmeta>".encode()
    return encoded(two_halves(*size), exif=exif, xmp=xmp, comment=f"{word}-comment".encode())


def plain_pdf(text: str = "Sofie zweeg lang.", photo: bytes | None = None) -> bytes:
    """Return a PDF of two pages with `text` and a photo."""
    with TemporaryDirectory() as folder:
        (Path(folder) / "photo.jpg").write_bytes(photo or telling_photo())
        source = Path(folder) / "main.typ"
        source.write_text(_SOURCE.format(title="Flap van de intake", text=text))
        made: bytes = typst.compile(str(source))
    return made


def telling_pdf(
    word: str = "GEHEIM", text: str = "Sofie zweeg lang.", note: str = "Zichtbare notitie"
) -> bytes:
    """Return a PDF that tells `word` in every place that is not on its pages, and runs a script."""
    writer = PdfWriter(clone_from=io.BytesIO(plain_pdf(text, telling_photo(word))))
    writer.add_metadata({"/Author": f"{word}-author", "/Title": f"{word}-title"})
    writer.xmp_metadata = f"<x:xmpmeta>{word}-xmp</x:xmpmeta>".encode()
    writer.add_attachment(f"{word}.txt", f"{word}-file".encode())
    writer.add_outline_item(title=f"{word}-outline", page_number=0)
    script = {"/S": NameObject("/JavaScript"), "/JS": TextStringObject(f"app.alert('{word}')")}
    action = DictionaryObject({NameObject(key): value for key, value in script.items()})
    writer.root_object[NameObject("/OpenAction")] = action
    page = writer.pages[0]
    page[NameObject("/AA")] = DictionaryObject({NameObject("/O"): action})
    page[NameObject("/PieceInfo")] = DictionaryObject(
        {NameObject("/Word"): TextStringObject(f"{word}-piece")}
    )
    mark = writer.add_annotation(0, Text(rect=(50, 50, 90, 90), text=note))
    mark[NameObject("/T")] = TextStringObject(f"{word}-author-of-note")
    writer.add_annotation(0, Link(rect=(50, 100, 90, 120), url=f"https://{word}.example"))
    return _written(writer)


def locked_pdf(password: str = "geheim") -> bytes:
    """Return a PDF that opens with a password alone."""
    writer = PdfWriter(clone_from=io.BytesIO(plain_pdf()))
    writer.encrypt(password)
    return _written(writer)


def everything_in(pdf: bytes) -> bytes:
    """Return the bytes of `pdf`, with all that is packed in it unpacked, and its strings plain."""
    reader = PdfReader(io.BytesIO(pdf))
    found = [pdf, repr(reader.metadata).encode()]
    for number in range(1, int(reader.trailer["/Size"])):
        thing: Any = reader.get_object(number)
        found.append(repr(thing).encode())
        if hasattr(thing, "get_data"):
            is_photo = "/DCTDecode" in str(thing.get("/Filter"))
            found.append(thing._data if is_photo else thing.get_data())
    return b"\n".join(found)


def text_of(pdf: bytes) -> str:
    """Return what stands on the pages of `pdf`."""
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


def _written(writer: PdfWriter) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
