"""What a bundle is on a phone or an e-reader: the rules of EPUB 3.3, and our own words."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from io import BytesIO
from posixpath import join, normpath

from knowledge.typesetting.document import Picture
from knowledge.typesetting.epub import to_epub
from tests.knowledge.bundles.books import (
    ADDRESS,
    BUNDLE,
    CHAPTER,
    DC,
    OPF,
    XHTML,
    bundle,
    chapters,
    page_of,
    words_of,
)
from tests.knowledge.bundles.test_pdf import BODY, PNG
from tests.support.bundles import files_of

TYPE = "{http://www.idpf.org/2007/ops}type"


def test_the_kind_of_file_comes_first_and_uncompressed() -> None:
    made = to_epub(bundle(BODY), address=ADDRESS)
    first = zipfile.ZipFile(BytesIO(made)).infolist()[0]
    assert (first.filename, first.compress_type, first.extra) == (
        "mimetype",
        zipfile.ZIP_STORED,
        b"",
    )
    assert made[30:58] == b"mimetypeapplication/epub+zip"
    assert b'full-path="bundle/package.opf"' in files_of(made)["META-INF/container.xml"]


def test_every_file_is_in_the_manifest_and_every_page_in_the_spine() -> None:
    pictures = {"image:1": Picture(PNG, "image/png")}
    made = to_epub(bundle("![Stoel](image:1)", BODY), address=ADDRESS, pictures=pictures)
    package = page_of(made, "package.opf")
    items = {item.get("href"): item for item in package.iter(f"{OPF}item")}
    held = {name.removeprefix("bundle/") for name in files_of(made) if name.startswith("bundle/")}
    assert set(items) == held - {"package.opf"}
    pages = [item.get("id") for name, item in items.items() if name.endswith(".xhtml")]
    assert [ref.get("idref") for ref in package.iter(f"{OPF}itemref")] == pages
    assert items["contents.xhtml"].get("properties") == "nav"
    assert items["cover.png"].get("properties") == "cover-image"
    assert items["picture-1.png"].get("media-type") == "image/png"


def test_it_says_what_it_is() -> None:
    package = page_of(to_epub(bundle(BODY), address=ADDRESS), "package.opf")
    assert package.findtext(f".//{DC}title") == "Rouw en verlies"
    assert package.findtext(f".//{DC}language") == "nl"
    assert package.findtext(f".//{DC}creator") == "Klankbord"
    known = {meta.get("property"): meta.text for meta in package.iter(f"{OPF}meta")}
    assert known["dcterms:modified"] == "2026-07-14T09:30:00Z"
    assert known["schema:accessibilityHazard"] == "none"
    identity = package.find(f".//{DC}identifier")
    assert identity is not None
    assert identity.get("id") == package.get("unique-identifier")
    assert (identity.text or "").startswith("urn:uuid:")


def test_contents_lead_to_every_article_and_all_links_arrive() -> None:
    body = "[Hier](/nl/articles/artikel-1) en [daar](https://example.org/)."
    made = to_epub(bundle(body, BODY), address=ADDRESS)
    contents = page_of(made, "contents.xhtml")
    toc = contents.find(f".//{XHTML}nav[@id='toc']")
    assert toc is not None
    assert toc.get(TYPE) == "toc"
    titles = [link.text for link in toc.iter(f"{XHTML}a")]
    assert titles == ["Inleiding", CHAPTER.title, "Artikel 1", "Over deze bundel"]
    held = files_of(made)
    for name in (name for name in held if name.endswith(".xhtml")):
        page = page_of(made, name.removeprefix("bundle/"))
        for link in page.iter(f"{XHTML}a"):
            address = link.get("href", "")
            if not address.startswith("https://"):
                assert normpath(join("bundle", address.split("#")[0])) in held, address
    first = page_of(made, "chapter-1.xhtml")
    assert [link.get("href") for link in first.iter(f"{XHTML}a")][:2] == [
        "chapter-2.xhtml",
        "https://example.org/",
    ]


def test_pages_are_wellformed_styled_spoken_for_and_without_scripts() -> None:
    made = to_epub(bundle(BODY), address=ADDRESS)
    for name in (name for name in files_of(made) if name.endswith(".xhtml")):
        page = page_of(made, name.removeprefix("bundle/"))
        assert page.get("lang") == "nl"
        assert page.findtext(f"{XHTML}head/{XHTML}title")
        assert [link.get("href") for link in page.iter(f"{XHTML}link")] == ["bundle.css"]
        assert not list(page.iter(f"{XHTML}script"))
        for picture in page.iter(f"{XHTML}img"):
            assert picture.get("alt")


def test_everything_that_an_article_says_is_in_its_chapter() -> None:
    said = words_of(page_of(to_epub(bundle(BODY), address=ADDRESS), "chapter-1.xhtml"))
    for words in (
        *("Tussen wachten en weten", "4 minuten lezen", "Een aanhaling.", "Let op", "De stoel"),
        *("Wat zag jij?", "Liever niet", "vaste tekst", "Bronnen", "Boss, P. (1999).", "Voor jou"),
    ):
        assert words in said, words


def test_an_article_in_another_language_says_so_to_eyes_and_voices() -> None:
    foreign = replace(CHAPTER, language="fr", title="Attendre")
    made = to_epub(replace(BUNDLE, chapters=[foreign]), address=ADDRESS)
    page = page_of(made, "chapter-1.xhtml")
    assert page.get("lang") == "fr"
    assert "Je leest het in het Frans." in words_of(page)
    spoken = [part for part in page.iter() if (part.text or "").startswith("Dit artikel is er nog")]
    assert [part.get("lang") for part in spoken] == ["nl"]
    package = page_of(made, "package.opf")
    assert [found.text for found in package.iter(f"{DC}language")] == ["nl", "fr"]


def test_what_was_left_out_is_named() -> None:
    made = to_epub(replace(BUNDLE, left_out=["Weg & <weg>"]), address=ADDRESS)
    assert "Weg & <weg>" in words_of(page_of(made, "contents.xhtml"))


def test_a_note_stands_with_its_article_and_asks_for_care() -> None:
    noted = replace(CHAPTER, note="Voor donderdag\n\nOok voor Ilse")
    made = to_epub(replace(BUNDLE, chapters=[noted], is_own=True), address=ADDRESS)
    assert "Ook voor Ilse" in words_of(page_of(made, "chapter-1.xhtml"))
    assert "alleen jij" in words_of(page_of(made, "colophon.xhtml"))


def test_the_same_bundle_is_the_same_file() -> None:
    made = replace(BUNDLE, chapters=chapters(BODY, BODY))
    assert to_epub(made, address=ADDRESS) == to_epub(made, address=ADDRESS)
