"""The weave and action points of a sealed reflection in an export: their envelopes, and no word."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest
from pypdf import PdfReader

from accounts.models import Person
from core.tenancy import acting_as
from reflections.reading import OpenReflection
from reflections.weaves import open_weave
from reflections.weaving import change_weave
from tests.factories.action_points import ActionPointFactory
from tests.factories.attachments import AttachmentFactory
from tests.factories.exports import ExportFactory, file_of
from tests.factories.reflections import ReflectionFactory, sealing_key_of
from tests.factories.sealing import envelope_under, sealed_file_under
from tests.reflections.exporting.test_json import document_of


@pytest.fixture
def envelope(person: Person) -> str:
    return envelope_under(sealing_key_of(person))


@pytest.fixture
def sealed(person: Person, envelope: str) -> OpenReflection:
    """A sealed reflection with an action point, a weave and a file, all sealed along."""
    reflection: OpenReflection = ReflectionFactory(person=person, sealed=True)
    ActionPointFactory(person=person, reflection=reflection.id, what="", envelope=envelope)
    AttachmentFactory(person=person, reflection=reflection.id, sealed=True, envelope=envelope)
    with acting_as(person.pk):
        weave: Any = open_weave(person_id=person.pk, reflection_id=reflection.id, locked=True)
        change_weave(person=person, weave=weave, changes={}, envelope=envelope)
    return reflection


def test_json_carries_the_envelopes(person: Person, sealed: OpenReflection, envelope: str) -> None:
    (found,) = document_of(person)["reflections"]
    (point,) = found["actionPoints"]
    assert (point["envelope"], point["what"], point["outcome"]) == (envelope, "", "")
    assert (found["weave"]["envelope"], found["weave"]["strands"]) == (envelope, {})
    (attachment,) = found["attachments"]
    assert (attachment["envelope"], attachment["name"]) == (envelope, "")
    assert (attachment["kind"], attachment["size"]) == ("sealed", 64 * 1024 + 45)


def test_text_says_that_they_are_sealed(person: Person, sealed: OpenReflection) -> None:
    export = ExportFactory(person=person, form="markdown", made=True)
    with zipfile.ZipFile(io.BytesIO(file_of(export))) as files:
        texts = "".join(
            files.read(name).decode() for name in files.namelist() if name.endswith(".md")
        )
    assert "Verzegeld actiepunt" in texts
    assert "Dit vlechtwerk is verzegeld" in texts
    assert "## Bijlagen\n\n- Verzegelde bijlage\n" in texts


def test_the_sealed_file_lies_beside_the_text_with_its_envelope(
    person: Person, sealed: OpenReflection, envelope: str
) -> None:
    export = ExportFactory(person=person, form="markdown", made=True)
    with zipfile.ZipFile(io.BytesIO(file_of(export))) as files:
        beside = [name for name in files.namelist() if not name.endswith(".md")]
        assert [name.rpartition(".")[2] for name in beside] == ["sealed", "envelope"]
        assert files.read(beside[0]) == sealed_file_under(sealing_key_of(person))
        assert files.read(beside[1]).decode() == envelope


def test_a_portfolio_says_that_it_is_sealed(person: Person, sealed: OpenReflection) -> None:
    pages = PdfReader(
        io.BytesIO(file_of(ExportFactory(person=person, form="pdf", made=True)))
    ).pages
    assert "Verzegelde bijlage" in "".join(page.extract_text() for page in pages)
