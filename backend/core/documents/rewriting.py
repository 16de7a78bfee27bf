"""Writes a PDF anew, with what its pages show and nothing else. Runs as a process of its own.

A reader that is fed by strangers may crash, hang or eat memory. So this file is a program that
needs no more than pypdf, knows no setting and no secret, and bounds itself before it reads a
byte: the PDF on standard input. `core.documents.cleaning` starts it.

It writes a line of JSON, then the document. Keys are those of ISO 32000-1.
"""

from __future__ import annotations

import io
import json
import re
import resource
import sys
import zlib

if __name__ == "__main__":
    _MEMORY = 1024 * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (40, 45))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

# Only once the limits stand.
from pypdf import PdfReader
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NullObject,
    NumberObject,
    PdfObject,
    StreamObject,
)

BROKEN, ENCRYPTED, TOO_LARGE = 4, 5, 6
MOST_OBJECTS = 200_000
MOST_WRITTEN = 20 * 1024 * 1024
_MOST_UNPACKED = 64 * 1024 * 1024
# Within the data of a JPEG `FF 00` is a byte of data, and `FF D0` to `FF D7` resume.
_marker = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")

# What a page may have. Its actions, metadata, thumbnail and place in a structure are not there.
_OF_PAGES = ("/MediaBox", "/CropBox", "/Rotate", "/UserUnit", "/Group", "/Resources", "/Contents")
# What may stand on a page: notes and marks, as they are seen. No link, file, sound or film.
_MARKS = {
    "/Text", "/FreeText", "/Line", "/Square", "/Circle", "/Polygon", "/PolyLine", "/Highlight",
    "/Underline", "/Squiggly", "/StrikeOut", "/Stamp", "/Caret", "/Ink",
}  # fmt: skip
# What of a mark is kept: neither who made it (`T`), when (`M`), nor what it does (`A`).
_OF_MARKS = (
    "/Rect", "/Contents", "/AP", "/AS", "/F", "/C", "/IC", "/CA", "/Border", "/BS", "/BE",
    "/QuadPoints", "/InkList", "/L", "/LE", "/Vertices", "/RD", "/CL", "/DA", "/Q", "/Name",
)  # fmt: skip
# What is nowhere in the document, unless as a name that the document gives (`_NAMING`).
_GONE = {
    "/Metadata", "/PieceInfo", "/LastModified", "/OPI", "/Thumb", "/Alternates", "/AA", "/A",
    "/JS", "/AF", "/EF", "/Names", "/Dest", "/Dests", "/StructParent", "/StructParents", "/Parent",
    "/Popup", "/IRT", "/CreatorInfo", "/Private", "/Measure", "/PtData",
}  # fmt: skip
# Of a stream: where else its bytes would be.
_GONE_OF_STREAMS = {"/F", "/FFilter", "/FDecodeParms", "/Length", "/DL"}
# Dictionaries whose keys are names that the document gives to things.
_NAMING = {
    "/Font", "/XObject", "/ExtGState", "/ColorSpace", "/Pattern", "/Shading", "/Properties",
    "/CharProcs", "/Colorants", "/N",
}  # fmt: skip


class Copy:
    """The objects of a new document, and which of the old ones they come from."""

    def __init__(self) -> None:
        self.objects: list[PdfObject] = []
        self._known: dict[tuple[int, int, bool], int] = {}
        self._waiting: list[tuple[int, PdfObject, bool]] = []

    def add(self, made: PdfObject) -> IndirectObject:
        """Take an object of ours, and return what refers to it."""
        if len(self.objects) >= MOST_OBJECTS:
            sys.exit(TOO_LARGE)
        self.objects.append(made)
        return _reference(len(self.objects))

    def value(self, source: PdfObject | None, *, names: bool = False) -> PdfObject:
        """Return a copy of `source`; `names` says that its keys are names.

        What it refers to is copied by `finish`.
        """
        if isinstance(source, IndirectObject):
            return self._referred(source, names=names)
        if isinstance(source, StreamObject):
            return self.add(self._stream(source))
        if isinstance(source, DictionaryObject):
            return self._entries(source, DictionaryObject(), names=names)
        if isinstance(source, ArrayObject):
            return ArrayObject([self.value(item) for item in source])
        return NullObject() if source is None else source

    def finish(self) -> None:
        """Copy what was referred to, and what that refers to."""
        while self._waiting:
            number, source, names = self._waiting.pop()
            if isinstance(source, StreamObject):
                self.objects[number - 1] = self._stream(source)
            else:
                self.objects[number - 1] = self.value(source, names=names)

    def _referred(self, source: IndirectObject, *, names: bool) -> PdfObject:
        found = source.get_object()
        if not isinstance(found, (DictionaryObject, ArrayObject)):
            return NullObject() if isinstance(found, IndirectObject) else self.value(found)
        key = (source.idnum, source.generation, names)
        if key not in self._known:
            self._known[key] = self.add(NullObject()).idnum
            self._waiting.append((self._known[key], found, names))
        return _reference(self._known[key])

    def _entries(
        self, source: DictionaryObject, target: DictionaryObject, *, names: bool
    ) -> DictionaryObject:
        gone = _GONE_OF_STREAMS | _GONE if isinstance(source, StreamObject) else _GONE
        for key, item in source.items():
            if names or key not in gone:
                naming = not names and key in _NAMING
                target[NameObject(key)] = self.value(item, names=naming)
        return target

    def _stream(self, source: StreamObject) -> StreamObject:
        made = StreamObject()
        self._entries(source, made, names=False)
        # As it stands in the file: packed as it was.
        made._data = source._data
        _clean_picture(made)
        return made


def _clean_picture(stream: StreamObject) -> None:
    """Take out of a photo what it tells beside its pixels."""
    filters = stream.get("/Filter")
    packing = [filters] if isinstance(filters, NameObject) else list(filters or [])
    if packing == ["/FlateDecode", "/DCTDecode"] and "/DecodeParms" not in stream:
        unpacking = zlib.decompressobj()
        stream._data = unpacking.decompress(stream._data, _MOST_UNPACKED)
        packing = ["/DCTDecode"]
        stream[NameObject("/Filter")] = NameObject("/DCTDecode")
    if packing == ["/DCTDecode"]:
        stream._data = clean_jpeg(stream._data)
    elif packing == ["/JPXDecode"]:
        stream._data = clean_jpeg_2000(stream._data)


def clean_jpeg(data: bytes) -> bytes:
    """Return the JPEG `data` without EXIF, XMP, comments, or what stands behind it."""
    kept, at = [data[:2]], 2
    while at + 4 <= len(data):
        if data[at] != 0xFF:
            # The data of a scan: up to the next marker that is none of its own.
            found = _marker.search(data, at)
            end = found.start() if found else len(data)
            kept.append(data[at:end])
            at = end
            continue
        marker = data[at + 1]
        if marker == 0xD9:
            break
        size = 2 + int.from_bytes(data[at + 2 : at + 4])
        if _is_needed(marker, data[at + 4 : at + size]):
            kept.append(data[at : at + size])
        at += size
    return b"".join(kept) + b"\xff\xd9"


def _is_needed(marker: int, content: bytes) -> bool:
    """Tell whether a decoder needs a segment: of those for applications, colours alone."""
    if marker in {0xE0, 0xE2}:
        return content.startswith(b"ICC_PROFILE\0") if marker == 0xE2 else len(content) <= 14
    return marker == 0xEE or not (0xE0 <= marker <= 0xEF or marker == 0xFE)


def clean_jpeg_2000(data: bytes) -> bytes:
    """Return the JPEG 2000 `data` without its boxes of notes (ISO 15444-1, annex I)."""
    if data[4:8] != b"jP  ":
        return data
    kept, at = [], 0
    while at + 8 <= len(data):
        size, kind = int.from_bytes(data[at : at + 4]), data[at + 4 : at + 8]
        size = int.from_bytes(data[at + 8 : at + 16]) if size == 1 else size
        size = size if size >= 8 else len(data) - at
        if kind in {b"jP  ", b"ftyp", b"jp2h", b"jp2c"}:
            kept.append(data[at : at + size])
        at += size
    return b"".join(kept)


def _reference(number: int) -> IndirectObject:
    return IndirectObject(number, 0, None)


def _page(copy: Copy, source: DictionaryObject, tree: IndirectObject) -> IndirectObject:
    page = DictionaryObject({NameObject("/Type"): NameObject("/Page")})
    page[NameObject("/Parent")] = tree
    for key in _OF_PAGES:
        if key in source:
            page[NameObject(key)] = copy.value(source.raw_get(key))
    marks = [_mark(copy, found) for found in _found(source.get("/Annots"))]
    if seen := [copy.add(mark) for mark in marks if mark is not None]:
        page[NameObject("/Annots")] = ArrayObject(seen)
    return copy.add(page)


def _found(annotations: PdfObject | None) -> list[DictionaryObject]:
    items = annotations.get_object() if annotations is not None else None
    if not isinstance(items, ArrayObject):
        return []
    resolved = [item.get_object() for item in items]
    return [item for item in resolved if isinstance(item, DictionaryObject)]


def _mark(copy: Copy, source: DictionaryObject) -> DictionaryObject | None:
    """Return a mark as it is seen; a field that was filled in becomes a stamp."""
    kind = source.get("/Subtype")
    if kind == "/Widget" and "/AP" in source:
        kind = "/Stamp"
    if kind not in _MARKS:
        return None
    mark = DictionaryObject({NameObject("/Type"): NameObject("/Annot")})
    mark[NameObject("/Subtype")] = NameObject(str(kind))
    for key in _OF_MARKS:
        if key in source:
            mark[NameObject(key)] = copy.value(source.raw_get(key))
    return mark


def rewrite(data: bytes) -> tuple[int, bytes]:
    """Return how many pages the PDF `data` has, and a new one with those.

    Exits with `ENCRYPTED` or `TOO_LARGE`; whatever the reader raises passes.
    """
    reader = PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted:
        sys.exit(ENCRYPTED)
    copy = Copy()
    tree, catalog = DictionaryObject(), DictionaryObject()
    pages_of, root = copy.add(tree), copy.add(catalog)
    pages = [_page(copy, page, pages_of) for page in reader.pages]
    if not pages:
        sys.exit(BROKEN)
    tree[NameObject("/Type")] = NameObject("/Pages")
    tree[NameObject("/Kids")] = ArrayObject(pages)
    tree[NameObject("/Count")] = NumberObject(len(pages))
    catalog[NameObject("/Type")] = NameObject("/Catalog")
    catalog[NameObject("/Pages")] = pages_of
    old = reader.trailer["/Root"].get_object()
    # Which layers are hidden must stay so.
    for key in ("/Lang", "/OCProperties"):
        if isinstance(old, DictionaryObject) and key in old:
            catalog[NameObject(key)] = copy.value(old.raw_get(key))
    copy.finish()
    return len(pages), _written(copy.objects, root)


def _written(objects: list[PdfObject], root: IndirectObject) -> bytes:
    out = io.BytesIO()
    out.write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    starts = []
    for number, thing in enumerate(objects, 1):
        starts.append(out.tell())
        out.write(b"%d 0 obj\n" % number)
        thing.write_to_stream(out)
        out.write(b"\nendobj\n")
        if out.tell() > MOST_WRITTEN:
            sys.exit(TOO_LARGE)
    begin = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(starts) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % start for start in starts))
    end = (len(starts) + 1, root.idnum, begin)
    out.write(b"trailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % end)
    return out.getvalue()


def main() -> None:
    """Rewrite the PDF on the standard input; exit with `BROKEN` when nothing can be made of it."""
    data = sys.stdin.buffer.read()
    try:
        pages, written = rewrite(data)
    except Exception:  # noqa: BLE001 -- readers raise whatever they like; none of it is to be shown
        # What a cipher asks for that is not there looks like any other failure.
        sys.exit(ENCRYPTED if b"/Encrypt" in data else BROKEN)
    out = sys.stdout.buffer
    out.write(json.dumps({"pages": pages}).encode() + b"\n")
    out.write(written)


if __name__ == "__main__":
    main()
