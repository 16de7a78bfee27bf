"""Screens of team signals: their name, who sees them, and how to come there."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.e2e.stage import Opener, Stage
from tests.e2e.teams import template_of


def _team(stage: Stage) -> None:
    stage.open("/team")
    stage.page.get_by_text(stage.say("Toon dit als tabel"), exact=True).click()
    expect(stage.page.get_by_role("table")).to_be_visible()


def _counted(stage: Stage) -> None:
    stage.open("/account#counted")
    section = stage.page.locator("#counted")
    button = section.get_by_role("button", name=re.compile(stage.say("Ja, tel mij mee")))
    if button.is_visible():
        button.click()
    stop = section.get_by_role("button", name=re.compile(stage.say("Stop met meetellen")))
    expect(stop).to_be_visible()


def _new_template(stage: Stage) -> None:
    stage.open("/team/templates/new?from=gibbs")
    stage.page.get_by_text(stage.say("Bekijk hoe het eruitziet"), exact=True).click()
    expect(stage.page.get_by_role("checkbox").first).to_be_visible()


def _template_refused(stage: Stage) -> None:
    stage.open("/team/templates/new")
    stage.press("Bewaar")
    expect(stage.page.get_by_role("alert")).to_be_visible()


def _template(stage: Stage) -> None:
    stage.open(f"/team/templates/{template_of(stage.world.coordinator.person)}")
    expect(stage.page.get_by_role("group").first).to_be_visible()


OF_TEAMS: tuple[tuple[str, str, Opener], ...] = (
    ("team", "coordinator", _team),
    ("team-templates", "coordinator", lambda stage: stage.open("/team/templates")),
    ("team-template-new", "coordinator", _new_template),
    ("team-template-refused", "coordinator", _template_refused),
    ("team-template", "coordinator", _template),
    ("account-coordinator", "coordinator", lambda stage: stage.open("/account")),
    ("account-counted", "writer", _counted),
)
