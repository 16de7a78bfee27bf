"""What colleagues say about a text while it is being written: open until somebody resolves it."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from accounts.models import Person
from knowledge.models import Note, Revision, Translation


@transaction.atomic
def write_note(
    *,
    translation: Translation,
    by: Person,
    text: str,
    quote: str = "",
    revision: Revision | None = None,
) -> Note:
    """Keep what `by` says about `quote`, a passage of `revision` or of what is being written."""
    return Note.objects.create(
        translation=translation, revision=revision, quote=quote, text=text, written_by=by
    )


@transaction.atomic
def change_note(
    *, note: Note, by: Person, text: str | None = None, resolved: bool | None = None
) -> Note:
    """Change the words of `note`, resolve it, or open it again; the caller holds it locked."""
    if text is not None:
        note.text = text
    if resolved is not None and resolved != (note.resolved_at is not None):
        note.resolved_at = timezone.now() if resolved else None
        note.resolved_by = by if resolved else None
    note.version += 1
    note.save(update_fields=["text", "resolved_at", "resolved_by", "version"])
    return note
