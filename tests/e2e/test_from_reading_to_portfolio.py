"""The whole loop on one phone: read, reflect, weigh, weave, find again, and take it along."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from reflections.contents import Felt
from tests.e2e.app import App
from tests.e2e.browser import PHONE
from tests.e2e.conftest import Visit
from tests.e2e.people import reflections_of, signed_in, somebody, written_in
from tests.e2e.steps import (
    choose,
    click,
    fill_strand,
    heading,
    paper,
    plan,
    status,
    unfold_the_rest,
)
from tests.e2e.taking_along import download, make_file, words_in

THEME, ARTICLE = "grief-and-loss", "tussen-wachten-en-weten"
TITLE, FIRST, LEARNT = "Aan de keukentafel", "Ze zette twee kopjes neer.", "Stilte mag."
PLAN, WORD = "De tolk vooraf bellen", "oudste dochter"


def reflect_on(page: Page) -> None:
    """Read an article of a theme, and begin a reflection from it."""
    page.locator(f'a[href*="/articles/{ARTICLE}"]').first.click()
    page.get_by_role("link", name="Reflecteer hierover").first.click()
    expect(heading(page, "Nieuwe reflectie")).to_be_visible()


def write_it(page: Page) -> None:
    """Write at once, go on in another template, then say what can wait."""
    expect(paper(page)).to_be_focused()
    page.keyboard.type(FIRST)
    expect(status(page)).to_have_text("Bewaard")
    choose(page, "Werkvorm", "STARR")
    expect(page.get_by_label("Wat was de situatie?")).to_have_value(FIRST)
    click(page, "Volgende vraag")
    page.keyboard.type(LEARNT)
    unfold_the_rest(page)
    page.get_by_label("Titel (mag leeg blijven)").fill(TITLE)
    choose(page, "Soort gesprek", "Huisbezoek")
    before = page.get_by_role("group", name="Hoe voelde je je ervoor?")
    before.get_by_role("button", name="gespannen").click()
    before.get_by_role("button", name="4 van 5").click()
    page.get_by_label(re.compile("^Trefwoorden")).fill("thee")
    click(page, "Klaar")
    expect(heading(page, TITLE)).to_be_visible()


def find_it(page: Page) -> None:
    """Look for a word with one letter too few."""
    page.get_by_role("searchbox").fill("keukntafel")
    expect(heading(page, "1 reflectie gevonden")).to_be_visible()
    expect(page.get_by_role("link", name=TITLE)).to_be_visible()


def test_from_a_theme_to_a_portfolio(app: App, new_visitor: Visit, tmp_path: Path) -> None:
    person = somebody("Noor").person
    visitor = new_visitor(storage_state=signed_in(person, app.url), viewport=PHONE)
    page = visitor.open(f"/nl/themes/{THEME}")
    reflect_on(page)
    write_it(page)
    plan(page, PLAN)
    click(page, "Vlechtwerk van de ander")
    fill_strand(page, "Leeftijd", standing="Aangenomen", word=WORD)
    visitor.open("/nl/reflections")
    find_it(page)

    visitor.open("/nl/reflections/export")
    expect(page.get_by_text("de actiepunten en het vlechtwerk die erbij horen")).to_be_visible()
    page.get_by_label("Titel op de voorkant").fill("Mijn eerste week")
    make_file(page)
    said = words_in(download(page, tmp_path))
    wanted = ("Mijn eerste week", TITLE, FIRST, LEARNT, "gespannen (4 van 5)", "thee", PLAN, WORD)
    assert [words for words in wanted if words not in said] == []

    (kept,) = reflections_of(person)
    assert (kept.title, kept.template, kept.kind) == (TITLE, "starr", "home-visit")
    assert (kept.tags, kept.feelings_before) == (("thee",), (Felt("tense", 4),))
    assert written_in(kept) == {"situation": FIRST, "task": LEARNT}
    assert kept.prompt is not None
    assert kept.prompt.article == ARTICLE
