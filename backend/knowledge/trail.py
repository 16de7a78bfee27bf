"""The trail of a translation: every step is noted in the transaction that takes it."""

from __future__ import annotations

from accounts.models import Person
from knowledge.models import EditorialEntry, Revision, Step, Translation


def note_step(
    step: Step,
    *,
    translation: Translation,
    by: Person | None,
    revision: Revision | None = None,
    why: str = "",
) -> None:
    """Note that `by` (`None`: the system, at a planned moment) did `step`, and why."""
    EditorialEntry.objects.create(
        translation=translation,
        step=step,
        revision_number=revision.number if revision else None,
        person_id=by.pk if by else None,
        why=why,
    )
