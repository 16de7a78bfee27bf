"""Save, note, bundle: what one keeps is taken along as a file, and opens."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.e2e.app import App
from tests.e2e.axe import violations
from tests.e2e.browser import PHONE
from tests.e2e.people import signed_in, somebody
from tests.e2e.steps import click, heading
from tests.e2e.test_saving import item

NOTE = "Voor donderdag, met Amal #import <b>"


def download(page: Page, button: str, folder: Path) -> Path:
    """Press `button`, wait until the file is there, and return where it is."""
    with page.expect_download() as started:
        click(page, button)
    expect(page.get_by_text("Je bundel is klaar")).to_be_visible()
    kept = folder / started.value.suggested_filename
    started.value.save_as(kept)
    return kept


def text_of(pdf: Path) -> str:
    """Return what a PDF says, in one line."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(pdf).pages).split())


def pages_of(epub: Path) -> str:
    """Return the pages of an EPUB behind each other."""
    with zipfile.ZipFile(epub) as archive:
        assert archive.namelist()[0] == "mimetype"
        assert archive.testzip() is None
        names = [name for name in archive.namelist() if name.endswith(".xhtml")]
        return "\n".join(archive.read(name).decode() for name in names)


def test_two_articles_are_saved_noted_listed_and_taken_along(
    app: App, new_visitor: Any, tmp_path: Path
) -> None:
    person = somebody("Noor").person
    page = new_visitor(storage_state=signed_in(person, app.url)).page
    found = app.get("/articles?language=nl&pageSize=2")["items"]
    for article in found:
        page.goto(f"{app.url}/nl/articles/{article['slug']}")
        page.get_by_role("button", name="Bewaar", exact=True).click()
        expect(page.get_by_role("button", name="Haal weg")).to_be_visible()

    page.goto(f"{app.url}/nl/saved")
    first = item(page, found[0]["title"])
    first.get_by_role("button", name="Schrijf een notitie").click()
    page.get_by_label("Je notitie").fill(NOTE)
    click(page, "Bewaar notitie")
    expect(first.get_by_text(NOTE)).to_be_visible()

    click(page, "Nieuwe lijst")
    page.get_by_label("Naam van de lijst").fill("Voor Amal")
    page.get_by_role("main").get_by_role("button", name="Bewaar", exact=True).click()
    expect(heading(page, "Deze lijst is nog leeg")).to_be_visible()
    expect(page.get_by_role("button", name="PDF, om te printen")).to_have_count(0)
    page.get_by_role("navigation", name="Lijsten").get_by_role("link", name="Alles").click()
    for article in found:
        item(page, article["title"]).get_by_role("button", name="Lijsten").click()
        page.get_by_role("dialog").get_by_text("Voor Amal").click()
        expect(page.get_by_role("checkbox", name="Voor Amal")).to_be_checked()
        click(page, "Klaar")
    page.get_by_role("navigation", name="Lijsten").get_by_role("link", name="Voor Amal").click()

    without = text_of(download(page, "PDF, om te printen", tmp_path))
    for article in found:
        assert article["title"] in without
    assert "Voor Amal" in without
    assert NOTE not in without

    page.get_by_text("Zet mijn notities erbij").click()
    pdf = download(page, "PDF, om te printen", tmp_path)
    assert pdf.name == "klankbord-bundel.pdf"
    assert NOTE in text_of(pdf)
    epub = download(page, "EPUB, voor e-reader of telefoon", tmp_path)
    assert "met Amal #import &lt;b&gt;" in pages_of(epub)

    page.set_viewport_size(PHONE)
    assert violations(page) == []


def test_a_visitor_takes_a_theme_along(app: App, new_visitor: Any, tmp_path: Path) -> None:
    page = new_visitor().open("/nl/themes/grief-and-loss")
    pdf = download(page, "PDF, om te printen", tmp_path)
    assert pdf.name == "klankbord-rouw-en-verlies.pdf"
    titles = [entry.title for entry in PdfReader(pdf).outline if not isinstance(entry, list)]
    articles = app.get("/articles?language=nl&theme=grief-and-loss")["items"]
    assert {article["title"] for article in articles} <= set(titles)
    epub = download(page, "EPUB, voor e-reader of telefoon", tmp_path)
    assert all(article["title"] in pages_of(epub) for article in articles)
