"""Scripts from everywhere, signs that nobody sees, and very much text, from the field and back."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.api.reflections.test_words_of_all_kinds import WORDS
from tests.e2e.app import App
from tests.e2e.browser import PHONE
from tests.e2e.conftest import Visit
from tests.e2e.people import Somebody, reflections_of, signed_in, somebody, written_in
from tests.e2e.steps import click, heading, paper, status

MEBIBYTE = 1024 * 1024
_DIRECTION = """(element) => {
  const range = document.createRange()
  range.selectNodeContents(element)
  const line = range.getClientRects()[0]
  const box = element.getBoundingClientRect()
  return box.right - line.right < line.left - box.left ? 'right' : 'left'
}"""

_PASTE = """(field, words) => {
  const { set } = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')
  set.call(field, words)
  field.dispatchEvent(new InputEvent('input', { bubbles: true }))
}"""


@pytest.fixture
def writer(app: App) -> Somebody:
    return somebody("Rahel")


@pytest.fixture
def device(app: App, new_visitor: Visit, writer: Somebody) -> Any:
    return lambda **options: new_visitor(storage_state=signed_in(writer.person, app.url), **options)


def test_what_is_written_in_any_script_is_read_as_it_was_written(
    device: Any, writer: Somebody
) -> None:
    # A field of a browser holds lines, not tabs around them.
    words = "\n".join(text.strip() for text in WORDS.values())
    page = device(viewport=PHONE).open("/nl/reflections/new")
    paper(page).fill(f"\x07{words}\x00")
    expect(status(page)).to_have_text("Bewaard")
    click(page, "Klaar")
    (kept,) = reflections_of(writer.person)
    assert written_in(kept) == {"text": words}

    elsewhere = device(viewport=PHONE).open(f"/nl/reflections/{kept.row.id}/edit")
    expect(paper(elsewhere)).to_be_editable()
    assert paper(elsewhere).input_value() == words
    click(elsewhere, "Klaar")
    shown = elsewhere.get_by_text(re.compile("^" + re.escape(words[:20])))
    assert shown.evaluate("(element) => element.textContent") == words


def test_every_script_stands_at_its_own_side(device: Any) -> None:
    page = device(viewport=PHONE).open("/nl/reflections/new")
    paper(page).fill("صبر")
    assert paper(page).evaluate("(field) => getComputedStyle(field).direction") == "rtl"
    click(page, "Klaar")
    expect(page.get_by_role("link", name="Bewerken", exact=True)).to_be_visible()
    shown = page.get_by_role("main").get_by_text("صبر", exact=True)
    expect(shown).to_be_visible()
    assert shown.evaluate(_DIRECTION) == "right"
    click(page, "Bewerken")
    paper(page).fill("geduld")
    assert paper(page).evaluate("(field) => getComputedStyle(field).direction") == "ltr"


def test_a_mebibyte_is_refused_in_words_and_stays_on_the_device(
    device: Any, writer: Somebody
) -> None:
    visitor = device()
    visitor.may_hear(r"status of 413 ")
    page = visitor.open("/nl/reflections/new")
    words = ("Heel veel tekst, die iemand plakte uit iets anders.\n" * (MEBIBYTE // 50))[:MEBIBYTE]
    # Typing it takes the browser minutes; this is what the page hears of a paste.
    paper(page).evaluate(_PASTE, words)
    expect(page.get_by_text("Klankbord kan dit zo niet bewaren.")).to_be_visible()
    expect(status(page)).to_have_text("Bewaard op dit toestel, nog niet bij Klankbord")
    page.reload()
    expect(paper(page)).to_be_editable()
    assert paper(page).input_value() == words
    paper(page).evaluate(_PASTE, "Minder tekst.")
    expect(status(page)).to_have_text("Bewaard")
    click(page, "Klaar")
    expect(heading(page, re.compile("20"))).to_be_visible()
    (kept,) = reflections_of(writer.person)
    assert written_in(kept) == {"text": "Minder tekst."}
