"""Screens about sealing reflections."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.e2e.stage import Screen, Stage

PASSPHRASE = "lantaarn kiezel hooi wolk tafel"


def _choosing(stage: Stage) -> None:
    stage.open("/account/sealing")
    understood = "Ik begrijp dat niemand mij kan helpen als ik allebei kwijt ben."
    stage.page.get_by_text(stage.say(understood)).click()
    stage.press("Ga verder")
    stage.fill("Nieuwe wachtzin", "kort")
    stage.press("Stel er een voor")
    offered = stage.say("Onthoud deze woorden, of schrijf ze op een veilige plek:")
    expect(stage.page.get_by_text(offered)).to_be_visible()


def _recovery_code(stage: Stage) -> None:
    _choosing(stage)
    stage.press("Neem deze wachtzin")
    expect(stage.page.get_by_role("listitem")).not_to_have_count(0)


def _checking(stage: Stage) -> None:
    _recovery_code(stage)
    stage.press("Ik heb ze bewaard")
    stage.press("Klaar")
    expect(stage.page.locator("[aria-invalid=true]")).to_have_count(2)


def _forgotten(stage: Stage) -> None:
    stage.open("/account/sealing")
    stage.press("Wachtzin vergeten")
    stage.fill("Nieuwe wachtzin", PASSPHRASE)
    stage.fill("Nog een keer", PASSPHRASE)
    stage.press("Neem deze wachtzin")
    wanted = stage.say("De twaalf woorden van je herstelcode")
    stage.page.get_by_label(wanted).fill("appel")
    last = stage.page.get_by_role("button", name=stage.say("Ga verder"), exact=True).last
    last.click()
    refused = "Deze herstelcode past niet. Kijk of de twaalf woorden op volgorde staan."
    expect(stage.page.get_by_text(stage.say(refused))).to_be_visible()


def _shut(stage: Stage) -> None:
    stage.open(f"/reflections/{stage.world.sealed}")
    stage.press("Ontgrendelen")
    expect(stage.page.get_by_label(re.compile(stage.say("Je wachtzin")))).to_be_visible()


def _along(stage: Stage) -> None:
    stage.open(f"/reflections/{stage.world.sealed}")
    point = stage.page.get_by_role("checkbox", name=stage.say("Verzegeld actiepunt"))
    expect(point).to_be_visible()
    point.scroll_into_view_if_needed()


def _weave(stage: Stage) -> None:
    stage.open(f"/reflections/{stage.world.sealed}/weave")
    shut = stage.say("Dit vlechtwerk is verzegeld")
    expect(stage.page.get_by_role("heading", name=shut)).to_be_visible()


SEALING = (
    Screen("sealing-before", "newcomer", lambda stage: stage.open("/account/sealing")),
    Screen("sealing-passphrase", "newcomer", _choosing),
    Screen("sealing-code", "newcomer", _recovery_code),
    Screen("sealing-check", "newcomer", _checking),
    Screen("sealing-settings", "careful", lambda stage: stage.open("/account/sealing")),
    Screen("sealing-forgotten", "careful", _forgotten),
    Screen("sealed-shut", "careful", _shut),
    Screen("sealed-along", "careful", _along),
    Screen("sealed-weave", "careful", _weave),
    Screen("sealed-points", "careful", lambda stage: stage.open("/actions")),
    Screen("sealed-timeline", "careful", lambda stage: stage.open("/reflections")),
    Screen("sealed-switch", "careful", lambda stage: stage.open("/reflections/new")),
)
