"""Attachments of a sealed reflection on a phone: sealed before they leave, and opened here."""

from __future__ import annotations

import base64
import io
import re
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, Playwright, expect

from core.tenancy import acting_as
from reflections.attachments.models import Attachment
from reflections.attachments.pieces import read_file
from reflections.attachments.reading import OpenAttachment, open_attachments
from tests.api.reflections.test_sealed import readable_here
from tests.e2e.app import App
from tests.e2e.axe import violations
from tests.e2e.browser import PHONE, Visitor, visit_with_profile
from tests.e2e.conftest import Visit
from tests.e2e.disk import files_with
from tests.e2e.people import Somebody, signed_in, somebody
from tests.e2e.steps import click, paper, sign_in, status, wait_until
from tests.e2e.test_attachments import choose
from tests.e2e.test_sealing import PASSPHRASE, arrived, listen, set_up, unlock, write_sealed
from tests.factories.attachments import AttachmentFactory
from tests.support.documents import locked_pdf, telling_photo

CANARY = "kanarievogel"
TOLD = "verklapte-plek"
NAME = f"Flap over een {CANARY}"
_tells = re.compile(f"{CANARY}|{TOLD}|Exif|xmpmeta".encode(), re.IGNORECASE)


@pytest.fixture
def writer(app: App) -> Somebody:
    return somebody("Fien")


@pytest.fixture
def phone(app: App, new_visitor: Visit, writer: Somebody) -> Visitor:
    return new_visitor(storage_state=signed_in(writer.person, app.url), viewport=PHONE)


def lying_photo() -> bytes:
    """Return a photo that tells a lot, and that a camera took on its side."""
    photo = Image.open(io.BytesIO(telling_photo(TOLD, size=(3000, 2000))))
    exif = photo.getexif()
    exif[0x0112] = 6
    written = io.BytesIO()
    photo.save(written, "JPEG", exif=exif, quality=90, comment=TOLD.encode())
    assert _tells.search(written.getvalue())
    return written.getvalue()


def attachments_of(writer: Somebody) -> list[OpenAttachment]:
    with acting_as(writer.person.pk):
        rows = list(Attachment.objects.visible_to(writer.person.pk).order_by("created_at"))
        return open_attachments(rows, person_id=writer.person.pk)


def kept_by_server(writer: Somebody) -> list[tuple[OpenAttachment, bytes]]:
    """Return what the server has of attachments, with their files as it can open them."""
    return [(one, b"".join(read_file(one))) for one in attachments_of(writer)]


def part_of(page: Page) -> Locator:
    return page.get_by_role("region", name="Bijlagen")


def fetched(page: Page, name: str) -> bytes:
    with page.expect_download() as download:
        part_of(page).get_by_label(f"Download: {name}").click()
    path: Path = download.value.path()
    return path.read_bytes()


def look_at(page: Page, name: str, width: int) -> None:
    part_of(page).get_by_role("button", name=f"Bekijk: {name}").click()
    expect(page.get_by_role("dialog").get_by_role("img", name=name)).to_be_visible()
    loaded = f"document.querySelector('[role=dialog] img').naturalWidth === {width}"
    page.wait_for_function(loaded)
    source = page.get_by_role("dialog").get_by_role("img").get_attribute("src") or ""
    assert source.startswith("data:image/jpeg")
    assert violations(page) == []
    page.keyboard.press("Escape")


def wait_until_sealed(page: Page, writer: Somebody, *, sealed: bool) -> None:
    def is_so() -> bool:
        return all(bool(one.envelope) == sealed for one in attachments_of(writer))

    wait_until(page, is_so, "What is attached did not follow.")


def test_what_is_attached_to_a_sealed_reflection_leaves_the_device_sealed(
    phone: Visitor, writer: Somebody
) -> None:
    set_up(phone.open("/nl/account/sealing"))
    write_sealed(phone)
    page, part = phone.page, part_of(phone.page)
    expect(part.get_by_text("Die gaat op slot voor ze je toestel verlaat")).to_be_visible()

    sent = listen(phone)
    choose(page, f"{NAME}.jpg", "image/jpeg", lying_photo())
    expect(part.get_by_text(NAME, exact=True)).to_be_visible()
    pdf = locked_pdf()
    choose(page, f"Verslag {CANARY}.pdf", "application/pdf", pdf)
    expect(part.get_by_text(f"Verslag {CANARY}", exact=True)).to_be_visible()
    choose(page, "notitie.jpg", "image/jpeg", b"Zomaar iets.")
    expect(part.get_by_text("Je browser kan dit bestand niet openen")).to_be_visible()
    click(page, "Laat maar: notitie.jpg")

    assert sent
    assert not [each for each in sent if CANARY in each or TOLD in each]
    assert not _tells.search(readable_here(writer.person))
    for one, content in kept_by_server(writer):
        assert (one.about.name, one.about.kind, content[:1]) == ("", "sealed", b"\x01")
        # Only the size in steps can be seen.
        assert (len(content) - 45) % 65_536 == 0

    # It was drawn anew: upright, smaller, and silent about all but what it shows.
    content = fetched(page, NAME)
    assert Image.open(io.BytesIO(content)).size == (1600, 2400)
    assert dict(Image.open(io.BytesIO(content)).getexif()) == {}
    assert not _tells.search(content)
    assert fetched(page, f"Verslag {CANARY}") == pdf
    look_at(page, NAME, 1600)

    click(page, f"Andere naam: {NAME}")
    page.get_by_label("Naam van de bijlage").fill(f"Bord met {CANARY}")
    page.keyboard.press("Enter")
    expect(part.get_by_text(f"Bord met {CANARY}", exact=True)).to_be_visible()
    assert not _tells.search(readable_here(writer.person))

    page.reload()
    expect(part.get_by_text("Verzegelde bijlage", exact=True)).to_have_count(2)
    expect(
        part.get_by_text("Ontgrendel je reflectie om er een bijlage bij te doen")
    ).to_be_visible()
    expect(page.get_by_text(CANARY)).to_have_count(0)
    assert violations(page) == []
    click(page, "Ontgrendelen")
    unlock(page, PASSPHRASE)
    expect(part.get_by_text(f"Bord met {CANARY}", exact=True)).to_be_visible()
    look_at(page, f"Bord met {CANARY}", 1600)
    assert violations(page) == []


def test_a_photo_that_was_there_follows_the_seal_and_comes_back_with_it(
    phone: Visitor, writer: Somebody
) -> None:
    page = phone.open("/nl/reflections/new")
    paper(page).fill("Over een gesprek.")
    expect(status(page)).to_have_text("Bewaard")
    click(page, "Klaar")
    part, path = part_of(page), page.url.removeprefix(phone.url)
    reflection = path.rpartition("/")[2]
    AttachmentFactory(
        person=writer.person, reflection=reflection, name=f"{NAME}.jpg", data=lying_photo()
    )
    assert CANARY.encode() in readable_here(writer.person)

    set_up(phone.open("/nl/account/sealing"))
    phone.open(f"{path}/edit")
    page.get_by_text("Verzegelen", exact=True).click()
    unlock(page, PASSPHRASE)
    arrived(page, writer, sealed=True)
    click(page, "Klaar")
    wait_until_sealed(page, writer, sealed=True)
    expect(page.get_by_text("Nog niet alle bijlagen")).to_have_count(0)
    assert CANARY.encode() not in readable_here(writer.person)
    expect(part.get_by_text(NAME, exact=True)).to_be_visible()
    look_at(page, NAME, 1600)

    click(page, "Bewerken")
    page.get_by_text("Verzegelen", exact=True).click()
    arrived(page, writer, sealed=False)
    wait_until_sealed(page, writer, sealed=False)
    ((back, content),) = kept_by_server(writer)
    assert (back.about.name, back.about.width, back.about.height) == (NAME, 1600, 2400)
    assert Image.open(io.BytesIO(content)).size == (1600, 2400)
    click(page, "Klaar")
    expect(part.get_by_role("link", name=f"Download: {NAME}")).to_be_visible()


def test_no_opened_picture_reaches_the_disk(
    app: App, playwright: Playwright, tmp_path: Path, writer: Somebody
) -> None:
    visitor = visit_with_profile(playwright, app.url, tmp_path)
    page = visitor.open("/nl/today")
    sign_in(page, writer.email)
    expect(page.get_by_label("Hoe was het vandaag?")).to_be_visible()
    set_up(visitor.open("/nl/account/sealing"))
    write_sealed(visitor)
    choose(page, f"{NAME}.jpg", "image/jpeg", lying_photo())
    expect(part_of(page).get_by_text(NAME, exact=True)).to_be_visible()
    page.reload()
    click(page, "Ontgrendelen")
    unlock(page, PASSPHRASE)
    part_of(page).get_by_role("button", name=f"Bekijk: {NAME}").click()
    picture = page.get_by_role("dialog").get_by_role("img", name=NAME)
    expect(picture).to_be_visible()
    opened = (picture.get_attribute("src") or "").partition(",")[2]
    middle = opened[len(opened) // 8 * 4 :][:120]
    # What lies on the disk is found: this does.
    page.evaluate("(letters) => localStorage.setItem('control', letters)", middle)
    visitor.context.close()

    assert len(middle) == 120
    found = [
        str(file.relative_to(tmp_path))
        for file in tmp_path.rglob("*")
        if file.is_file()
        for content in [file.read_bytes()]
        if base64.b64decode(middle) in content or middle.encode() in content
    ]
    assert found
    assert [name for name in found if "Local Storage" not in name] == []
    assert files_with(CANARY, tmp_path) == []
