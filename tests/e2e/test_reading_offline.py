"""Reading without a connection what somebody saved, and what the device tells nobody else."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page, expect

from api.knowledge.representation import represent
from knowledge.models import Snapshot
from knowledge.releasing import unpublish
from tests.e2e.app import App
from tests.e2e.axe import violations
from tests.e2e.browser import PHONE, Visitor
from tests.e2e.conftest import Visit
from tests.e2e.people import signed_in, somebody
from tests.e2e.steps import app_is_on_device, click, heading, sign_out
from tests.factories.accounts import PersonFactory
from tests.factories.editorial import FIT, begun, live
from tests.factories.images import shown, taken_in
from tests.factories.knowledge import ThemeFactory
from tests.factories.saved import ReadingListFactory, SavedArticleFactory

KEPT = "Je leest wat op dit toestel bewaard is"
OTHER = "/nl/articles/tussen-wachten-en-weten"
EMPTY_ROOM = "Een lege stoel bij het raam."


def published(title: str, text: str) -> Any:
    """Return a translation that everybody can read."""
    writer = PersonFactory(editor=True)
    translation = begun(writer, ThemeFactory(), title=title, body=f"{FIT['body']}\n{text}\n")
    live(translation, by=writer, reviewer=PersonFactory(editor=True))
    return translation


def on_this_device(page: Page, number: int) -> None:
    """Wait until the saved page says that this many articles are here."""
    kept = "artikel staat" if number == 1 else "artikelen staan"
    expect(page.get_by_text(f"{number} {kept} versleuteld op dit toestel")).to_be_visible()


def go_away(visitor: Visitor) -> None:
    app_is_on_device(visitor.page)
    visitor.lose_connection()


def test_saved_articles_are_read_without_a_connection(app: App, new_visitor: Visit) -> None:
    writer = PersonFactory(editor=True)
    picture = shown(taken_in(writer, width=800), text=EMPTY_ROOM)
    first = published("Stil aan het raam", picture)
    second = published("Wat blijft hangen", "Nog een zin.")
    person = somebody("Noor").person
    for translation, note in ((first, "Bij het raam"), (second, "Bij het blijven")):
        SavedArticleFactory(person=person, article_id=translation.article_id, note=note)
    ReadingListFactory(person=person, name="Voor onderweg", articles=[second.article_id])

    visitor = new_visitor(storage_state=signed_in(person, app.url), viewport=PHONE)
    page = visitor.open("/nl/saved")
    on_this_device(page, 2)
    go_away(visitor)

    # Opened anew, as from the icon on a home screen.
    page.goto(f"{app.url}/?to=saved")
    expect(page.get_by_text(KEPT)).to_be_visible()
    expect(page.get_by_text("Bij het raam")).to_be_visible()
    assert violations(page) == []
    page.get_by_role("link", name="Voor onderweg").click()
    expect(page.get_by_text("Bij het raam")).to_have_count(0)
    expect(heading(page, "Wat blijft hangen")).to_be_visible()
    page.go_back()
    page.get_by_role("link", name="Stil aan het raam").click()
    expect(page.get_by_role("heading", name="Stil aan het raam", level=1)).to_be_visible()
    expect(page.get_by_text(KEPT)).to_be_visible()
    drawn = page.get_by_role("img", name=EMPTY_ROOM)
    drawn.scroll_into_view_if_needed()
    assert drawn.evaluate("(image) => image.complete && image.naturalWidth > 0")
    assert drawn.get_attribute("src").startswith("data:image/avif;base64,")
    assert violations(page) == []

    page.goto(app.url + OTHER)
    expect(heading(page, "Dit artikel staat niet op dit toestel")).to_be_visible()
    page.get_by_role("main").get_by_role("link", name="Wat blijft hangen").click()
    expect(page.get_by_text("Nog een zin.")).to_be_visible()

    page.goto(app.url + OTHER)
    expect(heading(page, "Dit artikel staat niet op dit toestel")).to_be_visible()
    visitor.find_connection()
    title = page.get_by_role("heading", name="Tussen wachten en weten", level=1)
    expect(title).to_be_visible()
    expect(page.get_by_text(KEPT)).to_have_count(0)


def test_what_is_saved_no_longer_or_unpublished_leaves_the_device(
    app: App, new_visitor: Visit
) -> None:
    person = somebody("Wout").person
    gone, stays = published("Gaat weg", "Tijdelijk."), published("Blijft staan", "Vast.")
    for translation in (gone, stays):
        SavedArticleFactory(person=person, article_id=translation.article_id)
    visitor = new_visitor(storage_state=signed_in(person, app.url))
    page = visitor.open("/nl/saved")
    on_this_device(page, 2)

    slug = Snapshot.objects.get(translation=gone).slug
    unpublish(translation=gone, by=PersonFactory(editor=True), why="Oud.", represent=represent)
    page.reload()
    on_this_device(page, 1)
    go_away(visitor)
    page.goto(f"{app.url}/nl/articles/{slug}")
    expect(heading(page, "Dit artikel is er niet meer")).to_be_visible()
    click(page, "Blijft staan")
    expect(page.get_by_text("Vast.")).to_be_visible()

    visitor.find_connection()
    expect(page.get_by_text(KEPT)).to_have_count(0)
    page.get_by_role("button", name="Haal weg").click()
    page.goto(f"{app.url}/nl/saved")
    expect(page.get_by_text("op dit toestel")).to_have_count(0)


def test_signing_out_takes_the_articles_along(app: App, new_visitor: Visit) -> None:
    person = somebody("Ilse").person
    translation = published("Alleen voor mij", "Van mij.")
    SavedArticleFactory(person=person, article_id=translation.article_id)
    visitor = new_visitor(storage_state=signed_in(person, app.url))
    page = visitor.open("/nl/saved")
    on_this_device(page, 1)
    sign_out(visitor)
    assert page.evaluate("indexedDB.databases()") == []
    go_away(visitor)
    visitor.may_hear("unreachable")
    page.goto(f"{app.url}/nl/articles/{Snapshot.objects.get(translation=translation).slug}")
    expect(heading(page, "Je bent even zonder verbinding")).to_be_visible()
