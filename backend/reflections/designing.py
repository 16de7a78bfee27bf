"""Making, changing and retiring the templates of an organisation."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypedDict

from django.db import transaction
from django.utils import timezone

from accounts.models import Person
from accounts.querysets import organisations_coordinated_by, organisations_of
from core.errors import DomainError, Issue
from core.identifiers import new_id
from reflections.models import Template
from reflections.rules import MAX_QUESTION, MAX_QUESTIONS
from reflections.templates import LANGUAGES, is_question, new_question_key

MAX_NAME = 80
MAX_TEXT = 300
MOST_TEMPLATES = 50
# Ours come first.
_POSITION = 100
GivenTexts = Mapping[str, str | None]


class TemplateChanges(TypedDict, total=False):
    """What may change in a template; what is absent stays as it is.

    Texts are by language and are merged: `None` takes one away. Questions are given whole, each
    as `{"key"?, "text", "hint"?}`; one without a key is new.
    """

    name: GivenTexts
    description: GivenTexts
    questions: Sequence[Mapping[str, Any]]
    retired: bool


@transaction.atomic(savepoint=False)
def create_template(
    *,
    person: Person,
    organisation: uuid.UUID,
    name: GivenTexts,
    questions: Sequence[Mapping[str, Any]],
    description: GivenTexts | None = None,
) -> Template:
    """Make a template for the members of `organisation`.

    Raises `DomainError`: `not_allowed` for members who do not coordinate it, `invalid_input` with
    every issue, or `too_many_templates`.
    """
    if organisation not in organisations_coordinated_by(person):
        if organisation in organisations_of(person):
            raise DomainError("not_allowed")
        issue = Issue("body", "organisation", "organisation_unknown")
        raise DomainError("invalid_input", issues=[issue])
    if Template.objects.filter(organisation=organisation).count() >= MOST_TEMPLATES:
        raise DomainError("too_many_templates", most=MOST_TEMPLATES)
    now = timezone.now()
    template = Template(
        key=str(new_id()),
        organisation_id=organisation,
        position=_POSITION,
        name={},
        description={},
        created_at=now,
        updated_at=now,
    )
    _put(template, {"name": name, "description": description or {}, "questions": questions})
    template.save(force_insert=True)
    return template


@transaction.atomic(savepoint=False)
def change_template(*, template: Template, changes: TemplateChanges) -> Template:
    """Change or retire the template of an organisation; the caller holds its row locked.

    What was written with it keeps its questions as they were. Raises
    `DomainError("invalid_input")`.
    """
    _put(template, changes)
    template.version += 1
    template.updated_at = max(timezone.now(), template.created_at)
    template.save(force_update=True)
    return template


def _put(template: Template, changes: TemplateChanges) -> None:
    template.name = _merged(template.name, changes.get("name", {}))
    template.description = _merged(template.description, changes.get("description", {}))
    if "questions" in changes:
        template.questions = [_question(each) for each in changes["questions"]]
    template.retired = changes.get("retired", template.retired)
    if issues := list(_issues(template)):
        raise DomainError("invalid_input", issues=issues)


def _merged(kept: Mapping[str, str], given: GivenTexts) -> dict[str, str]:
    merged = {**kept, **given}
    return {language: text for language in LANGUAGES if (text := merged.get(language))}


def _question(given: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "key": given.get("key") or new_question_key(),
        "text": _merged({}, given["text"]),
        "hint": _merged({}, given.get("hint", {})),
    }


def _issues(template: Template) -> Iterator[Issue]:
    yield from _text_issues("name", template.name, MAX_NAME, needed=True)
    yield from _text_issues("description", template.description, MAX_TEXT)
    keys = [question["key"] for question in template.questions]
    if not 1 <= len(keys) <= MAX_QUESTIONS:
        yield Issue("body", "questions", "questions_count")
    if len(set(keys)) < len(keys):
        yield Issue("body", "questions", "question_repeated")
    for place, question in enumerate(template.questions):
        path = f"questions.{place}"
        if not is_question(question["key"]):
            yield Issue("body", f"{path}.key", "not_a_question")
        yield from _text_issues(f"{path}.text", question["text"], MAX_QUESTION, needed=True)
        yield from _text_issues(f"{path}.hint", question["hint"], MAX_TEXT)


def _text_issues(
    name: str, texts: Mapping[str, str], longest: int, *, needed: bool = False
) -> Iterator[Issue]:
    if needed and not texts:
        yield Issue("body", name, "no_language")
    for language, text in texts.items():
        if len(text) > longest:
            yield Issue("body", f"{name}.{language}", "too_long", {"longest": longest})
