"""A coordinator makes a template, and a colleague writes with it; on a phone."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.e2e.app import App
from tests.e2e.browser import PHONE
from tests.e2e.conftest import Visit
from tests.e2e.people import signed_in, somebody
from tests.e2e.steps import choose, click, heading
from tests.e2e.teams import employer
from tests.factories.accounts import MembershipFactory

NAME = "Na een gesprek met een tolk"


def question(page: Page, number: int) -> Locator:
    return page.get_by_role("group", name=f"Vraag {number}", exact=True)


def test_a_coordinator_makes_one_and_a_colleague_writes_with_it(
    app: App, new_visitor: Visit
) -> None:
    head, colleague = somebody("Griet").person, somebody("Bram").person
    team = employer("Wijkteam West")
    MembershipFactory(person=head, organisation=team, role="coordinator")
    MembershipFactory(person=colleague, organisation=team)

    page = new_visitor(storage_state=signed_in(head, app.url), viewport=PHONE).open("/nl/team")
    click(page, "Werkvormen van je team")
    click(page, "Begin met een kopie van Zes vragen van Gibbs")
    page.get_by_label("Naam").fill(NAME)
    for _ in range(4):
        page.get_by_role("button", name="Verwijder vraag 3").press("Enter")
    question(page, 2).get_by_label("Wat vraag je?").fill("Wat zei de tolk niet?")
    # The browser asks before the page goes; the words are there again afterwards.
    page.once("dialog", lambda dialog: dialog.accept())
    page.reload()
    expect(page.get_by_label("Naam")).to_have_value(NAME)
    page.get_by_role("button", name="Zet vraag 2 hoger").press("Enter")
    expect(page.get_by_role("button", name="Zet vraag 1 hoger")).to_be_focused()
    page.get_by_role("button", name="Bewaar", exact=True).press("Enter")
    expect(heading(page, "Werkvorm veranderen")).to_be_visible()

    writer = new_visitor(storage_state=signed_in(colleague, app.url), viewport=PHONE)
    paper = writer.open("/nl/reflections/new")
    choose(paper, "Werkvorm", NAME)
    first = paper.get_by_label("Wat zei de tolk niet?")
    first.fill("Dat ze moe was.")
    expect(paper.get_by_text("Vraag 1 van 2")).to_be_visible()
    paper.get_by_role("button", name="Klaar").click()
    expect(paper.get_by_text("Dat ze moe was.")).to_be_visible()

    question(page, 1).get_by_label("Wat vraag je?").fill("Wat bleef onvertaald?")
    page.get_by_role("button", name="Bewaar", exact=True).press("Enter")
    expect(page.get_by_role("form").get_by_text("Bewaard", exact=True)).to_be_visible()
    page.get_by_role("button", name=re.compile("^Bied niet meer aan")).press("Enter")
    expect(page.get_by_role("button", name=re.compile("^Bied weer aan"))).to_be_visible()

    paper.reload()
    expect(paper.get_by_text("Wat zei de tolk niet?")).to_be_visible()
    expect(paper.get_by_text("Dat ze moe was.")).to_be_visible()
    writer.open("/nl/reflections/new")
    paper.get_by_role("button", name="Werkvorm").click()
    expect(paper.get_by_role("option").first).to_be_visible()
    expect(paper.get_by_role("option", name=NAME)).to_be_hidden()
