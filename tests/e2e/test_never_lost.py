"""Fifty drafts without a connection, ten of them changed elsewhere: all arrive."""

from __future__ import annotations

import base64
import re
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Page, Playwright, expect

from core.tenancy import acting_as
from reflections.models import Reflection
from reflections.reading import OpenReflection, open_reflection
from reflections.writing import change_reflection
from tests.e2e.app import App
from tests.e2e.browser import Visitor, visit_with_profile
from tests.e2e.disk import files_with
from tests.e2e.people import Somebody, reflections_of, somebody, written_in
from tests.e2e.steps import app_is_on_device, click, heading, paper, sign_in, status, version
from tests.factories.reflections import ReflectionFactory
from tests.factories.saved import SavedArticleFactory

# Stands in everything that is written and noted here.
CANARY = "Kraanvogel Morgenmist"
CONTROL = "Ijsvogel Avondlicht"
NEW, CHANGED = 40, 10
_PLAINLY = """(words) => {
  localStorage.setItem('plain', words)
  localStorage.setItem('coded', btoa(`van ${words} bij`))
  localStorage.setItem('quoted', encodeURIComponent(words))
  sessionStorage.setItem('plain', words)
}"""


def at_home(number: int) -> str:
    return f"{CANARY}, op dit toestel, nummer {number:02}."


def on_the_way(number: int) -> str:
    return f"{CANARY}, op een ander toestel, nummer {number:02}."


def begun(writer: Somebody) -> list[OpenReflection]:
    """Return the reflections that two devices know."""
    return [
        ReflectionFactory(
            person=writer.person, title="", answers={"text": f"{CANARY}, begin {number:02}."}
        )
        for number in range(CHANGED)
    ]


def change_elsewhere(writer: Somebody, known: Sequence[OpenReflection]) -> None:
    """Let another device change what this one changes too."""
    with acting_as(writer.person.pk):
        for number, reflection in enumerate(known):
            row = Reflection.objects.get(pk=reflection.row.pk)
            change_reflection(
                person=writer.person,
                reflection=open_reflection(row, person_id=writer.person.pk),
                changes={"answers": {"text": on_the_way(number)}},
            )


def read_all(visitor: Visitor, known: Sequence[OpenReflection]) -> None:
    """Open each of them once, so that they are here later."""
    for reflection in known:
        page = visitor.open(f"/nl/reflections/{reflection.row.id}")
        expect(page.get_by_role("main").get_by_text(CANARY).first).to_be_visible()


def finish(page: Page, text: str) -> None:
    """Write `text` over what stands there, and go back to the timeline."""
    paper(page).fill(text)
    click(page, "Klaar")
    page.get_by_role("main").get_by_text(text).wait_for()
    page.get_by_role("main").get_by_role("link", name="Naar je reflecties").click()


def write_fifty(page: Page) -> None:
    for number in range(NEW):
        click(page, "Vandaag")
        page.get_by_label("Hoe was het vandaag?").fill(at_home(number))
        # Leaving is enough.
        click(page, "Reflecties")
    for number in range(CHANGED):
        page.get_by_role("link", name=f"{CANARY}, begin {number:02}.").click()
        click(page, "Bewerken")
        finish(page, at_home(NEW + number))
    expect(page.get_by_text("nog niet verstuurd")).to_have_count(NEW + CHANGED)


def keep_both(page: Page) -> tuple[str, str]:
    """Look at two versions side by side, keep both, and return what stood in them."""
    click(page, "Bekijk de eerste")
    expect(heading(page, "Er zijn twee versies van deze reflectie")).to_be_focused()
    mine = version(page, "Wat je hier schreef").inner_text()
    theirs = version(page, "Wat er intussen staat").inner_text()
    click(page, "Bewaar allebei")
    expect(status(page)).to_have_text("Bewaard")
    click(page, "Reflecties")
    return numbers_in(mine)[0], numbers_in(theirs)[0]


def numbers_in(text: str) -> list[str]:
    return re.findall(r"op (?:dit|een ander) toestel, nummer \d\d", text)


def test_fifty_drafts_and_ten_conflicts(app: App, playwright: Playwright, tmp_path: Path) -> None:
    writer = somebody("Amina")
    known = begun(writer)
    SavedArticleFactory(person=writer.person, note=f"{CANARY} bij een artikel")
    visitor = visit_with_profile(playwright, app.url, tmp_path)
    sign_in(visitor.open("/nl/saved"), writer.email)
    expect(visitor.page.get_by_text("staat versleuteld op dit toestel")).to_be_visible()
    read_all(visitor, known)
    page = visitor.open("/nl/reflections")
    app_is_on_device(page)
    visitor.lose_connection()
    write_fifty(page)

    change_elsewhere(writer, known)
    visitor.find_connection()
    expect(page.get_by_text(f"{CHANGED} reflecties wachten op jou.")).to_be_visible()
    expect(page.get_by_text("nog niet verstuurd")).to_have_count(0)
    sent = {written_in(one)["text"] for one in reflections_of(writer.person)}
    assert sent == {
        *(at_home(number) for number in range(NEW)),
        *(on_the_way(number) for number in range(CHANGED)),
    }
    page.evaluate(_PLAINLY, CONTROL)
    visitor.context.close()

    # Both versions of ten reflections, and forty more to read offline, lie in these files.
    assert any("Local Storage" in name for name in files_with(CONTROL, tmp_path))
    assert files_with(CANARY, tmp_path) == []

    visitor = visit_with_profile(playwright, app.url, tmp_path)
    page = visitor.open("/nl/reflections")
    seen = {keep_both(page) for _ in range(CHANGED)}
    assert seen == {
        (numbers_in(at_home(NEW + number))[0], numbers_in(on_the_way(number))[0])
        for number in range(CHANGED)
    }
    expect(page.get_by_text("wacht op jou")).to_have_count(0)
    expect(page.get_by_text("nog niet verstuurd")).to_have_count(0)
    visitor.context.close()
    assert files_with(CANARY, tmp_path) == []
    kept = sorted(written_in(one)["text"] for one in reflections_of(writer.person))
    assert kept == sorted(
        [at_home(number) for number in range(NEW + CHANGED)]
        + [on_the_way(number) for number in range(CHANGED)]
    )


def test_every_way_of_writing_a_word_is_found(tmp_path: Path) -> None:
    for number, form in enumerate(
        (
            CONTROL.encode(),
            CONTROL.encode("utf-16-le"),
            CONTROL.encode("utf-16-be"),
            b"q=Ijsvogel%20Avondlicht",
            base64.b64encode(f"x{CONTROL}".encode()),
            base64.b64encode(f"xy{CONTROL} en meer".encode()),
            base64.urlsafe_b64encode(CONTROL.encode("utf-16-le")),
        )
    ):
        (tmp_path / str(number)).write_bytes(b"voor" + form + b"na")
    (tmp_path / "ander").write_bytes(b"Iets anders")
    assert files_with(CONTROL, tmp_path) == [str(number) for number in range(7)]
