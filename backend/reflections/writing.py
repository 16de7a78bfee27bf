"""Writing, changing and deleting reflections."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypedDict

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import Person
from core.errors import DomainError, Issue
from core.identifiers import new_id
from core.plain_statements import insert_row_along
from core.vault import OwnerKey, unlock, unlock_or_make
from reflections import rules
from reflections.contents import Content, Prompt
from reflections.indexing import put_words, remove_words, replace_words
from reflections.models import CONTENT, Reflection
from reflections.reading import OpenReflection
from reflections.words import kept_words


class Changes(TypedDict, total=False):
    """What may change in a reflection; what is absent stays as it is."""

    title: str
    occurred_on: datetime.date
    theme: str | None
    template: str
    answers: Mapping[str, str]
    feelings_before: Sequence[str]
    feelings_after: Sequence[str]
    prompt: Mapping[str, str] | None


@transaction.atomic(savepoint=False)
def write_reflection(
    *,
    person: Person,
    occurred_on: datetime.date,
    template: str = "free",
    id: uuid.UUID | None = None,  # noqa: A002 -- the word of the contract
    title: str = "",
    theme: str | None = None,
    answers: Mapping[str, str] | None = None,
    feelings_before: Sequence[str] = (),
    feelings_after: Sequence[str] = (),
    prompt: Mapping[str, str] | None = None,
) -> OpenReflection:
    """Keep a new reflection of `person`, the current person.

    Raises `DomainError`: `invalid_input` with every issue, or `conflict` when the person has a
    reflection with this `id`; then the transaction can only be rolled back.
    """
    now = timezone.now()
    row_id = id or new_id()
    row = Reflection(
        id=row_id,
        person_id=person.pk,
        occurred_on=occurred_on,
        theme=theme,
        template=template,
        created_at=now,
        updated_at=now,
        word_page=row_id,
    )
    content = _put(
        Content(),
        Changes(
            title=title,
            template=template,
            answers=answers or {},
            prompt=prompt,
            feelings_before=feelings_before,
            feelings_after=feelings_after,
        ),
    )
    rules.check(row, content, answers=answers or {})
    key = unlock_or_make(person.pk)
    _seal(row, content, key)
    try:
        insert_row_along(row)
        put_words(row, _words(row, content, person.language), key=key)
    except IntegrityError as error:
        if _violated(error) == "reflections_reflection_pkey":
            raise DomainError("conflict") from None
        raise
    return OpenReflection(row, content)


@transaction.atomic(savepoint=False)
def change_reflection(
    *, person: Person, reflection: OpenReflection, changes: Changes
) -> OpenReflection:
    """Change `reflection` of `person`; the caller holds its row locked.

    Answers are merged: a question that `changes` does not name keeps its answer, also when the
    template becomes one that does not ask it. Raises `DomainError("invalid_input")`.
    """
    row = reflection.row
    row.occurred_on = changes.get("occurred_on", row.occurred_on)
    row.theme = changes.get("theme", row.theme)
    row.template = changes.get("template", row.template)
    content = _put(reflection.content, changes)
    rules.check(row, content, answers=changes.get("answers", {}))
    row.version += 1
    row.updated_at = max(timezone.now(), row.created_at)
    key = unlock(person.pk)
    _seal(row, content, key)
    replace_words(row, _words(row, content, person.language), key=key)
    row.save(force_update=True)
    return OpenReflection(row, content)


@transaction.atomic(savepoint=False)
def delete_reflection(*, reflection: Reflection) -> None:
    """Delete `reflection` of the current person for good; the caller holds its row locked."""
    remove_words(reflection, key=unlock(reflection.person_id))
    Reflection.objects.visible_to(reflection.person_id).filter(id=reflection.id).delete()


def _put(content: Content, changes: Changes) -> Content:
    prompt = content.prompt
    if "prompt" in changes:
        prompt = _prompt(content.prompt, changes["prompt"])
    given = {key: rules.one_line_end(text) for key, text in changes.get("answers", {}).items()}
    return replace(
        content,
        title=changes.get("title", content.title),
        answers={**content.answers, **given},
        feelings_before=tuple(changes.get("feelings_before", content.feelings_before)),
        feelings_after=tuple(changes.get("feelings_after", content.feelings_after)),
        prompt=prompt,
    )


def _prompt(current: Prompt | None, given: Mapping[str, str] | None) -> Prompt | None:
    if given is None:
        return None
    names = ("article", "key", "text")
    merged = {name: getattr(current, name) for name in names} if current else {}
    merged |= given
    missing = [name for name in names if name not in merged]
    if missing:
        issues = [Issue("body", f"prompt.{name}", "required") for name in missing]
        raise DomainError("invalid_input", issues=issues)
    return Prompt(**merged)


def _seal(row: Reflection, content: Content, key: OwnerKey) -> None:
    row.sealed = key.seal(content.encoded(), place=CONTENT, row=row.id)


def _words(row: Reflection, content: Content, language: str) -> set[bytes]:
    texts = [content.title, *content.answers_to(row.template).values()]
    if content.prompt:
        texts.append(content.prompt.text)
    return kept_words(texts, language)


def _violated(error: IntegrityError) -> str:
    return str(getattr(getattr(error.__cause__, "diag", None), "constraint_name", ""))
