"""The screens on which somebody looks back."""

from __future__ import annotations

import datetime

from playwright.sync_api import expect

from tests.e2e.stage import Stage


def _calendar(stage: Stage) -> None:
    stage.open("/reflections/calendar")
    expect(stage.page.get_by_role("grid")).to_be_visible()


def _day(stage: Stage) -> None:
    yesterday = datetime.datetime.now(tz=datetime.UTC).date() - datetime.timedelta(days=1)
    stage.open(f"/reflections/calendar?day={yesterday}")
    expect(stage.page.get_by_role("listitem").first).to_be_visible()


def _narrowing(stage: Stage) -> None:
    stage.open("/reflections")
    stage.press("Gevoel")
    stage.page.get_by_role("button", name=stage.say("hoopvol"), exact=True).click()
    stage.settle()


def _narrowed(stage: Stage) -> None:
    _narrowing(stage)
    stage.page.keyboard.press("Escape")
    stage.press("Periode")
    expect(stage.page.get_by_label(stage.say("Vanaf"), exact=True)).to_be_visible()


OF_LOOKING_BACK = (
    ("calendar-empty", "newcomer", _calendar),
    ("calendar", "writer", _calendar),
    ("calendar-day", "writer", _day),
    ("timeline-narrowing", "writer", _narrowing),
    ("timeline-narrowed", "writer", _narrowed),
)
