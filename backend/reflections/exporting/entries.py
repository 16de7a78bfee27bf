"""The section of reflections: everything a person wrote in them, with the parts that belong."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_noop

from core.casing import camel
from reflections.contents import Felt
from reflections.exporting.choices import chosen_reflections
from reflections.exporting.sections import Block, Part, Scope, Section, Sheet
from reflections.exporting.words import Words
from reflections.reading import OpenReflection, open_reflections

_SEALED = gettext_noop(
    "This reflection is sealed: its words open in Klankbord alone, with your passphrase or your "
    "recovery code."
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A reflection with what its parts have of it, by their keys."""

    reflection: OpenReflection
    parts: Mapping[str, Any] = field(repr=False)


class Entries(Section[Entry]):
    """Reflections, with `parts`."""

    key = "reflections"

    def __init__(self, parts: Sequence[Part[Any]] = ()) -> None:
        self.parts = parts

    def count(self, scope: Scope) -> int:
        return chosen_reflections(scope.person_id, scope.choice).count()

    def read(self, scope: Scope, *, after: uuid.UUID | None, size: int) -> Sequence[Entry]:
        rows = chosen_reflections(scope.person_id, scope.choice).order_by("id")
        if after is not None:
            rows = rows.filter(id__gt=after)
        opened = open_reflections(list(rows[:size]), person_id=scope.person_id)
        found = {part.key: part.read(scope, opened) for part in self.parts}
        return [
            Entry(
                one,
                {key: values[one.id] for key, values in found.items() if one.id in values},
            )
            for one in opened
        ]

    def id_of(self, thing: Entry) -> uuid.UUID:
        return thing.reflection.id

    def as_json(self, thing: Entry) -> dict[str, Any]:
        """Return what the API tells of a reflection, and the answers that it does not show now."""
        one = thing.reflection
        prompt = one.prompt
        return {
            "id": one.id,
            "title": one.title,
            "occurredOn": one.occurred_on,
            "theme": one.theme,
            "kind": one.kind,
            "template": one.template,
            "questions": [{"key": camel(key), "text": text} for key, text in one.questions],
            "answers": _answers(one.answers),
            "otherAnswers": _answers(_other_answers(one)),
            "feelingsBefore": _felt(one.feelings_before),
            "feelingsAfter": _felt(one.feelings_after),
            "tags": one.tags,
            "prompt": prompt
            and {"article": prompt.article, "key": prompt.key, "text": prompt.text},
            "createdAt": one.created_at,
            "updatedAt": one.updated_at,
            "version": one.version,
            "envelope": one.envelope,
            **{part.key: part.as_json(thing.parts.get(part.key)) for part in self.parts},
        }

    def as_sheet(self, thing: Entry, words: Words) -> Sheet:
        one = thing.reflection
        theme = words.theme(one.theme)
        said = [(part, thing.parts[part.key]) for part in self.parts if part.key in thing.parts]
        return Sheet(
            id=one.id,
            day=one.occurred_on,
            title=one.title,
            theme=theme.title,
            ribbon=theme.ribbon,
            below=[
                *words.session(one.kind),
                *words.felt(one.feelings_before, one.feelings_after),
                *words.tagged(one.tags),
            ],
            facts={
                "id": str(one.id),
                "title": one.title,
                "occurredOn": one.occurred_on.isoformat(),
                "theme": one.theme,
                "kind": one.kind,
                "template": one.template,
                "feelingsBefore": _felt(one.feelings_before),
                "feelingsAfter": _felt(one.feelings_after),
                "tags": list(one.tags),
                "createdAt": one.created_at.isoformat(),
                "updatedAt": one.updated_at.isoformat(),
                **({"envelope": one.envelope} if one.envelope else {}),
            },
            blocks=[
                *_blocks(one, words),
                *(block for part, value in said for block in part.as_blocks(value, words)),
            ],
            files=[file for part, value in said for file in part.files(value)],
        )


def _blocks(one: OpenReflection, words: Words) -> list[Block]:
    """Return the question that opened it, the answers, and those to other templates."""
    if one.envelope:
        return [Block(text=words.say(_SEALED))]
    opening = [Block(text=one.prompt.text, quoted=True)] if one.prompt else []
    answers = {**one.answers, **_other_answers(one)}
    asked = dict(one.questions)
    given = [
        Block(heading=asked.get(key) or words.question(key, one.template), text=text)
        for key, text in answers.items()
        if text.strip()
    ]
    return [*opening, *given]


def _other_answers(one: OpenReflection) -> dict[str, str]:
    shown = one.content.keys_of(one.template)
    return {key: text for key, text in one.content.answers.items() if text and key not in shown}


def _felt(feelings: Sequence[Felt]) -> list[dict[str, Any]]:
    return [{"feeling": key, "intensity": strength} for key, strength in feelings]


def _answers(answers: Mapping[str, str]) -> dict[str, str]:
    return {camel(key): text for key, text in answers.items()}
