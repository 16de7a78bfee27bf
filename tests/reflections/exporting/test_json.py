"""An export as JSON: everything, as the schema says, and no word of anybody else."""

from __future__ import annotations

import datetime
import json
import uuid
from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from accounts.models import Person
from core.tenancy import acting_as
from reflections.exporting.json_form import SCHEMA
from reflections.exporting.models import ExportState
from reflections.exporting.registry import PARTS, SECTIONS
from reflections.exporting.sections import Part, Scope
from reflections.reading import OpenReflection
from reflections.writing import change_reflection
from tests.factories.exports import ExportFactory, file_of
from tests.factories.reflections import GIBBS, PROMPT, ReflectionFactory

_schema = json.loads(SCHEMA.read_bytes())


def document_of(person: Person, **choice: Any) -> dict[str, Any]:
    """Return the JSON that `person` gets, after holding it against the schema."""
    export = ExportFactory(person=person, made=True, **choice)
    assert export.state == ExportState.READY
    found: dict[str, Any] = json.loads(file_of(export))
    assert len(file_of(export)) == export.size
    validator = Draft202012Validator(_schema, format_checker=FormatChecker())
    assert not list(validator.iter_errors(found))
    return found


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(_schema)


def test_the_schema_names_every_section_and_every_part() -> None:
    sections = {section.key for section in SECTIONS}
    head = {"$schema", "format", "version", "exportedAt", "language", "choice"}
    assert set(_schema["properties"]) == sections | head
    assert {part.key for part in PARTS} <= set(_schema["$defs"]["reflection"]["properties"])


def test_everything_of_one_person_is_in_it(person: Person, written: list[OpenReflection]) -> None:
    found = document_of(person)
    assert found["choice"] == {"occurredFrom": None, "occurredTo": None, "reflections": None}
    first, second = found["reflections"]
    assert first == {
        "id": str(written[0].id),
        "title": "Een stil gesprek",
        "occurredOn": "2026-03-14",
        "theme": "grief-and-loss",
        "kind": None,
        "template": "free",
        "questions": [],
        "answers": {"text": "Ze zweeg lang.\nIk heb *gewacht*."},
        "otherAnswers": {},
        "feelingsBefore": [{"feeling": "tense", "intensity": None}],
        "feelingsAfter": [
            {"feeling": "touched", "intensity": None},
            {"feeling": "calm", "intensity": None},
        ],
        "tags": [],
        "prompt": PROMPT,
        "createdAt": found["reflections"][0]["createdAt"],
        "updatedAt": found["reflections"][0]["updatedAt"],
        "version": 1,
        "envelope": None,
        "actionPoints": [],
        "weave": None,
        "attachments": [],
    }
    assert second["answers"]["actionPlan"] == GIBBS["action_plan"]
    assert "ander" not in json.dumps(found)


def test_answers_to_a_template_that_was_left_are_in_it_too(person: Person) -> None:
    reflection = ReflectionFactory(person=person, gibbs=True)
    with acting_as(person.pk):
        change_reflection(
            person=person,
            reflection=reflection,
            changes={"template": "free", "answers": {"text": "Anders."}},
        )
    (found,) = document_of(person)["reflections"]
    assert found["answers"] == {"text": "Anders."}
    assert found["otherAnswers"]["actionPlan"] == GIBBS["action_plan"]
    assert len(found["otherAnswers"]) == len(GIBBS)


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ({"occurred_from": datetime.date(2026, 3, 15)}, [1]),
        ({"occurred_to": datetime.date(2026, 3, 14)}, [0]),
        (
            {
                "occurred_from": datetime.date(2026, 3, 14),
                "occurred_to": datetime.date(2026, 5, 2),
            },
            [0, 1],
        ),
    ],
)
def test_a_period_holds_both_its_ends(
    person: Person, written: list[OpenReflection], period: Any, expected: list[int]
) -> None:
    found = document_of(person, **period)["reflections"]
    assert [one["id"] for one in found] == [str(written[index].id) for index in expected]


def test_chosen_reflections_alone(person: Person, written: list[OpenReflection]) -> None:
    found = document_of(person, reflections=[written[1].id])
    assert [one["id"] for one in found["reflections"]] == [str(written[1].id)]
    assert found["choice"]["reflections"] == [str(written[1].id)]


def test_signs_of_every_kind_survive(person: Person) -> None:
    text = (
        'سلام \u200fم\u200d 👩🏽\u200d🏫 ትግርኛ \u202eomgekeerd\u202c "aanhaling" \\ </script>\n\ttab'
    )
    ReflectionFactory(person=person, title='"', answers={"text": text})
    (found,) = document_of(person)["reflections"]
    assert found["answers"]["text"] == text


class _Echo(Part[str]):
    """A part that later modules could add."""

    key = "echo"

    def read(self, scope: Scope, reflections: Sequence[OpenReflection]) -> Mapping[uuid.UUID, str]:
        return {one.id: one.title for one in reflections if one.title}

    def as_json(self, value: str | None) -> Any:
        return value


def test_a_part_stands_with_its_reflection(
    person: Person, written: list[OpenReflection], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SECTIONS[0], "parts", (_Echo(),))
    export = ExportFactory(person=person, made=True)
    found = json.loads(file_of(export))["reflections"]
    assert [one["echo"] for one in found] == ["Een stil gesprek", None]
