"""Writing and changing reflections."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypedDict

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import Person
from accounts.sealing_keys import has_sealing_key
from core.errors import DomainError, Issue
from core.identifiers import new_id
from core.plain_statements import insert_row_along, violated
from core.vault import OwnerKey, unlock, unlock_or_make
from reflections import rules
from reflections.contents import Asked, Content, Felt, Prompt
from reflections.indexing import put_words, replace_words
from reflections.marks import marks_of
from reflections.models import CONTENT, Export, Reflection
from reflections.reading import OpenReflection
from reflections.sealed_text import SEALED_TEMPLATE, key_of
from reflections.templates import find_theirs, in_language, is_ours
from reflections.words import kept_words


class Changes(TypedDict, total=False):
    """What may change in a reflection; what is absent stays as it is."""

    title: str
    occurred_on: datetime.date
    theme: str | None
    kind: str | None
    template: str
    questions: Sequence[Asked]
    answers: Mapping[str, str]
    feelings_before: Sequence[Felt]
    feelings_after: Sequence[Felt]
    tags: Sequence[str]
    prompt: Mapping[str, str] | None
    envelope: str | None


@transaction.atomic(savepoint=False)
def write_reflection(
    *,
    person: Person,
    occurred_on: datetime.date,
    template: str = "free",
    id: uuid.UUID | None = None,  # noqa: A002 -- the word of the contract
    title: str = "",
    theme: str | None = None,
    kind: str | None = None,
    questions: Sequence[Asked] = (),
    answers: Mapping[str, str] | None = None,
    feelings_before: Sequence[Felt] = (),
    feelings_after: Sequence[Felt] = (),
    tags: Sequence[str] = (),
    prompt: Mapping[str, str] | None = None,
    envelope: str | None = None,
) -> OpenReflection:
    """Keep a new reflection of `person`, the current person.

    `questions` are those of an organisation's template, as they were answered; without them
    they are taken from the template as it is. With an `envelope` that is all there is: its words
    were sealed in the browser, and stand nowhere else.
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
        kind=kind,
        template=template,
        created_at=now,
        updated_at=now,
        word_page=row_id,
    )
    content = _put(
        Content(),
        Changes(
            title=title,
            questions=_asked(questions, template, person),
            answers=answers or {},
            prompt=prompt,
            feelings_before=feelings_before,
            feelings_after=feelings_after,
            tags=tags,
            envelope=envelope,
        ),
    )
    _check(row, content, answers or {})
    key = unlock_or_make(person.pk)
    _seal(row, content, key)
    try:
        insert_row_along(row)
        put_words(row, words_of(row, content, person.language), key=key)
    except IntegrityError as error:
        if violated(error) == "reflections_reflection_pkey":
            raise DomainError("conflict") from None
        raise
    return OpenReflection(row, content)


@transaction.atomic(savepoint=False)
def change_reflection(
    *, person: Person, reflection: OpenReflection, changes: Changes
) -> OpenReflection:
    """Change `reflection` of `person`; the caller holds its row locked.

    Answers are merged: a question that `changes` does not name keeps its answer, also when the
    template becomes one that does not ask it. An `envelope` takes the place of all words, and
    `None` in its place gives the words back that come along. Raises
    `DomainError("invalid_input")`.
    """
    row = reflection.row
    row.occurred_on = changes.get("occurred_on", row.occurred_on)
    row.theme = changes.get("theme", row.theme)
    row.kind = changes.get("kind", row.kind)
    if "template" in changes or "questions" in changes:
        changes = {**changes, "questions": _asked_now(reflection, changes, person)}
    row.template = changes.get("template", row.template)
    if changes.get("envelope"):
        row.template = changes.get("template", SEALED_TEMPLATE)
    content = _put(reflection.content, changes)
    _check(row, content, changes.get("answers", {}))
    row.version += 1
    row.updated_at = max(timezone.now(), row.created_at)
    key = unlock(person.pk)
    _seal(row, content, key)
    if content.envelope and not reflection.envelope:
        # Files that were made while it could still be read hold its words.
        Export.objects.filter(person_id=person.pk).delete()
    replace_words(row, words_of(row, content, person.language), key=key)
    row.save(force_update=True)
    return OpenReflection(row, content)


def _check(row: Reflection, content: Content, answers: Mapping[str, str]) -> None:
    rules.check(row, content, answers=answers)
    row.is_sealed = bool(content.envelope)
    key_id = key_of(content.envelope)
    if key_id and not has_sealing_key(row.person_id, key_id):
        issue = Issue("body", "envelope", "sealing_key_unknown")
        raise DomainError("invalid_input", issues=[issue])


def _put(content: Content, changes: Changes) -> Content:
    if "envelope" in changes and (content.envelope or changes["envelope"]):
        # Nothing of what stood there before may stay beside an envelope, or come back after it.
        content = Content(envelope=changes["envelope"] or "")
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
        questions=tuple(changes.get("questions", content.questions)),
        tags=tuple(changes.get("tags", content.tags)),
    )


def _asked(given: Sequence[Asked], template: str, person: Person) -> Sequence[Asked]:
    """Return the questions to keep: those that came along, or those of the template."""
    if given or is_ours(template):
        return given
    found = find_theirs(template, person_id=person.pk)
    if found is None:
        return ()
    return [Asked(each.key, in_language(each.text, person.language)) for each in found.questions]


def _asked_now(reflection: OpenReflection, changes: Changes, person: Person) -> Sequence[Asked]:
    """Return the questions to keep from now on; with the same template the same ones stay."""
    template = changes.get("template", reflection.template)
    kept = reflection.questions if template == reflection.template else ()
    return _asked(changes.get("questions", ()) or kept, template, person)


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


def words_of(row: Reflection, content: Content, language: str) -> set[bytes]:
    """Return the words and marks by which a reflection is found; `language` is its writer's."""
    texts = [content.title, *content.answers_to(row.template).values(), *content.tags]
    if content.prompt:
        texts.append(content.prompt.text)
    return kept_words(texts, language) | marks_of(content)
