"""Looking back on a phone: by what was chosen, by month, and around this day."""

from __future__ import annotations

import datetime
import re
from typing import Any

from playwright.sync_api import Page, expect

from tests.e2e.app import App
from tests.e2e.axe import violations
from tests.e2e.browser import PHONE
from tests.e2e.people import signed_in, somebody
from tests.e2e.steps import click, heading
from tests.factories.reflections import ReflectionFactory


def said(page: Page, what: str) -> None:
    """Expect that a screen reader says something."""
    expect(page.locator("#announcements-polite")).to_contain_text(what)


def test_somebody_looks_back_on_a_phone(app: App, new_visitor: Any) -> None:
    person = somebody("Noor").person
    today = datetime.datetime.now(tz=datetime.UTC).date()
    day = today.replace(day=1) - datetime.timedelta(days=1)
    ReflectionFactory(
        person=person,
        title="Met de tolk",
        theme="interpreter-use",
        occurred_on=day,
        answers={"text": "Elle est réfugiée. Ze zweeg lang."},
        feelings_before=["tense"],
        tags=["stilte"],
    )
    for number in range(30):
        ReflectionFactory(
            person=person,
            title=f"Gesprek {number}",
            occurred_on=today - datetime.timedelta(days=40 + number),
        )
    ReflectionFactory(
        person=person,
        title="Een jaar terug",
        occurred_on=datetime.date(today.year - 1, today.month, min(today.day, 28)),
    )
    visitor = new_visitor(storage_state=signed_in(person, app.url))
    page = visitor.page
    page.set_viewport_size(PHONE)

    # Around this day.
    visitor.open("/nl/today")
    card = page.get_by_role("region", name="Rond deze dag")
    expect(card.get_by_role("link", name="Een jaar terug")).to_be_visible()
    assert violations(page) == []
    card.get_by_role("button", name="Vandaag niet").click()
    expect(card).to_be_hidden()

    # By what was chosen, without words and with them.
    visitor.open("/nl/reflections")
    click(page, "Trefwoord")
    page.get_by_role("button", name="stilte", exact=True).click()
    said(page, "1 gevonden")
    page.get_by_label("Zoek in je reflecties").fill("réfugiés")
    expect(page.locator("mark")).to_have_text("réfugiée")
    assert violations(page) == []
    assert "stilte" not in page.url
    page.get_by_role("link", name="Met de tolk").click()
    expect(heading(page, "Met de tolk")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("button", name="Trefwoord: stilte", exact=True)).to_be_visible()
    expect(page.locator("mark")).to_have_text("réfugiée")
    page.get_by_label("Zoek in je reflecties").fill("")
    page.keyboard.press("Enter")
    expect(page.locator("mark")).to_have_count(0)
    click(page, "Wis filters")
    said(page, "Filters gewist")

    # The timeline is where it was left.
    last = page.get_by_role("link", name="Gesprek 29")
    last.scroll_into_view_if_needed()
    last.click()
    expect(heading(page, "Gesprek 29")).to_be_visible()
    page.go_back()
    expect(last).to_be_in_viewport()

    # By month, with the keyboard as well.
    page.get_by_role("link", name="Kalender").click()
    page.get_by_role("link", name="Vorige maand").click()
    chosen = page.get_by_role("link", name=re.compile(": 1 reflectie, "))
    chosen.focus()
    page.keyboard.press("Home")
    monday = day - datetime.timedelta(days=day.weekday())
    expect(page.locator(f"[data-day='{monday}']")).to_be_focused()
    chosen.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Met de tolk")).to_be_visible()
    assert f"day={day}" in page.url
    assert violations(page) == []
    click(page, "Schrijf over deze dag")
    page.get_by_label("Je reflectie").fill("Wat ik toen nog niet zag.")
    click(page, "Klaar")
    expect(heading(page, "Nieuwe reflectie")).to_be_hidden()
    visitor.open(f"/nl/reflections/calendar?day={day}")
    expect(page.get_by_role("link", name=re.compile(": 2 reflecties, "))).to_be_visible()
