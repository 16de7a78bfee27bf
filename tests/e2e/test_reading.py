"""Reading without an account: searching, languages, appearance, addresses that are not there."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.app import App
from tests.e2e.axe import sticks_out, violations
from tests.e2e.browser import PHONE, Visitor
from tests.e2e.steps import click, heading

PUBLIC = ("", "/themes", "/themes/resilience", "/search", "/privacy")


def test_a_word_with_a_slip_finds_the_article(visitor: Visitor) -> None:
    page = visitor.open("/nl/search")
    page.get_by_label("Waarover wil je lezen?").fill("vermisste broers")
    click(page, "Zoek")
    page.get_by_role("link", name="Tussen wachten en weten").click()
    expect(page.get_by_role("heading", name="Tussen wachten en weten", level=1)).to_be_visible()
    page.go_back()
    expect(page.get_by_label("Waarover wil je lezen?")).to_have_value("vermisste broers")
    page.get_by_label("Waarover wil je lezen?").fill("xylofoonles")
    expect(heading(page, "Niets gevonden")).to_be_visible()


def test_another_language_shows_the_same_page(visitor: Visitor) -> None:
    page = visitor.open("/nl/articles/tussen-wachten-en-weten")
    languages = page.get_by_role("navigation", name="Taal")
    languages.get_by_role("link", name="Français").click()
    title = page.get_by_role("heading", name="Entre attendre et savoir", level=1)
    expect(title).to_be_visible()
    expect(page).to_have_url(re.compile("/fr/articles/entre-attendre-et-savoir$"))
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    visitor.open("/nl/search?q=stilte")
    page.get_by_role("navigation", name="Taal").get_by_role("link", name="English").click()
    expect(page).to_have_url(re.compile(r"/en/search\?q=stilte$"))
    expect(heading(page, "Search").first).to_be_visible()


def test_an_article_that_was_not_translated_says_so(app: App, visitor: Visitor) -> None:
    found = app.get("/articles?language=nl&pageSize=100")["items"]
    only = next(one for one in found if len(one["languages"]) == 1)
    page = visitor.open(f"/fr/articles/{only['slug']}")
    title = page.get_by_role("heading", name=only["title"], level=1)
    expect(title).to_have_attribute("lang", "nl")
    expect(page.get_by_text("néerlandais").first).to_be_visible()


def test_the_chosen_appearance_stays(visitor: Visitor) -> None:
    page = visitor.open("/nl/themes")
    page.get_by_role("radio", name="Donker").check(force=True)
    dark = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    page.reload()
    expect(page.get_by_role("radio", name="Donker")).to_be_checked()
    again = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    page.get_by_role("radio", name="Licht").check(force=True)
    light = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert dark == again != light


@pytest.mark.parametrize(
    ("path", "status"),
    [("/nl/nergens", 404), ("/xx/themes", 404), ("/nl/articles/bestaat-niet", 404)],
)
def test_an_address_that_is_not_there_leads_on(visitor: Visitor, path: str, status: int) -> None:
    visitor.may_hear("status of 404 |Problem: 404 not-found")
    page = visitor.page
    answer = page.goto(visitor.url + path)
    assert answer is not None
    assert answer.status == status
    expect(page.locator("meta[name=robots][content=noindex]")).to_have_count(1)
    expect(heading(page, "Deze pagina is er niet")).to_be_visible()
    click(page, "Naar het begin")
    expect(heading(page, "Een klankbord voor wie met mensen werkt")).to_be_visible()


def head_of(page: Page) -> dict[str, Any]:
    page.locator("link[rel=canonical]").wait_for(state="attached")
    found: dict[str, Any] = page.evaluate(
        """() => ({
          title: document.title,
          description: document.querySelector('meta[name=description]')?.content ?? '',
          canonical: document.querySelector('link[rel=canonical]').href,
          languages: [...document.querySelectorAll('link[rel=alternate][hreflang]')]
            .map((one) => one.hreflang),
        })"""
    )
    return found


def test_every_public_page_says_what_it_is(app: App, visitor: Visitor) -> None:
    article = app.get("/articles/tussen-wachten-en-weten")
    heads = []
    for path in (*PUBLIC, f"/articles/{article['slug']}"):
        head = head_of(visitor.open(f"/nl{path}"))
        assert head["canonical"] == f"{app.url}/nl{path}"
        assert sorted(head["languages"]) == ["en", "fr", "nl"]
        assert 50 <= len(head["description"]) <= 240 or path == "/search", head
        heads.append(head)
    assert len({head["title"] for head in heads}) == len(heads)
    assert len({head["description"] for head in heads}) == len(heads)
    assert all(head["title"].endswith("Klankbord") for head in heads)
    visitor.open("/nl/sign-in")
    expect(visitor.page.locator("meta[name=robots][content=noindex]")).to_have_count(1)
    assert visitor.page.locator("link[rel=canonical]").count() == 0


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_no_published_text_stands_in_anybodys_way(
    app: App, visitor: Visitor, language: str
) -> None:
    articles = app.get(f"/articles?language={language}&pageSize=100")["items"]
    themes = app.get(f"/themes?language={language}")["items"]
    paths = [f"/articles/{one['slug']}" for one in articles]
    paths += [f"/themes/{one['key']}" for one in themes]
    page, found = visitor.page, {}
    for path in paths:
        page.set_viewport_size(PHONE)
        visitor.open(f"/{language}{path}")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        found[path] = violations(page)
        page.set_viewport_size({"width": 320, "height": 640})
        found[path] += sticks_out(page)
    assert {path: faults for path, faults in found.items() if faults} == {}
