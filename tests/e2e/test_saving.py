"""Keeping articles: saving, a note, lists, and the way back from a removal."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Page, expect

from tests.e2e.app import App
from tests.e2e.axe import violations
from tests.e2e.browser import PHONE
from tests.e2e.people import signed_in, somebody
from tests.e2e.steps import click, heading, is_removal, sign_in

ARTICLE = "/nl/articles/tussen-wachten-en-weten"


def item(page: Page, title: str) -> Any:
    return page.get_by_role("listitem").filter(has=page.get_by_role("heading", name=title))


def test_an_article_is_saved_noted_listed_and_put_back(app: App, new_visitor: Any) -> None:
    person = somebody("Noor").person
    visitor = new_visitor(storage_state=signed_in(person, app.url))
    page = visitor.open(ARTICLE)
    page.get_by_role("button", name="Bewaar", exact=True).click()
    click(page, "Schrijf een notitie")
    page.get_by_label("Je notitie").fill("Voor donderdag.\nOok voor Ilse.")
    click(page, "Bewaar notitie")
    expect(page.get_by_role("button", name="Wijzig notitie")).to_be_visible()
    page.get_by_role("main").get_by_role("link", name="Bewaard", exact=True).click()
    expect(page).to_have_url(re.compile("/nl/saved$"))

    saved = item(page, "Tussen wachten en weten")
    expect(saved.get_by_text("Ook voor Ilse.")).to_be_visible()

    click(page, "Nieuwe lijst")
    page.get_by_label("Naam van de lijst").fill("Voor het team")
    page.get_by_role("main").get_by_role("button", name="Bewaar", exact=True).click()
    expect(heading(page, "Deze lijst is nog leeg")).to_be_visible()
    page.get_by_role("navigation", name="Lijsten").get_by_role("link", name="Alles").click()
    saved.get_by_role("button", name="Lijsten").click()
    page.get_by_role("dialog").get_by_text("Voor het team").click()
    expect(page.get_by_role("checkbox", name="Voor het team")).to_be_checked()
    click(page, "Klaar")
    page.get_by_role("navigation", name="Lijsten").get_by_role("link", name="Voor het team").click()
    expect(saved).to_be_visible()
    page.set_viewport_size(PHONE)
    assert violations(page) == []

    saved.get_by_role("button", name="Haal weg").click()
    expect(saved).to_have_count(0)
    click(page, "Zet terug")
    expect(saved.get_by_text("Ook voor Ilse.")).to_be_visible()
    saved.get_by_role("button", name="Haal weg").click()
    with page.expect_response(is_removal) as gone:
        # Leaving makes it final.
        click(page, "Vandaag")
    assert gone.value.status == 204
    page.goto(f"{app.url}/nl/saved")
    expect(heading(page, "Je bewaart nog niets")).to_be_visible()


def test_a_list_is_put_in_another_order(app: App, new_visitor: Any) -> None:
    person = somebody("Ilse").person
    found = app.get("/articles?language=nl&pageSize=2")["items"]
    page = new_visitor(storage_state=signed_in(person, app.url)).page
    for article in found:
        page.goto(f"{app.url}/nl/articles/{article['slug']}")
        page.get_by_role("button", name="Bewaar", exact=True).click()
        expect(page.get_by_role("button", name="Haal weg")).to_be_visible()
    page.goto(f"{app.url}/nl/saved")
    click(page, "Nieuwe lijst")
    page.get_by_label("Naam van de lijst").fill("Volgorde")
    page.get_by_role("main").get_by_role("button", name="Bewaar", exact=True).click()
    expect(heading(page, "Volgorde")).to_be_visible()
    page.get_by_role("navigation", name="Lijsten").get_by_role("link", name="Alles").click()
    for article in found:
        item(page, article["title"]).get_by_role("button", name="Lijsten").click()
        page.get_by_role("dialog").get_by_text("Volgorde").click()
        expect(page.get_by_role("checkbox", name="Volgorde")).to_be_checked()
        click(page, "Klaar")
    page.get_by_role("navigation", name="Lijsten").get_by_role("link", name="Volgorde").click()
    titles = page.get_by_role("main").get_by_role("listitem").get_by_role("heading")
    expect(titles).to_have_text([one["title"] for one in found])
    page.get_by_role("button", name=re.compile("lager$")).first.click()
    expect(titles).to_have_text([one["title"] for one in reversed(found)])
    page.reload()
    expect(titles).to_have_text([one["title"] for one in reversed(found)])


def test_who_is_not_signed_in_comes_back_to_the_article(app: App, new_visitor: Any) -> None:
    somebody_else = somebody("Wout")
    page = new_visitor().open(ARTICLE)
    page.get_by_role("main").get_by_role("link", name="Bewaar", exact=True).click()
    sign_in(page, somebody_else.email)
    expect(page).to_have_url(re.compile(f"{ARTICLE}$"))
    expect(page.get_by_role("button", name="Bewaar", exact=True)).to_be_visible()
