"""What people say about themselves."""

from __future__ import annotations

import re
from typing import TypedDict

from django.db import transaction

from accounts.models import Language, Person
from core.errors import DomainError, Issue

# Control characters and Unicode's own separators of lines and paragraphs.
_line_break = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")


class ProfileChanges(TypedDict, total=False):
    """What of a profile is to change; absent keys stay."""

    display_name: str
    language: str
    reminders: bool


@transaction.atomic
def change_profile(*, person: Person, changes: ProfileChanges) -> Person:
    """Change name or language of `person`, or whether reminders come.

    Raises `DomainError("invalid_input")` for a name over several lines or a language that the
    interface does not speak.
    """
    issues = []
    name = changes.get("display_name", person.display_name)
    if _line_break.search(name):
        issues.append(Issue("body", "display_name", "name_on_one_line"))
    language = changes.get("language", person.language)
    if language not in Language.values:
        issues.append(Issue("body", "language", "language_unknown"))
    if issues:
        raise DomainError("invalid_input", issues=issues)
    person.display_name, person.language = name.strip(), language
    person.reminders = changes.get("reminders", person.reminders)
    person.save(update_fields=["display_name", "language", "reminders"])
    return person
