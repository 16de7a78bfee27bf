"""The trash: what people delete waits there for thirty days.

What lies in it is on no timeline, in no search and in no count, its action points neither. Its
words are taken from their page when it comes in, so that the worker can let it go without any
key (`purge_trash`).
"""

from __future__ import annotations

import datetime

from django.db import connection, transaction
from django.utils import timezone

from accounts.models import Person
from core.tenancy import acting_as
from core.vault import unlock
from reflections.action_points.reminders import remind_again, remind_no_more
from reflections.indexing import put_words, remove_words
from reflections.models import Reflection
from reflections.reading import OpenReflection, open_reflection
from reflections.writing import words_of

# The policy `reflections_reflection_purge` says the same to the database.
DAYS_IN_TRASH = 30


def erased_at(reflection: Reflection) -> datetime.datetime | None:
    """Return from when on `reflection` is erased; `None` when it is not in the trash."""
    if reflection.trashed_at is None:
        return None
    return reflection.trashed_at + datetime.timedelta(days=DAYS_IN_TRASH)


@transaction.atomic(savepoint=False)
def put_in_trash(*, reflection: Reflection) -> None:
    """Put `reflection` of the current person in the trash; the caller holds its row locked."""
    remove_words(reflection, key=unlock(reflection.person_id))
    reflection.trashed_at = timezone.now()
    reflection.save(update_fields=["word_page", "trashed_at"])
    remind_no_more(reflection)


@transaction.atomic(savepoint=False)
def restore_reflection(*, person: Person, reflection: Reflection) -> OpenReflection:
    """Bring `reflection` back from the trash; the caller holds its row locked.

    It counts as changed, so that whoever keeps reflections for some years keeps it as long again.
    """
    opened = open_reflection(reflection, person_id=person.pk)
    reflection.trashed_at = None
    reflection.version += 1
    reflection.updated_at = max(timezone.now(), reflection.created_at)
    reflection.word_page = reflection.id
    reflection.save(update_fields=["word_page", "trashed_at", "version", "updated_at"])
    words = words_of(reflection, opened.content, person.language)
    put_words(reflection, words, key=unlock(person.pk))
    remind_again(reflection)
    return opened


@transaction.atomic(savepoint=False)
def erase_from_trash(*, reflection: Reflection) -> None:
    """Erase `reflection`, which lies in the trash of the current person, for good."""
    Reflection.objects.in_trash_of(reflection.person_id).filter(id=reflection.id).delete()


@transaction.atomic(savepoint=False)
def empty_trash(*, person: Person) -> None:
    """Erase everything in the trash of `person`, the current person, for good."""
    Reflection.objects.in_trash_of(person.pk).delete()


def purge_trash() -> int:
    """Erase what lay in anybody's trash for thirty days; return how many that were.

    Nothing is read: row-level security chooses what goes, and shows none of it.
    """
    # As nobody: somebody's own rows would go with the others.
    with acting_as(None), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('klankbord.task', 'purge', true)")
        cursor.execute("DELETE FROM reflections_reflection")
        return int(cursor.rowcount)
