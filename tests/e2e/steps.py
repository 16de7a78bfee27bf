"""Steps that many journeys share, as a person takes them, in Dutch."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, Response, expect

from tests.e2e.browser import PATIENCE, Visitor
from tests.factories.accounts import PASSWORD


def click(page: Page, name: str) -> None:
    """Click the link or the button that reads `name`."""
    link = page.get_by_role("link", name=name, exact=True)
    link.or_(page.get_by_role("button", name=name, exact=True)).first.click()


def heading(page: Page, name: str | re.Pattern[str]) -> Locator:
    """Return the heading that reads `name`."""
    return page.get_by_role("heading", name=name)


def status(page: Page) -> Locator:
    """Return what the page says about where the words are."""
    return page.locator("[data-status]").get_by_role("status")


def is_removal(answer: Response) -> bool:
    """Answers this a request to delete something?"""
    return answer.request.method == "DELETE"


def read_anew(page: Page) -> None:
    """Load the page anew once every reader has what was just published.

    That takes a second at most (docs/adr/0005).
    """
    page.wait_for_timeout(1_000)
    page.reload()


def wait_until(page: Page, is_so: Callable[[], bool], what: str) -> None:
    """Wait until something is so on the server; AssertionError with `what` when it never is."""
    for _ in range(PATIENCE // 100):
        if is_so():
            return
        page.wait_for_timeout(100)
    raise AssertionError(what)


def sign_in(page: Page, email: str, password: str = PASSWORD) -> None:
    """Fill in the sign-in form and send it."""
    page.get_by_label("E-mailadres").fill(email)
    page.get_by_label("Wachtwoord", exact=True).fill(password)
    page.get_by_role("button", name="Meld je aan", exact=True).click()


def sign_in_again(page: Page, email: str) -> None:
    """Sign in where one is, after the session ended meanwhile."""
    click(page, "Meld je opnieuw aan")
    dialog = page.get_by_role("dialog", name="Meld je opnieuw aan")
    dialog.get_by_label("E-mailadres").fill(email)
    dialog.get_by_label("Wachtwoord").fill(PASSWORD)
    dialog.get_by_role("button", name="Meld je aan", exact=True).click()
    expect(dialog).to_be_hidden()


def confirm_it_is_you(page: Page) -> None:
    """Give the password once more, for something that matters."""
    dialog = page.get_by_role("dialog", name="Ben jij het nog?")
    dialog.get_by_label("Wachtwoord").fill(PASSWORD)
    dialog.get_by_role("button", name="Ga verder").click()
    expect(dialog).to_be_hidden()


def add_passkey(page: Page) -> None:
    """Add the passkey of this device, from the account screen."""
    click(page, "Voeg een passkey toe")
    confirm_it_is_you(page)
    expect(page.get_by_text("Mijn passkey").first).to_be_visible()


def sign_up(page: Page, email: str, *, name: str = "") -> None:
    """Fill in the sign-up form and send it."""
    # The sign-in form has fields with the same names and may still be on screen.
    expect(heading(page, "Maak je account")).to_be_visible()
    page.get_by_label("E-mailadres").fill(email)
    page.get_by_label("Wachtwoord").fill(PASSWORD)
    page.get_by_label("Hoe mogen we je noemen?").fill(name)
    page.get_by_role("button", name="Maak account").click()
    expect(heading(page, "Kijk in je mailbox")).to_be_visible()


def follow_mail(page: Page, email: str, place: str) -> None:
    """Read the mail to `email` in the mailbox of development, and follow its link to `place`."""
    click(page, "Lees de mail in de mailbox van deze omgeving")
    mail = page.get_by_role("listitem").filter(has_text=email)
    mail.get_by_role("link").filter(has_text=place).first.click()


def verify_address(page: Page, email: str) -> None:
    """Follow the link in the mail to `email` and confirm the address."""
    follow_mail(page, email, "/verify-email/")
    page.get_by_role("button", name="Ja, bevestig mijn adres").click()


def sign_out(visitor: Visitor) -> None:
    """Sign out from the account screen.

    What the device was asking just then by itself is refused, and the browser says so.
    """
    visitor.may_hear(r"status of 401 .*/api/v1/")
    page = visitor.page
    click(page, "Account")
    page.get_by_role("button", name="Meld je af", exact=True).click()
    expect(page.get_by_role("link", name="Aanmelden").first).to_be_visible()


def paper(page: Page) -> Locator:
    """Return the field in which a reflection is written."""
    return page.get_by_label("Je reflectie")


def write(page: Page, text: str) -> None:
    """Go to the end of the reflection and write on."""
    field = paper(page)
    expect(field).to_be_editable()
    field.focus()
    page.keyboard.press("Control+End")
    # At once: what another device wrote may come between two letters.
    page.keyboard.insert_text(text)


def choose(page: Page, field: str, option: str) -> None:
    """Choose `option` in the list that is called `field`."""
    page.get_by_role("button", name=field).click()
    page.get_by_role("option", name=option).click()


def unfold_the_rest(page: Page) -> None:
    """Show what can wait while writing: title, day, theme, feelings and more."""
    page.get_by_text("Titel, dag, thema, gevoelens en meer").click()


def finish(page: Page) -> None:
    """Say that the reflection is ready, and go to all of them."""
    click(page, "Klaar")
    page.get_by_role("main").get_by_role("link", name="Naar je reflecties").click()


def write_new(page: Page, text: str) -> None:
    """Write a reflection of one text, from the timeline and back to it."""
    page.get_by_role("main").get_by_role("link", name="Nieuwe reflectie").click()
    expect(paper(page)).to_have_value("")
    paper(page).fill(text)
    finish(page)


def open_for_writing(page: Page) -> None:
    """Go on writing in the reflection that is read."""
    click(page, "Bewerken")
    expect(heading(page, "Reflectie bewerken")).to_be_visible()
    expect(paper(page)).to_be_editable()


def version(page: Page, title: str) -> Locator:
    """Return one of two versions that stand side by side."""
    return page.get_by_role("article").filter(has_text=title)


def plan(page: Page, what: str) -> None:
    """Write down what to do, under the reflection that is read."""
    click(page, "Nieuw actiepunt")
    page.get_by_label("Wat wil je doen?").fill(what)
    click(page, "Bewaar")
    expect(page.get_by_role("listitem").filter(has_text=what)).to_be_visible()


def fill_strand(page: Page, strand: str, *, standing: str, word: str, weighs: bool = False) -> None:
    """Keep something about one strand of the weave of the other."""
    page.get_by_role("button", name=f"{strand} aanpassen").click()
    dialog = page.get_by_role("dialog", name=strand)
    dialog.get_by_role("radio", name=standing).check()
    if weighs:
        dialog.get_by_text("Dit lint weegt voor de ander").click()
    dialog.get_by_label("Een woord erbij").fill(word)
    dialog.get_by_role("button", name="Bewaar", exact=True).click()
    expect(dialog).to_be_hidden()
    expect(page.get_by_role("listitem").filter(has_text=word)).to_be_visible()


def app_is_on_device(page: Page) -> None:
    """Wait until the app itself is kept on the device, as it is soon after the first visit."""
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
