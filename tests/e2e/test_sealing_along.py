"""What belongs to a sealed reflection on a phone: sealed along, shut after a reload, and opened."""

from __future__ import annotations

import datetime

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from core.home import HOME
from tests.api.reflections.test_sealed import readable_here
from tests.e2e.app import App
from tests.e2e.browser import PHONE, Visitor
from tests.e2e.conftest import Visit
from tests.e2e.people import Somebody, signed_in, somebody
from tests.e2e.steps import click, heading, paper, status, wait_until
from tests.e2e.test_sealing import PASSPHRASE, arrived, listen, set_up, unlock

CANARY = "kanarievogel"
POINT = f"Een {CANARY} kopen"


@pytest.fixture
def writer(app: App) -> Somebody:
    return somebody("Fien")


@pytest.fixture
def phone(app: App, new_visitor: Visit, writer: Somebody) -> Visitor:
    return new_visitor(storage_state=signed_in(writer.person, app.url), viewport=PHONE)


def add_point(page: Page, what: str) -> None:
    tomorrow = timezone.localdate(timezone=HOME) + datetime.timedelta(1)
    click(page, "Nieuw actiepunt")
    page.get_by_label("Wat wil je doen?").fill(what)
    page.locator('input[type="date"]').fill(tomorrow.isoformat())
    page.get_by_role("button", name="Bewaar").click()
    expect(page.get_by_role("checkbox", name=what)).to_be_visible()


def put_word(page: Page, strand: str, word: str) -> None:
    page.get_by_role("button", name=strand).first.click()
    page.get_by_label("Een woord erbij").fill(word)
    page.get_by_role("button", name="Bewaar").click()
    expect(page.get_by_text(word).first).to_be_visible()


def gone_from_the_server(page: Page, writer: Somebody) -> None:
    """Wait until nothing that this server can open holds the canary."""
    wait_until(
        page, lambda: CANARY.encode() not in readable_here(writer.person), "It can still be read."
    )


def test_what_was_there_is_sealed_along_and_what_is_added_never_leaves_readable(
    phone: Visitor, writer: Somebody
) -> None:
    page = phone.open("/nl/reflections/new")
    paper(page).fill(f"Over een {CANARY}.")
    expect(status(page)).to_have_text("Bewaard")
    click(page, "Klaar")
    address = page.url
    path = address.removeprefix(phone.url)
    add_point(page, POINT)
    phone.open(f"{path}/weave")
    put_word(page, "Gezondheid", f"{CANARY} thuis")
    assert CANARY.encode() in readable_here(writer.person)

    set_up(phone.open("/nl/account/sealing"))
    phone.open(f"{path}/edit")
    page.get_by_text("Verzegelen", exact=True).click()
    unlock(page, PASSPHRASE)
    expect(
        page.get_by_text("Actiepunten, een vlechtwerk en bijlagen gaan mee op slot")
    ).to_be_visible()
    arrived(page, writer, sealed=True)
    click(page, "Klaar")
    expect(page.get_by_role("checkbox", name=POINT)).to_be_visible()
    gone_from_the_server(page, writer)

    sent = listen(phone)
    add_point(page, f"Nog een {CANARY}")
    click(page, "Vlechtwerk van de ander")
    put_word(page, "Leeftijd", f"oude {CANARY}")
    expect(page.get_by_text(f"{CANARY} thuis").first).to_be_visible()
    assert sent
    assert not [each for each in sent if CANARY in each]
    assert CANARY.encode() not in readable_here(writer.person)

    phone.open("/nl/today")
    expect(page.get_by_role("checkbox", name="Verzegeld actiepunt")).to_have_count(2)
    expect(page.get_by_text(CANARY)).to_have_count(0)
    phone.open(f"{path}/weave")
    expect(heading(page, "Dit vlechtwerk is verzegeld")).to_be_visible()
    click(page, "Ontgrendel bij de reflectie")
    click(page, "Ontgrendelen")
    unlock(page, PASSPHRASE)
    expect(page.get_by_role("checkbox", name=POINT)).to_be_visible()
    click(page, "Vlechtwerk van de ander")
    expect(page.get_by_text(f"oude {CANARY}").first).to_be_visible()
