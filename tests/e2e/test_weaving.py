"""Drawing and reading a weave on a phone, with a keyboard alone, and by what is spoken."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Page, expect

from tests.e2e.app import App
from tests.e2e.axe import violations
from tests.e2e.browser import PHONE
from tests.e2e.people import signed_in, somebody
from tests.e2e.steps import click, heading
from tests.factories.reflections import ReflectionFactory

QUESTION = "Wat geeft jou houvast als het moeilijk is?"


def said(page: Page, what: str) -> None:
    """Expect that a screen reader says something."""
    expect(page.locator("#announcements-polite")).to_contain_text(what)


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def test_a_weave_is_drawn_with_a_keyboard_and_read_in_words(app: App, new_visitor: Any) -> None:
    person = somebody("Noor").person
    reflection = ReflectionFactory(person=person, title="Bij de thee")
    visitor = new_visitor(storage_state=signed_in(person, app.url))
    page = visitor.page
    page.set_viewport_size(PHONE)
    visitor.open(f"/nl/reflections/{reflection.id}")
    click(page, "Vlechtwerk van de ander")
    expect(heading(page, "Vlechtwerk van de ander")).to_be_visible()

    strands = page.get_by_role("toolbar", name="De twaalf linten van de ander")
    expect(strands.get_by_role("button")).to_have_count(12)
    strands.get_by_role("button").first.focus()
    press(page, *["ArrowDown"] * 4)
    belief = strands.get_by_role("button", name=re.compile("^Geloof en levensovertuiging, niet"))
    expect(belief).to_be_focused()
    press(page, "Enter")
    dialog = page.get_by_role("dialog", name="Geloof en levensovertuiging")
    dialog.get_by_role("radio", name="Niet gevraagd").focus()
    press(page, "ArrowUp")
    expect(dialog.get_by_role("radio", name="Aangenomen")).to_be_checked()
    press(page, "Tab", "Space")
    expect(dialog.get_by_role("checkbox", name="Dit lint weegt voor de ander")).to_be_checked()
    press(page, "Tab")
    page.keyboard.type("bij mevrouw Haddad")
    expect(dialog.get_by_text("Staat hier een naam of een nummer?")).to_be_visible()
    press(page, *["Backspace"] * len("bij mevrouw Haddad"))
    page.keyboard.type("bidt om twaalf uur")
    press(page, "Tab")
    expect(dialog.get_by_role("button", name=QUESTION)).to_be_focused()
    press(page, "Enter")
    assert violations(page) == []
    press(page, "Escape")

    expect(dialog).to_be_hidden()
    said(page, "Geloof en levensovertuiging is bewaard: aangenomen, weegt voor de ander")
    expect(
        strands.get_by_role(
            "button", name="Geloof en levensovertuiging, aangenomen, weegt voor de ander"
        )
    ).to_be_focused()
    row = page.get_by_role("listitem").filter(
        has=page.get_by_role("button", name="Geloof en levensovertuiging aanpassen")
    )
    expect(row).to_contain_text("bidt om twaalf uur")
    expect(page.get_by_text("Hier zitten je aannames")).to_be_visible()
    taken = page.get_by_role("region", name="Vragen die je meeneemt")
    expect(taken.get_by_text(QUESTION)).to_be_visible()

    page.reload()
    expect(row).to_contain_text("bidt om twaalf uur")
    assert violations(page) == []


def test_one_s_own_weave_is_kept_and_laid_beside_the_other(app: App, new_visitor: Any) -> None:
    person = somebody("Bram").person
    reflection = ReflectionFactory(person=person, title="Op de stoep")
    visitor = new_visitor(storage_state=signed_in(person, app.url))
    page = visitor.page
    page.set_viewport_size(PHONE)
    visitor.open("/nl/today")
    click(page, "Jouw vlechtwerk")
    page.get_by_role("button", name="Gezondheid aanpassen").click()
    dialog = page.get_by_role("dialog", name="Gezondheid")
    dialog.get_by_role("radio", name="Vanzelfsprekend").check()
    dialog.get_by_text("Dit lint weegt voor mij").click()
    dialog.get_by_role("button", name="Bewaar", exact=True).click()
    expect(dialog).to_be_hidden()
    click(page, "Bewaar dit moment")
    said(page, "Dit moment is bewaard.")
    expect(page.get_by_role("button", name="Bewaar dit moment")).to_have_count(0)
    page.get_by_role("button", name="Gezondheid aanpassen").click()
    dialog.get_by_role("radio", name="Speelt mee").check()
    press(page, "Escape")
    expect(dialog).to_be_hidden()
    page.get_by_role("link", name=re.compile("^Vergelijk met nu: ")).click()
    changed = page.get_by_role("region", name="Wat er veranderde")
    expect(changed).to_contain_text("Eerst vanzelfsprekend, weegt voor mij, daarna speelt mee")

    visitor.open(f"/nl/reflections/{reflection.id}/weave")
    # Touching the ribbon itself opens it as well.
    touch = page.locator("[data-strand=health]")
    box = page.get_by_role("button", name=re.compile("^Gezondheid, niet")).bounding_box()
    assert box is not None
    edge = touch.bounding_box()
    assert edge is not None
    page.mouse.click(edge["x"] + 4, box["y"] + box["height"] / 2)
    dialog.get_by_role("radio", name="Bekend").check()
    dialog.get_by_text("Dit lint weegt voor de ander").click()
    press(page, "Escape")
    expect(page.get_by_text("Hier raken jullie elkaar")).to_be_visible()
    click(page, "Leg het naast jouw vlechtwerk")
    expect(heading(page, "Jij en de ander")).to_be_visible()
    mine = page.get_by_role("toolbar", name="Jouw twaalf linten")
    mine.get_by_role("button", name=re.compile("^Gezondheid")).click()
    said(page, "Gezondheid. Jij: speelt mee, weegt voor mij. De ander: bekend, weegt voor de ander")
    expect(page.get_by_role("row", name=re.compile("^Gezondheid"))).to_contain_text(
        "weegt voor jullie allebei"
    )
    assert violations(page) == []


def test_what_was_typed_stays_when_there_is_no_connection(app: App, new_visitor: Any) -> None:
    person = somebody("Lise").person
    visitor = new_visitor(storage_state=signed_in(person, app.url))
    page = visitor.open("/nl/weave")
    page.get_by_role("button", name="Leeftijd aanpassen").click()
    dialog = page.get_by_role("dialog", name="Leeftijd")
    dialog.get_by_label("Een woord erbij").fill("jongste van het team")
    visitor.lose_connection()
    press(page, "Escape")
    expect(dialog.get_by_role("alert")).to_contain_text("geen verbinding")
    visitor.find_connection()
    expect(dialog.get_by_label("Een woord erbij")).to_have_value("jongste van het team")
    dialog.get_by_role("button", name="Bewaar", exact=True).click()
    expect(dialog).to_be_hidden()
    expect(page.get_by_text("jongste van het team").last).to_be_visible()
