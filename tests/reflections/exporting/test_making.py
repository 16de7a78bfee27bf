"""How an export is made, and what happens when it is not."""

from __future__ import annotations

import json
import logging
import uuid
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from accounts.models import Person
from core.tenancy import acting_as
from core.typesetting import TypesettingFailedError
from core.vault import EnvelopeRefused
from reflections.exporting import making, pieces, portfolio
from reflections.exporting.making import MOST_ATTEMPTS, PATIENCE, Turn, make_file
from reflections.exporting.models import ExportForm, ExportPiece, ExportState
from reflections.exporting.pieces import read_pieces
from reflections.exporting.requesting import remove_export
from reflections.reading import OpenReflection
from reflections.tasks import make_export
from tests.factories.exports import ExportFactory, as_kept, file_of, make
from tests.factories.reflections import ReflectionFactory
from tests.reflections.exporting.kept import change, failed_with, pieces_of, take

FORMS = list(ExportForm)
SECRET = "kanariewoord"


@pytest.mark.parametrize("form", FORMS)
def test_the_worker_makes_what_was_asked_for(
    person: Person, written: list[OpenReflection], form: ExportForm
) -> None:
    export = ExportFactory(person=person, form=form)
    assert (export.state, export.done, export.total) == (ExportState.WAITING, 0, 2)
    make_export.call(str(person.pk), str(export.id))
    kept = as_kept(export)
    assert (kept.state, kept.done, kept.total) == (ExportState.READY, 2, 2)
    assert len(file_of(kept)) == kept.size > 0
    assert kept.expires_at > export.expires_at


def test_task_rows_hold_ids_alone(person: Person, written: list[OpenReflection]) -> None:
    export = ExportFactory(person=person, form=ExportForm.PDF, title=SECRET)
    make_export.call(str(person.pk), str(export.id))
    rows = DBTaskResult.objects.filter(task_path="reflections.tasks.make_export")
    # The one that was asked for, and the second look.
    assert [row.args_kwargs for row in rows] == [
        {"args": [str(person.pk), str(export.id)], "kwargs": {}}
    ] * 2


def test_what_is_kept_is_sealed(person: Person) -> None:
    ReflectionFactory(person=person, title=SECRET, answers={"text": SECRET * 200})
    for form in FORMS:
        export = ExportFactory(person=person, form=form, title=SECRET, made=True)
        with acting_as(person.pk), connection.cursor() as cursor:
            cursor.execute(
                "SELECT e::text, p::text FROM reflections_export e "
                "JOIN reflections_exportpiece p ON p.export_id = e.id"
            )
            rows = str(cursor.fetchall())
        assert SECRET.encode().hex() not in rows
        assert SECRET not in rows
        assert b"%PDF" not in b"".join(pieces_of(export))
        if form == ExportForm.JSON:
            assert SECRET in file_of(export).decode()


def test_a_long_file_is_kept_in_pieces_of_one_size(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pieces, "PIECE_BYTES", 1000)
    monkeypatch.setattr(making, "PAGE", 3)
    for _ in range(10):
        ReflectionFactory(person=person, answers={"text": "Wachten. " * 60})
    for form in (ExportForm.JSON, ExportForm.MARKDOWN):
        export = ExportFactory(person=person, form=form, made=True)
        assert export.pieces > 2
        assert {len(piece) for piece in pieces_of(export)[:-1]} == {1000 + 45}
        assert len(pieces_of(export)) == export.pieces
        assert len(file_of(export)) == export.size
    found = json.loads(file_of(ExportFactory(person=person, made=True)))
    assert len({one["id"] for one in found["reflections"]}) == 10


def test_a_piece_that_was_moved_changed_or_cut_off_is_refused(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pieces, "PIECE_BYTES", 200)
    ReflectionFactory(person=person, answers={"text": "Wachten. " * 200})
    export = ExportFactory(person=person, made=True)
    first, second = pieces_of(export)[:2]
    with acting_as(person.pk):
        rows = ExportPiece.objects.filter(export_id=export.id)
        rows.filter(number=0).update(sealed=second)
    with pytest.raises(EnvelopeRefused):
        list(read_pieces(export))
    with acting_as(person.pk):
        rows.filter(number=0).update(sealed=first)
        rows.filter(number=export.pieces - 1).delete()
    with pytest.raises(EnvelopeRefused):
        list(read_pieces(export))
    export.pieces -= 1
    with pytest.raises(EnvelopeRefused):
        list(read_pieces(export))


def test_a_worker_that_was_stopped_is_followed_by_another(
    person: Person, written: list[OpenReflection]
) -> None:
    export = ExportFactory(person=person)
    assert take(export) == (Turn.MINE, 1)
    # The first worker still may be at it.
    assert take(export) == (Turn.ANOTHERS, 0)
    change(export, touched_at=timezone.now() - PATIENCE)
    assert take(export) == (Turn.MINE, 2)
    # If it was not dead after all, it notices, and leaves the file to the second one.
    make_file(person_id=person.pk, export_id=export.id, attempt=1)
    assert as_kept(export).state == ExportState.MAKING
    assert pieces_of(export) == []
    make_file(person_id=person.pk, export_id=export.id, attempt=2)
    assert as_kept(export).state == ExportState.READY
    assert take(export) == (Turn.NOBODYS, 0)


def test_whoever_is_stopped_again_and_again_says_so(
    person: Person, written: list[OpenReflection]
) -> None:
    export = ExportFactory(person=person)
    for _ in range(MOST_ATTEMPTS):
        assert take(export)[0] == Turn.MINE
        change(export, touched_at=timezone.now() - PATIENCE)
    assert take(export)[0] == Turn.NOBODYS
    assert failed_with(export) == "interrupted"
    # And makes room for another try.
    assert ExportFactory(person=person, made=True).state == ExportState.READY


def test_a_second_look_waits_while_it_is_being_made(
    person: Person, written: list[OpenReflection]
) -> None:
    export = ExportFactory(person=person)
    take(export)
    make_export.call(str(person.pk), str(export.id))
    rows = DBTaskResult.objects.filter(task_path="reflections.tasks.make_export")
    waiting = rows.filter(run_after__gt=timezone.now()).exclude(run_after__year=9999)
    assert waiting.count() == 1
    assert as_kept(export).state == ExportState.MAKING
    assert as_kept(export).attempt == 1


def test_what_is_removed_meanwhile_is_not_made(
    person: Person, written: list[OpenReflection]
) -> None:
    export = ExportFactory(person=person)
    _turn, attempt = take(export)
    with acting_as(person.pk):
        remove_export(export=export)
    make_file(person_id=person.pk, export_id=export.id, attempt=attempt)
    assert pieces_of(export) == []


def test_what_goes_wrong_says_nothing_of_what_was_written(
    person: Person, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    ReflectionFactory(person=person, title=SECRET)

    def fail(*_: Any) -> None:
        raise RuntimeError(f"cannot write {SECRET}")

    monkeypatch.setattr("reflections.exporting.entries.Entries.as_json", fail)
    export = ExportFactory(person=person)
    with caplog.at_level(logging.DEBUG):
        make_export.call(str(person.pk), str(export.id))
    assert failed_with(export) == "failed"
    assert "RuntimeError at fail" in caplog.text
    assert SECRET not in caplog.text


def test_a_key_that_is_gone_fails_plainly(
    person: Person, written: list[OpenReflection], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_owner: uuid.UUID) -> None:
        raise EnvelopeRefused

    export = ExportFactory(person=person)
    monkeypatch.setattr(making, "unlock", refuse)
    make_export.call(str(person.pk), str(export.id))
    assert failed_with(export) == "failed"


def test_pages_that_cannot_be_set_are_too_long(
    person: Person, written: list[OpenReflection], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any, **__: Any) -> bytes:
        raise TypesettingFailedError

    monkeypatch.setattr(portfolio, "press", refuse)
    assert failed_with(make(ExportFactory(person=person, form=ExportForm.PDF))) == "too_long"


def test_what_is_written_meanwhile_comes_along_and_nothing_comes_twice(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "PAGE", 1)
    ReflectionFactory.create_batch(3, person=person)
    export = ExportFactory(person=person)
    real = making.JsonForm.add

    def add(form: Any, section: Any, things: Any) -> None:
        real(form, section, things)
        if as_kept(export).done == 0:
            ReflectionFactory(person=person, title="Later")

    monkeypatch.setattr(making.JsonForm, "add", add)
    made = make(export)
    titles = [one["title"] for one in json.loads(file_of(made))["reflections"]]
    assert (len(titles), len(set(titles)), titles[-1]) == (4, 4, "Later")
    assert (made.done, made.total) == (4, 4)
