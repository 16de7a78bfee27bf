"""Who may do what to knowledge: pure functions that deny unless there is a reason."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Collection

from django.utils import timezone

from accounts.models import Person, PlatformRoleName
from accounts.querysets import platform_roles_of
from knowledge.models import Comment, Note, Submission

CHANGE_MINUTES = 15


def may_edit(person: Person) -> bool:
    """Tell whether `person` may write and publish knowledge, and keep synonyms: editors may."""
    return PlatformRoleName.EDITOR in platform_roles_of(person)


def may_decide(person: Person, submission: Submission, writers: Collection[uuid.UUID]) -> bool:
    """Tell whether `person` may approve or reject: someone who did not write it.

    `writers` are all who had a hand in the text since readers last got one.
    """
    return person.pk != submission.submitted_by_id and person.pk not in writers


def may_withdraw(person: Person, submission: Submission, writers: Collection[uuid.UUID]) -> bool:
    """Tell whether `person` may take a submission back: whoever wrote along."""
    return not may_decide(person, submission, writers)


def may_change_note(person: Person, note: Note) -> bool:
    """Tell whether `person` may change the words of a note."""
    return person.pk == note.written_by_id


def may_change(person: Person, comment: Comment) -> bool:
    """Tell whether `person` may change `comment`: its author, shortly after, while it shows."""
    age = timezone.now() - comment.created_at
    in_time = age < datetime.timedelta(minutes=CHANGE_MINUTES)
    return comment.author_id == person.pk and in_time and not comment.is_hidden


def may_delete(person: Person, comment: Comment) -> bool:
    """Tell whether `person` may delete `comment`: its author, always."""
    return comment.author_id == person.pk


def may_report(person: Person, comment: Comment) -> bool:
    """Tell whether `person` may report `comment`: everyone but its author, while it shows."""
    return comment.author_id != person.pk and not comment.is_hidden


def may_moderate(person: Person, comment: Comment, *, is_editor: bool) -> bool:
    """Tell whether `person` may hide or keep `comment`: an editor who did not write it."""
    return is_editor and comment.author_id != person.pk
