"""From the home screen of a phone to a reflection that is found again."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from reflections.contents import Felt
from tests.e2e.app import App
from tests.e2e.browser import PHONE
from tests.e2e.conftest import Visit
from tests.e2e.people import Somebody, reflections_of, signed_in, somebody, written_in
from tests.e2e.steps import (
    app_is_on_device,
    choose,
    click,
    heading,
    paper,
    status,
    unfold_the_rest,
)
from tests.factories.accounts import MembershipFactory
from tests.factories.reflections import TemplateFactory

FIRST = "Hij legde zijn jas niet af."


@pytest.fixture
def writer(app: App) -> Somebody:
    return somebody("Fien")


@pytest.fixture
def phone(app: App, new_visitor: Visit, writer: Somebody) -> Page:
    """A phone on which the shortcut of the home screen was pressed."""
    visitor = new_visitor(storage_state=signed_in(writer.person, app.url), viewport=PHONE)
    return visitor.open("/?to=today")


def test_one_field_is_ready_and_everything_else_can_wait(phone: Page, writer: Somebody) -> None:
    field = phone.get_by_label("Hoe was het vandaag?")
    expect(field).to_be_focused()
    phone.keyboard.type(FIRST)
    expect(status(phone)).to_have_text("Bewaard")
    click(phone, "Schrijf verder")
    expect(paper(phone)).to_have_value(FIRST)

    choose(phone, "Werkvorm", "STARR")
    expect(phone.get_by_label("Wat was de situatie?")).to_have_value(FIRST)
    click(phone, "Volgende vraag")
    phone.keyboard.type("Luisteren.")
    click(phone, "Toon alle vragen")
    expect(phone.get_by_label("Wat was je taak?")).to_have_value("Luisteren.")

    unfold_the_rest(phone)
    choose(phone, "Soort gesprek", "Huisbezoek")
    before = phone.get_by_role("group", name="Hoe voelde je je ervoor?")
    before.get_by_role("button", name="gespannen").click()
    before.get_by_role("button", name="4 van 5").click()
    phone.get_by_label(re.compile("^Trefwoorden")).fill("jas, stil verdriet")
    click(phone, "Klaar")
    expect(phone.get_by_text("gespannen (4 van 5)")).to_be_visible()
    expect(phone.get_by_text("Trefwoorden: jas, stil verdriet")).to_be_visible()

    click(phone, "Naar je reflecties")
    click(phone, "Soort gesprek")
    phone.get_by_role("button", name="Huisbezoek", exact=True).click()
    expect(phone.get_by_role("link", name=FIRST)).to_be_visible()
    phone.get_by_role("searchbox").fill("verdriet")
    expect(heading(phone, "1 reflectie gevonden")).to_be_visible()

    (kept,) = reflections_of(writer.person)
    assert (kept.template, kept.kind) == ("starr", "home-visit")
    assert kept.tags == ("jas", "stil verdriet")
    assert kept.feelings_before == (Felt("tense", 4),)
    assert written_in(kept) == {"situation": FIRST, "task": "Luisteren."}


def test_a_template_of_one_s_organisation_works_without_a_connection(
    app: App, new_visitor: Visit, writer: Somebody
) -> None:
    employer = MembershipFactory(person=writer.person).organisation
    coordinator = MembershipFactory(organisation=employer, role="coordinator").person
    template = TemplateFactory(person=coordinator, name={"nl": "Na een huisbezoek"})
    visitor = new_visitor(storage_state=signed_in(writer.person, app.url), viewport=PHONE)
    # The templates come along with the first screen after signing in.
    with visitor.page.expect_response(re.compile("/api/v1/templates")):
        page = visitor.open("/nl/today")
    app_is_on_device(page)
    page = visitor.open("/nl/reflections/new")
    expect(paper(page)).to_be_visible()
    visitor.lose_connection()
    page.reload()
    choose(page, "Werkvorm", "Na een huisbezoek")
    page.get_by_label("Wat zag je?").fill("Een lege stoel.")
    expect(status(page)).to_have_text("Bewaard op dit toestel")
    visitor.find_connection()
    expect(status(page)).to_have_text("Bewaard")
    (kept,) = reflections_of(writer.person)
    assert kept.template == template.key
    assert [question.text for question in kept.questions] == ["Wat zag je?", "Wat vraag je?"]
