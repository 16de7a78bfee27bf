"""What belongs to a sealed reflection is sealed along: its weave, action points and
attachments.

Like the reflection's own, an envelope is made in the browser of its writer (`docs/sealed.md`), and
looked at here from outside alone.
"""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterator

from accounts.sealing_keys import has_sealing_key
from core.errors import Issue
from reflections.models import Reflection
from reflections.sealed_text import key_of

# Twelve strands with the longest word and question, in letters of four bytes, and room.
LONGEST_ALONG = 60_000


def along_issues(
    person_id: uuid.UUID, *, reflection: uuid.UUID | None, envelope: str, words: Collection[str]
) -> Iterator[Issue]:
    """Yield what is wrong with what belongs to `reflection` of the current person.

    `words` names the fields in which readable words are given. Beside an envelope there may be
    none, and for what belongs to a sealed reflection neither. What belongs to one that is not
    sealed (yet) may have an envelope: the reflection may still be on its way.
    """
    if not envelope:
        if words and reflection and is_of_sealed(person_id, reflection):
            yield from (Issue("body", name, "to_be_sealed") for name in words)
        return
    yield from (Issue("body", name, "in_the_envelope") for name in words)
    key_id = key_of(envelope, longest=LONGEST_ALONG)
    if reflection is None:
        yield Issue("body", "envelope", "of_no_reflection")
    elif key_id is None:
        yield Issue("body", "envelope", "not_an_envelope")
    elif not has_sealing_key(person_id, key_id):
        yield Issue("body", "envelope", "sealing_key_unknown")


def is_of_sealed(person_id: uuid.UUID, reflection: uuid.UUID) -> bool:
    """Tell whether `reflection` of the current person is sealed."""
    rows = Reflection.objects.visible_to(person_id)
    return bool(rows.filter(id=reflection, is_sealed=True).exists())
