"""Everything without a mouse: the focus is always somewhere, and always seen."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from reflections.contents import Felt
from tests.e2e.app import App
from tests.e2e.browser import Visitor
from tests.e2e.keys import arrived, press, tab_to, take_from_palette
from tests.e2e.people import reflections_of, somebody, written_in
from tests.e2e.steps import heading, paper, status
from tests.factories.accounts import PASSWORD

WORDS = "Met de handen op het toetsenbord geschreven."


def test_the_first_tab_leads_past_the_menu(visitor: Visitor) -> None:
    page = visitor.open("/nl/themes")
    expect(heading(page, "Thema\u2019s").first).to_be_visible()
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Naar de inhoud")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Rouw en verlies")).to_be_focused()


def test_the_palette_goes_anywhere_and_gives_the_focus_back(visitor: Visitor) -> None:
    page = visitor.open("/nl/privacy")
    expect(heading(page, "Wie kan wat lezen?")).to_be_visible()
    tab_to(page, re.compile("^Snel zoeken"))
    page.keyboard.press("Enter")
    field = page.get_by_role("combobox", name="Waar wil je heen?")
    expect(field).to_be_focused()
    page.keyboard.press("Escape")
    expect(field).to_be_hidden()
    expect(page.get_by_role("button", name="Snel zoeken")).to_be_focused()

    page.keyboard.press("/")
    page.keyboard.type("veerkr")
    expect(page.get_by_role("option", selected=True)).to_have_text(re.compile("^Veerkracht"))
    page.keyboard.press("Enter")
    arrived(page, page.get_by_role("heading", name="Veerkracht", level=1))

    page.keyboard.press("Control+k")
    page.keyboard.type("wachten weten")
    found = page.get_by_role("option").filter(has_text="Tussen wachten en weten")
    expect(found).to_be_visible()
    while found.get_attribute("aria-selected") != "true":
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    arrived(page, page.get_by_role("heading", name="Tussen wachten en weten", level=1))


def test_a_reflection_is_written_and_found_without_a_mouse(app: App, visitor: Visitor) -> None:
    writer = somebody("Kaat")
    page = visitor.open("/nl")
    expect(page.get_by_role("link", name="Bekijk de thema\u2019s")).to_be_visible()
    press(page, "Aanmelden")
    arrived(page, heading(page, "Welkom terug"))
    tab_to(page, "E-mailadres")
    page.keyboard.type(writer.email)
    tab_to(page, "Wachtwoord")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    arrived(page, heading(page, re.compile("Kaat")))

    take_from_palette(page, "schrijf")
    expect(paper(page)).to_be_focused()
    page.keyboard.type(WORDS)
    expect(status(page)).to_have_text("Bewaard")
    press(page, "Titel, dag, thema, gevoelens en meer")
    press(page, "rustig", key="Space")
    chosen = page.get_by_role("button", name="rustig", pressed=True)
    expect(chosen).to_have_count(1)
    take_from_palette(page, "reflecties")
    arrived(page, heading(page, "Je reflecties"))
    tab_to(page, "Zoek in je reflecties")
    page.keyboard.type("toetsenbord")
    expect(heading(page, "1 reflectie gevonden")).to_be_visible()
    press(page, re.compile("^Met de handen"))
    page.wait_for_url("**/nl/reflections/*-*")
    arrived(page, page.get_by_role("main").get_by_text(WORDS).first)
    press(page, "Account")
    arrived(page, heading(page, "Je account").first)
    press(page, "Meld je af")
    arrived(page, heading(page, "Een klankbord voor wie met mensen werkt"))
    (kept,) = reflections_of(writer.person)
    assert written_in(kept) == {"text": WORDS}
    assert kept.feelings_before == (Felt("calm"),)
