"""Screens that everybody sees, and those of coming in."""

from __future__ import annotations

from playwright.sync_api import Route, expect

from tests.e2e.stage import Opener, Screen, Stage
from tests.factories.accounts import PASSWORD


def _at(path: str) -> Opener:
    return lambda stage: stage.open(path)


def _article(stage: Stage) -> None:
    stage.open(f"/articles/{stage.world.slug(stage.language)}")


def _palette(stage: Stage) -> None:
    stage.open("/themes")
    stage.page.keyboard.press("Control+k")
    expect(stage.page.get_by_role("option").first).to_be_visible()


def _sign_up_refused(stage: Stage) -> None:
    stage.open("/sign-up")
    stage.fill("E-mailadres", "iemand@e2e.klankbord.example")
    stage.fill("Wachtwoord", "kort")
    stage.press("Maak account")
    expect(stage.page.get_by_role("alert")).to_be_visible()


def _look_in_mailbox(stage: Stage) -> None:
    stage.open("/sign-up")
    stage.fill("E-mailadres", f"nieuw-{stage.language}@e2e.klankbord.example")
    stage.fill("Wachtwoord", PASSWORD)
    stage.press("Maak account")
    expect(stage.page.get_by_role("heading", name=stage.say("Kijk in je mailbox"))).to_be_visible()


def _second_factor(stage: Stage) -> None:
    stage.open("/sign-in")
    stage.fill("E-mailadres", stage.world.careful.email)
    stage.fill("Wachtwoord", PASSWORD)
    # In French and English the menu has a link of the same name.
    stage.page.get_by_role("button", name=stage.say("Meld je aan"), exact=True).click()
    expect(stage.page.get_by_role("heading", name=stage.say("Nog een stap"))).to_be_visible()


def _refused(route: Route) -> None:
    route.fulfill(status=500, content_type="application/problem+json", body='{"status": 500}')


def _error(stage: Stage) -> None:
    stage.page.route("**/api/v1/themes/*", _refused)
    try:
        stage.open("/themes/resilience")
        expect(stage.page.get_by_role("alert")).to_be_visible()
    finally:
        stage.page.unroute("**/api/v1/themes/*")


def _no_connection(stage: Stage) -> None:
    stage.page.route("**/api/v1/themes/*", lambda route: route.abort())
    try:
        stage.open("/themes/resilience")
        expect(stage.page.get_by_role("alert")).to_be_visible()
    finally:
        stage.page.unroute("**/api/v1/themes/*")


PUBLIC = (
    Screen("home", "nobody", _at("")),
    Screen("themes", "nobody", _at("/themes")),
    Screen("theme", "nobody", _at("/themes/grief-and-loss")),
    Screen("article", "nobody", _article),
    Screen(
        "article-in-dutch-only",
        "nobody",
        lambda stage: stage.open(f"/articles/{stage.world.dutch_only_slug()}"),
    ),
    Screen("search", "nobody", _at("/search")),
    Screen("search-found", "nobody", _at("/search?q=stress")),
    Screen("search-nothing", "nobody", _at("/search?q=xylofoonles")),
    Screen("palette", "nobody", _palette),
    Screen("privacy", "nobody", _at("/privacy")),
    Screen("mailbox", "nobody", _at("/mailbox")),
    Screen("not-found", "nobody", _at("/nergens")),
    Screen("error", "nobody", _error),
    Screen("no-connection", "nobody", _no_connection),
)

ENTRANCE = (
    Screen("sign-up", "nobody", _at("/sign-up")),
    Screen("sign-up-refused", "nobody", _sign_up_refused),
    Screen("look-in-mailbox", "nobody", _look_in_mailbox),
    Screen("sign-in", "nobody", _at("/sign-in")),
    Screen("second-factor", "nobody", _second_factor),
    Screen(
        "verify-email",
        "nobody",
        lambda stage: stage.open(f"/verify-email/{stage.world.verification_key()}"),
    ),
    Screen("verify-email-broken", "nobody", _at("/verify-email/kapot")),
    Screen("forgot-password", "nobody", _at("/password/forgot")),
    Screen(
        "reset-password",
        "nobody",
        lambda stage: stage.open(f"/password/reset/{stage.world.reset_key()}"),
    ),
    Screen("reset-password-broken", "nobody", _at("/password/reset/kapot")),
)
