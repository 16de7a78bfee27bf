"""Screens of editors: their texts, what becomes of these, and their pictures."""

from __future__ import annotations

import re

from playwright.sync_api import FilePayload, expect

from tests.e2e.keeping import published_text
from tests.e2e.stage import Opener, Screen, Stage
from tests.e2e.world import IN_NO_TEXT, IN_TEXT
from tests.support.transfer import TRIED


def _at(path: str) -> Opener:
    return lambda stage: stage.open(path)


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
