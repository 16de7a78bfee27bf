"""A picture on its way to readers: an editor puts it in a text, a colleague publishes it."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page, expect

from knowledge.models import Image, Theme
from tests.e2e.app import App
from tests.e2e.axe import violations
from tests.e2e.browser import PHONE
from tests.e2e.conftest import Visit
from tests.e2e.keys import press, tab_to
from tests.e2e.people import signed_in
from tests.e2e.steps import click, heading
from tests.e2e.test_editing import (
    TITLE,
    begin,
    editor,
    open_waiting,
    saved,
    write_body,
    write_everything,
)
from tests.factories.accounts import PersonFactory
from tests.factories.editorial import begun
from tests.factories.images import shown, taken_in
from tests.support.pictures import encoded, two_halves

ALT, CAPTION = "Een kop thee op een lage tafel.", "Thee bij het begin"
LOADED = "image => image.complete && image.naturalWidth > 0"


def loaded(image: Locator) -> None:
    """Wait until the browser has the picture and has decoded it."""
    image.scroll_into_view_if_needed()
    handle = image.element_handle()
    assert handle
    image.page.wait_for_function(LOADED, arg=handle)


def in_text(page: Page) -> Locator:
    """Return the picture in the text that is being written."""
    text = page.get_by_role("textbox", name="Tekst van het artikel")
    return text.get_by_role("img", name=ALT)


def put_picture(page: Page, data: bytes, name: str = "thee.jpg") -> None:
    """Upload a picture from the button over the text, and say what it shows."""
    page.get_by_role("radio", name="Opgemaakt").click()
    page.get_by_role("button", name="Afbeelding", exact=True).click()
    dialog = page.get_by_role("dialog", name="Afbeelding")
    expect(dialog.get_by_text("Of sleep of plak het hier.")).to_be_visible()
    assert violations(page) == []
    with page.expect_file_chooser() as chooser:
        dialog.get_by_role("button", name="Kies een bestand").click()
    chooser.value.set_files({"name": name, "mimeType": "image/jpeg", "buffer": data})
    assert violations(page) == []
    dialog.get_by_label("Wat is er te zien?").fill(ALT)
    dialog.get_by_label(re.compile("^Bijschrift")).fill(CAPTION)
    dialog.get_by_role("button", name="Zet in de tekst").click()
    expect(dialog).to_have_count(0)


def test_an_editor_puts_a_picture_in_a_text_and_a_reader_sees_it_on_a_phone(
    app: App, new_visitor: Visit
) -> None:
    noor, wim = (editor(app, new_visitor, name) for name in ("Nora", "Willem"))
    begin(noor)
    write_everything(noor)
    write_body(noor, "## Begin\n\nThee.\n\n::: prompt wat-deed-je\nWat deed je?\n:::\n")
    saved(noor)
    put_picture(noor, encoded(two_halves(2400, 1800), "JPEG"))
    loaded(in_text(noor))
    saved(noor)
    noor.reload()
    loaded(in_text(noor))
    click(noor, "Dien in")
    expect(noor.get_by_text("Nora diende versie 1 in")).to_be_visible()

    open_waiting(wim)
    loaded(in_text(wim))
    click(wim, "Keur goed")
    click(wim, "Publiceer versie 1 nu")
    expect(wim.get_by_text("Lezers hebben versie 1")).to_be_visible()
    address = wim.get_by_role("link", name="Lees het artikel").get_attribute("href")
    assert address

    reader = new_visitor(viewport=PHONE, device_scale_factor=2).open(address)
    expect(heading(reader, TITLE)).to_be_visible()
    figure = reader.get_by_role("figure")
    expect(figure).to_contain_text(CAPTION)
    image = figure.get_by_role("img", name=ALT)
    loaded(image)
    assert image.evaluate("image => image.currentSrc").endswith("/720.avif"), "358 px, twice"
    box = image.bounding_box()
    assert box
    assert box["width"] <= PHONE["width"]
    assert abs(box["width"] / box["height"] - 4 / 3) < 0.01
    assert reader.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    preview = reader.locator('meta[property="og:image"]').get_attribute("content")
    assert preview
    shared = app.server.ask("GET", urlsplit(preview).path)
    assert (shared.status, shared.headers["content-type"]) == (200, "image/jpeg")
    assert preview.startswith(app.url)


def test_an_editor_looks_after_pictures_with_the_keyboard_alone(
    app: App, new_visitor: Visit
) -> None:
    person = PersonFactory(email="hilde@redactie.example", editor=True)
    used = taken_in(person, description="Een brug over het water", width=800)
    taken_in(person, description="Een oude groepsfoto", width=400)
    theme = Theme.objects.get(key="resilience")
    begun(person, theme, title="Over de brug", body=shown(used))
    visitor = new_visitor(storage_state=signed_in(person, app.url), viewport=PHONE)
    page = visitor.open("/nl/editing/pictures")
    rows, dialog = page.get_by_role("row"), page.get_by_role("dialog")
    expect(rows.first).to_be_visible()

    def find(words: str) -> None:
        tab_to(page, "Zoek in eerdere afbeeldingen")
        page.keyboard.press("Control+a")
        page.keyboard.type(words)
        expect(rows).to_have_count(1)
        expect(rows).to_contain_text(words)
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(dialog.get_by_role("textbox")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        assert violations(page) == []

    find("groepsfoto")
    press(page, "Verwijder deze afbeelding")
    expect(page.get_by_role("button", name="Toch niet")).to_be_focused()
    assert violations(page) == []
    tab_to(page, "Verwijder ze voorgoed", back=True)
    page.keyboard.press("Enter")
    expect(dialog).to_have_count(0)
    expect(page.get_by_text("Geen afbeelding met deze woorden.")).to_be_visible()
    assert not Image.objects.filter(description="Een oude groepsfoto").exists()

    find("brug")
    expect(dialog.get_by_role("link", name="Over de brug")).to_be_visible()
    expect(dialog.get_by_role("button", name="Verwijder deze afbeelding")).to_have_count(0)
    tab_to(page, "Wat is er te zien?")
    page.keyboard.press("Control+a")
    page.keyboard.type("Een brug in de mist")
    press(page, "Bewaar")
    expect(dialog).to_have_count(0)
    expect(rows).to_contain_text("Een brug in de mist")


def test_a_file_that_is_no_picture_is_refused_in_words(app: App, new_visitor: Visit) -> None:
    person = PersonFactory(email="rachida@redactie.example", editor=True)
    visitor = new_visitor(storage_state=signed_in(person, app.url))
    visitor.may_hear(r"status of (?:415|422) .*/images")
    page = visitor.open("/nl/editing")
    begin(page)
    page.get_by_role("button", name="Afbeelding", exact=True).click()
    dialog = page.get_by_role("dialog", name="Afbeelding")
    choose = dialog.get_by_role("button", name="Kies een bestand")
    svg = b'<svg xmlns="http://www.w3.org/2000/svg"/>'
    for data, words in (
        (svg, "Bewaar ze als PNG"),
        (encoded(two_halves(), "JPEG")[:-50], "beschadigd"),
        (b"\xff\xd8\xff" + b"\0" * (15 * 1024 * 1024), "hoogstens 15 MB"),
    ):
        with page.expect_file_chooser() as chooser:
            choose.click()
        chooser.value.set_files({"name": "stoel.jpg", "mimeType": "image/jpeg", "buffer": data})
        expect(dialog.get_by_role("alert")).to_contain_text(words)
