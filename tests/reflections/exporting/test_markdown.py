"""An export as Markdown files: readable without Klankbord."""

from __future__ import annotations

import datetime
import io
import uuid
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pytest
import yaml

from accounts.models import Person
from reflections.exporting.markdown_form import stem_of
from reflections.exporting.models import ExportForm, ExportState
from reflections.exporting.registry import SECTIONS
from reflections.exporting.sections import Block, File, Part, Scope, Sheet
from reflections.exporting.words import Words
from reflections.reading import OpenReflection
from tests.factories.exports import ExportFactory, file_of
from tests.factories.reflections import ReflectionFactory


def files_of(person: Person, **choice: Any) -> dict[str, str]:
    """Return the files of the archive that `person` gets, by name."""
    export = ExportFactory(person=person, form=ExportForm.MARKDOWN, made=True, **choice)
    assert export.state == ExportState.READY
    with zipfile.ZipFile(io.BytesIO(file_of(export))) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_every_reflection_is_a_file_that_reads_by_itself(
    person: Person, written: list[OpenReflection]
) -> None:
    files = files_of(person)
    first, second = (f"-{one.id.hex[-12:]}.md" for one in written)
    assert list(files) == [
        "README.md",
        f"reflections/2026/2026-03-14-een-stil-gesprek{first}",
        f"reflections/2026/2026-05-02{second}",
    ]
    text = files[f"reflections/2026/2026-03-14-een-stil-gesprek{first}"]
    _empty, facts, body = text.split("---\n", 2)
    assert yaml.safe_load(facts) == {
        "id": str(written[0].id),
        "title": "Een stil gesprek",
        "occurredOn": "2026-03-14",
        "theme": "grief-and-loss",
        "kind": None,
        "template": "free",
        "feelingsBefore": [{"feeling": "tense", "intensity": None}],
        "feelingsAfter": [
            {"feeling": "touched", "intensity": None},
            {"feeling": "calm", "intensity": None},
        ],
        "tags": [],
        "createdAt": written[0].created_at.isoformat(),
        "updatedAt": written[0].updated_at.isoformat(),
    }
    assert body == (
        "\n# Een stil gesprek\n\n"
        "14 maart 2026  \nRouw en verlies  \nErvoor: gespannen  \nErna: geraakt, rustig\n\n"
        "> Wanneer liet jij een stilte bestaan?\n\n"
        "Ze zweeg lang.  \nIk heb \\*gewacht\\*.\n"
    )


def test_questions_are_headings_and_a_day_stands_in_for_a_title(
    person: Person, written: list[OpenReflection]
) -> None:
    (text,) = [text for name, text in files_of(person).items() if "2026-05-02" in name]
    assert "# 2 mei 2026\n\n## Wat gebeurde er?\n\nZe kwam te laat en zei niets.\n" in text
    assert "## Wat doe je een volgende keer?" in text


@pytest.mark.parametrize(
    ("language", "words"),
    [("fr", "# Mes réflexions"), ("en", "# My reflections"), ("nl", "# Mijn reflecties")],
)
def test_it_says_what_it_is_in_the_language_that_was_asked_for(
    person: Person, written: list[OpenReflection], language: str, words: str
) -> None:
    assert files_of(person, language=language)["README.md"].startswith(words)


def test_front_matter_holds_whatever_somebody_typed(person: Person) -> None:
    title = 'Een: "titel" # met\u2028 --- {tekens} \ufeff !ja'
    ReflectionFactory(person=person, title=title)
    (text,) = [text for name, text in files_of(person).items() if name != "README.md"]
    assert yaml.safe_load(text.split("---\n", 2)[1])["title"] == title


@pytest.mark.parametrize("title", ["../../etc/passwd", "سلام", "a/b\\c:d*e?", "x" * 200, "CON", ""])
def test_names_of_files_are_plain_whatever_the_title(title: str) -> None:
    sheet = Sheet(id=uuid.uuid4(), day=datetime.date(2026, 3, 14), title=title)
    stem = stem_of(sheet)
    assert stem.startswith("2026-03-14")
    assert stem.endswith(sheet.id.hex[-12:])
    assert set(stem) <= set("abcdefghijklmnopqrstuvwxyz0123456789-_")
    assert len(stem) < 80


class _Photos(Part[bytes]):
    """A part with files of its own, as later modules could add."""

    key = "photos"

    def read(
        self, scope: Scope, reflections: Sequence[OpenReflection]
    ) -> Mapping[uuid.UUID, bytes]:
        return {one.id: b"\x89PNG" for one in reflections}

    def as_json(self, value: bytes | None) -> Any:
        return None

    def as_blocks(self, value: bytes, words: Words) -> Sequence[Block]:
        return [Block(heading="Beelden", items=["een bord"])]

    def files(self, value: bytes) -> Iterable[File]:
        return [File("../bord.PNG", lambda: value)]


def test_parts_bring_words_and_files(
    person: Person, written: list[OpenReflection], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SECTIONS[0], "parts", (_Photos(),))
    export = ExportFactory(person=person, form=ExportForm.MARKDOWN, made=True)
    with zipfile.ZipFile(io.BytesIO(file_of(export))) as archive:
        names = archive.namelist()
        assert archive.read(names[1]).decode().endswith("## Beelden\n\n- een bord\n")
        assert names[2] == names[1].removesuffix(".md") + "/1-bord.png"
        assert archive.read(names[2]) == b"\x89PNG"
