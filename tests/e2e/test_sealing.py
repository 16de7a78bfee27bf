"""Sealed reflections on a phone: set up, seal, reload, unlock, recover, and unlock by passkey."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Page, Request, expect

from accounts.models import SealingKey
from core.tenancy import acting_as
from reflections.reading import OpenReflection
from tests.e2e.app import App
from tests.e2e.browser import PHONE, Visitor, give_authenticator
from tests.e2e.conftest import Visit
from tests.e2e.people import Somebody, reflections_of, signed_in, somebody
from tests.e2e.steps import (
    add_passkey,
    click,
    confirm_it_is_you,
    heading,
    paper,
    status,
    wait_until,
)

CANARY = "kanarievogel"
WORDS = f"Over een {CANARY} die niet zong."
PASSPHRASE = "lantaarn kiezel hooi wolk tafel"
ANOTHER = "regen op het dak van de schuur"
_disguised = re.compile(f"{CANARY}|{CANARY.upper()}|a2FuYXJpZXZvZ2Vs", re.IGNORECASE)


@pytest.fixture
def writer(app: App) -> Somebody:
    return somebody("Fien")


@pytest.fixture
def phone(app: App, new_visitor: Visit, writer: Somebody) -> Visitor:
    return new_visitor(storage_state=signed_in(writer.person, app.url), viewport=PHONE)


def listen(visitor: Visitor) -> list[str]:
    """Return a list that fills with everything this device sends."""
    sent: list[str] = []

    def note(request: Request) -> None:
        body = request.post_data_buffer or b""
        sent.append(f"{request.url} {request.headers} {body.decode(errors='replace')}")

    visitor.context.on("request", note)
    return sent


def choose_passphrase(page: Page, passphrase: str) -> None:
    page.get_by_label("Nieuwe wachtzin", exact=True).last.fill(passphrase)
    page.get_by_label("Nog een keer").fill(passphrase)
    click(page, "Neem deze wachtzin")


def set_up(page: Page) -> list[str]:
    """Turn sealing on; return the words of the recovery code."""
    expect(page.get_by_text("Wachtzin en herstelcode kwijt is alles kwijt")).to_be_visible()
    going_on = page.get_by_role("button", name="Ga verder")
    expect(going_on).to_be_disabled()
    page.get_by_text("Ik begrijp dat niemand mij kan helpen").click()
    going_on.click()
    choose_passphrase(page, PASSPHRASE)
    expect(heading(page, "Je herstelcode")).to_be_visible()
    words = page.get_by_role("list", name="Herstelcode").get_by_role("listitem").all_inner_texts()
    assert len(words) == 12
    click(page, "Ik heb ze bewaard")
    for field in page.get_by_label(re.compile("^Woord")).all():
        label = field.evaluate("one => one.labels[0].textContent")
        field.fill(words[int(re.findall(r"\d+", label)[0]) - 1])
    click(page, "Klaar")
    expect(page.get_by_text("Je verzegelde reflecties zijn open")).to_be_visible()
    return words


def unlock(page: Page, passphrase: str) -> None:
    page.get_by_label("Je wachtzin", exact=True).fill(passphrase)
    page.get_by_role("button", name="Ontgrendelen").last.click()


def arrived(page: Page, writer: Somebody, *, sealed: bool) -> OpenReflection:
    """Wait until the server has the only reflection in this form; return it."""

    def kept() -> OpenReflection:
        (only,) = reflections_of(writer.person)
        return only

    wait_until(page, lambda: bool(kept().envelope) == sealed, "It did not arrive.")
    return kept()


def write_sealed(visitor: Visitor) -> str:
    """Write a sealed reflection after a reload; return its address."""
    page = visitor.open("/nl/reflections/new")
    page.get_by_text("Verzegelen", exact=True).click()
    unlock(page, PASSPHRASE)
    expect(page.get_by_role("checkbox", name="Verzegelen")).to_be_checked()
    paper(page).fill(WORDS)
    expect(status(page)).to_have_text("Bewaard")
    click(page, "Klaar")
    expect(page.get_by_text(WORDS)).to_be_visible()
    return page.url


def test_sealed_words_never_leave_the_phone_and_come_back_by_passphrase_and_by_code(
    phone: Visitor, writer: Somebody
) -> None:
    sent = listen(phone)
    code = set_up(phone.open("/nl/account/sealing"))
    address = write_sealed(phone)
    page = phone.page

    page.reload()
    expect(heading(page, "Verzegeld")).to_be_visible()
    expect(page.get_by_text(WORDS)).to_have_count(0)
    click(page, "Ontgrendelen")
    unlock(page, f"{PASSPHRASE} en nog iets")
    expect(page.get_by_text("Deze wachtzin past niet")).to_be_visible()
    unlock(page, PASSPHRASE)
    expect(page.get_by_text(WORDS)).to_be_visible()

    click(page, "Naar je reflecties")
    expect(page.get_by_role("link", name=WORDS)).to_be_visible()
    page.get_by_role("searchbox").fill("zong")
    expect(heading(page, "1 reflectie gevonden")).to_be_visible()
    click(page, "Vergrendelen")
    expect(heading(page, "0 reflecties gevonden")).to_be_visible()
    expect(page.get_by_text("doorzoeken we niet op de server")).to_be_visible()

    phone.open("/nl/account/sealing")
    click(page, "Wachtzin vergeten")
    choose_passphrase(page, ANOTHER)
    shortened = ", ".join(word[:4].upper() for word in code)
    page.get_by_label("De twaalf woorden van je herstelcode").fill(shortened)
    page.get_by_role("button", name="Ga verder").last.click()
    confirm_it_is_you(page)
    expect(page.get_by_text("Je nieuwe wachtzin geldt vanaf nu.")).to_be_visible()

    page.goto(address)
    click(page, "Ontgrendelen")
    unlock(page, PASSPHRASE)
    expect(page.get_by_text("Deze wachtzin past niet")).to_be_visible()
    unlock(page, ANOTHER)
    expect(page.get_by_text(WORDS)).to_be_visible()

    (kept,) = reflections_of(writer.person)
    assert kept.envelope
    assert kept.title == ""
    assert not any(kept.answers.values())
    assert len(sent) > 20
    assert not [each for each in sent if _disguised.search(each)]
    secrets = (PASSPHRASE, ANOTHER, " ".join(code), shortened)
    assert not [each for each in sent for secret in secrets if secret in each]
    phone.may_hear(r"status of 40[13]")


def test_sealing_what_was_written_before_takes_it_from_the_server(
    phone: Visitor, writer: Somebody
) -> None:
    page = phone.open("/nl/reflections/new")
    paper(page).fill(WORDS)
    expect(status(page)).to_have_text("Bewaard")
    (kept,) = reflections_of(writer.person)
    assert CANARY in kept.answers["text"]
    click(page, "Klaar")
    address = page.url
    set_up(phone.open("/nl/account/sealing"))
    phone.open(f"{address.removeprefix(phone.url)}/edit")
    page.get_by_text("Verzegelen", exact=True).click()
    unlock(page, PASSPHRASE)
    expect(page.get_by_role("checkbox", name="Verzegelen")).to_be_checked()
    kept = arrived(page, writer, sealed=True)
    assert not any(kept.answers.values())

    page.get_by_text("Verzegelen", exact=True).click()
    expect(page.get_by_role("checkbox", name="Verzegelen")).not_to_be_checked()
    click(page, "Klaar")
    expect(page.get_by_text(WORDS)).to_be_visible()
    assert arrived(page, writer, sealed=False).answers["text"] == WORDS


def test_a_passkey_opens_what_is_sealed(phone: Visitor, writer: Somebody) -> None:
    page = phone.page
    give_authenticator(phone, ctap2Version="ctap2_1", hasPrf=True)
    phone.may_hear(r"status of 40[13]")
    phone.open("/nl/account")
    add_passkey(page)
    phone.open("/nl/account/sealing")
    set_up(page)
    click(page, "Gebruik een passkey")
    page.get_by_label("Je wachtzin van nu").fill(PASSPHRASE)
    page.get_by_role("button", name="Ga verder").last.click()
    expect(page.get_by_text("Je passkeys zijn bijgewerkt.")).to_be_visible()

    write_sealed(phone)
    page.reload()
    click(page, "Ontgrendelen")
    click(page, "Met je passkey")
    expect(page.get_by_text(WORDS)).to_be_visible()
    with acting_as(writer.person.pk):
        assert SealingKey.objects.get().version == 2
    assert json.dumps(WORDS) not in page.content()
