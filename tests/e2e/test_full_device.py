"""A phone without room left: what is written there is not lost, and the screen says where it is."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.e2e.app import App
from tests.e2e.axe import violations
from tests.e2e.browser import PHONE, Visitor
from tests.e2e.conftest import Visit
from tests.e2e.people import Somebody, reflections_of, signed_in, somebody, written_in
from tests.e2e.steps import app_is_on_device, click, finish, paper, status, write

REFUSED = "Dit toestel kan het nu niet bewaren. Laat dit venster open."
ON_DEVICE = "Bewaard op dit toestel"
ROOM = 40_000_000
"""Of this phone, in bytes."""
# Chromium counts on the room it saw last as long as what comes would fit in there.
_TAKES = """(size) => new Promise((resolve) => {
  const opening = indexedDB.open('room')
  opening.onupgradeneeded = () => opening.result.createObjectStore('things')
  opening.onsuccess = () => {
    const writing = opening.result.transaction('things', 'readwrite')
    writing.objectStore('things').put(new Uint8Array(size), 'thing')
    const end = (isTaken) => {
      opening.result.close()
      indexedDB.deleteDatabase('room').onsuccess = () => resolve(isTaken)
    }
    writing.oncomplete = () => end(true)
    writing.onabort = () => end(false)
  }
})"""


@pytest.fixture
def writer(app: App) -> Somebody:
    return somebody("Samira")


@pytest.fixture
def phone(app: App, new_visitor: Visit, writer: Somebody) -> Visitor:
    visitor: Visitor = new_visitor(storage_state=signed_in(writer.person, app.url), viewport=PHONE)
    give_room(visitor, ROOM)
    visitor.open("/nl/reflections/new")
    app_is_on_device(visitor.page)
    # Its key is on the device: there was room for that once.
    expect(paper(visitor.page)).to_be_editable()
    return visitor


def give_room(phone: Visitor, size: int) -> None:
    """Let this device have room for so many bytes in all."""
    devtools = phone.context.new_cdp_session(phone.page)
    devtools.send("Storage.overrideQuotaForOrigin", {"origin": phone.url, "quotaSize": size})


def fill(phone: Visitor) -> None:
    """Leave no room on this device."""
    give_room(phone, 1)
    assert not phone.page.evaluate(_TAKES, ROOM + 1)


def texts_of(writer: Somebody) -> list[str]:
    return [written_in(one)["text"] for one in reflections_of(writer.person)]


def test_a_phone_without_room_sends_what_it_cannot_keep(phone: Visitor, writer: Somebody) -> None:
    page = phone.page
    fill(phone)
    write(page, "Geen plaats, wel verbinding.")
    expect(status(page)).to_have_text("Bewaard")
    assert texts_of(writer) == ["Geen plaats, wel verbinding."]

    phone.lose_connection()
    write(page, " En nu geen van beide.")
    click(page, "Klaar")
    expect(status(page)).to_have_text(REFUSED)
    expect(paper(page)).to_have_value("Geen plaats, wel verbinding. En nu geen van beide.")
    assert violations(page) == []

    phone.find_connection()
    expect(status(page)).to_have_text("Bewaard")
    finish(page)
    page.get_by_role("link", name="Geen plaats, wel verbinding.").click()
    expect(page.get_by_text("En nu geen van beide.")).to_be_visible()
    assert texts_of(writer) == ["Geen plaats, wel verbinding. En nu geen van beide."]


def test_a_phone_that_gets_room_again_keeps_the_words(phone: Visitor, writer: Somebody) -> None:
    page = phone.page
    fill(phone)
    phone.lose_connection()
    write(page, "Eerst nergens anders.")
    expect(status(page)).to_have_text(REFUSED)

    give_room(phone, ROOM)
    expect(status(page)).to_have_text(ON_DEVICE)
    page.reload()
    expect(paper(page)).to_have_value("Eerst nergens anders.")
    phone.find_connection()
    expect(status(page)).to_have_text("Bewaard")
    assert texts_of(writer) == ["Eerst nergens anders."]


def test_what_is_nowhere_else_is_not_thrown_away_unasked(phone: Visitor) -> None:
    page = phone.page
    fill(phone)
    phone.lose_connection()
    write(page, "Laat dit venster open.")
    expect(status(page)).to_have_text(REFUSED)
    with page.expect_event("dialog") as asked:
        page.close(run_before_unload=True)
    assert asked.value.type == "beforeunload"
    asked.value.dismiss()
    expect(paper(page)).to_have_value("Laat dit venster open.")
