"""What editors get to see of a text, made of rows that were read together."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from accounts.models import Person
from core.markdown import render
from knowledge.linking import look_up
from knowledge.models import (
    EditorialEntry,
    Image,
    Manuscript,
    Note,
    Revision,
    Submission,
    Translation,
)
from knowledge.picturing import address_of, pictures_in, texts_with
from knowledge.policies import may_change_note, may_decide, may_withdraw
from knowledge.releasing import approved_revision
from knowledge.restoring import may_discard
from knowledge.reviewing import may_submit, writers_of
from knowledge.revisions import latest_revision
from knowledge.workbench import in_languages, submissions, translations

# Enough to look one up; whoever takes a picture away sees the others then.
MOST_TEXTS = 100


def person_of(person: Person | None) -> dict[str, Any] | None:
    """Return a colleague as others see them."""
    return {"id": person.pk, "name": person.display_name} if person else None


def summary_of(row: Translation) -> dict[str, Any]:
    """Return an item of the list; `row` comes from `workbench.translations`."""
    publication = getattr(row, "publication", None)
    plan = getattr(row, "planned_publication", None)
    found: Any = row
    return {
        "id": row.pk,
        "article": row.article.key,
        "theme": row.article.theme.key,
        "language": row.language,
        "slug": row.slug,
        "title": found.shown_title,
        "state": found.work_state,
        "published": publication
        and {
            "revision": publication.revision.number,
            "published_at": publication.published_at,
            "updated_at": publication.updated_at,
        },
        "planned": plan and {"revision": plan.revision.number, "at": plan.at},
        "made_from": _made_from(row),
        "outdated": found.is_outdated,
    }


def translation_of(row: Translation, *, person: Person) -> dict[str, Any]:
    """Return the whole picture of one text for `person`."""
    approved = approved_revision(row)
    latest = latest_revision(row)
    last = submissions().filter(translation=row).order_by("-submitted_at", "-id").first()
    siblings = in_languages(translations().filter(article=row.article_id).exclude(pk=row.pk))
    return summary_of(row) | {
        "approved_revision": approved and approved.number,
        "latest_revision": latest and latest.number,
        "submission": last and submission_of(last, person=person, writers=writers_of(row)),
        "former_slugs": sorted(row.former_slugs.values_list("slug", flat=True)),
        "languages": [
            {"id": other.pk, "language": other.language, "state": getattr(other, "work_state", "")}
            for other in siblings
        ],
        "abilities": {
            "submit": may_submit(row),
            "publish": approved is not None,
            "unpublish": hasattr(row, "publication"),
            "discard": may_discard(row),
        },
    }


def _is_written(row: Translation) -> bool:
    manuscript: Manuscript | None = getattr(row, "manuscript", None)
    return manuscript is not None and manuscript.open


def _made_from(row: Translation) -> dict[str, Any] | None:
    words = row.manuscript if _is_written(row) else row.draft
    source = words.made_from if words else None
    if source is None:
        return None
    publication = getattr(source.translation, "publication", None)
    return {
        "id": source.pk,
        "translation": source.translation_id,
        "language": source.translation.language,
        "revision": source.number,
        "current": publication and publication.revision.number,
        "current_id": publication and publication.revision_id,
    }


def submission_of(
    submission: Submission, *, person: Person, writers: set[uuid.UUID]
) -> dict[str, Any]:
    """Return a submission for `person`; `writers` are those of its translation."""
    waits = not submission.outcome
    return {
        "id": submission.pk,
        "translation": submission.translation_id,
        "language": submission.translation.language,
        "theme": submission.translation.article.theme.key,
        "title": submission.revision.title,
        "revision": submission.revision.number,
        "submitted_by": person_of(submission.submitted_by),
        "submitted_at": submission.submitted_at,
        "reviewer": person_of(submission.reviewer),
        "started_at": submission.started_at,
        "due_on": submission.due_on,
        "message": getattr(submission, "message", ""),
        "outcome": submission.outcome or "waiting",
        "decided_by": person_of(submission.decided_by),
        "decided_at": submission.decided_at,
        "comment": submission.comment,
        "abilities": {
            "decide": waits and may_decide(person, submission, writers),
            "withdraw": waits and may_withdraw(person, submission, writers),
        },
    }


def manuscript_of_translation(
    translation: Translation, manuscript: Manuscript | None
) -> dict[str, Any]:
    """Return what is being written, or the draft as long as nothing is."""
    is_open = manuscript is not None and manuscript.open
    words: Manuscript | Revision | None = (
        manuscript if manuscript and is_open else translation.draft
    )
    base = manuscript.base if manuscript and is_open else translation.draft
    return {
        "translation": translation.pk,
        "language": translation.language,
        "open": is_open,
        "version": manuscript.version if manuscript else 0,
        "base": base and base.number,
        "title": words.title if words else "",
        "summary": words.summary if words else "",
        "body": words.body if words else "",
        "tags": list(words.tags) if words else [],
        "sources": list(words.sources) if words else [],
        "made_from": words.made_from.number if words and words.made_from else None,
        "saved_by": person_of(manuscript.saved_by) if manuscript and is_open else None,
        "updated_at": manuscript.updated_at if manuscript else None,
    }


def revision_summary(revision: Revision, *, published: uuid.UUID | None) -> dict[str, Any]:
    """Return an item of the list of revisions; `published` is the id of what readers have."""
    return {
        "id": revision.pk,
        "number": revision.number,
        "title": revision.title,
        "author": person_of(revision.author),
        "created_at": revision.created_at,
        "published": revision.pk == published,
    }


def revision_of(revision: Revision) -> dict[str, Any]:
    """Return a whole revision."""
    publication = getattr(revision.translation, "publication", None)
    published = publication.revision_id if publication else None
    language, places = revision.translation.language, look_up([revision.body])
    return revision_summary(revision, published=published) | {
        "translation": revision.translation_id,
        "language": language,
        "summary": revision.summary,
        "body": revision.body,
        "html": render(
            revision.body,
            pictures=pictures_in([revision.body]),
            resolve=places.resolve_in(language),
        ).html,
        "tags": list(revision.tags),
        "sources": list(revision.sources),
    }


def note_of(note: Note, *, person: Person) -> dict[str, Any]:
    """Return a note for `person`."""
    return {
        "id": note.pk,
        "revision": note.revision.number if note.revision else None,
        "quote": note.quote,
        "text": note.text,
        "written_by": person_of(note.written_by),
        "written_at": note.written_at,
        "resolved_by": person_of(note.resolved_by),
        "resolved_at": note.resolved_at,
        "version": note.version,
        "abilities": {"change": may_change_note(person, note)},
    }


def entry_of(entry: EditorialEntry, people: Mapping[uuid.UUID, Person]) -> dict[str, Any]:
    """Return an entry of the trail; `people` are those who are still here."""
    by = people.get(entry.person_id) if entry.person_id else None
    return {
        "id": entry.pk,
        "step": entry.step,
        "revision": entry.revision_number,
        "by": person_of(by),
        "at": entry.at,
        "why": entry.why,
    }


def image_summary(image: Image) -> dict[str, Any]:
    """Return a picture as it stands in the list."""
    return {
        "id": image.pk,
        "description": image.description,
        "width": image.width,
        "height": image.height,
        "small": address_of(image, f"{min(image.widths)}.webp"),
        "large": address_of(image, f"{max(image.widths)}.webp"),
        "uploaded_by": person_of(image.uploaded_by),
        "uploaded_at": image.uploaded_at,
    }


def image_of(image: Image) -> dict[str, Any]:
    """Return a whole picture."""
    texts = texts_with(image)
    rows = translations().filter(pk__in=texts).order_by("article__key", "language")
    return image_summary(image) | {
        "form": image.form,
        "size": image.size,
        "used_in": [text_with_image(row) for row in rows[:MOST_TEXTS]] if texts else [],
        "abilities": {"delete": not texts},
    }


def text_with_image(row: Translation) -> dict[str, Any]:
    """Return a text as a picture names it; `row` comes from `workbench.translations`."""
    found: Any = row
    return {"id": row.pk, "language": row.language, "title": found.shown_title}
