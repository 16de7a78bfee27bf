"""On a phone: choose, wait, fetch; and the file holds what was written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import expect

from tests.e2e.app import App
from tests.e2e.axe import violations
from tests.e2e.browser import PHONE
from tests.e2e.people import signed_in, somebody
from tests.e2e.steps import click
from tests.e2e.taking_along import download, make_file, words_in, worker
from tests.factories.reflections import ReflectionFactory

TEXT = "Ze zweeg lang. Ik heb gewacht #import <b>"


def test_chosen_reflections_become_a_portfolio_and_everything_becomes_data(
    app: App, new_visitor: Any, tmp_path: Path
) -> None:
    person = somebody("Noor").person
    for number in range(3):
        ReflectionFactory(person=person, title=f"Gesprek {number}", answers={"text": TEXT})
    page = new_visitor(storage_state=signed_in(person, app.url)).page
    page.set_viewport_size(PHONE)
    page.goto(f"{app.url}/nl/reflections")
    page.get_by_role("link", name="Neem je reflecties mee als bestand").click()
    page.get_by_label("Reflecties die je zelf kiest").check()
    for title in ("Gesprek 0", "Gesprek 2"):
        page.get_by_text(title, exact=True).click()
    expect(page.get_by_text("2 reflecties gekozen")).to_be_visible()
    page.get_by_label("Titel op de voorkant").fill("Twee keer stil")
    click(page, "Maak het bestand")
    expect(page.get_by_text("Je bestand staat in de rij")).to_have_count(2)
    assert violations(page) == []
    with worker():
        expect(page.get_by_role("link", name="Download het bestand")).to_be_visible()
    assert violations(page) == []

    said = words_in(download(page, tmp_path))
    for words in ("Twee keer stil", "Gesprek 0", "Gesprek 2", TEXT):
        assert words in said
    assert "Gesprek 1" not in said
    click(page, "Verwijder")
    expect(page.get_by_role("link", name="Download het bestand")).to_have_count(0)

    page.get_by_label("Al je reflecties").check()
    page.get_by_label("Gegevens (JSON)").check()
    make_file(page)
    document = json.loads(download(page, tmp_path).read_text(encoding="utf-8"))
    assert [one["answers"]["text"] for one in document["reflections"]] == [TEXT] * 3


def test_the_file_of_an_ended_session_stays_where_it_is(app: App, new_visitor: Any) -> None:
    person = somebody("Noor").person
    ReflectionFactory(person=person)
    page = new_visitor(storage_state=signed_in(person, app.url)).page
    page.goto(f"{app.url}/nl/reflections/export")
    make_file(page)
    link = page.get_by_role("link", name="Download het bestand")
    address = f"{app.url}{link.get_attribute('href')}"
    other = new_visitor(storage_state=signed_in(somebody("Iemand").person, app.url)).page
    assert other.request.get(address).status == 404
    assert new_visitor().page.request.get(address).status == 401
    assert page.request.get(address).status == 200
