"""A whole day without a connection, on a phone and beside it a laptop, and what comes of it.

One person writes on the phone in the tram, changes the same reflection on the laptop, comes back
to the phone a day later without a session, keeps both versions, finds one of them by a slip of
the pen, draws its weave, plans what to do, and takes a portfolio along.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from core.tenancy import acting_as
from reflections.action_points.models import ActionPoint
from reflections.action_points.reading import open_action_points
from reflections.models import Reflection
from reflections.patterns import Entry
from reflections.weaves import open_weave
from tests.e2e.app import App
from tests.e2e.axe import violations
from tests.e2e.browser import DESK, PHONE, Visitor
from tests.e2e.conftest import Visit
from tests.e2e.people import Somebody, end_session, reflections_of, signed_in, somebody, written_in
from tests.e2e.steps import (
    app_is_on_device,
    click,
    fill_strand,
    finish,
    heading,
    open_for_writing,
    paper,
    plan,
    sign_in_again,
    status,
    unfold_the_rest,
    version,
    write,
    write_new,
)
from tests.e2e.taking_along import download, make_file, words_in

TITLE, RENAMED = "Aan de keukentafel", "Aan de keukentafel, in de tram"
BEGUN = "Ze zette twee kopjes neer."
ON_PHONE = "In de tram begreep ik het: ik was bang voor de stilte."
ON_LAPTOP = "Bij het weggaan vroeg ze of ik terugkwam."
AFTERNOON = "Na de middag belde de school."
NEXT_DAY, LATER = "De nacht deed goed.", "Ik bel haar vandaag terug."
IN_TRAM, AT_DOOR, NIGHT = f"{BEGUN} {ON_PHONE}", f"{BEGUN} {ON_LAPTOP}", f"{NEXT_DAY} {LATER}"
PLAN = "De tolk vooraf bellen"
AGE, HEALTH = "oudste dochter", "slaapt slecht"
UNSENT = "nog niet verstuurd"


@pytest.fixture
def writer(app: App) -> Somebody:
    return somebody("Amina")


@pytest.fixture
def phone(app: App, new_visitor: Visit, writer: Somebody) -> Visitor:
    """The phone, whose clock the test turns."""
    visitor = new_visitor(storage_state=signed_in(writer.person, app.url), viewport=PHONE)
    visitor.may_hear(r"status of 412 ")
    visitor.page.clock.install()
    return visitor


@pytest.fixture
def laptop(app: App, new_visitor: Visit, writer: Somebody) -> Visitor:
    return new_visitor(storage_state=signed_in(writer.person, app.url), viewport=DESK)


def begin(phone: Visitor) -> None:
    """Write the first words with a connection, as on any other day."""
    page = phone.open("/nl/reflections/new")
    paper(page).fill(BEGUN)
    unfold_the_rest(page)
    page.get_by_label("Titel (mag leeg blijven)").fill(TITLE)
    expect(status(page)).to_have_text("Bewaard")
    finish(page)
    app_is_on_device(page)


def be_away_for_a_day(phone: Visitor) -> None:
    """Write on, write anew and change that again, without a connection and over a night."""
    page = phone.page
    phone.lose_connection()
    page.get_by_role("link", name=TITLE).click()
    open_for_writing(page)
    write(page, f" {ON_PHONE}")
    unfold_the_rest(page)
    page.get_by_label("Titel (mag leeg blijven)").fill(RENAMED)
    finish(page)
    write_new(page, AFTERNOON)
    page.clock.fast_forward("25:00:00")
    write_new(page, NEXT_DAY)
    page.get_by_role("link", name=NEXT_DAY).click()
    open_for_writing(page)
    write(page, f" {LATER}")
    expect(status(page)).to_have_text("Bewaard op dit toestel")
    # The app is thrown out of memory, as phones do overnight.
    page.reload()
    expect(paper(page)).to_have_value(NIGHT)
    finish(page)
    expect(page.get_by_text(UNSENT)).to_have_count(3)


def write_on_laptop(laptop: Visitor) -> None:
    page = laptop.open("/nl/reflections")
    page.get_by_role("link", name=TITLE).click()
    open_for_writing(page)
    expect(paper(page)).to_have_value(BEGUN)
    write(page, f" {ON_LAPTOP}")
    expect(status(page)).to_have_text("Bewaard")
    finish(page)


def come_back(phone: Visitor, writer: Somebody) -> None:
    """Find the connection again, and that the session has run out."""
    page = phone.page
    end_session(phone)
    phone.find_connection()
    page.clock.fast_forward("02:00")
    sign_in_again(page, writer.email)
    expect(page.get_by_text("1 reflectie wacht op jou.")).to_be_visible()
    expect(page.get_by_text(UNSENT)).to_have_count(0)


def keep_both(page: Page) -> None:
    """See both versions beside each other, whole, and lose neither."""
    click(page, "Bekijk de eerste")
    expect(heading(page, "Er zijn twee versies van deze reflectie")).to_be_focused()
    mine, theirs = version(page, "Wat je hier schreef"), version(page, "Wat er intussen staat")
    expect(mine).to_contain_text(IN_TRAM)
    expect(mine).to_contain_text(RENAMED)
    expect(theirs).to_contain_text(AT_DOOR)
    assert violations(page) == []
    click(page, "Bewaar allebei")
    expect(status(page)).to_have_text("Bewaard")
    click(page, "Reflecties")
    expect(page.get_by_text("wacht op jou")).to_have_count(0)
    expect(page.get_by_text(UNSENT)).to_have_count(0)


def find_it(page: Page) -> None:
    """Find both by a word with a slip in it, and the one from the tram by what it alone says."""
    field = page.get_by_label("Zoek in je reflecties")
    field.fill("keukntafel")
    expect(heading(page, "2 reflecties gevonden")).to_be_visible()
    field.fill("tram stilte")
    expect(heading(page, "1 reflectie gevonden")).to_be_visible()
    page.get_by_role("link", name=RENAMED).click()
    expect(page.get_by_text(ON_PHONE)).to_be_visible()


def weave_it(page: Page) -> None:
    click(page, "Vlechtwerk van de ander")
    fill_strand(page, "Leeftijd", standing="Aangenomen", word=AGE)
    fill_strand(page, "Gezondheid", standing="Bekend", word=HEALTH, weighs=True)
    strands = page.get_by_role("toolbar", name="De twaalf linten van de ander")
    for name in ("Leeftijd, aangenomen", "Gezondheid, bekend, weegt voor de ander"):
        expect(strands.get_by_role("button", name=re.compile(f"^{name}"))).to_be_visible()
    click(page, "Naar de reflectie")


def take_along(page: Page, folder: Path) -> str:
    """Make a portfolio of two chosen reflections; return what it says."""
    click(page, "Reflecties")
    page.get_by_role("link", name="Neem je reflecties mee als bestand").click()
    page.get_by_label("Reflecties die je zelf kiest").check()
    for title in (RENAMED, NIGHT):
        page.get_by_text(title, exact=True).click()
    expect(page.get_by_text("2 reflecties gekozen")).to_be_visible()
    page.get_by_label("Titel op de voorkant").fill("Een dag zonder verbinding")
    make_file(page)
    return words_in(download(page, folder))


def assert_all_is_kept(writer: Somebody) -> None:
    """Look for every word in the database: in four reflections, a weave and a plan."""
    kept = {written_in(one)["text"]: one for one in reflections_of(writer.person)}
    assert set(kept) == {
        IN_TRAM,
        AT_DOOR,
        AFTERNOON,
        NIGHT,
    }
    from_tram = kept[IN_TRAM]
    assert (from_tram.title, kept[AT_DOOR].title) == (RENAMED, TITLE)
    person = writer.person.pk
    with acting_as(person):
        assert not Reflection.objects.in_trash_of(person).exists()
        weave = open_weave(person_id=person, reflection_id=from_tram.row.id)
        points = ActionPoint.objects.visible_to(person)
        (point,) = open_action_points(list(points), person_id=person)
    assert dict(weave.pattern.entries) == {
        "age": Entry("assumed", word=AGE),
        "health": Entry("known", important=True, word=HEALTH),
    }
    assert (point.what, point.state, point.reflection) == (PLAN, "open", from_tram.row.id)


def test_a_day_offline_on_two_devices_ends_in_a_portfolio(
    phone: Visitor, laptop: Visitor, writer: Somebody, tmp_path: Path
) -> None:
    begin(phone)
    be_away_for_a_day(phone)
    write_on_laptop(laptop)
    come_back(phone, writer)
    page = phone.page
    keep_both(page)
    find_it(page)
    plan(page, PLAN)
    weave_it(page)
    said = take_along(page, tmp_path)

    wanted = ("Een dag zonder verbinding", RENAMED, IN_TRAM, NIGHT, PLAN, AGE, HEALTH)
    assert [words for words in wanted if words not in said] == []
    assert [words for words in (ON_LAPTOP, AFTERNOON) if words in said] == []
    assert_all_is_kept(writer)

    # Each device shows all of it, whoever wrote it where.
    for visitor in (phone, laptop):
        shown = visitor.open("/nl/reflections").get_by_role("main")
        for name, times in ((TITLE, 2), (RENAMED, 1), (AFTERNOON, 1), (NEXT_DAY, 1)):
            expect(shown.get_by_role("link", name=name)).to_have_count(times)
