"""Read an article, sign up, write from its question, lose the connection, and find it again."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.e2e.app import App
from tests.e2e.browser import Visitor
from tests.e2e.people import person_of, reflections_of, written_in
from tests.e2e.steps import (
    app_is_on_device,
    click,
    heading,
    paper,
    sign_up,
    status,
    verify_address,
    write,
)

EMAIL = "jolien@e2e.klankbord.example"
ONLINE = "Ze keek naar het raam en zweeg lang. "
OFFLINE = "Daarna noemde ze haar broer, voor het eerst."


def test_a_visitor_becomes_a_writer_and_loses_no_word(app: App, visitor: Visitor) -> None:
    page = visitor.open("/nl/articles/tussen-wachten-en-weten")
    article = app.get("/articles/tussen-wachten-en-weten")
    question = article["prompts"][0]["text"]
    page.get_by_role("link", name="Reflecteer hierover").first.click()
    expect(heading(page, "Welkom terug")).to_be_visible()
    click(page, "Maak er een")
    sign_up(page, EMAIL, name="Jolien")
    verify_address(page, EMAIL)

    expect(heading(page, "Nieuwe reflectie")).to_be_visible()
    expect(page.get_by_text(question)).to_be_visible()
    expect(paper(page)).to_be_focused()
    write(page, ONLINE)
    expect(status(page)).to_have_text("Bewaard")

    app_is_on_device(page)
    visitor.may_hear("ERR_INTERNET_DISCONNECTED")
    visitor.context.set_offline(True)
    write(page, OFFLINE)
    expect(status(page)).to_have_text("Bewaard op dit toestel")
    page.reload()
    expect(paper(page)).to_have_value(ONLINE + OFFLINE)
    expect(page.get_by_text(question)).to_be_visible()
    expect(status(page)).to_have_text("Bewaard op dit toestel")

    visitor.context.set_offline(False)
    expect(status(page)).to_have_text("Bewaard")
    click(page, "Reflecties")
    link = page.get_by_role("link", name=ONLINE.strip())
    expect(link).to_be_visible()
    page.get_by_label("Zoek in je reflecties").fill("raam broer")
    expect(heading(page, "1 reflectie gevonden")).to_be_visible()
    page.get_by_role("link", name=re.compile("Ze keek naar het raam")).click()
    expect(page.get_by_text(ONLINE + OFFLINE)).to_be_visible()

    (kept,) = reflections_of(person_of(EMAIL))
    assert written_in(kept) == {"text": ONLINE + OFFLINE}
    assert kept.content.prompt is not None
    assert (kept.content.prompt.article, kept.content.prompt.text) == (
        "tussen-wachten-en-weten",
        question,
    )
