"""Reflections as their writer reads them."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from core.vault import unlock
from reflections.contents import Asked, Content, Felt, Prompt, decoded
from reflections.models import CONTENT, Reflection


@dataclass(frozen=True, slots=True)
class OpenReflection:
    """A reflection with its content unsealed. It lives as long as the request."""

    row: Reflection
    content: Content

    def __repr__(self) -> str:
        return f"<OpenReflection {self.row.id}>"

    @property
    def id(self) -> uuid.UUID:
        return self.row.id

    @property
    def title(self) -> str:
        return self.content.title

    @property
    def occurred_on(self) -> datetime.date:
        return self.row.occurred_on

    @property
    def theme(self) -> str | None:
        return self.row.theme

    @property
    def kind(self) -> str | None:
        return self.row.kind

    @property
    def template(self) -> str:
        return self.row.template

    @property
    def questions(self) -> tuple[Asked, ...]:
        return self.content.questions

    @property
    def answers(self) -> dict[str, str]:
        return self.content.answers_to(self.row.template)

    @property
    def excerpt(self) -> str:
        return self.content.excerpt(self.row.template)

    @property
    def feelings_before(self) -> tuple[Felt, ...]:
        return self.content.feelings_before

    @property
    def feelings_after(self) -> tuple[Felt, ...]:
        return self.content.feelings_after

    @property
    def tags(self) -> tuple[str, ...]:
        return self.content.tags

    @property
    def envelope(self) -> str | None:
        """What the writer sealed in their own browser, where that is so."""
        return self.content.envelope or None

    @property
    def prompt(self) -> Prompt | None:
        return self.content.prompt

    @property
    def created_at(self) -> datetime.datetime:
        return self.row.created_at

    @property
    def updated_at(self) -> datetime.datetime:
        return self.row.updated_at

    @property
    def version(self) -> int:
        return self.row.version


def open_reflections(rows: Sequence[Reflection], *, person_id: uuid.UUID) -> list[OpenReflection]:
    """Unseal `rows`, all of the current person; raises `EnvelopeRefused`."""
    if not rows:
        return []
    contents = unlock(person_id).open_many(_envelopes(rows), place=CONTENT)
    return [OpenReflection(row, decoded(raw)) for row, raw in zip(rows, contents, strict=True)]


def open_reflection(row: Reflection, *, person_id: uuid.UUID) -> OpenReflection:
    """Unseal one row of the current person; raises `EnvelopeRefused`."""
    return open_reflections([row], person_id=person_id)[0]


def _envelopes(rows: Iterable[Reflection]) -> Iterable[tuple[bytes, bytes | memoryview]]:
    return ((row.id.bytes, row.sealed) for row in rows)
