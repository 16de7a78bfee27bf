"""Who may do what to knowledge: pure functions that deny unless there is a reason."""

from __future__ import annotations

import uuid
from collections.abc import Collection

from accounts.models import Person, PlatformRoleName
from accounts.querysets import platform_roles_of
from knowledge.models import Note, Submission


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
