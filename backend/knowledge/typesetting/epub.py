"""A bundle as EPUB 3 (https://www.w3.org/TR/epub-33/), for a phone or an e-reader."""

from __future__ import annotations

import io
import uuid
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from knowledge.bundling import Bundle
from knowledge.typesetting.document import NO_PICTURES, Pictures, compose, picture_files
from knowledge.typesetting.package import PAGE, Part, describe_package
from knowledge.typesetting.pdf import draw_cover
from knowledge.typesetting.xhtml import OPS, XHTML, Drawer, element

_STYLE = Path(__file__).resolve().parent / "bundle.css"
_CONTAINER = (
    b"<?xml version='1.0' encoding='utf-8'?>\n"
    b'<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">'
    b'<rootfiles><rootfile full-path="bundle/package.opf"'
    b' media-type="application/oebps-package+xml"/></rootfiles></container>'
)


def to_epub(bundle: Bundle, *, address: str, pictures: Pictures = NO_PICTURES) -> bytes:
    """Return `bundle` as EPUB; `address` is where the app stands."""
    data = compose(bundle, address=address, pictures=pictures)
    homes = {
        chapter["id"]: f"chapter-{number}.xhtml"
        for number, chapter in enumerate(data["chapters"], 1)
    }
    drawer = Drawer(homes=homes, prompt=data["words"]["prompt"])
    parts = [
        Part("cover.xhtml", PAGE, _cover(data)),
        Part("contents.xhtml", PAGE, _contents(data, homes), "nav"),
        *(
            [Part("introduction.xhtml", PAGE, _introduction(data, drawer))]
            if data["introduction"]
            else ()
        ),
        *(
            Part(homes[chapter["id"]], PAGE, _chapter(data, chapter, drawer))
            for chapter in data["chapters"]
        ),
        Part("colophon.xhtml", PAGE, _colophon(data)),
        Part("bundle.css", "text/css", _STYLE.read_bytes()),
        Part("cover.png", "image/png", draw_cover(data), "cover-image"),
    ]
    names = picture_files(pictures)
    parts += [
        Part(names[source], picture.media, picture.content) for source, picture in pictures.items()
    ]
    identity = uuid.uuid5(uuid.NAMESPACE_URL, f"{address}/bundles/{data['identity']}")
    return _packed(parts, describe_package(data, parts, identity))


def _packed(parts: list[Part], package: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        # First and uncompressed, so that the kind of file is known from its first bytes
        # (Open Container Format 3.3, 4.2.2).
        archive.writestr(_entry("mimetype", zipfile.ZIP_STORED), b"application/epub+zip")
        archive.writestr(_entry("META-INF/container.xml"), _CONTAINER)
        archive.writestr(_entry("bundle/package.opf"), package)
        for part in parts:
            archive.writestr(_entry(f"bundle/{part.name}"), part.content)
    return target.getvalue()


def _entry(name: str, method: int = zipfile.ZIP_DEFLATED) -> zipfile.ZipInfo:
    """Return an entry without a time, so that the same bundle is the same bytes."""
    entry = zipfile.ZipInfo(name)
    entry.compress_type = method
    return entry


def _page(title: str, language: str, kind: str = "") -> tuple[ET.Element, ET.Element]:
    page = ET.Element(
        "html", {"xmlns": XHTML, "xmlns:epub": OPS, "lang": language, "xml:lang": language}
    )
    head = element(page, "head")
    element(head, "title", title)
    element(head, "link", rel="stylesheet", type="text/css", href="bundle.css")
    body = element(page, "body")
    if kind:
        body.set("epub:type", kind)
    return page, body


def _written(page: ET.Element) -> bytes:
    text = ET.tostring(page, encoding="unicode")
    return f"<?xml version='1.0' encoding='utf-8'?>\n<!DOCTYPE html>\n{text}\n".encode()


def _cover(data: dict[str, Any]) -> bytes:
    page, body = _page(data["title"], data["language"], "cover")
    frame = element(body, "div", class_="cover")
    element(frame, "img", src="cover.png", alt=f"{data['words']['kind']}: {data['title']}")
    return _written(page)


def _contents(data: dict[str, Any], homes: dict[str, str]) -> bytes:
    words = data["words"]
    page, body = _page(words["contents"], data["language"])
    toc = element(body, "nav", id="toc")
    toc.set("epub:type", "toc")
    element(toc, "h1", words["contents"])
    entries = element(toc, "ol")
    if data["introduction"]:
        element(element(entries, "li"), "a", words["introduction"], href="introduction.xhtml")
    for chapter in data["chapters"]:
        home = homes[chapter["id"]]
        entry = element(entries, "li")
        element(entry, "a", chapter["title"], href=home, lang=chapter["language"])
    element(element(entries, "li"), "a", words["colophon_title"], href="colophon.xhtml")
    if words["beyond"]:
        element(body, "p", words["beyond"])
    if data["left_out"]:
        element(body, "p", words["left_out"])
        gone = element(body, "ul")
        for title in data["left_out"]:
            element(gone, "li", title)
    landmarks = element(body, "nav", hidden="hidden")
    landmarks.set("epub:type", "landmarks")
    places = element(landmarks, "ol")
    for kind, name, home in (
        ("cover", words["cover"], "cover.xhtml"),
        ("toc", words["contents"], "contents.xhtml#toc"),
    ):
        place = element(element(places, "li"), "a", name, href=home)
        place.set("epub:type", kind)
    return _written(page)


def _introduction(data: dict[str, Any], drawer: Drawer) -> bytes:
    words = data["words"]
    page, body = _page(words["introduction"], data["language"], "bodymatter")
    section = element(body, "section")
    section.set("epub:type", "introduction")
    element(section, "h1", words["introduction"])
    drawer.blocks(section, data["introduction"])
    return _written(page)


def _chapter(data: dict[str, Any], chapter: dict[str, Any], drawer: Drawer) -> bytes:
    words, own = data["words"], data["language"]
    page, body = _page(chapter["title"], chapter["language"], "bodymatter")
    section = element(body, "section", id=chapter["id"])
    section.set("epub:type", "chapter")
    head = element(section, "header", class_=f"edge {chapter['ribbon']}")
    element(head, "h1", chapter["title"])
    _spoken(element(head, "p", chapter["facts"], class_="facts"), own)
    element(head, "p", chapter["summary"], class_="summary")
    if chapter["spoken"]:
        _spoken(element(section, "p", chapter["spoken"], class_="small"), own)
    if chapter["note"]:
        note = _spoken(element(section, "aside", class_="note"), own)
        element(note, "p", words["note"], class_="block-title")
        for line in chapter["note"]:
            drawer.parts(element(note, "p"), line)
    drawer.blocks(section, chapter["blocks"])
    _sources(section, chapter["sources"], words["sources"], own)
    return _written(page)


def _sources(section: ET.Element, sources: list[dict[str, Any]], title: str, own: str) -> None:
    if not sources:
        return
    part = element(section, "section", class_="sources")
    _spoken(element(part, "h2", title), own)
    made = element(part, "ul")
    for source in sources:
        item = element(made, "li", source["before"])
        named = element(item, "cite")
        if source["url"]:
            element(named, "a", source["title"], href=source["url"])
        else:
            named.text = source["title"]
        named.tail = source["after"]


def _spoken(made: ET.Element, language: str) -> ET.Element:
    made.set("lang", language)
    made.set("xml:lang", language)
    return made


def _colophon(data: dict[str, Any]) -> bytes:
    words = data["words"]
    page, body = _page(words["colophon_title"], data["language"], "backmatter")
    section = element(body, "section")
    section.set("epub:type", "colophon")
    element(section, "h1", words["colophon_title"])
    element(section, "p", words["dated"])
    element(section, "p", words["colophon"])
    if words["own"]:
        element(section, "p", words["own"])
    element(element(section, "p"), "a", data["host"], href=data["address"])
    return _written(page)
