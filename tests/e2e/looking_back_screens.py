"""Screens of looking back: their name, who sees them, and how to come there."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.e2e.looking_back import TITLE
from tests.e2e.stage import Opener, Stage


def _insights(period: str) -> Opener:
    def look(stage: Stage) -> None:
        stage.open(f"/insights{period}")
        expect(stage.page.get_by_role("img").first).to_be_visible()

    return look


def _tables(stage: Stage) -> None:
    _insights("?period=year")(stage)
    for each in stage.page.get_by_text(stage.say("Toon als tabel"), exact=True).all():
        each.click()


def _beside(stage: Stage) -> None:
    stage.open("/reflections")
    stage.page.get_by_role("link", name=TITLE).first.click()
    stage.settle()
    heading = stage.page.get_by_role("heading", name=stage.say("Hoort erbij"))
    expect(heading).to_be_visible()


LOOKING_BACK: tuple[tuple[str, str, Opener], ...] = (
    ("insights-empty", "newcomer", lambda stage: stage.open("/insights")),
    ("insights", "looking", _insights("")),
    ("insights-year", "looking", _insights("?period=year")),
    ("insights-tables", "looking", _tables),
    ("reflection-beside", "looking", _beside),
)
