"""Looking back on a phone: pictures with a table, what belongs together, articles that may fit."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.app import App
from tests.e2e.axe import violations
from tests.e2e.browser import PHONE
from tests.e2e.looking_back import TITLE, somebody_who_looks_back
from tests.e2e.people import signed_in
from tests.e2e.steps import heading

NARROW = {"width": 320, "height": 640}


def _fits(page: Page) -> bool:
    """Tell whether nothing sticks out sideways."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


@pytest.fixture
def page(app: App, new_visitor: Any) -> Page:
    person = somebody_who_looks_back().person
    visitor = new_visitor(storage_state=signed_in(person, app.url), viewport=PHONE)
    visitor.page.goto(f"{app.url}/nl/reflections")
    found: Page = visitor.page
    return found


def test_a_year_is_seen_as_pictures_and_read_as_tables(page: Page) -> None:
    page.get_by_role("link", name="Terugkijken").click()
    expect(heading(page, "Terugkijken")).to_be_focused()
    page.get_by_role("link", name="Twaalf maanden").click()
    themes = page.get_by_role("region", name="Waar je over schreef")
    expect(themes.get_by_role("img", name=re.compile("Het vaakst ging het over"))).to_be_visible()
    expect(page.get_by_role("region", name="Huisbezoek").get_by_role("img")).to_be_visible()
    plans = page.get_by_role("region", name="Wat je je voornam")
    expect(plans.get_by_role("img", name=re.compile("na vier dagen"))).to_be_visible()
    for size in (PHONE, NARROW):
        page.set_viewport_size(size)
        assert _fits(page)

    table = themes.get_by_text("Toon als tabel")
    table.focus()
    page.keyboard.press("Enter")
    expect(themes.get_by_role("table", name="Reflecties per thema")).to_be_visible()
    expect(themes.get_by_role("columnheader", name="Samen")).to_be_attached()
    assert _fits(page)
    assert violations(page) == []


def test_a_reflection_leads_to_what_belongs_with_it_and_fits(page: Page) -> None:
    page.get_by_role("link", name=TITLE).first.click()
    related = page.get_by_role("region", name="Hoort erbij")
    like = related.get_by_role("listitem").filter(has_text="Een tolk die aarzelt")
    expect(like.get_by_text("zelfde trefwoord: zwijgen")).to_be_visible()
    expect(like.get_by_text("lijkt in woorden")).to_be_visible()
    fitting = page.get_by_role("region", name="Misschien past dit erbij")
    expect(fitting.get_by_text("Gaat ook over:").first).to_be_visible()
    assert _fits(page)
    assert violations(page) == []
    fitting.get_by_role("button", name="Toon dit niet").click()
    expect(fitting).to_be_hidden()
    like.get_by_role("link").click()
    expect(heading(page, "Een tolk die aarzelt")).to_be_visible()
