"""Screens of one's own: writing, reading, what one saved, and the account."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.e2e.attachment_screens import OF_ATTACHMENTS
from tests.e2e.exports import EXPORT_SCREENS
from tests.e2e.looking_back_screens import LOOKING_BACK
from tests.e2e.planning import OF_ACTION_POINTS
from tests.e2e.remembering_screens import OF_LOOKING_BACK
from tests.e2e.stage import Opener, Screen, Stage
from tests.e2e.team_screens import OF_TEAMS
from tests.e2e.weave_screens import SCREENS as WEAVES
from tests.factories.accounts import PASSWORD


def _at(path: str) -> Opener:
    return lambda stage: stage.open(path)


def _write_from_prompt(stage: Stage) -> None:
    slug = stage.world.slug(stage.language)
    key = stage.world.app.get(f"/articles/{slug}")["prompts"][0]["key"]
    stage.open(f"/reflections/new?article={slug}&prompt={key}")


def _write_gibbs(stage: Stage) -> None:
    stage.open("/reflections/new")
    main = stage.page.get_by_role("main")
    main.get_by_role("button", name=re.compile(f"{stage.say('Werkvorm')}$")).click()
    stage.page.get_by_role("option", name="Gibbs").click()
    stage.press("Toon alle vragen")


def _write_everything(stage: Stage) -> None:
    _written("/edit")(stage)
    stage.page.get_by_text(stage.say("Titel, dag, thema, gevoelens en meer")).click()
    expect(stage.page.get_by_label(stage.say("Titel"))).to_be_visible()


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


PERSONAL = (
    Screen("today-empty", "newcomer", _at("/today")),
    Screen("today", "writer", _at("/today")),
    Screen("timeline-empty", "newcomer", _at("/reflections")),
    Screen("timeline", "writer", _at("/reflections")),
    Screen("timeline-found", "writer", _own_search),
    *(Screen(*screen) for screen in OF_LOOKING_BACK),
    Screen("write", "newcomer", _at("/reflections/new")),
    Screen("write-from-prompt", "newcomer", _write_from_prompt),
    Screen("write-gibbs", "newcomer", _write_gibbs),
    Screen("reflection", "writer", _written()),
    Screen("edit", "writer", _written("/edit")),
    Screen("edit-everything", "writer", _write_everything),
    *(Screen(*screen) for screen in OF_ACTION_POINTS),
    *(Screen(*screen) for screen in OF_ATTACHMENTS),
    *(Screen(*one) for one in EXPORT_SCREENS),
    *(Screen(*one) for one in OF_TEAMS),
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
    *(Screen(*one) for one in WEAVES),
    *(Screen(*one) for one in LOOKING_BACK),
)
