"""Letting readers have what was approved: now, at a moment to come, or no longer."""

from __future__ import annotations

import datetime
import uuid

from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from accounts.models import Person
from core.errors import DomainError, Issue
from core.markdown import render
from knowledge.drafting import free_slug
from knowledge.examining import examine_published
from knowledge.models import (
    FormerSlug,
    Outcome,
    PlannedPublication,
    Prompt,
    Publication,
    Revision,
    Step,
    Submission,
    Translation,
    Writer,
)
from knowledge.models.themes import KEBAB_PATTERN
from knowledge.publishing import Edition, Represent, edition
from knowledge.revisions import differs, lock, manuscript_of, put_away
from knowledge.trail import note_step


def publish_revision(*, revision: Revision, by: Person, represent: Represent) -> Publication:
    """Let readers have `revision` from now on.

    Raises `DomainError`: `not_approved`, `already_published` when they have it, or
    `newer_is_published` when they have a later one (restore the old one instead).
    """
    with edition(represent=represent) as changes:
        # Everybody who publishes waits for the generation first, so nobody waits in a circle.
        changes.note_change()
        translation = lock(revision.translation)
        _require_releasable(translation, revision)
        _cancel_plan(translation, by=by)
        return _release(changes, translation, revision, by=by)


def _require_releasable(translation: Translation, revision: Revision) -> None:
    if not revision.submissions.filter(outcome=Outcome.APPROVED).exists():
        raise DomainError("not_approved")
    current = _published(translation)
    if current and current.number == revision.number:
        raise DomainError("already_published")
    if current and current.number > revision.number:
        raise DomainError("newer_is_published")


def _published(translation: Translation) -> Revision | None:
    publication = Publication.objects.select_related("revision").filter(pk=translation.pk).first()
    return publication.revision if publication else None


def _release(
    changes: Edition, translation: Translation, revision: Revision, *, by: Person | None
) -> Publication:
    for prompt in render(revision.body).prompts:
        Prompt.objects.get_or_create(article_id=translation.article_id, key=prompt.key)
    revision.translation = translation
    publication = changes.publish(revision=revision)
    examine_published(revision, language=translation.language)
    _settle(translation, revision)
    note_step(Step.PUBLISHED, translation=translation, by=by, revision=revision)
    return publication


def _settle(translation: Translation, revision: Revision) -> None:
    """Put the manuscript away when readers have its words, and forget who wrote them."""
    manuscript = manuscript_of(translation)
    if manuscript and manuscript.open:
        if manuscript.base_id != revision.pk or differs(manuscript):
            return
        put_away(manuscript)
    waits = translation.revisions.filter(number__gt=revision.number).exists()
    if not waits:
        Writer.objects.filter(translation=translation).delete()


@transaction.atomic
def plan_publication(
    *, revision: Revision, at: datetime.datetime, by: Person
) -> PlannedPublication:
    """Let readers have `revision` at `at`; an earlier plan makes room.

    Raises as `publish_revision` does, and `DomainError("invalid_input")` for a moment that is
    over.
    """
    translation = lock(revision.translation)
    _require_releasable(translation, revision)
    if at <= timezone.now():
        raise DomainError("invalid_input", issues=[Issue("body", "at", "moment_is_over")])
    plan, _created = PlannedPublication.objects.update_or_create(
        translation=translation, defaults={"revision": revision, "at": at, "planned_by": by}
    )
    note_step(
        Step.PLANNED, translation=translation, by=by, revision=revision, why=f"{at.isoformat()}"
    )
    return plan


@transaction.atomic
def cancel_plan(*, translation: Translation, by: Person, why: str = "") -> None:
    """Let go of the plan, and say why. Raises `DomainError("nothing_planned")`."""
    translation = lock(translation)
    if not _cancel_plan(translation, by=by, why=why):
        raise DomainError("nothing_planned")


def _cancel_plan(translation: Translation, *, by: Person, why: str = "") -> bool:
    plan = PlannedPublication.objects.filter(pk=translation.pk).select_related("revision").first()
    if plan is None:
        return False
    plan.delete()
    note_step(Step.PLAN_CANCELLED, translation=translation, by=by, revision=plan.revision, why=why)
    return True


def publish_planned(*, represent: Represent) -> int:
    """Let readers have everything whose moment has come; return how many texts that were.

    A plan that can no longer be carried out is let go, with the reason in the trail.
    """
    due = PlannedPublication.objects.filter(at__lte=timezone.now()).order_by("at")
    return sum(_carry_out(pk, represent) for pk in due.values_list("pk", flat=True))


def _carry_out(pk: uuid.UUID, represent: Represent) -> bool:
    with edition(represent=represent) as changes:
        changes.note_change()
        found = Translation.objects.select_for_update(of=("self",)).filter(pk=pk).first()
        plan = PlannedPublication.objects.filter(pk=pk, at__lte=timezone.now())
        planned = plan.select_related("revision").first()
        if found is None or planned is None:
            return False
        planned.delete()
        try:
            _require_releasable(found, planned.revision)
        except DomainError as error:
            note_step(
                Step.PLAN_CANCELLED,
                translation=found,
                by=None,
                revision=planned.revision,
                why=error.code,
            )
            return False
        _release(changes, found, planned.revision, by=None)
        return True


def unpublish(*, translation: Translation, by: Person, why: str, represent: Represent) -> None:
    """Take the text away from readers; what was planned for it is let go.

    Raises `DomainError`: `not_published`, `invalid_input` without a reason.
    """
    with edition(represent=represent) as changes:
        changes.note_change()
        translation = lock(translation)
        revision = _published(translation)
        changes.withdraw(translation=translation)
        if not why.strip():
            raise DomainError("invalid_input", issues=[Issue("body", "why", "change_unexplained")])
        _cancel_plan(translation, by=by)
        note_step(Step.UNPUBLISHED, translation=translation, by=by, revision=revision, why=why)


def rename(*, translation: Translation, slug: str, by: Person, represent: Represent) -> None:
    """Give `translation` another slug; readers who follow the old one are led to the new one.

    Raises `DomainError`: `invalid_input` for a slug that is no slug, `slug_taken`.
    """
    if not KEBAB_PATTERN.match(slug):
        raise DomainError("invalid_input", issues=[Issue("body", "slug", "slug_kebab")])
    with edition(represent=represent) as changes:
        changes.note_change(articles=[translation.article_id])
        translation = lock(translation)
        old = translation.slug
        if slug == old:
            return
        FormerSlug.objects.filter(slug=slug, translation=translation).delete()
        if free_slug(slug, language="") != slug:
            raise DomainError("slug_taken")
        translation.slug = slug
        try:
            translation.save(update_fields=["slug"])
            with connection.cursor() as cursor:
                # Deferred for imports that swap slugs; here the answer is wanted now.
                cursor.execute("SET CONSTRAINTS article_slug_belongs_to_one_translation IMMEDIATE")
        except IntegrityError:
            raise DomainError("slug_taken") from None
        FormerSlug.objects.create(slug=old, translation=translation)
        note_step(Step.RENAMED, translation=translation, by=by, why=f"{old} → {slug}")


def approved_revision(translation: Translation) -> Revision | None:
    """Return the newest revision that may be published and is not what readers see."""
    approved: Submission | None = (
        translation.submissions.filter(outcome=Outcome.APPROVED)
        .select_related("revision")
        .order_by("-revision__number")
        .first()
    )
    current = _published(translation)
    if approved is None or (current and current.number >= approved.revision.number):
        return None
    return approved.revision
