"""Writing that is disturbed: by a session that ends, by another device, by a change of mind."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.e2e.app import App
from tests.e2e.browser import PHONE
from tests.e2e.conftest import Visit
from tests.e2e.people import Somebody, end_session, reflections_of, signed_in, somebody, written_in
from tests.e2e.steps import (
    choose,
    click,
    heading,
    is_removal,
    open_for_writing,
    paper,
    sign_in,
    status,
    unfold_the_rest,
    version,
    write,
)
from tests.factories.accounts import PASSWORD
from tests.factories.reflections import ReflectionFactory

ELSEWHERE = "Op mijn telefoon schreef ik verder in de trein."
HERE = "Aan mijn bureau schreef ik iets anders."


@pytest.fixture
def writer(app: App) -> Somebody:
    return somebody("Bram")


@pytest.fixture
def device(app: App, new_visitor: Visit, writer: Somebody) -> Any:
    """Give what takes a device on which the writer is signed in."""
    return lambda **options: new_visitor(storage_state=signed_in(writer.person, app.url), **options)


def test_a_session_that_ends_while_writing_costs_no_word(device: Any, writer: Somebody) -> None:
    visitor = device()
    page = visitor.open("/nl/reflections/new")
    write(page, "Voor de pauze. ")
    expect(status(page)).to_have_text("Bewaard")
    end_session(visitor)
    write(page, "Na de pauze.")
    expect(status(page)).to_have_text("Bewaard op dit toestel")
    click(page, "Meld je opnieuw aan")
    dialog = page.get_by_role("dialog", name="Meld je opnieuw aan")
    expect(dialog.get_by_label("E-mailadres")).to_have_value(writer.email)
    dialog.get_by_label("Wachtwoord").fill(PASSWORD)
    dialog.get_by_role("button", name="Meld je aan", exact=True).click()
    expect(dialog).to_be_hidden()
    expect(paper(page)).to_have_value("Voor de pauze. Na de pauze.")
    expect(status(page)).to_have_text("Bewaard")
    (kept,) = reflections_of(writer.person)
    assert written_in(kept) == {"text": "Voor de pauze. Na de pauze."}


def test_two_devices_that_write_the_same_reflection_both_keep_their_words(
    device: Any, writer: Somebody
) -> None:
    begun = ReflectionFactory(person=writer.person, title="Samen", answers={"text": "Begin."})
    phone, desk = device(viewport=PHONE), device()
    desk.may_hear(r"status of 412 ")
    for visitor in (phone, desk):
        open_for_writing(visitor.open(f"/nl/reflections/{begun.row.id}"))
    write(phone.page, f" {ELSEWHERE}")
    expect(status(phone.page)).to_have_text("Bewaard")
    write(desk.page, f" {HERE}")
    expect(heading(desk.page, "Er zijn twee versies van deze reflectie")).to_be_focused()
    expect(version(desk.page, "Wat je hier schreef")).to_contain_text(f"Begin. {HERE}")
    expect(version(desk.page, "Wat er intussen staat")).to_contain_text(f"Begin. {ELSEWHERE}")
    click(desk.page, "Bewaar allebei")
    expect(status(desk.page)).to_have_text("Bewaard")
    click(desk.page, "Reflecties")
    expect(desk.page.get_by_role("link", name="Samen")).to_have_count(2)
    expect(desk.page.get_by_text("nog niet verstuurd")).to_have_count(0)
    texts = {written_in(one)["text"] for one in reflections_of(writer.person)}
    assert texts == {f"Begin. {HERE}", f"Begin. {ELSEWHERE}"}


def test_a_second_window_reads_until_it_takes_over(device: Any, writer: Somebody) -> None:
    begun = ReflectionFactory(person=writer.person, title="Vensters", answers={"text": "Begin."})
    visitor = device()
    first = visitor.open(f"/nl/reflections/{begun.row.id}/edit")
    write(first, " Uit het eerste venster.")
    expect(status(first)).to_have_text("Bewaard")
    second = visitor.new_page()
    second.goto(first.url)
    expect(second.get_by_text("Je schrijft hier al aan in een ander venster.")).to_be_visible()
    expect(paper(second)).not_to_be_editable()
    click(second, "Schrijf hier verder")
    expect(paper(second)).to_have_value("Begin. Uit het eerste venster.")
    write(second, " En het tweede.")
    expect(status(second)).to_have_text("Bewaard")
    (kept,) = reflections_of(writer.person)
    assert written_in(kept) == {"text": "Begin. Uit het eerste venster. En het tweede."}


def test_what_is_deleted_can_be_put_back_for_a_while(device: Any, writer: Somebody) -> None:
    kept = ReflectionFactory(person=writer.person, title="Blijft", answers={"text": "Een."})
    ReflectionFactory(person=writer.person, title="Gaat weg", answers={"text": "Twee."})
    page = device().open(f"/nl/reflections/{kept.row.id}")
    click(page, "Verwijderen")
    expect(page.get_by_text("Je reflectie is verwijderd")).to_be_visible()
    expect(page.get_by_role("link", name="Blijft")).to_be_hidden()
    click(page, "Zet terug")
    expect(page.get_by_role("link", name="Blijft")).to_be_visible()
    page.get_by_role("link", name="Gaat weg").click()
    click(page, "Verwijderen")
    expect(page.get_by_role("link", name="Gaat weg")).to_be_hidden()
    # Going elsewhere ends the time to think.
    with page.expect_response(is_removal) as deleted:
        click(page, "Vandaag")
    assert deleted.value.status == 204
    assert [one.row.id for one in reflections_of(writer.person)] == [kept.row.id]


def test_the_six_questions_of_gibbs_are_answered_one_by_one(device: Any, writer: Somebody) -> None:
    page = device(viewport=PHONE).open("/nl/reflections/new")
    choose(page, "Werkvorm", "Zes vragen van Gibbs")
    page.get_by_label("Wat gebeurde er?").fill("Ze kwam te laat.")
    click(page, "Volgende vraag")
    expect(page.get_by_label("Wat dacht en voelde je?")).to_be_focused()
    page.keyboard.type("Ik werd ongeduldig.")
    unfold_the_rest(page)
    choose(page, "Thema", "Veerkracht")
    expect(status(page)).to_have_text("Bewaard")
    click(page, "Klaar")
    expect(page.get_by_text("Ik werd ongeduldig.")).to_be_visible()
    (kept,) = reflections_of(writer.person)
    assert (kept.row.template, kept.row.theme) == ("gibbs", "resilience")
    assert written_in(kept) == {
        "description": "Ze kwam te laat.",
        "feelings": "Ik werd ongeduldig.",
    }


def test_the_password_form_of_the_whole_page_brings_a_writer_back(
    new_visitor: Visit, writer: Somebody
) -> None:
    begun = ReflectionFactory(person=writer.person, title="Terug", answers={"text": "Hier."})
    page = new_visitor().open(f"/nl/reflections/{begun.row.id}")
    sign_in(page, writer.email)
    expect(heading(page, "Terug")).to_be_visible()
