"""No document, however hostile, makes a real browser run anything.

`HOSTILE_DOCUMENTS=10000 pytest tests/e2e/test_hostile_documents.py` tries as many.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pprint import pformat
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from accounts.models import Person
from api.knowledge.representation import represent
from core.markdown import TooLongError, render
from knowledge.bodies import check
from knowledge.models import Theme, Translation
from knowledge.releasing import unpublish
from tests.e2e.app import App
from tests.e2e.conftest import Visit
from tests.e2e.people import signed_in
from tests.e2e.steps import heading
from tests.factories.accounts import PersonFactory
from tests.factories.editorial import begun, live
from tests.support.hostile import documents, how_many

AT_ONCE = 50
# What every document calls when something of it is run; frames reach it through `parent`.
TRAP = "window.ran = () => { window.wasRun = true }; window.alert = window.ran"
# Everything that can run later than at once, and what a reader may do to it.
_LOOK = """async () => {
  const bad = []
  for (const one of document.querySelectorAll('main *')) {
    if (/^(script|style|iframe|object|embed|form|input|base|meta|link|svg|math|template)$/i
      .test(one.localName)) bad.push(one.outerHTML.slice(0, 200))
    for (const { name, value } of one.attributes) {
      if (/^(on|style$|srcdoc$|formaction$|xlink)/i.test(name)) bad.push(`${name}=${value}`)
    }
    const address = one.href ?? one.currentSrc ?? ''
    if (address && !/^(https?|mailto):/i.test(address)) bad.push(address)
    for (const event of ['mouseover', 'focus', 'toggle', 'error', 'load']) {
      one.dispatchEvent(new Event(event))
    }
  }
  await new Promise((resolve) => setTimeout(resolve))
  if (window.wasRun) bad.push('something was run')
  return bad
}"""


@pytest.fixture
def bare(browser: Browser) -> Iterator[Page]:
    """A page without any content security policy, so that nothing else stops a script."""
    context = browser.new_context()
    context.add_init_script(TRAP)
    page = context.new_page()
    # A page of our own making for every address, so that nothing leaves this machine.
    context.route("**/*", lambda route: route.fulfill(body="", content_type="text/html"))
    page.goto("http://reader.klankbord.example/")
    yield page
    context.close()


def show(page: Page, html: str) -> Any:
    """Let `page` read `html` as it reads a document that comes from a server."""
    page.set_content(f"<!doctype html><title>x</title><main>{html}</main>")
    return page.evaluate(_LOOK)


@pytest.mark.parametrize(
    "source",
    [
        "<img src=x onerror=ran(1)>",
        "<script>ran(1)</script>",
        "<a href=javascript:ran(1)>x</a>",
        "<iframe srcdoc='<script>parent.ran(1)</script>'></iframe>",
    ],
)
def test_the_trap_catches(bare: Page, source: str) -> None:
    assert show(bare, source)


def test_what_readers_get_runs_nothing(bare: Page) -> None:
    sources = documents(how_many(600))
    shown = 0
    while chunk := list(itertools.islice(sources, AT_ONCE)):
        pages = [html for source in chunk if (html := rendered(source))]
        shown += len(pages)
        if show(bare, "".join(pages)):
            found = {html: bad for html in pages if (bad := show(bare, html))}
            pytest.fail(pformat(found, width=160))
    assert shown > how_many(600) / 2


def rendered(source: str) -> str:
    """Return what readers would get, nothing when it is refused."""
    try:
        return render(source).html
    except TooLongError:
        return ""


@pytest.fixture
def hostile(app: App) -> Iterator[tuple[Person, list[Translation]]]:
    """Articles that came past every rule, readable for as long as this lasts, and their editor."""
    writer, reviewer = (PersonFactory(editor=True) for _ in range(2))
    theme = Theme.objects.get(key="resilience")
    texts: list[Translation] = []
    try:
        publish_hostile(texts, writer, reviewer, theme)
        yield writer, texts
    finally:
        for text in texts:
            unpublish(translation=text, by=writer, why="Alleen een proef.", represent=represent)


def publish_hostile(
    texts: list[Translation], writer: Person, reviewer: Person, theme: Theme
) -> None:
    """Bring two hostile articles to readers, and note each in `texts` at once."""
    for number, body in enumerate(itertools.islice(fit_bodies(), 2)):
        title = f"<img src=x onerror=ran(1)>\"'</title><script>ran({number})</script>"
        summary = '</script><script>ran(1)</script>" onmouseover=ran(1) x="{{ran(1)}} ' * 2
        source = {"author": "<svg onload=ran(1)>", "year": 1999, "title": "<script>ran(1)</script>"}
        words: dict[str, Any] = {"title": title, "summary": summary, "sources": [source]}
        text = begun(writer, theme, body=body, **words)
        live(text, by=writer, reviewer=reviewer)
        text.refresh_from_db()
        texts.append(text)


def fit_bodies() -> Iterator[str]:
    """Give hostile bodies that editors could publish: many sources together, each fit."""
    # Links by name lead to articles that are not there, which is refused when it is submitted.
    fit = (it for it in documents(2000) if "article:" not in it and not check(it)[0])
    while chunk := list(itertools.islice(fit, 6)):
        body = "\n\n".join(chunk)
        if not check(body)[0]:
            yield body


def test_the_app_shows_hostile_articles_as_words(
    app: App, new_visitor: Visit, hostile: tuple[Person, list[Translation]]
) -> None:
    editor, texts = hostile
    visitor = new_visitor(storage_state=signed_in(editor, app.url))
    visitor.context.add_init_script(TRAP)
    # Pictures of nowhere, from hosts that the policy does not let in.
    visitor.may_hear("Failed to load resource|Content Security Policy|Not allowed to load")
    for text in texts:
        page = visitor.open(f"/nl/articles/{text.slug}")
        expect(heading(page, "<img src=x onerror=ran(1)>").first).to_be_visible()
        assert ran(page) is False
        page = visitor.open(f"/nl/editing/{text.pk}")
        expect(heading(page, "<img src=x onerror=ran(1)>").first).to_be_visible()
        expect(page.get_by_role("radio", name="Markdown")).to_be_visible()
        assert ran(page) is False
    page = visitor.open("/nl/search?q=script")
    expect(heading(page, "<img src=x onerror=ran(1)>").first).to_be_visible()
    assert ran(page) is False


def ran(page: Page) -> bool:
    """Tell whether anything of a document was run on `page`."""
    page.wait_for_load_state("networkidle")
    return bool(page.evaluate("window.wasRun === true"))
