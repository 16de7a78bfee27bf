"""Signing in with more than a password, and everything about the account around it."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.accounts.codes import app_code
from tests.e2e.app import App
from tests.e2e.browser import Visitor, give_authenticator
from tests.e2e.conftest import Visit
from tests.e2e.people import Somebody, signed_in, somebody
from tests.e2e.steps import (
    add_passkey,
    click,
    confirm_it_is_you,
    follow_mail,
    heading,
    sign_in,
    sign_out,
)
from tests.factories.accounts import PASSWORD

NEW_PASSWORD = "regenboog-fietspad-73"


def set_up_codes(page: Page) -> tuple[str, list[str]]:
    """Turn the second step on; return its secret and the recovery codes."""
    click(page, "Zet de tweede stap aan")
    shown = page.get_by_text("Neem dan deze sleutel over in de app").locator("xpath=..")
    secret = shown.inner_text().splitlines()[-1].replace(" ", "")
    page.get_by_label("Code uit de app").fill(app_code(secret))
    click(page, "Zet aan")
    confirm_it_is_you(page)
    section = page.get_by_role("region", name="Tweede stap")
    codes = section.get_by_role("listitem")
    expect(codes).to_have_count(10)
    return secret, codes.all_inner_texts()


def test_codes_from_an_app_and_recovery_codes_open_the_account(
    app: App, new_visitor: Visit
) -> None:
    person = somebody("Fatima")
    visitor = new_visitor()
    page = visitor.open("/nl/sign-in")
    sign_in(page, person.email)
    expect(heading(page, "Fatima")).to_be_visible()
    click(page, "Account")
    secret, recovery = set_up_codes(page)
    sign_out(visitor)
    # The next step's code: this one's was used while setting up, and no code opens twice.
    for code in (lambda: app_code(secret, steps=1), lambda: recovery[0]):
        page.get_by_role("link", name="Aanmelden").first.click()
        sign_in(page, person.email)
        expect(heading(page, "Nog een stap")).to_be_visible()
        page.get_by_label("Code").fill(code())
        click(page, "Ga verder")
        expect(heading(page, "Fatima")).to_be_visible()
        sign_out(visitor)
    page.get_by_role("link", name="Aanmelden").first.click()
    sign_in(page, person.email)
    page.get_by_label("Code").fill(recovery[0])
    click(page, "Ga verder")
    expect(page.get_by_role("alert")).to_contain_text("Deze code klopt niet")
    expect(page.get_by_label("Code")).to_have_attribute("aria-invalid", "true")


def test_a_passkey_opens_the_account_without_a_password(app: App, new_visitor: Visit) -> None:
    person = somebody("Pieter")
    visitor = new_visitor(storage_state=signed_in(person.person, app.url))
    give_authenticator(visitor)
    page = visitor.open("/nl/account")
    add_passkey(page)
    sign_out(visitor)
    page.get_by_role("link", name="Aanmelden").first.click()
    click(page, "Met een passkey")
    expect(heading(page, "Pieter")).to_be_visible()


def test_a_forgotten_password_is_replaced_by_mail(app: App, new_visitor: Visit) -> None:
    person = somebody("Lotte")
    page = new_visitor().open("/nl/sign-in")
    click(page, "Wachtwoord vergeten")
    # The sign-in form has a field of the same name and may still be on screen.
    expect(heading(page, "Wachtwoord vergeten")).to_be_visible()
    page.get_by_label("E-mailadres").fill(person.email)
    click(page, "Stuur me een link")
    follow_mail(page, person.email, "/password/reset/")
    page.get_by_label("Nieuw wachtwoord").fill("kort")
    click(page, "Bewaar wachtwoord")
    expect(page.get_by_label("Nieuw wachtwoord")).to_have_attribute("aria-invalid", "true")
    page.get_by_label("Nieuw wachtwoord").fill(NEW_PASSWORD)
    click(page, "Bewaar wachtwoord")
    expect(heading(page, "Je nieuwe wachtwoord is klaar")).to_be_visible()
    click(page, "Naar aanmelden")
    sign_in(page, person.email, PASSWORD)
    expect(page.get_by_role("alert")).to_be_visible()
    sign_in(page, person.email, NEW_PASSWORD)
    expect(heading(page, "Lotte")).to_be_visible()


def signed_in_on(visitor: Visitor, person: Somebody) -> Page:
    page = visitor.open("/nl/sign-in")
    sign_in(page, person.email)
    expect(heading(page, person.person.display_name)).to_be_visible()
    return page


def test_another_session_is_seen_and_ended(app: App, new_visitor: Visit) -> None:
    person = somebody("Mehmet")
    lost = new_visitor(user_agent="Mozilla/5.0 (Android 15; Mobile) Gecko/140.0 Firefox/140.0")
    lost.may_hear(r"status of 401 .*/api/v1/")
    there = signed_in_on(lost, person)
    here = signed_in_on(new_visitor(), person)
    click(here, "Account")
    section = here.get_by_role("region", name="Waar je aangemeld bent")
    expect(section.get_by_role("listitem")).to_have_count(2)
    other = section.get_by_role("listitem").filter(has_text="Firefox")
    other.get_by_role("button").click()
    expect(section.get_by_role("listitem")).to_have_count(1)
    expect(section.get_by_text("Dit toestel")).to_be_visible()
    there.reload()
    expect(heading(there, "Welkom terug")).to_be_visible()
