"""Screens of attachments: their name, who sees them, and how to come there."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.e2e.stage import Opener, Stage


def _reading(stage: Stage) -> None:
    stage.open(f"/reflections/{stage.world.reflection}")
    part = stage.page.get_by_role("region", name=stage.say("Bijlagen"))
    part.scroll_into_view_if_needed()
    expect(part.get_by_role("listitem")).to_have_count(2)


def _looking(stage: Stage) -> None:
    _reading(stage)
    stage.page.locator("section[aria-labelledby=attachments] li button").first.click()
    expect(stage.page.get_by_role("dialog").get_by_role("img")).to_be_visible()


def _naming(stage: Stage) -> None:
    _reading(stage)
    stage.page.get_by_text(stage.say("Andere naam"), exact=True).first.click()
    expect(stage.page.get_by_label(stage.say("Naam van de bijlage"))).to_be_visible()


def _refused(stage: Stage) -> None:
    _reading(stage)
    note = {"name": "notitie.txt", "mimeType": "text/plain", "buffer": b"Zomaar iets."}
    chooser = stage.page.locator("section[aria-labelledby=attachments] input[type=file]")
    chooser.set_input_files([note])
    expect(stage.page.get_by_text("notitie.txt", exact=True)).to_be_visible()


OF_ATTACHMENTS: tuple[tuple[str, str, Opener], ...] = (
    ("attachments", "writer", _reading),
    ("attachments-picture", "writer", _looking),
    ("attachments-name", "writer", _naming),
    ("attachments-refused", "writer", _refused),
)
