"""A translation is made, its source changes, and the translation follows."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from knowledge.models import Theme
from tests.e2e.app import App
from tests.e2e.conftest import Visit
from tests.e2e.people import signed_in
from tests.e2e.steps import click, heading, read_anew, status
from tests.factories.accounts import PersonFactory
from tests.factories.editorial import FIT, begun, live

DUTCH, FRENCH = "Wachten met lege handen", "Attendre les mains vides"


def editors(app: App, new_visitor: Visit) -> tuple[Page, Page, str]:
    """Return the pages of two editors, and the slug of an article that readers have in Dutch."""
    noor, wim = (
        PersonFactory(email=f"{name.lower()}@vertaling.example", display_name=name, editor=True)
        for name in ("Noor", "Wim")
    )
    dutch = begun(wim, Theme.objects.get(key="grief-and-loss"), title=DUTCH)
    live(dutch, by=wim, reviewer=noor)
    pages = [
        new_visitor(storage_state=signed_in(person, app.url)).open(f"/nl/editing/{dutch.pk}")
        for person in (noor, wim)
    ]
    return pages[0], pages[1], dutch.slug


def outdated(page: Page) -> Locator:
    """Return the row of the translation among those whose source changed, if there is one."""
    region = page.get_by_role("region", name="Verouderde vertalingen")
    return region.get_by_role("listitem").filter(has_text=FRENCH)


def write(page: Page, title: str, body: str) -> None:
    """Write a title and a text."""
    page.get_by_label("Titel", exact=True).fill(title)
    page.get_by_role("radio", name="Markdown").click()
    page.get_by_role("textbox", name="Tekst van het artikel").fill(body)
    expect(status(page)).to_have_text("Alles is bewaard")


def hand_in(page: Page, name: str) -> None:
    """Hand in what was written."""
    click(page, "Dien in")
    expect(page.get_by_text(f"{name} diende versie")).to_be_visible()


def approve(page: Page, title: str, revision: int) -> None:
    """Approve what waits and bring it to readers."""
    page.goto(page.url.partition("/nl/")[0] + "/nl/editing")
    waiting = page.get_by_role("region", name="Wacht op nalezen")
    waiting.get_by_role("link", name=title).click()
    expect(heading(page, f"Lees versie {revision} na")).to_be_visible()
    click(page, "Keur goed")
    click(page, f"Publiceer versie {revision} nu")
    expect(page.get_by_text(f"Lezers hebben versie {revision}")).to_be_visible()


def test_a_translation_is_made_and_follows_its_source(app: App, new_visitor: Visit) -> None:
    noor, wim, slug = editors(app, new_visitor)
    reader = new_visitor(locale="fr-BE").open(f"/fr/articles/{slug}")
    expect(reader.get_by_text("Cet article est en néerlandais.")).to_be_visible()

    click(noor, "Begin in het Frans")
    source = noor.get_by_role("region", name="De tekst in het Nederlands, versie 1")
    expect(source.get_by_text("Een tekst.")).to_be_visible()
    translation = FIT["body"].replace("Een tekst.", "Un texte.")
    write(noor, FRENCH, translation)
    hand_in(noor, "Noor")
    approve(wim, FRENCH, 1)
    read_anew(reader)
    reader.get_by_role("link", name="Lisez-le en français").click()
    expect(reader.get_by_text("Un texte.")).to_be_visible()

    wim.get_by_role("link", name="Nederlands", exact=True).click()
    expect(heading(wim, DUTCH)).to_be_visible()
    write(wim, DUTCH, FIT["body"].replace("Een tekst.", "Een langere tekst."))
    hand_in(wim, "Wim")
    approve(noor, DUTCH, 2)

    noor.goto(f"{app.url}/nl/editing")
    row = outdated(noor)
    row.get_by_text("Wat er veranderde").click()
    expect(row.get_by_role("insertion")).to_contain_text("langere")
    row.get_by_role("link", name=FRENCH).click()
    expect(noor.get_by_text("Lezers hebben nu versie 2")).to_be_visible()
    write(noor, FRENCH, translation.replace("Un texte.", "Un texte plus long."))
    click(noor, "De vertaling volgt nu versie 2")
    expect(noor.get_by_text("Lezers hebben nu versie 2")).to_be_hidden()
    hand_in(noor, "Noor")
    approve(wim, FRENCH, 2)
    with wim.expect_response(lambda response: "outdated=true" in response.url):
        wim.goto(f"{app.url}/nl/editing")
    expect(heading(wim, "Alle teksten")).to_be_visible()
    expect(outdated(wim)).to_have_count(0)
    read_anew(reader)
    expect(reader.get_by_text("Un texte plus long.")).to_be_visible()
