"""Every screen of the app, and how to come to it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from playwright.sync_api import FilePayload, Route, expect

from tests.e2e.keeping import published_text
from tests.e2e.stage import IN_NO_TEXT, IN_TEXT, Opener, Stage
from tests.factories.accounts import PASSWORD
from tests.support.transfer import TRIED


@dataclass(frozen=True)
class Screen:
    """A screen: its name, who sees it, and what to do to get there."""

    name: str
    who: str
    opener: Opener

    def show(self, stage: Stage) -> None:
        """Bring `stage` to this screen."""
        self.opener(stage)
        stage.settle()


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


def _write_from_prompt(stage: Stage) -> None:
    slug = stage.world.slug(stage.language)
    key = stage.world.app.get(f"/articles/{slug}")["prompts"][0]["key"]
    stage.open(f"/reflections/new?article={slug}&prompt={key}")


def _write_gibbs(stage: Stage) -> None:
    stage.open("/reflections/new")
    stage.page.get_by_role("radio", name=stage.say("Zes vragen van Gibbs")).check()
    stage.press("Toon alle vragen")


def _written(path: str = "") -> Opener:
    return lambda stage: stage.open(f"/reflections/{stage.world.reflection}{path}")


def _own_search(stage: Stage) -> None:
    stage.open("/reflections")
    stage.fill("Zoek in je reflecties", "broer")
    expect(stage.page.locator("mark").first).to_be_visible()


def _saved_list(stage: Stage) -> None:
    stage.open(f"/saved?list={stage.world.reading_list}")
    expect(stage.page.get_by_role("heading", name="Voor het team")).to_be_visible()


def _saved_note(stage: Stage) -> None:
    stage.open("/saved")
    stage.press("Schrijf een notitie")


def _comments(stage: Stage) -> None:
    stage.open(f"/articles/{stage.world.discussed_slug(stage.language)}")
    stage.page.get_by_role("heading", name=stage.say("Bronnen")).scroll_into_view_if_needed()
    section = stage.page.locator("#comments")
    section.scroll_into_view_if_needed()
    expect(section).to_be_visible()


def _account_dialog(stage: Stage) -> None:
    stage.open("/account")
    stage.press("Toon herstelcodes")
    expect(stage.page.get_by_role("dialog")).to_be_visible()


def _account_codes(stage: Stage) -> None:
    _account_dialog(stage)
    stage.fill("Wachtwoord", PASSWORD)
    stage.press("Ga verder", within="dialog")
    expect(stage.page.get_by_role("dialog")).to_be_hidden()
    expect(stage.page.get_by_text(re.compile(r"^\d{8}$")).first).to_be_visible()


def _account_set_up_codes(stage: Stage) -> None:
    stage.open("/account")
    stage.press("Zet de tweede stap aan")
    expect(stage.page.get_by_role("img")).to_be_visible()


def _transfer_trial(stage: Stage) -> None:
    stage.open("/editing/transfer")
    file = FilePayload(name="woorden.zip", mimeType="application/zip", buffer=TRIED)
    stage.page.locator('input[type="file"]').set_input_files(file)
    expect(stage.page.locator("#import-refused")).to_be_visible()


def _picture(stage: Stage, words: str) -> None:
    stage.open("/editing/pictures")
    stage.page.get_by_role("row", name=words).click()
    expect(stage.page.get_by_role("dialog").get_by_role("textbox")).to_be_visible()


def _picture_to_delete(stage: Stage) -> None:
    _picture(stage, IN_NO_TEXT)
    stage.press("Verwijder deze afbeelding", within="dialog")
    expect(stage.page.get_by_role("dialog").get_by_role("group")).to_be_visible()


def _new_article(stage: Stage) -> None:
    stage.open("/editing")
    stage.press("Nieuw artikel")
    expect(stage.page.get_by_role("dialog")).to_be_visible()


def _link_to_article(stage: Stage) -> None:
    stage.open(f"/editing/{stage.world.written}")
    stage.page.get_by_role("button", name=stage.say("Link"), exact=True).click()
    stage.page.get_by_role("menuitem", name=stage.say("Link naar een artikel")).click()
    expect(stage.page.get_by_role("option").first).to_be_visible()


def _compare(stage: Stage) -> None:
    stage.open(f"/editing/{stage.world.asked}")
    for part in ("Versies vergelijken en terugzetten", "Wat er met deze tekst gebeurde"):
        stage.page.get_by_text(stage.say(part), exact=True).click()
    stage.press("Vergelijk")
    expect(stage.page.get_by_role("insertion").first).to_be_visible()


def _keeping(part: str) -> Opener:
    return _at(f"/editing/keeping?part={part}")


def _around_text(stage: Stage) -> None:
    stage.open(f"/editing/{published_text()}")
    stage.page.get_by_text(re.compile(rf"^{stage.say('Leesniveau')}")).first.click()
    stage.page.get_by_text(stage.say("Toon als tabel"), exact=True).click()
    stage.press("Verander de datum of wie ervoor zorgt")
    stage.settle()


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

PERSONAL = (
    Screen("today-empty", "newcomer", _at("/today")),
    Screen("today", "writer", _at("/today")),
    Screen("timeline-empty", "newcomer", _at("/reflections")),
    Screen("timeline", "writer", _at("/reflections")),
    Screen("timeline-found", "writer", _own_search),
    Screen("write", "newcomer", _at("/reflections/new")),
    Screen("write-from-prompt", "newcomer", _write_from_prompt),
    Screen("write-gibbs", "newcomer", _write_gibbs),
    Screen("reflection", "writer", _written()),
    Screen("edit", "writer", _written("/edit")),
    Screen("saved-empty", "newcomer", _at("/saved")),
    Screen("saved", "writer", _at("/saved")),
    Screen("saved-list", "writer", _saved_list),
    Screen("saved-note", "writer", _saved_note),
    Screen("comments", "writer", _comments),
    Screen("comments-rules", "newcomer", _comments),
    Screen("moderation", "editor", _at("/moderation")),
    Screen("account", "writer", _at("/account")),
    Screen("account-set-up-codes", "newcomer", _account_set_up_codes),
    Screen("account-dialog", "careful", _account_dialog),
    Screen("account-codes", "careful", _account_codes),
)

EDITORIAL = (
    Screen("editing", "editor", _at("/editing")),
    Screen("editing-new", "editor", _new_article),
    Screen("editing-transfer", "editor", _at("/editing/transfer")),
    Screen("editing-transfer-trial", "editor", _transfer_trial),
    Screen("editing-text", "editor", lambda stage: stage.open(f"/editing/{stage.world.written}")),
    Screen("editing-review", "editor", lambda stage: stage.open(f"/editing/{stage.world.asked}")),
    Screen("editing-compare", "editor", _compare),
    Screen("keeping-review", "editor", _at("/editing/keeping")),
    Screen("keeping-links", "editor", _keeping("links")),
    Screen("keeping-pictures", "editor", _keeping("pictures")),
    Screen("keeping-levels", "editor", _keeping("levels")),
    Screen("keeping-read", "editor", _keeping("read")),
    Screen("keeping-around-text", "editor", _around_text),
    Screen(
        "editing-translation",
        "editor",
        lambda stage: stage.open(f"/editing/{stage.world.translated}"),
    ),
    Screen("editing-link", "editor", _link_to_article),
    Screen("pictures", "editor", _at("/editing/pictures")),
    Screen("pictures-one", "editor", lambda stage: _picture(stage, IN_TEXT)),
    Screen("pictures-delete", "editor", _picture_to_delete),
    Screen("synonyms", "editor", _at("/editing/synonyms")),
)

SCREENS = (*PUBLIC, *ENTRANCE, *PERSONAL, *EDITORIAL)
