"""Every translation as editors see it: where it stands, and what waits for whom."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import (
    BooleanField,
    Case,
    CharField,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from knowledge.models import (
    EditorialEntry,
    Manuscript,
    Outcome,
    Step,
    Submission,
    Translation,
)

STATES = (
    "writing",
    "submitted",
    "approved",
    "planned",
    "rejected",
    "published",
    "unpublished",
)


def translations() -> QuerySet[Translation]:
    """Return all translations with `work_state`, `shown_title`, `is_outdated` and what they need.

    `work_state` is what an editor would do next something about; a text that readers have while
    a newer one is on its way has the state of the newer one, and `publication` beside it.
    """
    latest = Submission.objects.filter(translation=OuterRef("pk")).order_by("-submitted_at", "-id")
    manuscript = Manuscript.objects.filter(translation=OuterRef("pk"), open=True)
    rows = Translation.objects.annotate(
        last_outcome=Subquery(latest.values("outcome")[:1], output_field=CharField(null=True)),
        last_number=Subquery(latest.values("revision__number")[:1]),
        is_written=Exists(manuscript),
        shown_title=Coalesce(
            Subquery(manuscript.values("title")[:1]), F("draft__title"), Value("")
        ),
        is_outdated=_outdated(),
    )
    return rows.annotate(work_state=_state()).select_related(
        "article__theme",
        "draft__made_from__translation__publication__revision",
        "publication__revision",
        "planned_publication__revision",
        "manuscript__made_from__translation__publication__revision",
    )


def _state() -> Case:
    published = Q(publication__isnull=False)
    newer = Q(publication__isnull=True) | Q(last_number__gt=F("publication__revision__number"))
    return Case(
        When(planned_publication__isnull=False, then=Value("planned")),
        When(last_outcome="", then=Value("submitted")),
        When(Q(last_outcome=Outcome.REJECTED) & newer, then=Value("rejected")),
        When(Q(last_outcome=Outcome.APPROVED) & newer, then=Value("approved")),
        When(is_written=True, then=Value("writing")),
        When(published, then=Value("published")),
        default=Value("unpublished"),
        output_field=CharField(),
    )


def _outdated() -> Any:
    """Tell whether what this text translates has changed for readers since.

    As long as nothing was submitted, what is being written counts.
    """
    begun = Q(draft__isnull=True) & _differs_from("manuscript__made_from")
    return ExpressionWrapper(_differs_from("draft__made_from") | begun, output_field=BooleanField())


def _differs_from(source: str) -> Q:
    published = f"{source}__translation__publication"
    return (
        Q(**{f"{source}__isnull": False})
        & Q(**{f"{published}__isnull": False})
        & ~Q(**{f"{published}__revision": F(source)})
    )


def submissions() -> QuerySet[Submission]:
    """Return all submissions with `message`, what the writer said then, and what they need."""
    # The trail holds it: its entry was made right after the submission.
    said = EditorialEntry.objects.filter(
        translation=OuterRef("translation"),
        step=Step.SUBMITTED,
        revision_number=OuterRef("revision__number"),
        at__gte=OuterRef("submitted_at"),
    ).order_by("id")
    return Submission.objects.annotate(
        message=Coalesce(Subquery(said.values("why")[:1]), Value(""), output_field=TextField())
    ).select_related(
        "translation__article__theme", "revision", "submitted_by", "reviewer", "decided_by"
    )


def waiting_submissions() -> QuerySet[Submission]:
    """Return the submissions that wait, the most urgent first."""
    return (
        submissions()
        .filter(outcome="")
        .order_by(F("due_on").asc(nulls_last=True), "submitted_at", "id")
    )


def in_languages(rows: Iterable[Translation]) -> list[Translation]:
    """Return translations in the order of their languages: Dutch, French, English."""
    order = ("nl", "fr", "en")
    return sorted(rows, key=lambda row: order.index(row.language))
