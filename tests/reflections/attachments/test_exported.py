"""Attachments in what somebody takes along."""

from __future__ import annotations

import io
import json
import zipfile

import pytest
from jsonschema import Draft202012Validator
from pypdf import PdfReader

from accounts.models import Person
from reflections.exporting.json_form import SCHEMA
from reflections.exporting.models import ExportForm
from tests.factories.accounts import PersonFactory
from tests.factories.attachments import AttachmentFactory
from tests.factories.exports import ExportFactory, file_of
from tests.factories.reflections import ReflectionFactory
from tests.support.pictures import opened


@pytest.fixture
def person(db: None) -> Person:
    """Somebody with two photos in one reflection, and one in another."""
    person = PersonFactory()
    first = ReflectionFactory(person=person, title="Met bijlagen").id
    AttachmentFactory(person=person, reflection=first, name="Flap intake.jpg")
    AttachmentFactory(person=person, reflection=first, name="../سبورة.jpg")
    ReflectionFactory(person=person, title="Zonder")
    AttachmentFactory(name="Van een ander.jpg")
    return person


def made(person: Person, form: ExportForm) -> bytes:
    return file_of(ExportFactory(person=person, form=form, made=True))


def test_json_names_them(person: Person) -> None:
    document = json.loads(made(person, ExportForm.JSON))
    assert not list(Draft202012Validator(json.loads(SCHEMA.read_bytes())).iter_errors(document))
    first, second = document["reflections"]
    assert [one["name"] for one in first["attachments"]] == ["Flap intake", "سبورة"]
    assert second["attachments"] == []


def test_the_files_lie_beside_the_markdown(person: Person) -> None:
    with zipfile.ZipFile(io.BytesIO(made(person, ExportForm.MARKDOWN))) as archive:
        files = [name for name in archive.namelist() if name.endswith(".jpg")]
        assert [name.rpartition("/")[2] for name in files] == ["1-flap-intake.jpg", "2-file.jpg"]
        assert opened(archive.read(files[0])).size == (80, 60)
        texts = [archive.read(name).decode() for name in archive.namelist() if ".md" in name]
    assert any("## Bijlagen\n\n- Flap intake.jpg\n- سبورة.jpg\n" in text for text in texts)


def test_a_portfolio_shows_them_under_their_names(person: Person) -> None:
    pages = PdfReader(io.BytesIO(made(person, ExportForm.PDF))).pages
    (page,) = [page for page in pages if page.images]
    assert "Flap intake\n" in page.extract_text()
