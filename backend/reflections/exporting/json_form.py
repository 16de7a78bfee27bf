"""An export as JSON, as `reflections-export.schema.json` describes it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import orjson

from reflections.exporting.forms import Form
from reflections.exporting.sections import Section

FORMAT, VERSION = "klankbord-reflections", 1
SCHEMA = Path(__file__).resolve().parent / "reflections-export.schema.json"
# Where the API serves it (`api.reference`).
SCHEMA_PATH = "/api/v1/reflections-export.schema.json"


class JsonForm(Form):
    """Writes the document as it goes: no more than a page of things is in memory."""

    def begin(self) -> None:
        task = self.task
        choice = task.scope.choice
        head = {
            "$schema": f"{task.address}{SCHEMA_PATH}",
            "format": FORMAT,
            "version": VERSION,
            "exportedAt": task.moment,
            "language": choice.language,
            "choice": {
                "occurredFrom": choice.occurred_from,
                "occurredTo": choice.occurred_to,
                "reflections": choice.reflections,
            },
        }
        # Without the brace that closes it: sections follow.
        self.writer.write(_bytes(head)[:-1])

    def begin_section(self, section: Section[Any]) -> None:
        self.writer.write(b"," + _bytes(section.key) + b":[")
        self._is_first = True

    def add(self, section: Section[Any], things: Sequence[Any]) -> None:
        for thing in things:
            self.writer.write(
                (b"\n" if self._is_first else b",\n") + _bytes(section.as_json(thing))
            )
            self._is_first = False

    def end_section(self, section: Section[Any]) -> None:
        self.writer.write(b"]")

    def end(self) -> None:
        self.writer.write(b"}\n")


def _bytes(value: Any) -> bytes:
    return orjson.dumps(value, option=orjson.OPT_UTC_Z)
