"""Four eyes: submitting a text, and the decision of somebody who did not write it."""

from __future__ import annotations

import datetime
import uuid

from django.db import transaction
from django.utils import timezone

from accounts.models import Person
from core.errors import DomainError, Issue
from knowledge.manuscript_rules import check_revision
from knowledge.models import Manuscript, Outcome, Revision, Step, Submission, Translation, Writer
from knowledge.policies import may_decide, may_withdraw
from knowledge.revisions import differs, lock, make_revision, manuscript_of
from knowledge.trail import note_step


@transaction.atomic
def submit(
    *,
    translation: Translation,
    by: Person,
    reviewer: Person | None = None,
    due_on: datetime.date | None = None,
    comment: str = "",
) -> Submission:
    """Ask for a colleague's eyes on what is written, as a revision that no longer changes.

    A submission that waited before is superseded. Raises `DomainError`: `invalid_input` with
    everything that a reader could not be given, `nothing_to_submit` when these very words wait
    already, were approved, or are what readers see.
    """
    translation = lock(translation)
    manuscript = manuscript_of(translation)
    if manuscript and manuscript.open and differs(manuscript):
        revision = make_revision(manuscript, by=by)
        manuscript.save(update_fields=["base"])
    else:
        revision = _unchanged(translation)
    check_revision(revision)
    if reviewer and not _may_review(reviewer, translation, by):
        raise DomainError(
            "invalid_input", issues=[Issue("body", "reviewer", "reviewer_wrote_along")]
        )
    _supersede(translation, by)
    submission = Submission.objects.create(
        translation=translation,
        revision=revision,
        submitted_by=by,
        reviewer=reviewer,
        due_on=due_on,
    )
    note_step(Step.SUBMITTED, translation=translation, by=by, revision=revision, why=comment)
    return submission


def may_submit(translation: Translation) -> bool:
    """Tell whether there are words that do not wait, were not approved and are not published."""
    manuscript = Manuscript.objects.filter(translation=translation, open=True).first()
    if manuscript and differs(manuscript):
        return True
    try:
        _unchanged(translation)
    except DomainError:
        return False
    return True


def _unchanged(translation: Translation) -> Revision:
    revision = translation.draft
    if revision is None or _is_published(translation, revision):
        raise DomainError("nothing_to_submit")
    settled = ("", Outcome.APPROVED)
    if revision.submissions.filter(outcome__in=settled).exists():
        raise DomainError("nothing_to_submit")
    return revision


def _is_published(translation: Translation, revision: Revision) -> bool:
    publication = getattr(translation, "publication", None)
    return publication is not None and publication.revision_id == revision.pk


def _may_review(reviewer: Person, translation: Translation, by: Person) -> bool:
    wrote = Writer.objects.filter(translation=translation, person=reviewer).exists()
    return reviewer.pk != by.pk and not wrote


def _supersede(translation: Translation, by: Person) -> None:
    for waiting in translation.submissions.filter(outcome=""):
        _decide(waiting, by, Outcome.SUPERSEDED, "")
        note_step(Step.SUPERSEDED, translation=translation, by=by, revision=waiting.revision)


@transaction.atomic
def assign(
    *,
    submission: Submission,
    by: Person,
    reviewer: Person | None,
    due_on: datetime.date | None,
) -> Submission:
    """Say who should look at `submission`, and until when.

    Raises `DomainError`: `submission_ended`, or `invalid_input` for a reviewer who wrote along.
    """
    submission = _waiting(submission)
    if reviewer and not may_decide(reviewer, submission, writers_of(submission.translation)):
        raise DomainError(
            "invalid_input", issues=[Issue("body", "reviewer", "reviewer_wrote_along")]
        )
    submission.reviewer, submission.due_on = reviewer, due_on
    submission.save(update_fields=["reviewer", "due_on"])
    _note(Step.ASSIGNED, submission, by)
    return submission


@transaction.atomic
def start_review(*, submission: Submission, by: Person) -> Submission:
    """Say "I am reviewing this".

    Raises `DomainError`: `submission_ended`, `review_needs_other_eyes`, or `already_reviewed_by`
    when a colleague said so before.
    """
    submission = _waiting(submission)
    _require_other_eyes(submission, by)
    if submission.started_at and submission.reviewer_id not in (None, by.pk):
        raise DomainError("already_reviewed_by")
    submission.reviewer = by
    submission.started_at = submission.started_at or timezone.now()
    submission.save(update_fields=["reviewer", "started_at"])
    _note(Step.REVIEW_STARTED, submission, by)
    return submission


@transaction.atomic
def approve(*, submission: Submission, by: Person, comment: str = "") -> Submission:
    """Find the text fit for readers. It may be published from now on, and is not yet.

    Raises `DomainError`: `submission_ended` when it was decided, taken back or superseded,
    `review_needs_other_eyes` when `by` wrote along.
    """
    submission = _waiting(submission)
    _require_other_eyes(submission, by)
    _decide(submission, by, Outcome.APPROVED, comment)
    _note(Step.APPROVED, submission, by, comment)
    return submission


@transaction.atomic
def reject(*, submission: Submission, by: Person, comment: str) -> Submission:
    """Send the text back, and say why.

    Raises as `approve` does, and `DomainError("invalid_input")` without a comment.
    """
    if not comment.strip():
        raise DomainError(
            "invalid_input", issues=[Issue("body", "comment", "rejection_unexplained")]
        )
    submission = _waiting(submission)
    _require_other_eyes(submission, by)
    _decide(submission, by, Outcome.REJECTED, comment)
    _note(Step.REJECTED, submission, by, comment)
    return submission


@transaction.atomic
def withdraw_submission(*, submission: Submission, by: Person, comment: str = "") -> Submission:
    """Take a submission back. Raises `DomainError`: `submission_ended`, `submission_of_others`."""
    submission = _waiting(submission)
    if not may_withdraw(by, submission, writers_of(submission.translation)):
        raise DomainError("submission_of_others")
    _decide(submission, by, Outcome.WITHDRAWN, comment)
    _note(Step.SUBMISSION_WITHDRAWN, submission, by, comment)
    return submission


def writers_of(translation: Translation) -> set[uuid.UUID]:
    """Return the ids of all who had a hand in the text since readers last got one."""
    return set(translation.writers.values_list("person_id", flat=True))


def _waiting(submission: Submission) -> Submission:
    translation = lock(submission.translation)
    found = Submission.objects.select_related("revision").get(pk=submission.pk)
    found.translation = translation
    if found.outcome:
        raise DomainError("submission_ended")
    return found


def _require_other_eyes(submission: Submission, by: Person) -> None:
    if not may_decide(by, submission, writers_of(submission.translation)):
        raise DomainError("review_needs_other_eyes")


def _decide(submission: Submission, by: Person, outcome: Outcome, comment: str) -> None:
    submission.outcome, submission.comment = outcome, comment
    submission.decided_by, submission.decided_at = by, timezone.now()
    submission.save(update_fields=["outcome", "comment", "decided_by", "decided_at"])


def _note(step: Step, submission: Submission, by: Person, why: str = "") -> None:
    note_step(
        step, translation=submission.translation, by=by, revision=submission.revision, why=why
    )
