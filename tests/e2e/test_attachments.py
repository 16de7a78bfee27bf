"""A photo of a flip chart on a phone: chosen, kept, looked at, named, removed and put back."""

from __future__ import annotations

import io
import re
from typing import Any

from PIL import Image
from playwright.sync_api import FilePayload, Page, expect

from core.tenancy import acting_as
from reflections.attachments.models import Attachment
from tests.e2e.app import App
from tests.e2e.attaching import flip_chart
from tests.e2e.axe import violations
from tests.e2e.browser import PHONE
from tests.e2e.people import signed_in, somebody
from tests.e2e.steps import click, is_removal
from tests.factories.reflections import ReflectionFactory
from tests.support.documents import locked_pdf


def choose(page: Page, name: str, media: str, data: bytes) -> None:
    with page.expect_file_chooser() as chosen:
        click(page, "Bijlage toevoegen")
    chosen.value.set_files([FilePayload(name=name, mimeType=media, buffer=data)])


def test_a_flip_chart_goes_with_a_reflection(app: App, new_visitor: Any) -> None:
    person = somebody("Noor").person
    reflection = ReflectionFactory(person=person, title="Een stil gesprek")
    visitor = new_visitor(storage_state=signed_in(person, app.url), viewport=PHONE)
    page = visitor.page
    page.goto(f"{app.url}/nl/reflections/{reflection.id}")
    part = page.get_by_role("region", name="Bijlagen")

    choose(page, "Flap intake.jpg", "image/jpeg", flip_chart())
    expect(part.get_by_text("Flap intake", exact=True)).to_be_visible()
    expect(part.get_by_text("Foto ·")).to_be_visible()
    assert violations(page) == []

    part.get_by_role("button", name="Bekijk: Flap intake").click()
    picture = page.get_by_role("dialog").get_by_role("img", name="Flap intake")
    expect(picture).to_be_visible()
    page.wait_for_function("document.querySelector('[role=dialog] img').naturalWidth === 1600")
    assert violations(page) == []
    page.keyboard.press("Escape")

    with page.expect_download() as fetched:
        part.get_by_role("link", name="Download: Flap intake").click()
    assert fetched.value.suggested_filename == "Flap intake.jpg"
    assert Image.open(io.BytesIO(fetched.value.path().read_bytes())).size == (1600, 1200)

    click(page, "Andere naam: Flap intake")
    expect(page.get_by_label("Naam van de bijlage")).to_be_focused()
    page.get_by_label("Naam van de bijlage").fill("Bord")
    page.keyboard.press("Enter")
    expect(part.get_by_text("Bord", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="Andere naam: Bord")).to_be_focused()

    # What is refused is told, and what was there stays.
    visitor.may_hear("status of 422")
    choose(page, "verslag.pdf", "application/pdf", locked_pdf())
    expect(part.get_by_text(re.compile("Op deze pdf staat een wachtwoord"))).to_be_visible()
    click(page, "Laat maar: verslag.pdf")

    click(page, "Verwijder: Bord")
    expect(part.get_by_text("Je bijlage is verwijderd")).to_be_visible()
    click(page, "Zet terug")
    expect(part.get_by_text("Bord", exact=True)).to_be_visible()

    # Without a connection it says so before anybody chooses.
    visitor.lose_connection()
    expect(part.get_by_text(re.compile("Een bijlage toevoegen kan dan niet"))).to_be_visible()
    expect(page.get_by_role("button", name="Bijlage toevoegen")).to_have_count(0)
    visitor.find_connection()
    expect(page.get_by_role("button", name="Bijlage toevoegen")).to_be_visible()

    click(page, "Verwijder: Bord")
    with page.expect_response(is_removal) as gone:
        click(page, "Naar je reflecties")
    assert gone.value.status == 204
    with acting_as(person.pk):
        assert not Attachment.objects.filter(person_id=person.pk).exists()
