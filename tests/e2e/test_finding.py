"""Finding what one looks for: while typing, narrowed on a phone by keyboard, put right."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import expect

from tests.e2e.axe import sticks_out, violations
from tests.e2e.browser import PHONE, Visitor
from tests.e2e.conftest import Visit
from tests.e2e.steps import heading


def test_typing_finds_and_leaves_one_step_in_the_history(visitor: Visitor) -> None:
    page = visitor.open("/nl/themes")
    page.get_by_role("link", name="Zoeken").first.click()
    box = page.get_by_label("Waarover wil je lezen?")
    for part in ("ver", "misste", " broer"):
        box.press_sequentially(part)
        expect(page).to_have_url(re.compile(r"[?&]q="))
    expect(page.get_by_role("link", name="Tussen wachten en weten")).to_be_visible()
    expect(box).to_be_focused()
    page.go_back()
    expect(heading(page, "Thema\u2019s").first).to_be_visible()


def test_what_was_probably_meant_is_offered(visitor: Visitor) -> None:
    page = visitor.open("/nl/search?q=veekracht")
    page.get_by_role("main").get_by_role("link", name="veerkracht", exact=True).click()
    expect(page.get_by_label("Waarover wil je lezen?")).to_have_value("veerkracht")
    expect(page.get_by_text("Bedoelde je")).to_have_count(0)


def test_a_synonym_of_the_starter_list_finds_the_article(visitor: Visitor) -> None:
    page = visitor.open("/nl/search?q=ptss")
    expect(page.get_by_role("main").locator("mark").first).to_be_visible()


def test_choices_narrow_on_a_phone_by_keyboard_to_as_many_as_they_say(new_visitor: Visit) -> None:
    visitor = new_visitor(viewport=PHONE)
    page = visitor.open("/nl/search?q=gesprek")
    theme = page.get_by_role("link", name=re.compile(r"^Rouw en verlies \d+ artikel"))
    count = int(re.findall(r"\d+", theme.inner_text())[0])
    theme.focus()
    # Until the new counts are there, the ones of before stand beside the choices.
    with page.expect_response(re.compile("search-facets.*theme=grief-and-loss")):
        page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("theme=grief-and-loss"))
    expect(page.get_by_role("main").get_by_role("listitem")).to_have_count(count)

    more = page.get_by_text("Leestijd en onderwerp")
    more.focus()
    page.keyboard.press("Enter")
    subjects = page.get_by_role("navigation", name="Onderwerp")
    tag = subjects.get_by_role("link", name=re.compile(r"^familie \d+ "))
    left = int(re.findall(r"\d+", tag.inner_text())[0])
    tag.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main").get_by_role("listitem")).to_have_count(left)
    assert parse_qs(urlsplit(page.url).query)["tag"] == ["familie"]
    assert sticks_out(page) == []
    assert violations(page) == []

    subjects.get_by_role("link", name=re.compile("weg te halen")).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main").get_by_role("listitem")).to_have_count(count)
