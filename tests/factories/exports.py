"""Exports for tests, asked for and made through the verbs."""

from __future__ import annotations

from typing import Any

import factory

from core.tenancy import acting_as
from reflections.exporting.making import Turn, make_file, take_export
from reflections.exporting.models import Export, ExportForm
from reflections.exporting.pieces import read_pieces
from reflections.exporting.requesting import ask_for_export
from tests.factories.accounts import PersonFactory


class ExportFactory(factory.Factory[Export]):
    """An export that somebody asked for; `(made=True)` for one whose file is there."""

    class Meta:
        model = Export

    person = factory.SubFactory(PersonFactory)
    form = ExportForm.JSON
    language = "nl"
    made = False

    @classmethod
    def _create(cls, *_: Any, made: bool, **kwargs: Any) -> Export:
        with acting_as(kwargs["person"].pk):
            export = ask_for_export(**kwargs)
        return make(export) if made else export


def make(export: Export) -> Export:
    """Make the file of `export` as the worker does, and return how it is then."""
    ids = {"person_id": export.person_id, "export_id": export.id}
    turn, attempt = take_export(**ids)
    assert turn == Turn.MINE
    make_file(**ids, attempt=attempt)
    return as_kept(export)


def as_kept(export: Export) -> Export:
    """Return `export` as the database has it now."""
    with acting_as(export.person_id):
        kept: Export = Export.objects.get(person_id=export.person_id, id=export.id)
    return kept


def file_of(export: Export) -> bytes:
    """Return the file of `export`."""
    return b"".join(read_pieces(export))
