"""A weave drawn and read with a keyboard alone, by what is seen and by what is spoken.

Every stop is reached with Tab or an arrow and is circled; every strand, picture, table and change
has a name or is said in a live region, so that it holds for whoever sees none of it.
"""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from core.tenancy import acting_as
from reflections.patterns import Entry
from reflections.weaves import open_weave
from tests.e2e.app import App
from tests.e2e.axe import violations
from tests.e2e.browser import DESK, PHONE
from tests.e2e.conftest import Visit
from tests.e2e.keys import arrived, press, tab_to
from tests.e2e.people import Somebody, signed_in, somebody
from tests.e2e.steps import heading
from tests.factories.reflections import ReflectionFactory
from tests.factories.weaves import keep, turn_back, weave

OTHERS, OWN = "De twaalf linten van de ander", "Jouw twaalf linten"
BRAID = re.compile(r"^Een vlecht van 12 linten\. De lijst eronder zegt hetzelfde in woorden\.$")
WORD = "telt de dagen"


@pytest.fixture
def writer(app: App) -> Somebody:
    return somebody("Kaat")


@pytest.fixture(params=[PHONE, DESK], ids=["phone", "desk"])
def page(app: App, new_visitor: Visit, writer: Somebody, request: Any) -> Page:
    state = signed_in(writer.person, app.url)
    return new_visitor(storage_state=state, viewport=request.param).page


def go(page: Page, app: App, path: str) -> None:
    """Open a page; from there on only keys are used."""
    page.goto(f"{app.url}/nl{path}")
    expect(page.locator(".opening")).to_have_count(0)
    page.wait_for_load_state("networkidle")


def said(page: Page, what: str) -> None:
    """Expect that a screen reader says this, politely, without the focus going anywhere."""
    region = page.locator("#announcements-polite")
    expect(region).to_contain_text(what)
    expect(region).to_have_attribute("aria-live", "polite")
    assert region.evaluate("one => one.closest('[aria-hidden=true], [inert]') === null")


def loom(page: Page, name: str) -> Locator:
    """Return the strands that are called `name`, which say how to walk along them."""
    strands = page.get_by_role("toolbar", name=name)
    expect(strands).to_have_accessible_description(
        re.compile(r"Met de pijltjes ga je van lint naar lint\.$")
    )
    return strands


def strand(page: Page, name: str, says: str) -> Locator:
    """Return the strand that is spoken in this way."""
    return page.get_by_role("toolbar").get_by_role("button", name=f"{name}, {says}", exact=True)


def keys(page: Page, *wanted: str) -> None:
    for key in wanted:
        page.keyboard.press(key)


def test_a_weave_is_drawn_from_the_reflection_and_taken_back(
    app: App, page: Page, writer: Somebody
) -> None:
    reflection = ReflectionFactory(person=writer.person, title="In de wachtzaal")
    go(page, app, f"/reflections/{reflection.id}")
    press(page, "Vlechtwerk van de ander")
    arrived(page, heading(page, "Vlechtwerk van de ander"))
    expect(loom(page, OTHERS)).to_have_attribute("aria-orientation", "vertical")
    expect(page.get_by_role("img", name=BRAID)).to_be_visible()

    # One stop of Tab, at the first strand; the arrows go round at both ends.
    tab_to(page, re.compile("^Leeftijd,"))
    expect(strand(page, "Leeftijd", "niet gevraagd")).to_be_focused()
    keys(page, "ArrowUp")
    expect(strand(page, "Uiterlijk", "niet gevraagd")).to_be_focused()
    keys(page, "ArrowUp")
    expect(strand(page, "Gezondheid", "niet gevraagd")).to_be_focused()
    expect(page.locator(":focus")).to_have_attribute("aria-haspopup", "dialog")
    keys(page, "Enter")

    dialog = page.get_by_role("dialog", name="Gezondheid")
    asked = dialog.get_by_role("group", name="Wat weet je van de ander?")
    expect(asked.get_by_role("radio", name="Niet gevraagd")).to_be_checked()
    # Its name is read first.
    expect(dialog).to_be_focused()
    tab_to(page, re.compile("^Niet gevraagd"))
    keys(page, "ArrowUp")
    expect(asked.get_by_role("radio", name="Aangenomen")).to_be_checked()
    press(page, re.compile("^Dit lint weegt voor de ander"), key="Space")
    tab_to(page, re.compile("^Een woord erbij"))
    expect(page.locator(":focus")).to_have_accessible_description(re.compile("^Geen naam"))
    page.keyboard.type(WORD)
    assert violations(page) == []
    press(page, "Bewaar")

    expect(dialog).to_be_hidden()
    said(page, "Gezondheid is bewaard: aangenomen, weegt voor de ander")
    says = f"aangenomen, weegt voor de ander, woord: {WORD}"
    expect(strand(page, "Gezondheid", says)).to_be_focused()
    expect(page.get_by_role("term").filter(has_text="Hier zitten je aannames")).to_be_visible()
    expect(page.get_by_role("definition").filter(has_text="Gezondheid").first).to_be_visible()

    # The same in words, and as good to work with.
    press(page, "Gezondheid aanpassen")
    expect(dialog).to_be_focused()
    keys(page, "Escape")
    expect(dialog).to_be_hidden()
    expect(page.get_by_role("button", name="Gezondheid aanpassen")).to_be_focused()
    row = page.get_by_role("listitem").filter(has_text="Gezondheid").last
    expect(row).to_contain_text(WORD)
    with acting_as(writer.person.pk):
        kept = open_weave(person_id=writer.person.pk, reflection_id=reflection.id)
    assert dict(kept.pattern.entries) == {"health": Entry("assumed", important=True, word=WORD)}


def cell(page: Page, row: str, column: int) -> Locator:
    """Return what the table says of a strand; its columns and rows have headings."""
    found = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name=row, exact=True))
    return found.get_by_role("cell").nth(column)


def test_one_s_own_and_that_of_the_other_are_read_beside_each_other(
    app: App, page: Page, writer: Somebody
) -> None:
    reflection = ReflectionFactory(person=writer.person, title="In de wachtzaal")
    weave(writer.person, {"age": {"standing": "self-evident"}})
    changes = {"age": {"standing": "assumed", "word": "oudste zoon"}}
    weave(writer.person, changes, reflection=reflection.id)
    go(page, app, f"/reflections/{reflection.id}/weave")
    press(page, "Leg het naast jouw vlechtwerk")
    arrived(page, heading(page, "Jij en de ander"))
    expect(page.get_by_role("img", name=BRAID)).to_have_count(2)
    for name in (OWN, OTHERS):
        expect(
            loom(page, name).get_by_role("button", name=re.compile("^Leeftijd,"))
        ).to_be_visible()

    press(page, re.compile("^Leeftijd,"), key="Space")
    said(page, "Leeftijd. Jij: vanzelfsprekend. De ander: aangenomen, woord: oudste zoon.")
    for says in ("vanzelfsprekend", "aangenomen, woord: oudste zoon"):
        expect(strand(page, "Leeftijd", says)).to_have_attribute("aria-pressed", "true")
    expect(strand(page, "Leeftijd", "vanzelfsprekend")).to_be_focused()
    keys(page, "End", "Space")
    said(page, "Uiterlijk. Jij: nog niet bekeken. De ander: niet gevraagd.")
    expect(strand(page, "Leeftijd", "vanzelfsprekend")).to_have_attribute("aria-pressed", "false")

    for column in ("Lint", "Jij", "De ander"):
        expect(page.get_by_role("columnheader", name=column, exact=True)).to_be_visible()
    expect(cell(page, "Leeftijd", 0)).to_have_text("vanzelfsprekend")
    expect(cell(page, "Leeftijd", 1)).to_have_text("aangenomen, woord: oudste zoon")
    filled_in = page.get_by_role("term").filter(has_text="vul je misschien in vanuit jezelf")
    expect(filled_in).to_be_visible()
    assert violations(page) == []


def test_one_s_own_is_read_over_time(app: App, page: Page, writer: Somebody) -> None:
    weave(writer.person, {"financial-situation": {"standing": "self-evident"}})
    turn_back(writer.person, days=90)
    keep(writer.person)
    weave(writer.person, {"financial-situation": {"standing": "aware", "important": True}})
    go(page, app, "/weave")
    press(page, re.compile("^Vergelijk met nu"))
    arrived(page, heading(page, "Jouw vlechtwerk door de tijd"))
    changed = page.get_by_role("region", name="Wat er veranderde")
    expect(changed).to_contain_text("Eerst vanzelfsprekend, daarna speelt mee, weegt voor mij")
    expect(page.get_by_role("img", name=BRAID)).to_have_count(2)
    expect(cell(page, "Geld", 0)).to_have_text("vanzelfsprekend")
    expect(cell(page, "Geld", 1)).to_have_text("speelt mee, weegt voor mij")
    tab_to(page, re.compile("^Leeftijd,"))
    for _ in range(12):
        if page.locator(":focus").inner_text() == "Geld":
            break
        keys(page, "ArrowDown")
    keys(page, "Enter")
    said(page, "Nu: speelt mee, weegt voor mij.")
    assert violations(page) == []
