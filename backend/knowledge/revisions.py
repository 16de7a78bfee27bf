"""What everything that changes a text stands on: locking it, and making revisions of its words.

Nothing that somebody wrote makes room for something else before a revision holds it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Max
from django.utils import timezone

from accounts.models import Person
from knowledge.models import Manuscript, Revision, Step, Translation, Writer
from knowledge.trail import note_step

WORDS = ("title", "summary", "body", "tags", "sources")


def lock(translation: Translation) -> Translation:
    """Lock `translation` until the transaction ends, and return it as it is now."""
    found: Translation = Translation.objects.select_for_update(of=("self",)).get(pk=translation.pk)
    return found


def manuscript_of(translation: Translation) -> Manuscript | None:
    """Return the manuscript of `translation`, also one that was put away, and lock it."""
    rows = Manuscript.objects.select_for_update(of=("self",)).select_related("base")
    found = rows.filter(translation=translation).first()
    if found:
        found.translation = translation
    return found


def latest_revision(translation: Translation) -> Revision | None:
    """Return the revision that was made last, if there is one."""
    return translation.revisions.order_by("-number").first()


def begin_with(
    found: Manuscript | None,
    translation: Translation,
    *,
    base: Revision | None,
    words: Revision | None,
) -> Manuscript:
    """Begin a manuscript with `words`, in the place of `found`, whose own words are kept."""
    manuscript = found or Manuscript(translation=translation, version=0)
    manuscript.base, manuscript.open = base, True
    manuscript.version += 1
    manuscript.updated_at = timezone.now()
    manuscript.saved_by = None
    if words:
        for name in (*WORDS, "made_from"):
            setattr(manuscript, name, getattr(words, name))
    manuscript.save()
    return manuscript


def put_away(manuscript: Manuscript) -> None:
    """Close `manuscript`, whose words are kept in a revision."""
    manuscript.open = False
    manuscript.version += 1
    manuscript.save(update_fields=["open", "version"])


def differs(manuscript: Manuscript) -> bool:
    """Tell whether `manuscript` says something else than the revision it was begun from."""
    return not says(manuscript.base, manuscript)


def says(revision: Revision | None, manuscript: Manuscript) -> bool:
    """Tell whether `revision` says all that `manuscript` does."""
    names = (*WORDS, "made_from_id")
    return revision is not None and all(
        getattr(revision, name) == getattr(manuscript, name) for name in names
    )


def add_revision(
    translation: Translation, *, author: Person | None, words: Mapping[str, Any]
) -> Revision:
    """Make a revision of `words`; the caller holds the translation locked."""
    latest = translation.revisions.aggregate(latest=Max("number"))["latest"] or 0
    return Revision.objects.create(
        translation=translation, number=latest + 1, author=author, **words
    )


def make_revision(manuscript: Manuscript, *, by: Person | None = None) -> Revision:
    """Make a revision of what `manuscript` says, by who wrote it (`by` when that is not known).

    It is the draft from now on. The caller holds the translation locked, and saves the manuscript.
    """
    translation = manuscript.translation
    words = {name: getattr(manuscript, name) for name in (*WORDS, "made_from")}
    revision = add_revision(translation, author=manuscript.saved_by or by, words=words)
    set_draft(translation, revision)
    manuscript.base = revision
    return revision


def set_draft(translation: Translation, revision: Revision | None) -> None:
    """Say that `revision` is what is worked on in `translation`."""
    Translation.objects.filter(pk=translation.pk).update(draft=revision)
    translation.draft = revision


def keep_as_revision(manuscript: Manuscript, *, by: Person | None) -> Revision | None:
    """Keep what `manuscript` says before it is written over, unless a revision says it.

    `by` writes over it; `None` is an operator. The caller holds the translation locked, and
    saves the manuscript.
    """
    if not differs(manuscript):
        return None
    kept = make_revision(manuscript)
    note_step(Step.KEPT, translation=manuscript.translation, by=by, revision=kept)
    return kept


def add_writer(translation: Translation, person: Person) -> None:
    """Note that `person` had a hand in the text, so they cannot approve it."""
    Writer.objects.get_or_create(translation=translation, person=person)
