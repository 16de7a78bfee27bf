"""Screens about letting go: the trash, how long things stay, the lock, and leaving for good."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.e2e.stage import Opener, Screen, Stage

CODE = "merel-7"
# As if nobody had touched this device for an hour.
_LONG_AGO = """() => {
  const kept = JSON.parse(localStorage.getItem('klankbord.lock'))
  localStorage.setItem('klankbord.lock', JSON.stringify({ ...kept, seen: kept.seen - 3_600_000 }))
}"""


def stay_away(page: Page) -> None:
    """Let an hour pass in which nobody is here."""
    page.evaluate(_LONG_AGO)


def _at(path: str) -> Opener:
    return lambda stage: stage.open(path)


def _erasing_one(stage: Stage) -> None:
    stage.open("/reflections/trash")
    stage.page.get_by_role("button", name=stage.say("Wis nu")).first.click()
    expect(stage.page.get_by_role("dialog")).to_be_visible()


def _erasing_the_account(stage: Stage) -> None:
    stage.open("/account")
    stage.press("Wis mijn account")
    stage.press("Wis alles voorgoed")
    expect(stage.page.locator("[aria-invalid=true]")).to_be_visible()


def _lock_settings(stage: Stage) -> None:
    stage.open("/account")
    stage.press("Zet een slot op dit toestel")
    expect(stage.page.get_by_label(stage.say("Code om te openen"))).to_be_visible()


def _locked(stage: Stage) -> None:
    stage.open("/reflections")
    if stage.page.evaluate("localStorage.getItem('klankbord.lock')") is None:
        _lock_settings(stage)
        stage.fill("Code om te openen", CODE)
        form = stage.page.locator("form", has=stage.page.locator("[name=lock-code]"))
        form.get_by_role("button", name=stage.say("Bewaar"), exact=True).click()
        expect(form.get_by_role("status")).to_be_visible()
        stage.open("/reflections")
    stay_away(stage.page)
    expect(stage.page.get_by_role("dialog", name=stage.say("Klankbord is op slot"))).to_be_visible()


def _forgotten(stage: Stage) -> None:
    _locked(stage)
    stage.press("Code vergeten? Meld je opnieuw aan", within="dialog")
    expect(stage.page.get_by_label(stage.say("Wachtwoord"), exact=True)).to_be_visible()


LEAVING = (
    Screen("trash-empty", "newcomer", _at("/reflections/trash")),
    Screen("trash", "writer", _at("/reflections/trash")),
    Screen("trash-erasing", "writer", _erasing_one),
    Screen("account-erasing", "writer", _erasing_the_account),
    Screen("erased", "nobody", _at("/erased")),
    Screen("lock-settings", "writer", _lock_settings),
    # Somebody of their own: whoever has a lock meets it on every screen.
    Screen("locked", "locking", _locked),
    Screen("locked-forgotten", "locking", _forgotten),
)
