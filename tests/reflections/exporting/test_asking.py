"""What can be asked for, how many at a time, and for how long it is there."""

from __future__ import annotations

import datetime
import uuid
from typing import Any

import pytest
from django.utils import timezone

from accounts.models import Person
from core.errors import DomainError
from core.tenancy import acting_as
from reflections.exporting import portfolio, requesting
from reflections.exporting.models import Export, ExportForm, ExportPiece, ExportState
from reflections.exporting.requesting import MOST_KEPT, ask_for_export
from reflections.reading import OpenReflection
from reflections.tasks import purge_exports
from tests.factories.accounts import PersonFactory
from tests.factories.exports import ExportFactory, file_of
from tests.factories.reflections import ReflectionFactory
from tests.reflections.exporting.kept import change, failed_with, pieces_of, take


def test_one_is_made_at_a_time(person: Person, written: list[OpenReflection]) -> None:
    export = ExportFactory(person=person)
    with pytest.raises(DomainError, match="export_running"):
        ExportFactory(person=person)
    take(export)
    with pytest.raises(DomainError, match="export_running"):
        ExportFactory(person=person)
    other = PersonFactory()
    ReflectionFactory(person=other)
    assert ExportFactory(person=other, made=True).state == ExportState.READY


def test_two_at_the_same_moment_are_one(
    person: Person, written: list[OpenReflection], monkeypatch: pytest.MonkeyPatch
) -> None:
    ExportFactory(person=person)
    monkeypatch.setattr(requesting.Export.objects, "visible_to", lambda _who: Export.objects.none())
    with pytest.raises(DomainError, match="export_running"):
        ExportFactory(person=person)


def test_the_oldest_makes_room(person: Person, written: list[OpenReflection]) -> None:
    made = [ExportFactory(person=person, made=True) for _ in range(MOST_KEPT + 2)]
    with acting_as(person.pk):
        kept = set(Export.objects.values_list("id", flat=True))
        assert kept == {export.id for export in made[-MOST_KEPT:]}
        assert set(ExportPiece.objects.values_list("export_id", flat=True)) == kept


def test_nothing_cannot_be_taken_along(person: Person) -> None:
    with pytest.raises(DomainError, match="nothing_to_export"):
        ExportFactory(person=person)


def test_too_much_for_paper_is_refused_before_anybody_waits(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    ReflectionFactory(person=person, answers={"text": "x" * 3000})
    monkeypatch.setattr(requesting, "MOST_BYTES", 2000)
    with pytest.raises(DomainError, match="portfolio_too_long"):
        ExportFactory(person=person, form=ExportForm.PDF)
    monkeypatch.setattr(requesting, "MOST_BYTES", 400_000)
    monkeypatch.setattr(portfolio, "MOST_BYTES", 2000)
    # It grew in between.
    export = ExportFactory(person=person, form=ExportForm.PDF, made=True)
    assert failed_with(export) == "too_long"


def test_after_a_day_it_is_gone(person: Person, written: list[OpenReflection]) -> None:
    gone, stays = (ExportFactory(person=person, made=True) for _ in range(2))
    other = PersonFactory()
    ReflectionFactory(person=other)
    theirs = ExportFactory(person=other, made=True)
    change(gone, expires_at=timezone.now() - datetime.timedelta(hours=1))
    with acting_as(person.pk):
        assert list(Export.objects.visible_to(person.pk)) == [stays]
    purge_exports.call()
    assert pieces_of(gone) == []
    with acting_as(person.pk):
        assert list(Export.objects.all()) == [stays]
    assert file_of(stays)
    assert file_of(theirs)


def test_an_old_one_that_was_never_made_keeps_nobody_waiting(
    person: Person, written: list[OpenReflection]
) -> None:
    change(ExportFactory(person=person), expires_at=timezone.now())
    assert ExportFactory(person=person, made=True).state == ExportState.READY


@pytest.mark.parametrize(
    ("choice", "name", "code"),
    [
        (
            {
                "occurred_from": datetime.date(2026, 5, 2),
                "occurred_to": datetime.date(2026, 5, 1),
            },
            "occurred_to",
            "ends_before_it_begins",
        ),
        (
            {"occurred_from": datetime.date(2026, 5, 2), "reflections": []},
            "reflections",
            "period_or_chosen",
        ),
        ({"reflections": [uuid.uuid4()]}, "reflections", "reflection_unknown"),
        ({"reflections": [uuid.uuid4() for _ in range(501)]}, "reflections", "too_many"),
    ],
)
def test_a_choice_that_makes_no_sense_is_refused(
    person: Person, written: list[OpenReflection], choice: Any, name: str, code: str
) -> None:
    with acting_as(person.pk), pytest.raises(DomainError) as raised:
        ask_for_export(person=person, form=ExportForm.JSON, language="nl", **choice)
    assert [(issue.name, issue.code) for issue in raised.value.issues] == [(name, code)]


def test_somebody_else_s_reflection_is_as_unknown_as_none(
    person: Person, written: list[OpenReflection]
) -> None:
    theirs = ReflectionFactory()
    with acting_as(person.pk), pytest.raises(DomainError) as raised:
        ask_for_export(person=person, form=ExportForm.JSON, language="nl", reflections=[theirs.id])
    assert raised.value.issues[0].code == "reflection_unknown"
