"""A whole article written, shaped and handed in without one press of a mouse."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.e2e.app import App
from tests.e2e.axe import violations
from tests.e2e.conftest import Visit
from tests.e2e.keys import arrived, press, tab_to, take_from_palette, use_tool
from tests.e2e.people import signed_in
from tests.e2e.steps import heading, status
from tests.factories.accounts import PersonFactory

TITLE = "Thee met twee suikers"
SUMMARY = "Waarom een gesprek soms begint met iets kleins, en wat je ermee kunt doen als je wacht."
WRITTEN = """## Begin bij het kleine

Vraag **hoe** het was.

- een kopje
- een koekje

::: callout Let op
Wacht even.
:::

::: prompt wat-hielp
Wat hielp jou?
:::

| wie | wat |
|---|---|
| jij | thee |

Lees ook [Tussen wachten en weten](article:ambiguous-loss).
"""


def test_an_article_is_written_and_handed_in_by_keyboard(app: App, new_visitor: Visit) -> None:
    person = PersonFactory(email="toets@redactie.example", display_name="Toets", editor=True)
    page = new_visitor(storage_state=signed_in(person, app.url)).open("/nl/today")
    expect(heading(page, re.compile("Toets"))).to_be_visible()
    take_from_palette(page, "redactie")
    arrived(page, heading(page, "Redactie"))
    press(page, "Nieuw artikel")
    expect(page.get_by_role("dialog").get_by_label("Titel")).to_be_focused()
    page.keyboard.type(TITLE)
    page.keyboard.press("Enter")
    arrived(page, heading(page, TITLE))
    tab_to(page, re.compile("^Samenvatting"))
    page.keyboard.type(SUMMARY)

    tab_to(page, "Tekst van het artikel")
    write_text(page)
    assert violations(page) == []
    look_at_markdown(page)

    tab_to(page, re.compile("^Onderwerpen"))
    page.keyboard.type("gesprek-voeren, rust")
    press(page, "Voeg een bron toe")
    expect(page.get_by_role("group", name="Bron 1").get_by_label("Auteur")).to_be_focused()
    for words in ("Boss, P.", "1999", "Ambiguous Loss"):
        page.keyboard.type(words)
        page.keyboard.press("Tab")
    expect(status(page)).to_have_text("Alles is bewaard")
    press(page, "Dien in")
    expect(page.get_by_text("Toets diende versie 1 in")).to_be_visible()
    assert violations(page) == []


def write_text(page: Page) -> None:
    """Write headings, bold words, a list, blocks, a table and a link."""
    use_tool(page, "Soort regel", "Kop 2")
    page.keyboard.type("Begin bij het kleine")
    page.keyboard.press("Enter")
    page.keyboard.type("Vraag ")
    page.keyboard.press("Control+b")
    page.keyboard.type("hoe")
    page.keyboard.press("Control+b")
    page.keyboard.type(" het was.")
    page.keyboard.press("Enter")
    use_tool(page, "Lijst met punten")
    page.keyboard.type("een kopje")
    page.keyboard.press("Enter")
    page.keyboard.type("een koekje")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    write_blocks(page)
    write_table(page)
    link_to_article(page)


def write_blocks(page: Page) -> None:
    """Write a callout and a prompt, and leave each of them again."""
    for kind, field, name, words in (
        ("Kader", "Titel", "Let op", "Wacht even."),
        ("Vraag om over na te denken", "Sleutel van de vraag", "wat-hielp", "Wat hielp jou?"),
    ):
        use_tool(page, "Invoegen", kind)
        page.keyboard.type(words)
        tab_to(page, re.compile(f"^{field}"), back=True)
        page.keyboard.type(name)
        page.keyboard.press("Escape")
        expect(page.get_by_label("Tekst van het artikel")).to_be_focused()
        page.keyboard.press("Enter")
        page.keyboard.press("Enter")


def write_table(page: Page) -> None:
    """Write a table of two rows, and leave it."""
    use_tool(page, "Invoegen", "Tabel")
    use_tool(page, "Rij weghalen", bar="Tabel")
    for words, key in (("wie", "ArrowRight"), ("wat", "ArrowRight")):
        page.keyboard.type(words)
        page.keyboard.press(key)
    page.keyboard.type("jij")
    page.keyboard.press("ArrowRight")
    page.keyboard.type("thee")
    page.keyboard.press("ArrowDown")


def link_to_article(page: Page) -> None:
    """Put in a link to an article that is looked for."""
    page.keyboard.type("Lees ook ")
    use_tool(page, "Link", "Link naar een artikel")
    field = page.get_by_role("searchbox", name="Typ een stuk van de titel")
    expect(field).to_be_focused()
    page.keyboard.type("wachten en weten")
    expect(page.get_by_role("option")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    expect(field).to_have_attribute("aria-activedescendant", re.compile("."))
    page.keyboard.press("Enter")
    expect(page.get_by_label("Tekst van het artikel")).to_be_focused()
    page.keyboard.type(".")


def look_at_markdown(page: Page) -> None:
    """Switch to Markdown and back; nothing of what was written changes."""
    tab_to(page, "Opgemaakt", back=True)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    source = page.get_by_role("textbox", name="Tekst van het artikel")
    expect(source).to_have_value(WRITTEN)
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Space")
    expect(page.get_by_role("toolbar", name="Opmaak")).to_be_visible()
