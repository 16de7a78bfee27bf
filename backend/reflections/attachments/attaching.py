"""Keeping a file with a reflection, putting another in its place, naming it, and removing it."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import replace
from typing import TypedDict

from django.conf import settings
from django.db import IntegrityError, connection, transaction
from django.db.models import Count, Sum

from accounts.models import Person
from core.errors import DomainError, Issue
from core.identifiers import new_id
from core.plain_statements import violated
from core.vault import unlock, unlock_or_make
from reflections.attachments.cleaning import visible
from reflections.attachments.models import Attachment
from reflections.attachments.pieces import PIECE_BYTES, drop_file, keep_file, pieces_of
from reflections.attachments.reading import OpenAttachment, seal_about
from reflections.attachments.taking import Given, taken
from reflections.models import Export, Reflection
from reflections.sealed_along import along_issues, is_of_sealed

MOST_OF_A_REFLECTION = 6
_MIB = 1024 * 1024


class Changes(TypedDict, total=False):
    """What may change in an attachment beside its file."""

    name: str
    envelope: str


@transaction.atomic(savepoint=False)
def attach(
    *,
    person: Person,
    reflection: uuid.UUID,
    given: Given,
    id: uuid.UUID | None = None,  # noqa: A002 -- the word of the contract
) -> OpenAttachment:
    """Keep a file with a reflection of `person`, the current person: made anew, or sealed.

    What is sealed is bound to its `id`. Raises `DomainError`: as `taken` does, `invalid_input`
    for a readable file of a sealed reflection, `reflection_not_available`,
    `too_many_attachments`, `attachments_full`, or `conflict` when the person has an attachment
    with this `id`; then the transaction can only be rolled back.
    """
    if given.envelope and id is None:
        raise DomainError("invalid_input", issues=[Issue("body", "id", "required")])
    file = taken(given, person_id=person.pk, reflection=reflection)
    is_sealed = _hold(person.pk, reflection)
    if is_sealed and not given.envelope:
        raise _to_be_sealed("file")
    pieces = pieces_of(file.data)
    _wait_for_turn(person.pk)
    _make_sure_there_is_room(person.pk, pieces + 1, of=reflection)
    key = unlock_or_make(person.pk)
    row = Attachment(id=id or new_id(), person_id=person.pk, reflection_id=reflection)
    row.pieces, row.is_of_sealed = pieces, is_sealed
    seal_about(row, file.about, key=key)
    try:
        row.save(force_insert=True)
    except IntegrityError as error:
        if violated(error) == "reflections_attachment_pkey":
            raise DomainError("conflict") from None
        raise
    attachment = OpenAttachment(row, file.about)
    keep_file(attachment, file.data, file.preview, key=key)
    return attachment


@transaction.atomic(savepoint=False)
def replace_file(*, person: Person, attachment: OpenAttachment, given: Given) -> OpenAttachment:
    """Put another file in the place of that of `attachment`; the caller holds its row locked.

    So a readable one becomes sealed when its reflection is, and the other way round. Nothing of
    what stood there stays. Raises `DomainError`: as `taken` does, `invalid_input` for a readable
    file of a sealed reflection, or `attachments_full`.
    """
    row = attachment.row
    file = taken(given, person_id=person.pk, reflection=row.reflection_id)
    if not given.envelope and is_of_sealed(person.pk, row.reflection_id):
        raise _to_be_sealed("file")
    _wait_for_turn(person.pk)
    drop_file(attachment)
    pieces = pieces_of(file.data)
    is_sealing = bool(given.envelope and not attachment.envelope)
    # What fills a sealed file up may take a piece more, and must not keep it from being sealed.
    more = pieces - row.pieces - (1 if is_sealing else 0)
    if more > 0:
        _make_sure_there_is_room(person.pk, more)
    key = unlock(person.pk)
    about = replace(file.about, file=str(new_id()))
    row.pieces = pieces
    row.version += 1
    seal_about(row, about, key=key)
    row.save(force_update=True)
    replaced = OpenAttachment(row, about)
    keep_file(replaced, file.data, file.preview, key=key)
    if is_sealing:
        # Files that were made while it could still be read hold it.
        Export.objects.filter(person_id=person.pk).delete()
    return replaced


@transaction.atomic(savepoint=False)
def rename_attachment(
    *, person: Person, attachment: OpenAttachment, changes: Changes
) -> OpenAttachment:
    """Give `attachment` of `person` another name; the caller holds its row locked.

    That of a sealed one stands in its `envelope`. Raises `DomainError("invalid_input")`, also for
    a name in which nothing can be seen.
    """
    if issues := list(_naming_issues(attachment, changes)):
        raise DomainError("invalid_input", issues=issues)
    about = attachment.about
    if "name" in changes:
        about = replace(about, name=visible(changes["name"]))
    row, about = attachment.row, replace(about, envelope=changes.get("envelope", about.envelope))
    row.version += 1
    seal_about(row, about, key=unlock(person.pk))
    row.save(force_update=True)
    return OpenAttachment(row, about)


@transaction.atomic(savepoint=False)
def remove_attachment(*, attachment: Attachment) -> None:
    """Delete `attachment` of the current person with its file, for good."""
    Attachment.objects.filter(person_id=attachment.person_id, id=attachment.id).delete()


def _naming_issues(attachment: OpenAttachment, changes: Changes) -> Iterator[Issue]:
    named = ["name"] if "name" in changes else []
    envelope = changes.get("envelope", attachment.about.envelope)
    if envelope and not attachment.envelope:
        yield Issue("body", "envelope", "file_not_sealed")
        return
    row = attachment.row
    yield from along_issues(
        row.person_id, reflection=row.reflection_id, envelope=envelope, words=named
    )
    if named and not visible(changes["name"]):
        yield Issue("body", "name", "nothing_written")


def _to_be_sealed(name: str) -> DomainError:
    return DomainError("invalid_input", issues=[Issue("body", name, "to_be_sealed")])


def _hold(person_id: uuid.UUID, reflection: uuid.UUID) -> bool:
    """Hold the reflection; return whether it is sealed."""
    rows = Reflection.objects.visible_to(person_id).filter(id=reflection)
    held: list[bool] = list(rows.select_for_update(no_key=True).values_list("is_sealed", flat=True))
    if not held:
        issue = Issue("path", "id", "reflection_unknown")
        raise DomainError("reflection_not_available", issues=[issue])
    return held[0]


def _wait_for_turn(person_id: uuid.UUID) -> None:
    """Hold everybody else who attaches for this person."""
    with connection.cursor() as cursor:
        # One space of locks per person and purpose.
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 4))", [str(person_id)])


def _make_sure_there_is_room(
    person_id: uuid.UUID, pieces: int, *, of: uuid.UUID | None = None
) -> None:
    """Count whether there is room for `pieces` more, and for one more `of` a reflection."""
    # What lies in the trash takes room as well.
    mine = Attachment.objects.filter(person_id=person_id)
    if of and mine.filter(reflection_id=of).count() >= MOST_OF_A_REFLECTION:
        raise DomainError("too_many_attachments", most=MOST_OF_A_REFLECTION)
    kept = mine.aggregate(pieces=Sum("pieces"), files=Count("id"))
    taken_up = (kept["pieces"] or 0) + kept["files"] + pieces
    if taken_up * PIECE_BYTES > settings.ATTACHMENTS_PER_PERSON_MIB * _MIB:
        raise DomainError("attachments_full", most=settings.ATTACHMENTS_PER_PERSON_MIB)
