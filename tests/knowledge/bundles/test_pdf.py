"""What a bundle is on paper, read back by another program."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from core.typesetting import Press, TypesettingFailedError, press
from knowledge.typesetting.document import Picture
from knowledge.typesetting.pdf import _TEMPLATE, to_pdf
from tests.knowledge.bundles.books import (
    ADDRESS,
    BUNDLE,
    CHAPTER,
    DAY,
    bundle,
    outline_of,
)
from tests.support.bundles import open_pdf, said_by, text_of
from tests.support.published import CONTENT

BODY = """
Een zin met *nadruk*, **kracht**, `code` en een [verwijzing](https://example.org/pad).

## Een kop

- eerst
- daarna

1. een
2. twee

> Een aanhaling.

::: callout Let op
Dit is een kader.
:::

::: example De stoel
Selam is verzonnen.
:::

::: prompt your-own
Wat zag jij?
:::

### Dieper

| Liever niet | Liever wel |
|---|---|
| Waarom? | Hoe? |

```
vaste tekst
```
"""
# A square of one pixel.
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


def test_everything_that_an_article_says_is_on_the_pages() -> None:
    said = text_of(to_pdf(bundle(BODY), address=ADDRESS))
    for words in (
        *("Rouw en verlies", "Tussen wachten en weten", "4 minuten lezen", "Een aanhaling."),
        *("Let op", "Dit is een kader.", "De stoel", "Wat zag jij?", "Liever niet", "Hoe?"),
        *("vaste tekst", "Bronnen", "Boss, P. (1999).", "Ambiguous Loss", "example.org/"),
    ):
        assert words in said, words


def test_the_file_knows_its_title_language_day_and_that_it_is_accessible() -> None:
    reader = open_pdf(to_pdf(bundle(BODY), address=ADDRESS))
    about = reader.metadata
    assert about is not None
    assert (about.title, about.author) == ("Rouw en verlies", "Klankbord")
    assert about.creation_date == DAY
    root = reader.trailer["/Root"]
    assert root["/Lang"] == "nl"
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    described = reader.xmp_metadata
    assert described is not None
    assert b"<pdfuaid:part>1</pdfuaid:part>" in described.stream.get_data()


def test_the_outline_holds_the_articles_with_their_headings() -> None:
    reader = open_pdf(to_pdf(bundle(BODY, "## Nog een kop\n\nTekst."), address=ADDRESS))
    assert outline_of(reader) == [
        *("Inhoud", "Inleiding"),
        *("Tussen wachten en weten", ["Een kop", ["Dieper"]]),
        *("Artikel 1", ["Nog een kop"]),
    ]


def test_contents_say_on_which_page_every_article_begins() -> None:
    long = "\n\n".join(["Een alinea van een paar woorden, en nog wat meer."] * 60)
    reader = open_pdf(to_pdf(bundle(long, "Kort."), address=ADDRESS))
    contents = " ".join(reader.pages[1].extract_text().split())
    begins = {
        title: next(
            number
            for number, page in enumerate(reader.pages, 1)
            if number > 2
            and title in page.extract_text()
            and "minuten lezen" in page.extract_text()
        )
        for title in ("Tussen wachten en weten", "Artikel 1")
    }
    assert begins["Artikel 1"] > begins["Tussen wachten en weten"] + 1
    for title, page in begins.items():
        assert f"{title} {page}" in contents


def test_every_page_but_the_cover_is_numbered_and_named() -> None:
    long = "\n\n".join(["Een alinea van een paar woorden, en nog wat meer."] * 60)
    pages = [page.extract_text() for page in open_pdf(to_pdf(bundle(long), address=ADDRESS)).pages]
    for number, page in enumerate(pages[1:], 2):
        assert page.split()[-1] == str(number) or str(number) in page.split("\n"), page[-80:]
    assert "Tussen wachten en weten" in pages[4]
    assert len(pages) > 5


def test_links_lead_to_the_chapter_when_it_is_in_the_bundle() -> None:
    body = "[Hier](/nl/articles/artikel-1), [elders](/nl/articles/ver-weg), [nee](javascript:x)."
    reader = open_pdf(to_pdf(bundle(body, "Kort."), address=ADDRESS))
    chapter = next(page for page in reader.pages[2:] if "Hier" in page.extract_text())
    links = [found.get_object() for found in chapter.get("/Annots", [])]
    addresses = {link["/A"]["/URI"] for link in links if "/URI" in link.get("/A", {})}
    assert f"{ADDRESS}/nl/articles/ver-weg" in addresses
    assert not [address for address in addresses if "artikel-1" in address]
    assert any("/Dest" in link or link.get("/A", {}).get("/S") == "/GoTo" for link in links)
    assert "javascript" not in str(addresses)


def test_the_same_bundle_is_the_same_file() -> None:
    assert to_pdf(bundle(BODY), address=ADDRESS) == to_pdf(bundle(BODY), address=ADDRESS)


@pytest.mark.parametrize(
    ("language", "contents", "day"),
    [
        ("nl", "Inhoud", "14 juli 2026"),
        ("fr", "Sommaire", "14 juillet 2026"),
        ("en", "Contents", "14 July 2026"),
    ],
)
def test_it_speaks_the_language_of_the_bundle(language: str, contents: str, day: str) -> None:
    reader = open_pdf(to_pdf(replace(BUNDLE, language=language), address=ADDRESS))
    said = said_by(reader)
    assert contents in said
    assert day in said
    assert reader.trailer["/Root"]["/Lang"] == language


def test_a_picture_stands_there_with_its_words() -> None:
    body = "Zie ![Een stoel bij het raam](image:1 'Foto: Noor') hier."
    said = text_of(to_pdf(bundle(body), address=ADDRESS))
    assert "Zie Een stoel bij het raam Foto: Noor hier." in said
    pictures = {"image:1": Picture(PNG, "image/png")}
    reader = open_pdf(to_pdf(bundle(body), address=ADDRESS, pictures=pictures))
    assert "Foto: Noor" in said_by(reader)
    assert [image for page in reader.pages[2:] for image in page.images]


def test_signs_without_a_letter_in_our_fonts_do_not_stop_it() -> None:
    noted = replace(CHAPTER, note="Dag 你好 مرحبا, ሰላም")
    reader = open_pdf(to_pdf(replace(BUNDLE, chapters=[noted]), address=ADDRESS))
    assert "Dag" in said_by(reader)
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    described = reader.xmp_metadata
    assert described is None or b"pdfuaid" not in described.stream.get_data()


@pytest.mark.parametrize("words", ["مرحبا", "ሰላም ትግርኛ", "Tot morgen 👋🏽 👩🏽\u200d🏫"])
def test_other_scripts_and_emoji_keep_to_the_standard(words: str) -> None:
    noted = replace(CHAPTER, note=words)
    described = open_pdf(to_pdf(replace(BUNDLE, chapters=[noted]), address=ADDRESS)).xmp_metadata
    assert described is not None
    assert b"pdfuaid" in described.stream.get_data()


def test_what_fails_says_nothing_of_the_text() -> None:
    data = {"dated": "2026-07-14T00:00:00Z", "secret": "kanarie"}
    with pytest.raises(TypesettingFailedError) as raised:
        press(Press(_TEMPLATE, data), form="pdf")
    assert "kanarie" not in repr(raised.value)
    assert raised.value.__cause__ is None


ARTICLES = sorted((CONTENT / "articles").rglob("*.md"))


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_every_article_that_we_have_is_set(language: str) -> None:
    found = [_article(path) for path in ARTICLES if path.stem == language]
    assert found
    bodies = [body for _about, body in found]
    named = [
        replace(chapter, language=language, title=about["title"], sources=about["sources"])
        for chapter, (about, _body) in zip(bundle(*bodies).chapters, found, strict=True)
    ]
    reader = open_pdf(to_pdf(replace(BUNDLE, chapters=named, language=language), address=ADDRESS))
    described = reader.xmp_metadata
    assert described is not None
    assert b"pdfuaid" in described.stream.get_data()
    titles = [title for title in outline_of(reader) if isinstance(title, str)][2:]
    assert titles == [about["title"] for about, _body in found]


def _article(path: Path) -> tuple[dict, str]:
    _empty, about, body = path.read_text(encoding="utf-8").split("---\n", 2)
    return yaml.safe_load(about), body


def test_the_day_is_that_of_the_people_who_use_it() -> None:
    late = datetime.datetime(2026, 7, 14, 22, 30, tzinfo=datetime.UTC)
    assert "15 juli 2026" in text_of(to_pdf(replace(BUNDLE, dated=late), address=ADDRESS))
