"""Pages before the app runs, without it, and once it has taken over."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.app import App
from tests.e2e.axe import sticks_out
from tests.e2e.browser import PHONE, Visitor
from tests.e2e.conftest import Visit

ARTICLE = "/nl/articles/tussen-wachten-en-weten"

# Every frame: how many titles are there to read?
_WATCH = """
  window.seen = [];
  const look = () => {
    if (document.body) window.seen.push(document.querySelectorAll('#root h1').length);
    requestAnimationFrame(look);
  };
  look();
"""


def head_of(page: Page) -> dict[str, Any]:
    """Return what the head says that the server and the app both know."""
    page.locator("link[rel=canonical]").wait_for(state="attached")
    found: dict[str, Any] = page.evaluate(
        """() => ({
          title: document.title,
          language: document.documentElement.lang,
          tags: [...document.head.querySelectorAll(`
              meta[name=description], meta[name=robots],
              link[rel=canonical], link[rel=alternate]`)]
            .map(({ tagName, attributes }) => tagName + ' ' + [...attributes]
              .filter(({ name }) => name !== 'data-page')
              .map(({ name, value }) => name + '=' + value).sort().join(' ')),
        })"""
    )
    return found


def test_an_article_can_be_read_without_javascript(app: App, new_visitor: Visit) -> None:
    visitor = new_visitor(java_script_enabled=False, viewport=PHONE)
    page = visitor.open(ARTICLE)
    article = app.get("/articles/tussen-wachten-en-weten")
    expect(page.get_by_role("heading", name=article["title"], level=1)).to_be_visible()
    for heading in article["headings"]:
        expect(page.locator(f"[id='{heading['id']}']")).to_be_visible()
    expect(page.get_by_text(article["sources"][0]["title"]).first).to_be_visible()
    page.get_by_role("link", name=article["theme"]["title"]).first.click()
    expect(page.get_by_role("heading", name=article["theme"]["title"], level=1)).to_be_visible()
    page.get_by_role("link", name=article["title"]).first.click()
    expect(page.get_by_role("heading", name=article["title"], level=1)).to_be_visible()


def test_without_javascript_nothing_sticks_out(new_visitor: Visit) -> None:
    readers = new_visitor(java_script_enabled=False, viewport={"width": 320, "height": 640})
    for path in ("", "/themes", "/themes/resilience", ARTICLE[3:]):
        assert sticks_out(readers.open(f"/nl{path}")) == [], path


@pytest.mark.parametrize("language", ["nl", "fr"])
def test_the_app_says_the_same_as_the_server(app: App, new_visitor: Visit, language: str) -> None:
    plain = new_visitor(java_script_enabled=False)
    running = new_visitor()
    article = app.get("/articles/tussen-wachten-en-weten")
    slug = {one["language"]: one["slug"] for one in article["languages"]}[language]
    for path in ("", "/themes", "/themes/resilience", "/search", "/privacy", f"/articles/{slug}"):
        served = head_of(plain.open(f"/{language}{path}"))
        # From a page that asks machines to stay away, so that the app writes everything itself.
        page = running.open(f"/{language}/sign-in")
        expect(page.locator("meta[name=robots]")).to_have_count(1)
        page.evaluate("path => history.pushState({}, '', path)", f"/{language}{path}")
        page.locator("link[rel=canonical]").wait_for(state="attached")
        expect(page).to_have_title(served["title"])
        assert head_of(page) == served, path


def test_the_app_takes_over_without_a_gap(new_visitor: Visit) -> None:
    visitor = new_visitor()
    visitor.page.add_init_script(_WATCH)
    for path in ("/nl", "/nl/themes", "/nl/themes/resilience", ARTICLE):
        page = visitor.open(path)
        page.get_by_role("banner").wait_for()
        page.wait_for_load_state("networkidle")
        seen = page.evaluate("window.seen")
        assert set(seen[seen.index(1) :]) == {1}, path
        assert page.locator(".served").count() == 0
        # The structured data are data: the policy lets them be, for whoever reads the page now.
        data = json.loads(page.locator("script[type='application/ld+json']").text_content() or "")
        assert data["@context"] == "https://schema.org"
        assert page.locator("link[rel=canonical]").count() == 1


def test_on_paper_an_article_is_text_and_sources(visitor: Visitor) -> None:
    page = visitor.open("/nl/articles/drie-stoelen-in-een-driehoek")
    expect(page.get_by_role("region", name="Hierna lezen")).to_be_visible()
    page.emulate_media(media="print")
    for gone in ("banner", "contentinfo", "navigation", "button"):
        assert page.get_by_role(gone).count() == 0, gone
    expect(page.get_by_role("region", name="Hierna lezen")).to_be_hidden()
    expect(page.get_by_text("/nl/articles/drie-stoelen-in-een-driehoek")).to_be_visible()
    source = page.get_by_role("region", name="Bronnen").get_by_role("link").first
    shown = source.evaluate("link => getComputedStyle(link, '::after').content")
    assert (source.get_attribute("href") or "nowhere") in shown
    cut = page.locator(".block").evaluate_all(
        "blocks => blocks.filter((one) => getComputedStyle(one).breakInside !== 'avoid').length"
    )
    assert page.locator(".block").count() > 1
    assert cut == 0
    paper = page.pdf(prefer_css_page_size=True)
    # 210 by 297 mm in points, as Chromium rounds it.
    assert re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", paper)[0] == (
        b"594.95996",
        b"841.91998",
    )
