"""Screens of action points: their name, who sees them, and how to come there."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.e2e.stage import Opener, Stage


def _at(path: str) -> Opener:
    return lambda stage: stage.open(path)


def _new(stage: Stage) -> None:
    stage.open("/actions")
    stage.press("Nieuw actiepunt")
    stage.fill("Wat wil je doen?", "Bellen")
    stage.page.locator('input[type="date"]').fill("2027-02-01")


def _move(stage: Stage) -> None:
    stage.open("/actions")
    stage.page.get_by_text(stage.say("Verzet"), exact=True).first.click()
    expect(stage.page.get_by_role("form")).to_be_visible()


OF_ACTION_POINTS: tuple[tuple[str, str, Opener], ...] = (
    ("actions-empty", "newcomer", _at("/actions")),
    ("actions", "writer", _at("/actions")),
    ("actions-over", "writer", _at("/actions?part=over")),
    ("actions-new", "newcomer", _new),
    ("actions-move", "writer", _move),
    ("write-outcomes", "writer", _at("/reflections/new")),
    ("reminders", "nobody", _at("/reminders#sleutel")),
)
