"""Discussing an article: three people comment, report and moderate."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Page, expect

from accounts.models import PlatformRole
from tests.e2e.app import App
from tests.e2e.axe import violations
from tests.e2e.browser import PHONE
from tests.e2e.people import signed_in, somebody
from tests.e2e.steps import click

ARTICLE = "/nl/articles/wie-zwijgt-weigert-niet"
SAID = "Bij ons duurde het zwijgen een hele zomer."


def discussion(page: Page) -> Any:
    """Go to the end of the article, where it is discussed."""
    expect(page.locator(".opening")).to_have_count(0)
    page.get_by_role("heading", name="Bronnen").scroll_into_view_if_needed()
    section = page.get_by_role("region", name="Reacties van")
    expect(section).to_be_visible()
    return section


def test_a_comment_is_written_reported_and_hidden_with_a_reason(app: App, new_visitor: Any) -> None:
    author, reader, editor = (somebody(name).person for name in ("Noor", "Ilse", "Wout"))
    PlatformRole.objects.create(person=editor, role="editor")
    devices = [
        new_visitor(storage_state=signed_in(person, app.url)) for person in (author, reader, editor)
    ]

    page = devices[0].open(ARTICLE)
    section = discussion(page)
    expect(section.get_by_text("Nog niemand reageerde op dit artikel.")).to_be_visible()
    assert section.get_by_label("Je reactie").count() == 0
    click(page, "Ik ga akkoord en wil reageren")
    section.get_by_label("Je reactie").fill(SAID)
    click(page, "Plaats")
    said = section.get_by_role("listitem").filter(has_text=SAID)
    expect(said.get_by_text("Noor")).to_be_visible()
    expect(section.get_by_label("Je reactie")).to_have_value("")

    other = devices[1].open(ARTICLE)
    seen = discussion(other).get_by_role("listitem").filter(has_text=SAID)
    expect(seen).to_be_visible()
    assert seen.get_by_role("button", name="Verwijder").count() == 0
    other.set_viewport_size(PHONE)
    assert violations(other) == []
    seen.get_by_role("button", name="Meld").click()
    click(other, "Meld ze")
    dialog = other.get_by_role("dialog")
    missing = dialog.get_by_role("button", name="Wat is er mis?")
    expect(missing).to_have_accessible_description(re.compile("Kies wat er mis is"))
    missing.click()
    other.get_by_role("option", name="Een cliënt is te herkennen").click()
    click(other, "Meld ze")
    expect(seen.get_by_text("Gemeld bij de redactie")).to_be_visible()

    desk = devices[2].open("/nl/editing")
    click(desk, "Gemelde reacties")
    waiting = desk.get_by_role("listitem").filter(has_text=SAID)
    expect(waiting.get_by_text("Een cliënt is te herkennen (1)")).to_be_visible()
    click(desk, "Naar het artikel")
    expect(desk.get_by_role("region", name="Reacties van")).to_be_in_viewport()
    desk.reload()
    expect(desk.get_by_role("region", name="Reacties van")).to_be_in_viewport()
    desk.go_back()
    waiting.get_by_label("Waarom beslis je dat?").fill("Zo is te zien om wie het gaat.")
    assert violations(desk) == []
    waiting.get_by_role("button", name="Verberg").click()
    expect(waiting).to_have_count(0)

    other.reload()
    expect(discussion(other).get_by_text(SAID)).to_have_count(0)
    page.reload()
    own = discussion(page).get_by_role("listitem").filter(has_text=SAID)
    expect(own.get_by_text("Zo is te zien om wie het gaat.")).to_be_visible()
    own.get_by_role("button", name="Verwijder").click()
    click(page, "Verwijder ze")
    expect(own).to_have_count(0)


def test_who_is_not_signed_in_reads_the_article_alone(new_visitor: Any) -> None:
    asked: list[str] = []
    visitor = new_visitor()
    visitor.page.on("request", lambda request: asked.append(request.url))
    page = visitor.open(ARTICLE)
    page.get_by_role("heading", name="Bronnen").scroll_into_view_if_needed()
    expect(page.get_by_role("link", name="Meld je aan om te lezen")).to_be_visible()
    assert not [url for url in asked if "/comments" in url or "saved" in url or "/me" in url]
