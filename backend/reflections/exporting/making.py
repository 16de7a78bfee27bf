"""Making the file of an export: the worker's part. It acts as the person who asked (ADR 0113)."""

from __future__ import annotations

import datetime
import enum
import logging
import traceback
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from django.conf import settings
from django.db import DatabaseError
from django.utils import timezone

from accounts.models import Person
from core.tenancy import acting_as
from core.typesetting import TypesettingFailedError
from core.vault import unlock
from core.vault.datakeys import forget_unwrapped
from reflections.exporting.choices import decoded
from reflections.exporting.forms import Form, Task
from reflections.exporting.json_form import JsonForm
from reflections.exporting.markdown_form import MarkdownForm
from reflections.exporting.models import (
    CHOICE,
    Export,
    ExportFailure,
    ExportForm,
    ExportState,
    in_a_day,
)
from reflections.exporting.pieces import PieceWriter, drop_pieces
from reflections.exporting.portfolio import Portfolio, TooLongError
from reflections.exporting.registry import SECTIONS
from reflections.exporting.sections import Scope
from reflections.exporting.words import words_in

# How long nothing may be heard of whoever makes it; setting a portfolio takes a minute at most.
PATIENCE = datetime.timedelta(seconds=150)
MOST_ATTEMPTS = 3
PAGE = 100
_FORMS: dict[str, type[Form]] = {
    ExportForm.JSON: JsonForm,
    ExportForm.MARKDOWN: MarkdownForm,
    ExportForm.PDF: Portfolio,
}
_log = logging.getLogger(__name__)


class Turn(enum.Enum):
    """Whose turn it is with an export."""

    MINE = "mine"
    # Another worker makes it, or was stopped a moment ago.
    ANOTHERS = "another's"
    # It is made, failed, or gone.
    NOBODYS = "nobody's"


class _OvertakenError(Exception):
    """The export was removed, or another worker took it over."""


def take_export(*, person_id: uuid.UUID, export_id: uuid.UUID) -> tuple[Turn, int]:
    """Begin with an export, anew if whoever made it was stopped; return the number of the attempt.

    After `MOST_ATTEMPTS` it failed, and says so to its owner.
    """
    now = timezone.now()
    with acting_as(person_id):
        export = (
            Export.objects.visible_to(person_id).filter(id=export_id).select_for_update().first()
        )
        if export is None or export.state in {ExportState.READY, ExportState.FAILED}:
            return Turn.NOBODYS, 0
        if export.state == ExportState.MAKING and export.touched_at > now - PATIENCE:
            return Turn.ANOTHERS, 0
        drop_pieces(export)
        if export.attempt >= MOST_ATTEMPTS:
            _fail(export, ExportFailure.INTERRUPTED)
            return Turn.NOBODYS, 0
        export.state, export.done, export.touched_at = ExportState.MAKING, 0, now
        export.attempt += 1
        export.save(force_update=True)
        return Turn.MINE, export.attempt


def make_file(*, person_id: uuid.UUID, export_id: uuid.UUID, attempt: int) -> None:
    """Make the file of an export that was taken; what goes wrong is kept for its owner to read.

    Nothing is raised, so that nothing of what somebody wrote gets into a task's row or a log.
    """
    try:
        _Maker(person_id, export_id, attempt).make()
    except _OvertakenError:
        return
    except (TooLongError, TypesettingFailedError):
        _give_up(person_id, export_id, attempt, ExportFailure.TOO_LONG)
    except Exception as error:  # noqa: BLE001 -- its words may quote what a person wrote
        frames = traceback.extract_tb(error.__traceback__)[-4:]
        where = " < ".join(f"{frame.name}:{frame.lineno}" for frame in reversed(frames))
        _log.error("an export failed: %s at %s", type(error).__name__, where)
        _give_up(person_id, export_id, attempt, ExportFailure.FAILED)
    finally:
        forget_unwrapped()


class _Maker:
    """One attempt at one export. Every step is a transaction of its own that acts as the person."""

    def __init__(self, person_id: uuid.UUID, export_id: uuid.UUID, attempt: int) -> None:
        self._person_id, self._export_id, self._attempt = person_id, export_id, attempt

    def make(self) -> None:
        with self._step() as export:
            task = _task(export)
            writer = PieceWriter(export)
            form = _FORMS[export.form](task, writer)
            form.begin()
        for section in SECTIONS:
            with self._step():
                form.begin_section(section)
            after, more = None, True
            while more:
                with self._step() as export:
                    things = section.read(task.scope, after=after, size=PAGE)
                    form.add(section, things)
                    export.done += len(things)
                    # More may be written meanwhile.
                    export.total = max(export.total, export.done)
                more = len(things) == PAGE
                after = section.id_of(things[-1]) if things else None
            with self._step():
                form.end_section(section)
        for _done in form.work():
            with self._step():
                pass
        with self._step() as export:
            form.end()
            writer.finish()
            export.state, export.expires_at = ExportState.READY, in_a_day()
            export.size, export.pieces = writer.size, writer.pieces

    @contextmanager
    def _step(self) -> Iterator[Export]:
        """Give the export, locked, and keep what the block changes in it.

        Raises `_OvertakenError` when it is not this attempt's any more.
        """
        with acting_as(self._person_id):
            export = _mine(self._person_id, self._export_id, self._attempt)
            if export is None:
                raise _OvertakenError
            yield export
            export.touched_at = timezone.now()
            export.save(force_update=True)


def _mine(person_id: uuid.UUID, export_id: uuid.UUID, attempt: int) -> Export | None:
    """Return the export, locked, while it is this attempt that makes it."""
    rows = Export.objects.visible_to(person_id).filter(
        id=export_id, attempt=attempt, state=ExportState.MAKING
    )
    export: Export | None = rows.select_for_update().first()
    return export


def _task(export: Export) -> Task:
    sealed = unlock(export.person_id).open(export.sealed, place=CHOICE, row=export.id)
    choice = decoded(sealed)
    return Task(
        export=export,
        scope=Scope(export.person_id, choice),
        words=words_in(choice.language),
        name=Person.objects.get(pk=export.person_id).display_name,
        address=settings.PUBLIC_URL,
        moment=timezone.now(),
    )


def _give_up(
    person_id: uuid.UUID, export_id: uuid.UUID, attempt: int, failure: ExportFailure
) -> None:
    # When even this does not go, the second look finds that nobody makes it any more.
    with suppress(DatabaseError), acting_as(person_id):
        export = _mine(person_id, export_id, attempt)
        if export is not None:
            drop_pieces(export)
            _fail(export, failure)


def _fail(export: Export, failure: ExportFailure) -> None:
    export.state, export.failure = ExportState.FAILED, failure
    export.touched_at = timezone.now()
    export.save(force_update=True)
