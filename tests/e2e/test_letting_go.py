"""Deleting, changing one's mind, locking the screen, and leaving for good; on a phone."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from accounts.models import Person
from tests.e2e.app import App
from tests.e2e.axe import violations
from tests.e2e.browser import PHONE, give_authenticator
from tests.e2e.conftest import Visit
from tests.e2e.leaving import CODE, stay_away
from tests.e2e.people import Somebody, reflections_of, signed_in, somebody, written_in
from tests.e2e.steps import add_passkey, click, heading, is_removal, paper, status, write
from tests.factories.accounts import PASSWORD
from tests.factories.reflections import ReflectionFactory

LOCKED = "Klankbord is op slot"
# Whether what lies behind the lock takes the focus, as it would from a screen reader.
_REACHES_BEHIND = """() => {
  const paper = document.querySelector('main textarea')
  paper.focus()
  return document.activeElement === paper
}"""

_VISIBILITY = "getComputedStyle(document.querySelector('main h1')).visibility"


@pytest.fixture
def writer(app: App) -> Somebody:
    return somebody("Bram")


@pytest.fixture
def phone(app: App, new_visitor: Visit, writer: Somebody) -> Any:
    """The writer's phone, signed in."""
    return new_visitor(storage_state=signed_in(writer.person, app.url), viewport=PHONE)


def in_the_trash(page: Page, title: str) -> Any:
    return page.get_by_role("listitem").filter(has_text=title)


def test_what_is_deleted_is_put_back_from_the_trash_or_erased(phone: Any, writer: Somebody) -> None:
    back, gone = (
        ReflectionFactory(person=writer.person, title=title, answers={"text": "Een."})
        for title in ("Komt terug", "Gaat weg")
    )
    page = phone.open("/nl/reflections")
    for title in ("Komt terug", "Gaat weg"):
        page.get_by_role("link", name=title).click()
        click(page, "Verwijderen")
        expect(page.get_by_text("Je reflectie is verwijderd")).to_be_visible()
        with page.expect_response(is_removal):
            click(page, "Vandaag")
        click(page, "Reflecties")
        expect(page.get_by_role("link", name=title)).to_be_hidden()
    click(page, "Prullenbak")
    in_the_trash(page, "Komt terug").get_by_role("button", name="Zet terug").click()
    expect(in_the_trash(page, "Komt terug")).to_be_hidden()
    in_the_trash(page, "Gaat weg").get_by_role("button", name="Wis nu").click()
    page.get_by_role("dialog").get_by_role("button", name="Wis voorgoed").click()
    expect(heading(page, "Je prullenbak is leeg")).to_be_visible()
    click(page, "Naar je reflecties")
    expect(page.get_by_role("link", name="Komt terug")).to_be_visible()
    assert [one.row.id for one in reflections_of(writer.person)] == [back.row.id]
    assert gone.row.id != back.row.id


def test_somebody_who_deleted_it_elsewhere_can_still_go_on_with_it(
    app: App, phone: Any, new_visitor: Visit, writer: Somebody
) -> None:
    kept = ReflectionFactory(person=writer.person, title="Samen", answers={"text": "Begin."})
    page = phone.open(f"/nl/reflections/{kept.row.id}/edit")
    expect(paper(page)).to_be_editable()
    phone.may_hear(r"status of (404|409) ")
    elsewhere = new_visitor(storage_state=signed_in(writer.person, app.url))
    other = elsewhere.open(f"/nl/reflections/{kept.row.id}")
    click(other, "Verwijderen")
    with other.expect_response(is_removal):
        click(other, "Vandaag")
    write(page, " En verder.")
    expect(heading(page, "Deze reflectie is ergens anders verwijderd")).to_be_focused()
    click(page, "Bewaar opnieuw")
    expect(status(page)).to_have_text("Bewaard")
    (again,) = reflections_of(writer.person)
    assert written_in(again) == {"text": "Begin. En verder."}


def lock_it(page: Page) -> None:
    click(page, "Zet een slot op dit toestel")
    page.get_by_label("Code om te openen").fill(CODE)
    form = page.locator("form").filter(has=page.get_by_label("Code om te openen"))
    form.get_by_role("button", name="Bewaar").click()
    expect(page.get_by_role("status").filter(has_text="Bewaard")).to_be_visible()


def test_a_lock_covers_the_screen_and_keeps_what_was_being_written(
    phone: Any, writer: Somebody
) -> None:
    page = phone.open("/nl/account")
    lock_it(page)
    page = phone.open("/nl/reflections/new")
    write(page, "Wat niemand mag zien. ")
    stay_away(page)
    lock = page.get_by_role("dialog", name=LOCKED)
    expect(lock).to_be_visible()
    for _ in range(3):
        page.keyboard.press("Escape")
    expect(lock).to_be_visible()
    assert page.evaluate(_REACHES_BEHIND) is False
    assert page.evaluate(_VISIBILITY) == "hidden"
    lock.get_by_label("Je code").fill("koekoek")
    lock.get_by_role("button", name="Open", exact=True).click()
    expect(lock.get_by_text("Deze code is het niet.")).to_be_visible()
    page.reload()
    expect(lock).to_be_visible()
    lock.get_by_label("Je code").fill(CODE)
    lock.get_by_role("button", name="Open", exact=True).click()
    expect(lock).to_be_hidden()
    click(page, "Vandaag")
    expect(page.get_by_text("Wat niemand mag zien.").first).to_be_visible()


def test_a_passkey_opens_the_lock_where_one_was(phone: Any, writer: Somebody) -> None:
    recognise = give_authenticator(phone)
    page = phone.open("/nl/account")
    add_passkey(page)
    lock_it(page)
    page = phone.open("/nl/reflections/new")
    write(page, "Wat ik net hoorde, ")
    stay_away(page)
    lock = page.get_by_role("dialog", name=LOCKED)
    expect(lock).to_be_visible()
    assert violations(page) == []
    recognise(False)
    lock.get_by_role("button", name="Met een passkey").click()
    expect(lock.get_by_role("status")).to_contain_text("De passkey is niet gebruikt.")
    assert page.evaluate(_VISIBILITY) == "hidden"
    recognise(True)
    lock.get_by_role("button", name="Met een passkey").click()
    expect(lock).to_be_hidden()
    expect(paper(page)).to_have_value("Wat ik net hoorde, ")
    expect(paper(page)).to_be_focused()
    page.keyboard.type("laat me niet los.")
    expect(status(page)).to_have_text("Bewaard")
    (kept,) = reflections_of(writer.person)
    assert written_in(kept) == {"text": "Wat ik net hoorde, laat me niet los."}


def test_who_forgot_the_code_opens_it_with_the_password(phone: Any, writer: Somebody) -> None:
    page = phone.open("/nl/account")
    lock_it(page)
    page = phone.open("/nl/reflections/new")
    write(page, "Halve zin")
    stay_away(page)
    lock = page.get_by_role("dialog", name=LOCKED)
    expect(lock).to_be_visible()
    click(page, "Code vergeten? Meld je opnieuw aan")
    expect(lock.get_by_label("Wachtwoord")).to_be_focused()
    lock.get_by_label("Wachtwoord").fill(PASSWORD)
    lock.get_by_role("button", name="Open", exact=True).click()
    expect(lock).to_be_hidden()
    expect(paper(page)).to_have_value("Halve zin")
    expect(paper(page)).to_be_focused()


def test_leaving_the_app_covers_the_screen_at_once(phone: Any) -> None:
    page = phone.open("/nl/account")
    lock_it(page)
    hidden = page.evaluate(
        """() => {
          const hidden = { value: 'hidden', configurable: true }
          Object.defineProperty(document, 'visibilityState', hidden)
          document.dispatchEvent(new Event('visibilitychange'))
          return getComputedStyle(document.querySelector('main h1')).visibility
        }"""
    )
    assert hidden == "hidden"
    page.evaluate(
        """() => {
          delete document.visibilityState
          document.dispatchEvent(new Event('visibilitychange'))
        }"""
    )
    expect(heading(page, "Je account").first).to_be_visible()


def test_an_account_is_erased_after_a_word_and_a_password(phone: Any, writer: Somebody) -> None:
    ReflectionFactory(person=writer.person, title="Voorbij")
    # The account is asked for once more, after it is gone.
    phone.may_hear(r"status of (403|401) ")
    page = phone.open("/nl/account")
    click(page, "Wis mijn account")
    page.get_by_label("Typ het woord “wissen” om zeker te zijn").fill("ja")
    click(page, "Wis alles voorgoed")
    expect(page.get_by_text("Hier moet het woord “wissen” staan.")).to_be_visible()
    assert Person.objects.filter(pk=writer.person.pk).exists()
    page.get_by_label("Typ het woord “wissen” om zeker te zijn").fill("Wissen ")
    click(page, "Wis alles voorgoed")
    dialog = page.get_by_role("dialog", name="Ben jij het nog?")
    dialog.get_by_label("Wachtwoord").fill(PASSWORD)
    dialog.get_by_role("button", name="Ga verder").click()
    expect(heading(page, "Je account is gewist")).to_be_visible()
    assert not Person.objects.filter(pk=writer.person.pk).exists()
    assert page.evaluate("indexedDB.databases().then((all) => all.map(({name}) => name))") == []
