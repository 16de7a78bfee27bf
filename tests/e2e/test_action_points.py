"""Action points on a phone: written under a reflection, done, told, and taken along in the next."""

from __future__ import annotations

import datetime
import re
from typing import Any
from zoneinfo import ZoneInfo

from playwright.sync_api import Page, expect

from accounts.mail import reminder_mail
from accounts.models import Person
from tests.e2e.app import App
from tests.e2e.axe import violations
from tests.e2e.browser import PHONE
from tests.e2e.people import signed_in, somebody
from tests.e2e.steps import click, heading, is_removal, paper
from tests.factories.action_points import ActionPointFactory
from tests.factories.reflections import ReflectionFactory

WHAT = "De tolk vooraf bellen"


def today() -> datetime.date:
    """Return the day it is where the browser is."""
    return datetime.datetime.now(ZoneInfo("Europe/Brussels")).date()


def row(page: Page, what: str = WHAT) -> Any:
    return page.get_by_role("listitem").filter(has_text=what)


def test_what_somebody_means_to_do_becomes_part_of_the_next_reflection(
    app: App, new_visitor: Any
) -> None:
    person = somebody("Noor").person
    reflection = ReflectionFactory(person=person, title="Een stil gesprek")
    page = new_visitor(storage_state=signed_in(person, app.url), viewport=PHONE).page
    page.goto(f"{app.url}/nl/reflections/{reflection.id}")

    click(page, "Nieuw actiepunt")
    expect(page.get_by_label("Wat wil je doen?")).to_be_focused()
    page.keyboard.type(WHAT)
    tomorrow = today() + datetime.timedelta(1)
    page.get_by_label("Tegen wanneer").fill(tomorrow.isoformat())
    click(page, "Bewaar")
    expect(row(page).get_by_text("Tegen morgen")).to_be_visible()
    expect(page.get_by_role("button", name="Nieuw actiepunt")).to_be_focused()
    assert violations(page) == []

    page.goto(f"{app.url}/nl/today")
    expect(row(page).get_by_text("Tegen morgen")).to_be_visible()
    box = page.get_by_role("checkbox", name=WHAT)
    box.focus()
    page.keyboard.press("Space")
    expect(row(page).get_by_text("Gedaan, vandaag")).to_be_visible()
    expect(page.get_by_text("Gedaan. Haal het vinkje weg om het terug te zetten.")).to_be_attached()
    expect(box).to_be_focused()
    page.keyboard.press("Space")
    expect(row(page).get_by_text("Tegen morgen")).to_be_visible()
    page.keyboard.press("Space")
    page.get_by_role("button", name=f"Hoe ging het? {WHAT}").click()
    page.get_by_label("Hoe ging het?", exact=True).fill("Hij vroeg zelf om een plek naast haar.")
    click(page, "Bewaar")
    expect(row(page).get_by_text("Hij vroeg zelf om een plek naast haar.")).to_be_visible()
    assert violations(page) == []

    page.goto(f"{app.url}/nl/reflections/new")
    expect(heading(page, "Sinds je vorige reflectie")).to_be_visible()
    paper(page).fill("Vandaag ging het lichter.")
    click(page, "Neem dit mee")
    expect(paper(page)).to_have_value(
        re.compile(
            f"{WHAT}: gedaan. Hij vroeg zelf om een plek naast haar.\n\nVandaag ging het lichter."
        )
    )
    expect(page.get_by_text("Dit staat nu in je reflectie.")).to_be_visible()
    click(page, "Klaar")
    expect(page.get_by_text("Hij vroeg zelf om een plek naast haar.")).to_be_visible()


def test_moving_dropping_and_removing_can_all_be_taken_back(app: App, new_visitor: Any) -> None:
    person = somebody("Ilse").person
    late = today() - datetime.timedelta(1)
    ActionPointFactory(person=person, what=WHAT, due_on=late)
    page = new_visitor(storage_state=signed_in(person, app.url), viewport=PHONE).page
    page.goto(f"{app.url}/nl/actions")
    expect(row(page).get_by_text("Was voor gisteren")).to_be_visible()

    page.get_by_role("button", name=f"Verzet: {WHAT}").click()
    click(page, "Morgen")
    page.get_by_role("form").get_by_role("button", name="Verzet", exact=True).click()
    expect(row(page).get_by_text("Verzet naar morgen")).to_be_visible()
    page.get_by_role("button", name=f"Zet terug: {WHAT}").click()
    expect(row(page).get_by_text("Was voor gisteren")).to_be_visible()

    page.get_by_role("button", name=f"Laat vallen: {WHAT}").click()
    expect(row(page).get_by_text("Laten vallen, vandaag")).to_be_visible()
    # The button went; who works with a keyboard goes on from the box.
    expect(page.get_by_role("checkbox", name=WHAT)).to_be_focused()
    page.get_by_role("button", name=f"Zet terug: {WHAT}").click()
    expect(row(page).get_by_text("Was voor gisteren")).to_be_visible()

    page.get_by_role("button", name=f"Wijzig: {WHAT}").click()
    click(page, "Verwijder dit actiepunt")
    expect(row(page)).to_have_count(0)
    click(page, "Zet terug")
    expect(row(page)).to_be_visible()
    page.get_by_role("button", name=f"Wijzig: {WHAT}").click()
    click(page, "Verwijder dit actiepunt")
    with page.expect_response(is_removal) as gone:
        # Leaving makes it final.
        click(page, "Vandaag")
    assert gone.value.status == 204
    page.goto(f"{app.url}/nl/actions")
    expect(heading(page, "Niets te doen")).to_be_visible()


def test_reminders_end_from_the_mail_and_begin_again_in_the_account(
    app: App, new_visitor: Any
) -> None:
    person = somebody("Wout").person
    link = re.search(r"/nl/reminders#\S+", str(reminder_mail(person).body))
    assert link
    page = new_visitor(viewport=PHONE).page
    page.goto(f"{app.url}{link.group()}")
    click(page, "Zet herinneringen uit")
    expect(page.get_by_role("status").get_by_text("Herinneringen staan uit.")).to_be_visible()
    assert Person.objects.get(pk=person.pk).reminders is False

    page = new_visitor(storage_state=signed_in(person, app.url), viewport=PHONE).page
    page.goto(f"{app.url}/nl/account")
    switch = page.get_by_role("checkbox", name="Mail me als er iets klaarstaat")
    expect(switch).not_to_be_checked()
    switch.focus()
    page.keyboard.press("Space")
    expect(page.get_by_text("Herinneringen staan aan.")).to_be_visible()
    assert Person.objects.get(pk=person.pk).reminders is True
