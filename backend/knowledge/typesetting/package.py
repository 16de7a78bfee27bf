"""What an EPUB says about itself: its package document (EPUB 3.3, 5)."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree as ET

from knowledge.typesetting.xhtml import element

_OPF = "http://www.idpf.org/2007/opf"
_DC = "http://purl.org/dc/elements/1.1/"
PAGE = "application/xhtml+xml"
# https://www.w3.org/TR/epub-a11y-11/#sec-discovery
_ACCESSIBILITY = (
    ("accessMode", "textual"),
    ("accessMode", "visual"),
    ("accessModeSufficient", "textual"),
    ("accessibilityFeature", "alternativeText"),
    ("accessibilityFeature", "readingOrder"),
    ("accessibilityFeature", "structuralNavigation"),
    ("accessibilityFeature", "tableOfContents"),
    ("accessibilityHazard", "none"),
)


@dataclass(frozen=True, slots=True)
class Part:
    """One file of the publication; `properties` as the manifest names them."""

    name: str
    media: str
    content: bytes
    properties: str = ""


def describe_package(data: dict[str, Any], parts: Sequence[Part], identity: uuid.UUID) -> bytes:
    """Return the package document of composed `data`; pages are read in the order of `parts`."""
    package = ET.Element(
        "package",
        {
            "xmlns": _OPF,
            "xmlns:dc": _DC,
            "version": "3.0",
            "unique-identifier": "identity",
            "xml:lang": data["language"],
        },
    )
    _metadata(package, data, identity)
    manifest = element(package, "manifest")
    spine = element(package, "spine")
    for number, part in enumerate(parts, 1):
        item = element(manifest, "item", id=f"part-{number}", href=part.name, media_type=part.media)
        if part.properties:
            item.set("properties", part.properties)
        if part.media == PAGE:
            element(spine, "itemref", idref=f"part-{number}")
    text = ET.tostring(package, encoding="unicode")
    return f"<?xml version='1.0' encoding='utf-8'?>\n{text}\n".encode()


def _metadata(package: ET.Element, data: dict[str, Any], identity: uuid.UUID) -> None:
    metadata = element(package, "metadata")
    element(metadata, "dc:identifier", identity.urn, id="identity")
    element(metadata, "dc:title", data["title"])
    spoken = [data["language"], *(chapter["language"] for chapter in data["chapters"])]
    for language in dict.fromkeys(spoken):
        element(metadata, "dc:language", language)
    element(metadata, "dc:creator", data["author"])
    element(metadata, "dc:publisher", data["author"])
    element(metadata, "dc:date", data["dated"])
    if data["summary"]:
        element(metadata, "dc:description", data["summary"])
    for keyword in data["keywords"]:
        element(metadata, "dc:subject", keyword)
    element(metadata, "meta", data["dated"], property="dcterms:modified")
    for name, value in _ACCESSIBILITY:
        element(metadata, "meta", value, property=f"schema:{name}")
