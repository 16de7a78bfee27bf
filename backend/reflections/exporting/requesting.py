"""Asking for an export, and taking it back."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Sequence
from dataclasses import replace

from django.db import IntegrityError, transaction
from django.db.models import Sum
from django.db.models.functions import Length
from django.utils import timezone

from accounts.models import Person
from core.errors import DomainError, Issue
from core.identifiers import new_id
from core.vault import unlock_or_make
from reflections.exporting.choices import Choice, chosen_reflections
from reflections.exporting.models import CHOICE, RUNNING, Export, ExportForm
from reflections.exporting.portfolio import MOST_BYTES, MOST_ENTRIES
from reflections.exporting.registry import BESIDE, SECTIONS
from reflections.exporting.sections import Scope
from reflections.tasks import make_export

# How many a person has at a time; the oldest makes room.
MOST_KEPT = 3
MOST_CHOSEN = 500
MOST_TITLE = 120


@transaction.atomic(savepoint=False)
def ask_for_export(
    *,
    person: Person,
    form: ExportForm,
    language: str,
    title: str = "",
    occurred_from: datetime.date | None = None,
    occurred_to: datetime.date | None = None,
    reflections: Sequence[uuid.UUID] | None = None,
    own_weave: bool = False,
    pictures: bool = True,
) -> Export:
    """Keep that `person`, the current person, wants an export, and let the worker make it.

    Both ends of a period belong to it; `reflections` are ids of chosen ones. `own_weave` adds
    their own weave to a portfolio, and `pictures` shows in it what is attached; data and text
    files of everything hold all there is. Raises `DomainError`: `invalid_input`, `export_running`
    when another one is being made, `nothing_to_export`, or `portfolio_too_long` for a PDF of too
    much; then the transaction can only be rolled back.
    """
    choice = Choice(
        language=language,
        title=title,
        occurred_from=occurred_from,
        occurred_to=occurred_to,
        reflections=None if reflections is None else tuple(dict.fromkeys(reflections)),
        pictures=pictures,
    )
    choice = replace(choice, beside=_beside(choice, form, own_weave=own_weave))
    _check(choice, person_id=person.pk)
    if Export.objects.visible_to(person.pk).running().exists():
        raise DomainError("export_running")
    scope = Scope(person.pk, choice)
    total = sum(section.count(scope) for section in SECTIONS)
    if total == 0:
        raise DomainError("nothing_to_export")
    if form == ExportForm.PDF:
        _check_length(scope)
    _make_room(person.pk)
    export = Export(id=new_id(), person_id=person.pk, form=form, total=total)
    export.sealed = unlock_or_make(person.pk).seal(choice.encoded(), place=CHOICE, row=export.id)
    try:
        export.save(force_insert=True)
    except IntegrityError:
        # Somebody was quicker, with the same account.
        raise DomainError("export_running") from None
    make_export.enqueue(str(person.pk), str(export.id))
    return export


@transaction.atomic(savepoint=False)
def remove_export(*, export: Export) -> None:
    """Delete `export` of the current person with its file, also while it is being made."""
    Export.objects.filter(person_id=export.person_id, id=export.id).delete()


def _beside(choice: Choice, form: ExportForm, *, own_weave: bool) -> tuple[str, ...]:
    """Return what goes along that belongs to no reflection.

    To be read by others is what somebody chose for it; of a part of one's reflections, only what
    belongs to them.
    """
    if form == ExportForm.PDF:
        return tuple(section.key for section in BESIDE if section.is_appendix and own_weave)
    return tuple(section.key for section in BESIDE) if choice.is_everything else ()


def _check(choice: Choice, *, person_id: uuid.UUID) -> None:
    issues = []
    first, last, chosen = choice.occurred_from, choice.occurred_to, choice.reflections
    if first and last and first > last:
        issues.append(Issue("body", "occurred_to", "ends_before_it_begins"))
    if chosen is not None and (first or last):
        issues.append(Issue("body", "reflections", "period_or_chosen"))
    if chosen is not None and len(chosen) > MOST_CHOSEN:
        issues.append(Issue("body", "reflections", "too_many", {"most": MOST_CHOSEN}))
    elif chosen and chosen_reflections(person_id, choice).count() < len(chosen):
        issues.append(Issue("body", "reflections", "reflection_unknown"))
    if issues:
        raise DomainError("invalid_input", issues=issues)


def _check_length(scope: Scope) -> None:
    """Refuse what does not fit on paper before anybody waits for it: by lengths, unopened."""
    rows = chosen_reflections(scope.person_id, scope.choice)
    size = rows.exclude(is_sealed=True).aggregate(size=Sum(Length("sealed")))["size"] or 0
    count = rows.count()
    if count == 0:
        raise DomainError("nothing_to_export")
    if count > MOST_ENTRIES or size > MOST_BYTES:
        raise DomainError("portfolio_too_long", entries=MOST_ENTRIES)


def _make_room(person_id: uuid.UUID) -> None:
    """Delete what is over already, and the oldest beyond those that may be kept."""
    mine = Export.objects.filter(person_id=person_id)
    mine.filter(expires_at__lte=timezone.now()).delete()
    kept = mine.exclude(state__in=RUNNING).order_by("-created_at", "-id")
    mine.filter(id__in=list(kept.values_list("id", flat=True)[MOST_KEPT - 1 :])).delete()
