"""Going back: putting words away, taking an earlier revision up again, keeping a version."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import Q

from accounts.models import Person
from core.errors import DomainError
from knowledge.drafting import Changes
from knowledge.models import Manuscript, Revision, Step, Translation
from knowledge.revisions import (
    add_revision,
    add_writer,
    begin_with,
    differs,
    keep_as_revision,
    lock,
    make_revision,
    manuscript_of,
    put_away,
    says,
    set_draft,
)
from knowledge.trail import note_step


@transaction.atomic
def keep_version(*, translation: Translation, by: Person) -> Revision:
    """Keep what is written as a revision, and go on writing.

    Raises `DomainError("nothing_to_keep")` when a revision says all of it already.
    """
    translation = lock(translation)
    manuscript = manuscript_of(translation)
    kept = keep_as_revision(manuscript, by=by) if manuscript and manuscript.open else None
    if manuscript is None or kept is None:
        raise DomainError("nothing_to_keep")
    manuscript.save(update_fields=["base"])
    return kept


@transaction.atomic
def keep_aside(*, translation: Translation, by: Person, words: Changes) -> Revision:
    """Keep `words` of `by` as a revision, beside what is being written, which stays as it is."""
    translation = lock(translation)
    manuscript = manuscript_of(translation)
    is_written = manuscript is not None and manuscript.open
    present = manuscript if is_written else translation.draft
    complete = {name: getattr(present, name, empty) for name, empty in _EMPTY.items()} | words
    kept = add_revision(translation, author=by, words=complete)
    note_step(Step.KEPT, translation=translation, by=by, revision=kept)
    return kept


_EMPTY: dict[str, Any] = {
    "title": "",
    "summary": "",
    "body": "",
    "tags": [],
    "sources": [],
    "made_from": None,
}


@transaction.atomic
def discard_manuscript(*, translation: Translation, by: Person) -> Revision | None:
    """Put away what is being written, and return the revision in which its words are kept.

    That is none when the text says it still. The text goes back to what was submitted or
    published last. One that never was stays as it is, and waits until somebody goes on with it.
    Raises `DomainError("nothing_to_go_back_to")` when
    nothing is being written.
    """
    translation = lock(translation)
    manuscript = manuscript_of(translation)
    if manuscript is None or not manuscript.open:
        raise DomainError("nothing_to_go_back_to")
    kept = make_revision(manuscript) if differs(manuscript) else manuscript.base
    settled = settled_revision(translation)
    if settled:
        set_draft(translation, settled)
    put_away(manuscript)
    note_step(Step.DISCARDED, translation=translation, by=by, revision=kept)
    return None if kept == settled else kept


def may_discard(translation: Translation) -> bool:
    """Tell whether something is being written that was not submitted or published as it is."""
    manuscript = Manuscript.objects.filter(translation=translation, open=True).first()
    return manuscript is not None and not says(settled_revision(translation), manuscript)


def settled_revision(translation: Translation) -> Revision | None:
    """Return the newest revision that was submitted, or that readers have."""
    settled = Q(submissions__isnull=False) | Q(pk=_published(translation))
    return translation.revisions.filter(settled).order_by("-number").first()


def _published(translation: Translation) -> object:
    publication = getattr(translation, "publication", None)
    return publication and publication.revision_id


@transaction.atomic
def restore_revision(*, revision: Revision, by: Person, why: str = "") -> Manuscript:
    """Begin a manuscript with the words of `revision`.

    What was being written is kept as a revision of its own first. Who wrote the old words
    counts as their writer again.
    """
    translation = lock(revision.translation)
    current = manuscript_of(translation)
    if current and current.open:
        keep_as_revision(current, by=by)
    restored = begin_with(current, translation, base=translation.draft, words=revision)
    add_writer(translation, by)
    if revision.author:
        add_writer(translation, revision.author)
    note_step(Step.RESTORED, translation=translation, by=by, revision=revision, why=why)
    return restored
