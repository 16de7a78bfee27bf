"""Keeping articles true: who looks after one, when somebody looks again, and that they did."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from django.db import transaction
from django.db.models import BooleanField, Case, Exists, OuterRef, Q, QuerySet, Value, When
from django.utils import timezone

from accounts.models import Person, PlatformRole, PlatformRoleName
from core.errors import DomainError, Issue
from knowledge.models import Article, Publication, Step, Translation, Upkeep
from knowledge.trail import note_step

REVIEW_AFTER = datetime.timedelta(days=365)
SOON = datetime.timedelta(days=30)
FURTHEST = datetime.timedelta(days=3 * 365)


def today() -> datetime.date:
    """Return the day it is, in UTC, as everything here counts days."""
    return timezone.now().date()


def begin_upkeep(publications: Iterable[Publication]) -> None:
    """Give every article that readers get for the first time a date, and an owner.

    The date is a year after the first publication, the owner who made the revision. An article
    that has a date keeps it: a new text is no promise that all of it was looked at.
    """
    rows = {
        publication.translation.article_id: Upkeep(
            article_id=publication.translation.article_id,
            owner_id=publication.revision.author_id,
            review_on=publication.published_at.date() + REVIEW_AFTER,
        )
        for publication in publications
    }
    Upkeep.objects.bulk_create(rows.values(), batch_size=500, ignore_conflicts=True)


def upkeeps() -> QuerySet[Upkeep]:
    """Return the upkeep of what readers have, with `is_owned` and what a list shows of it."""
    published = Publication.objects.filter(translation__article=OuterRef("article"))
    return (
        Upkeep.objects.annotate(is_owned=_is_owned())
        .filter(Exists(published))
        .select_related("article__theme", "owner", "looked_by")
        .prefetch_related("article__translations__publication__revision")
    )


def _is_owned() -> Case:
    """Tell whether the owner is an editor still."""
    role = PlatformRole.objects.filter(person=OuterRef("owner"), role=PlatformRoleName.EDITOR)
    return Case(
        When(Q(owner__is_active=True) & Exists(role), then=Value(True)),
        default=Value(False),
        output_field=BooleanField(),
    )


def upkeep_of(translation: Translation) -> Upkeep | None:
    """Return the upkeep of the article that `translation` belongs to, if it was ever published."""
    rows = Upkeep.objects.annotate(is_owned=_is_owned())
    return rows.select_related("owner", "looked_by").filter(article=translation.article_id).first()


def lock_upkeep(translation: Translation) -> Upkeep:
    """Lock the upkeep of an article until the transaction ends.

    Raises `DomainError("never_published")`.
    """
    rows = Upkeep.objects.select_for_update(of=("self",)).select_related("owner", "article")
    found = rows.filter(article=translation.article_id).first()
    if found is None:
        raise DomainError("never_published")
    return found


@transaction.atomic
def change_upkeep(
    *,
    upkeep: Upkeep,
    by: Person,
    why: str,
    review_on: datetime.date | None = None,
    owner: Person | None = None,
    changes_owner: bool = False,
) -> Upkeep:
    """Give an article another date, or with `changes_owner` another owner, or none.

    The caller holds the row locked and has compared its version. Raises
    `DomainError("invalid_input")` without a reason, or for a day that is over or too far away.
    """
    issues = [] if why.strip() else [Issue("body", "why", "change_unexplained")]
    if review_on and review_on != upkeep.review_on:
        issues += _issues_of(review_on)
    if issues:
        raise DomainError("invalid_input", issues=issues)
    before = (upkeep.review_on, upkeep.owner_id)
    if review_on and review_on != upkeep.review_on:
        said = f"{upkeep.review_on.isoformat()} → {review_on.isoformat()} · {why}"
        _note(Step.REVIEW_MOVED, upkeep.article, by, said)
        upkeep.review_on = review_on
    if changes_owner and upkeep.owner_id != (owner.pk if owner else None):
        _note(Step.OWNER_CHANGED, upkeep.article, by, why)
        upkeep.owner = owner
    if (upkeep.review_on, upkeep.owner_id) != before:
        upkeep.version += 1
        upkeep.save()
    return upkeep


@transaction.atomic
def confirm(
    *, upkeep: Upkeep, by: Person, review_on: datetime.date | None = None, why: str = ""
) -> Upkeep:
    """Say that `by` looked and the article is still true; look again in a year, or on a day.

    The caller holds the row locked. Raises `DomainError("invalid_input")` for a day that is over
    or too far away.
    """
    day = review_on or today() + REVIEW_AFTER
    if issues := _issues_of(day):
        raise DomainError("invalid_input", issues=issues)
    upkeep.review_on = day
    upkeep.looked_at, upkeep.looked_by = timezone.now(), by
    upkeep.version += 1
    upkeep.save()
    _note(Step.CONFIRMED, upkeep.article, by, why)
    return upkeep


def _issues_of(day: datetime.date) -> list[Issue]:
    if today() < day <= today() + FURTHEST:
        return []
    return [Issue("body", "review_on", "review_day_out_of_reach")]


def _note(step: Step, article: Article, by: Person, why: str) -> None:
    """Note a step in the trail of every text of the article, wherever somebody looks back."""
    for translation in article.translations.order_by("created_at"):
        note_step(step, translation=translation, by=by, why=why)
