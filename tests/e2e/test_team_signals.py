"""Saying yes to being counted, stopping, and what a coordinator sees; on a phone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from accounts.models import AuditEntry
from tests.e2e.app import App
from tests.e2e.browser import PHONE
from tests.e2e.conftest import Visit
from tests.e2e.people import Somebody, signed_in, somebody
from tests.e2e.steps import heading
from tests.e2e.teams import employer, head_of_teams
from tests.factories.accounts import MembershipFactory


@pytest.fixture
def colleague(app: App) -> Somebody:
    return somebody("Bram")


def test_somebody_says_yes_and_stops_again(
    app: App, new_visitor: Visit, colleague: Somebody
) -> None:
    MembershipFactory(person=colleague.person, organisation=employer("Wijkteam Zuid"))
    state = signed_in(colleague.person, app.url)
    page = new_visitor(storage_state=state, viewport=PHONE).open("/nl/account")
    section = page.locator("#counted")
    expect(section.get_by_text("Je telt niet mee.")).to_be_visible()
    section.get_by_role("button", name="Ja, tel mij mee Wijkteam Zuid").press("Enter")
    expect(section.get_by_text(re.compile("Je telt mee met wat je schrijft"))).to_be_visible()
    expect(page.get_by_role("status").filter(has_text="Je telt mee")).to_have_count(1)
    section.get_by_role("button", name="Stop met meetellen Wijkteam Zuid").press("Enter")
    expect(section.get_by_text(re.compile("Je stopte op"))).to_be_visible()
    entries = AuditEntry.objects.filter(subject_id=colleague.person.pk).order_by("id")
    actions = list(entries.values_list("action", flat=True))
    assert actions == ["signals_agreed", "signals_withdrawn"]


def test_a_coordinator_looks_and_reads(app: App, new_visitor: Visit, colleague: Somebody) -> None:
    head = head_of_teams(colleague.person)
    state = signed_in(head.person, app.url)
    page = new_visitor(storage_state=state, viewport=PHONE).open("/nl/account")
    page.get_by_role("link", name="Wat leeft er in je team?").click()
    expect(heading(page, "Wat leeft er in je team?")).to_be_visible()
    picture = page.get_by_role("img", name=re.compile("Per thema een lint"))
    expect(picture).to_be_visible()
    expect(picture.get_by_text("25+")).to_be_visible()
    page.get_by_text("Toon dit als tabel").press("Enter")
    expect(page.get_by_role("row").nth(1).get_by_text("minstens 25 mensen")).to_be_visible()
    expect(page.get_by_text("Er is nog niets te tonen")).to_be_visible()


def test_for_a_colleague_the_screen_is_not_there(
    app: App, new_visitor: Visit, colleague: Somebody
) -> None:
    MembershipFactory(person=colleague.person, organisation=employer("Wijkteam Oost"))
    state = signed_in(colleague.person, app.url)
    page = new_visitor(storage_state=state, viewport=PHONE).open("/nl/team")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_text("Hoe je dit leest")).to_be_hidden()
