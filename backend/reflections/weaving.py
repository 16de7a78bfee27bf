"""Changing weaves, and keeping how one's own was at a moment."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import Person
from core.errors import DomainError, Issue
from core.vault import unlock_or_make
from reflections.models import Export, Weave, WeaveMoment
from reflections.patterns import STANDINGS, EntryChanges, Pattern
from reflections.sealed_along import along_issues
from reflections.strands import strand_keys
from reflections.weaves import UNTOUCHED, OpenMoment, OpenWeave, is_kept, seal_moment, seal_weave

MAX_WORD = 120
MAX_QUESTION = 300


@transaction.atomic(savepoint=False)
def change_weave(
    *,
    person: Person,
    weave: OpenWeave,
    changes: Mapping[str, EntryChanges | None],
    envelope: str | None = None,
) -> OpenWeave:
    """Merge `changes` by strand into `weave` of `person`, the current person, held locked.

    A strand that is not named stays as it is; `None` empties it. An `envelope`, sealed in the
    browser, takes the place of all strands, and "" the place of an envelope; what is sealed stays
    so without either. How one's own weave was on an earlier day is kept as a moment first, so that
    what changed over time can be seen. Raises `DomainError`: `invalid_input` with every issue, or
    `version_stale` when another request was first to keep something; then the transaction can only
    be rolled back.
    """
    _check(weave, changes)
    now = timezone.now()
    row = weave.row
    pattern = _rewoven(weave.pattern, changes, envelope)
    _check_along(row, pattern, changes)
    key = unlock_or_make(person.pk)
    is_new = row.version == UNTOUCHED
    if row.reflection_id is None and not is_new and row.updated_at.date() < now.date():
        _keep_once(weave)
    row.version += 1
    row.updated_at = max(now, row.created_at)
    seal_weave(row, pattern, key=key)
    try:
        row.save(force_insert=is_new, force_update=not is_new)
    except IntegrityError:
        raise DomainError("version_stale") from None
    if pattern.envelope and not weave.envelope:
        # Files that were made while it could still be read hold its words.
        Export.objects.filter(person_id=person.pk).delete()
    return replace(weave, pattern=pattern, is_kept=False)


@transaction.atomic(savepoint=False)
def keep_moment(*, weave: OpenWeave, version: int) -> OpenMoment:
    """Keep `version` of `weave`, the current person's own and held locked. It changes no more.

    Raises `DomainError`: `weave_is_empty`, `weave_moved_on` when it has another version by now, or
    `weave_kept_already` when it did not change since it was last kept.
    """
    if weave.is_untouched or weave.pattern.is_empty:
        raise DomainError("weave_is_empty")
    if weave.version != version:
        raise DomainError("weave_moved_on")
    if is_kept(weave.row):
        raise DomainError("weave_kept_already")
    return _keep(weave)


@transaction.atomic(savepoint=False)
def delete_moment(*, moment: WeaveMoment) -> None:
    """Delete a moment of the current person for good."""
    WeaveMoment.objects.visible_to(moment.person_id).filter(id=moment.id).delete()


@transaction.atomic(savepoint=False)
def delete_weave(*, weave: OpenWeave) -> None:
    """Delete a weave of the current person for good; with one's own go all its moments."""
    row = weave.row
    Weave.objects.visible_to(row.person_id).filter(id=row.id).delete()
    if row.reflection_id is None:
        WeaveMoment.objects.visible_to(row.person_id).delete()


def _keep_once(weave: OpenWeave) -> None:
    if not weave.pattern.is_empty and not is_kept(weave.row):
        _keep(weave)


def _keep(weave: OpenWeave) -> OpenMoment:
    row = WeaveMoment(person_id=weave.row.person_id, kept_at=weave.row.updated_at)
    seal_moment(row, weave.pattern, key=unlock_or_make(row.person_id))
    row.save(force_insert=True)
    return OpenMoment(row, weave.pattern)


def _rewoven(
    pattern: Pattern, changes: Mapping[str, EntryChanges | None], envelope: str | None
) -> Pattern:
    if envelope is not None and (envelope or pattern.envelope):
        # Nothing of what stood there before may stay beside an envelope, or come back after it.
        pattern = Pattern(pattern.kind, envelope=envelope)
    return pattern.changed(changes)


def _check_along(row: Weave, pattern: Pattern, changes: Mapping[str, EntryChanges | None]) -> None:
    issues = list(
        along_issues(
            row.person_id,
            reflection=row.reflection_id,
            envelope=pattern.envelope,
            words=["strands"] if changes else [],
        )
    )
    if issues:
        raise DomainError("invalid_input", issues=issues)


def _check(weave: OpenWeave, changes: Mapping[str, EntryChanges | None]) -> None:
    known, standings = strand_keys(), STANDINGS[weave.pattern.kind]
    issues = [
        issue
        for strand, change in changes.items()
        for issue in _issues(strand, change or {}, known=known, standings=standings)
    ]
    if issues:
        raise DomainError("invalid_input", issues=issues)


def _issues(
    strand: str, change: EntryChanges, *, known: tuple[str, ...], standings: tuple[str, ...]
) -> Iterator[Issue]:
    name = f"strands.{strand}"
    if strand not in known:
        yield Issue("body", name, "strand_unknown")
    if change.get("standing", standings[-1]) not in standings:
        yield Issue("body", f"{name}.standing", "standing_unknown")
    if len(change.get("word", "")) > MAX_WORD:
        yield Issue("body", f"{name}.word", "too_long", {"longest": MAX_WORD})
    if len(change.get("question", "")) > MAX_QUESTION:
        yield Issue("body", f"{name}.question", "too_long", {"longest": MAX_QUESTION})
