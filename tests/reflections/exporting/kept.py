"""Looking at exports as they are kept, and changing them behind their makers' backs."""

from __future__ import annotations

from typing import Any

from core.tenancy import acting_as
from reflections.exporting.making import Turn, take_export
from reflections.exporting.models import Export, ExportPiece, ExportState
from tests.factories.exports import as_kept


def change(export: Export, **values: Any) -> None:
    with acting_as(export.person_id):
        Export.objects.filter(person_id=export.person_id, id=export.id).update(**values)


def pieces_of(export: Export) -> list[bytes]:
    with acting_as(export.person_id):
        rows = ExportPiece.objects.filter(export_id=export.id).order_by("number")
        return [bytes(row.sealed) for row in rows]


def take(export: Export) -> tuple[Turn, int]:
    return take_export(person_id=export.person_id, export_id=export.id)


def failed_with(export: Export) -> str:
    kept = as_kept(export)
    assert kept.state == ExportState.FAILED
    assert pieces_of(export) == []
    return kept.failure
