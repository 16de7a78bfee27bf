"""Everything without a mouse: the focus is always somewhere, and always seen."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.e2e.browser import Visitor
from tests.e2e.keys import arrived, tab_to
from tests.e2e.steps import heading

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
