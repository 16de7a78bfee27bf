"""What was written without a connection keeps its questions, whatever became of them meanwhile."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, expect

from accounts.models import Membership, Organisation, Person
from core.tenancy import acting_as
from reflections.contents import Asked
from reflections.designing import change_template
from reflections.models import Template
from tests.e2e.app import App
from tests.e2e.browser import PHONE, Visitor, visit_with_profile
from tests.e2e.people import Somebody, end_session, reflections_of, somebody, written_in
from tests.e2e.steps import app_is_on_device, choose, click, finish, heading, sign_in, status
from tests.e2e.teams import employer
from tests.factories.accounts import MembershipFactory
from tests.factories.reflections import ReflectionFactory, TemplateFactory

NAME = "Na een huisbezoek"
SAW, ASK = "Wat zag je?", "Wat vraag je nog?"
HELP, ANOTHER_HELP = "Kleuren, geuren, wie er zat.", "Noem drie dingen."
NEW, REWORDED = "Wat voelde je?", "Welke vraag neem je mee?"
CHAIR, BROTHER, TEA = "Een lege stoel.", "Waar haar broer is.", "Twee koppen thee."


@pytest.fixture
def team(app: App) -> Organisation:
    return employer("Wijkteam Zuid")


@pytest.fixture
def head(team: Organisation) -> Person:
    """Who coordinates the team."""
    person = somebody("Griet").person
    MembershipFactory(person=person, organisation=team, role="coordinator")
    return person


@pytest.fixture
def template(head: Person, team: Organisation) -> Template:
    """Of the team: it asks two things."""
    questions = (
        {"text": {"nl": SAW}, "hint": {"nl": HELP}},
        {"text": {"nl": ASK}, "hint": {"nl": HELP}},
    )
    made: Template = TemplateFactory(
        person=head, organisation=team, name={"nl": NAME}, questions=questions
    )
    return made


@pytest.fixture
def writer(team: Organisation) -> Somebody:
    found = somebody("Yusuf")
    MembershipFactory(person=found.person, organisation=team)
    return found


def ask_otherwise(template: Template, head: Person, _writer: Somebody) -> None:
    """Take the first question away, say the second one otherwise, and put a new one first."""
    _gone, kept = template.questions
    reworded = {"key": kept["key"], "text": {"nl": REWORDED}, "hint": {"nl": ANOTHER_HELP}}
    with acting_as(head.pk):
        change_template(template=template, changes={"questions": [{"text": {"nl": NEW}}, reworded]})


def retire(template: Template, head: Person, writer: Somebody) -> None:
    """Ask otherwise, and then offer it no more."""
    ask_otherwise(template, head, writer)
    with acting_as(head.pk):
        change_template(template=template, changes={"retired": True})


def let_go(_template: Template, _head: Person, writer: Somebody) -> None:
    """Let the writer work elsewhere, where nobody knows the template."""
    Membership.objects.filter(person=writer.person).delete()


def write_offline(visitor: Visitor) -> None:
    """Answer both questions in something new, and one again in what was there."""
    page = visitor.page
    app_is_on_device(page)
    visitor.lose_connection()
    page.get_by_role("main").get_by_role("link", name="Nieuwe reflectie").click()
    choose(page, "Werkvorm", NAME)
    page.get_by_label(SAW).fill(CHAIR)
    click(page, "Volgende vraag")
    page.get_by_label(ASK).fill(BROTHER)
    finish(page)
    page.get_by_role("link", name="Begonnen").click()
    click(page, "Bewerken")
    click(page, "Volgende vraag")
    page.get_by_label(ASK).fill(BROTHER)
    expect(status(page)).to_have_text("Bewaard op dit toestel")


def read_with_old_questions(page: Page, title: str) -> None:
    """Read both answers below the questions that were asked, and find those while writing on."""
    page.get_by_role("link", name=title).click()
    for question in (SAW, ASK):
        expect(heading(page, question)).to_be_visible()
    click(page, "Bewerken")
    click(page, "Toon alle vragen")
    expect(page.get_by_role("textbox", name=SAW)).to_be_editable()
    expect(page.get_by_role("textbox", name=ASK)).to_have_value(BROTHER)
    for other in (NEW, REWORDED, ANOTHER_HELP):
        expect(page.get_by_text(other)).to_have_count(0)
    finish(page)


@pytest.mark.parametrize("meanwhile", [ask_otherwise, retire, let_go], ids=lambda it: it.__name__)
def test_a_draft_of_ninety_days_ago_keeps_the_questions_it_answers(
    app: App,
    playwright: Playwright,
    tmp_path: Path,
    template: Template,
    head: Person,
    writer: Somebody,
    meanwhile: Callable[[Template, Person, Somebody], None],
) -> None:
    first, second = (question["key"] for question in template.questions)
    ReflectionFactory(
        person=writer.person, title="Begonnen", template=template.key, answers={first: TEA}
    )
    visitor = visit_with_profile(playwright, app.url, tmp_path, viewport=PHONE)
    page = visitor.open("/nl/reflections")
    sign_in(page, writer.email)
    page.get_by_role("link", name="Begonnen").click()
    expect(page.get_by_text(TEA)).to_be_visible()
    click(page, "Naar je reflecties")
    # The templates come along with the first writing.
    with page.expect_response(re.compile("/api/v1/templates")):
        visitor.open("/nl/reflections/new")
    expect(page.get_by_label("Je reflectie")).to_be_editable()
    click(page, "Reflecties")
    write_offline(visitor)
    end_session(visitor)
    visitor.context.clear_cookies()
    visitor.context.close()
    meanwhile(template, head, writer)

    visitor = visit_with_profile(playwright, app.url, tmp_path, viewport=PHONE)
    page = visitor.open("/nl/reflections")
    sign_in(page, writer.email)
    expect(page.get_by_text("nog niet verstuurd")).to_have_count(0)
    expect(page.get_by_text("wacht op jou")).to_have_count(0)
    read_with_old_questions(page, CHAIR)
    read_with_old_questions(page, "Begonnen")
    visitor.context.close()

    kept = reflections_of(writer.person)
    assert [one.questions for one in kept] == [(Asked(first, SAW), Asked(second, ASK))] * 2
    assert [one.template for one in kept] == [template.key] * 2
    answers = [written_in(one) for one in kept]
    assert answers == [{first: TEA, second: BROTHER}, {first: CHAIR, second: BROTHER}]
