"""An article on its way to readers, as two editors bring it there."""

from __future__ import annotations

import datetime

from django.utils import timezone
from playwright.sync_api import Page, expect

from api.knowledge.representation import represent
from knowledge.models import PlannedPublication
from knowledge.releasing import publish_planned
from tests.e2e.app import App
from tests.e2e.conftest import Visit
from tests.e2e.people import signed_in
from tests.e2e.steps import click, heading, read_anew, status
from tests.factories.accounts import PersonFactory

TITLE = "Een kopje thee als begin"
SUMMARY = "Waarom een gesprek soms begint met iets kleins, en wat je ermee kunt doen als je wacht."


def editor(app: App, new_visitor: Visit, name: str) -> Page:
    """Return a page of an editor who is signed in."""
    person = PersonFactory(email=f"{name.lower()}@redactie.example", display_name=name, editor=True)
    visitor = new_visitor(storage_state=signed_in(person, app.url))
    visitor.may_hear(r"status of 400 .*/submissions")
    return visitor.open("/nl/editing")


def begin(page: Page) -> None:
    """Begin the article and come to its screen."""
    click(page, "Nieuw artikel")
    dialog = page.get_by_role("dialog", name="Begin een artikel")
    dialog.get_by_label("Titel").fill(TITLE)
    dialog.get_by_role("button", name="Begin", exact=True).click()
    expect(heading(page, TITLE)).to_be_visible()


def write_body(page: Page, markdown: str) -> None:
    """Write the whole text as Markdown."""
    page.get_by_role("radio", name="Markdown").click()
    page.get_by_role("textbox", name="Tekst van het artikel").fill(markdown)


def write_everything(page: Page) -> None:
    """Write all that readers must be given but the body."""
    page.get_by_label("Samenvatting").fill(SUMMARY)
    page.get_by_label("Onderwerpen").fill("gesprek-voeren, Rust")
    click(page, "Voeg een bron toe")
    source = page.get_by_role("group", name="Bron 1")
    expect(source.get_by_label("Auteur")).to_be_focused()
    page.keyboard.type("Boss, P.")
    source.get_by_label("Jaar").fill("1999")
    source.get_by_label("Titel van de bron").fill("Ambiguous Loss")


def saved(page: Page) -> None:
    """Wait until all is saved."""
    expect(status(page)).to_have_text("Alles is bewaard")


def open_waiting(page: Page) -> None:
    """Open the article from what waits for other eyes."""
    page.reload()
    waiting = page.get_by_role("region", name="Wacht op nalezen")
    waiting.get_by_role("link", name=TITLE).click()
    expect(heading(page, TITLE)).to_be_visible()


def test_two_editors_bring_an_article_to_readers(app: App, new_visitor: Visit) -> None:
    noor, wim = (editor(app, new_visitor, name) for name in ("Noor", "Wim"))
    begin(noor)
    click(noor, "Dien in")
    alert = noor.get_by_role("alert").filter(has_text="Dit is nog niet gelukt")
    expect(alert).to_be_focused()
    write_everything(noor)
    write_body(noor, "## Begin\n\nThee.\n\n::: prompt wat-deed-je\nWat deed je?\n:::\n")
    saved(noor)
    click(noor, "Dien in")
    expect(noor.get_by_text("Noor diende versie 1 in")).to_be_visible()

    open_waiting(wim)
    click(wim, "Ik lees dit na")
    expect(wim.get_by_text("Wim leest na.")).to_be_visible()
    expect(wim.get_by_label("Samenvatting")).not_to_be_editable()
    wim.get_by_label("Wat wil je de schrijver zeggen?").fill("Zeg meer over de thee.")
    click(wim, "Stuur terug")
    expect(wim.get_by_text("Wim stuurde versie 1 terug")).to_be_visible()

    noor.reload()
    expect(noor.get_by_text("Zeg meer over de thee.")).to_be_visible()
    write_body(noor, "## Begin\n\nThee met munt.\n\n::: prompt wat-deed-je\nWat deed je?\n:::\n")
    saved(noor)
    click(noor, "Dien in")
    expect(noor.get_by_text("Noor diende versie 2 in")).to_be_visible()

    click(wim, "Redactie")
    open_waiting(wim)
    wim.get_by_text("Versies vergelijken en terugzetten").click()
    click(wim, "Vergelijk")
    expect(wim.get_by_role("insertion")).to_contain_text("met munt")
    click(wim, "Keur goed")
    let_it_appear_tomorrow(wim)
    expect(wim.get_by_text("Versie 2 verschijnt op")).to_be_visible()
    let_tomorrow_come()
    wim.reload()
    expect(wim.get_by_text("Lezers hebben versie 2")).to_be_visible()
    address = wim.get_by_role("link", name="Lees het artikel").get_attribute("href")
    assert address

    reader = new_visitor().open(address)
    expect(heading(reader, TITLE)).to_be_visible()
    expect(reader.get_by_text("Thee met munt.")).to_be_visible()

    noor.reload()
    noor.get_by_text("Versies vergelijken en terugzetten").click()
    click(noor, "Vergelijk")
    expect(noor.get_by_role("insertion")).to_contain_text("met munt")
    click(noor, "Zet versie 1 terug")
    saved(noor)
    expect(noor.get_by_text("Thee.", exact=True).first).to_be_visible()
    read_anew(reader)
    expect(reader.get_by_text("Thee met munt.")).to_be_visible()


def let_it_appear_tomorrow(page: Page) -> None:
    """Plan what was approved for this time tomorrow."""
    tomorrow = timezone.localtime() + datetime.timedelta(days=1)
    page.get_by_label("Of op een moment later").fill(tomorrow.strftime("%Y-%m-%dT%H:%M"))
    click(page, "Plan versie 2")


def let_tomorrow_come() -> None:
    """Move every plan to this moment, and do what the worker does then."""
    PlannedPublication.objects.update(at=timezone.now())
    assert publish_planned(represent=represent) == 1
