"""An export on paper: chosen entries as a portfolio, set by Typst in a process of its own."""

from __future__ import annotations

import datetime
import re
import unicodedata
import uuid
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

from django.db import transaction
from django.utils.text import capfirst
from django.utils.translation import gettext_noop

from core.home import HOME
from core.typesetting import Press, press
from core.typesetting.turns import wait_for_turn
from reflections.exporting.braid import Paper, drawn
from reflections.exporting.forms import Form, Task
from reflections.exporting.pictured import Shown, rows_of, shown_in
from reflections.exporting.pieces import PieceWriter
from reflections.exporting.sections import Block, Section, Sheet

# What fits into one document: some two hundred pages (ADR 0078 has what they cost).
MOST_ENTRIES, MOST_BYTES = 200, 400_000
_TEMPLATE = Path(__file__).resolve().parent / "portfolio.typ"
_KIND = gettext_noop("My portfolio")
_TITLE = gettext_noop("My reflections")
_CONTENTS = gettext_noop("Contents")
_THEMES = gettext_noop("Themes")
_DATED = gettext_noop("Made on %(day)s")
_OWN = gettext_noop(
    "These are your own words. Keep them in a place that only you can look into, and share only "
    "what nobody can be recognised by."
)
_APPENDIX = gettext_noop("Appendix")
# Where a braid is drawn, in points.
_PAPER = {"width": 220.0, "height": 216.0, "lead": 9.0}
_between = re.compile(r"\n[ \t]*\n")


NOTHING_SHOWN: Mapping[uuid.UUID, Shown] = MappingProxyType({})


class TooLongError(RuntimeError):
    """There is more than fits into one document."""


class Portfolio(Form):
    """Gathers what was chosen, which is bounded, and has it set at the end."""

    def __init__(self, task: Task, writer: PieceWriter) -> None:
        super().__init__(task, writer)
        self._sheets: list[Sheet] = []
        self._appendix: list[Sheet] = []
        self._size = 0
        self._made = b""

    def add(self, section: Section[Any], things: Sequence[Any]) -> None:
        """Take things of a section; what is no reflection stands at the end."""
        place = self._sheets if section.key == "reflections" else self._appendix
        for thing in things:
            sheet = section.as_sheet(thing, self.task.words)
            self._size += sum(map(_size, sheet.blocks))
            place.append(sheet)
        if len(self._sheets) > MOST_ENTRIES or self._size > MOST_BYTES:
            raise TooLongError

    def work(self) -> Iterator[None]:
        """Read the pictures one by one, and set the pages; raises `TypesettingFailedError`."""
        sheets = sorted(self._sheets, key=lambda sheet: (sheet.day, sheet.id))
        shown = shown_in(sheets) if self.task.scope.choice.pictures else {}
        files = {}
        for one in shown.values():
            files[one.file] = one.drawn()
            yield
        composed = compose(self.task, sheets, self._appendix, shown)
        with transaction.atomic():
            wait_for_turn()
            self._made = press(Press(_TEMPLATE, composed, files), form="pdf")

    def end(self) -> None:
        self.writer.write(self._made)


def compose(
    task: Task,
    sheets: Sequence[Sheet],
    appendix: Sequence[Sheet] = (),
    shown: Mapping[uuid.UUID, Shown] = NOTHING_SHOWN,
) -> dict[str, Any]:
    """Return a portfolio of `sheets`, in order of day, as data for the template.

    Of their pictures those are shown that `shown` has; the others are named.
    """
    words, choice = task.words, task.scope.choice
    made = words.day(task.moment.astimezone(HOME).date())
    threads = Counter((sheet.theme, sheet.ribbon) for sheet in sheets if sheet.theme)
    return {
        "language": words.language,
        "title": choice.title.strip() or words.say(_TITLE),
        "summary": _summary(task, sheets),
        "ribbon": next((ribbon for (_name, ribbon), _count in threads.most_common(1)), ""),
        "author": task.name or "Klankbord",
        "keywords": [],
        "dated": task.moment.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "address": f"{task.address}/{words.language}",
        "host": urlsplit(task.address).netloc,
        "words": {
            "kind": words.say(_KIND),
            "dated": words.say(_DATED) % {"day": made},
            "contents": words.say(_CONTENTS),
            "themes": words.say(_THEMES),
            "own": words.say(_OWN),
            "appendix": words.say(_APPENDIX),
        },
        "paper": _PAPER,
        "braids": _braids([*sheets, *appendix]),
        "themes": [
            {"name": name, "ribbon": ribbon, "count": words.reflections(count)}
            for (name, ribbon), count in threads.most_common()
        ],
        "months": [
            {
                "name": capfirst(words.month(datetime.date(*month, 1))),
                "entries": [_entry(task, sheet, shown) for sheet in found],
            }
            for month, found in groupby(sheets, key=lambda it: (it.day.year, it.day.month))
        ],
        "appendix": [_entry(task, sheet, shown) for sheet in appendix],
    }


def _braids(sheets: Sequence[Sheet]) -> dict[str, Any]:
    """Return the lines of braids, by how many strands they have; most weaves share them."""
    counts = {len(block.braid) for sheet in sheets for block in sheet.blocks if block.braid}
    return {str(count): drawn(count, Paper(**_PAPER)) for count in sorted(counts)}


def _size(block: Block) -> int:
    texts = (text for detail in block.details for text in (detail.name, *detail.texts))
    return sum(len(text.encode()) for text in (block.text, *texts))


def _summary(task: Task, sheets: Sequence[Sheet]) -> str:
    words = task.words
    ends = [words.month(sheet.day) for sheet in (sheets[0], sheets[-1])] if sheets else []
    return "  ·  ".join([" \N{EN DASH} ".join(dict.fromkeys(ends)), words.reflections(len(sheets))])


def _entry(task: Task, sheet: Sheet, shown: Mapping[uuid.UUID, Shown]) -> dict[str, Any]:
    day = task.words.day(sheet.day)
    title = sheet.title.strip()
    facts = (day if title else "", sheet.theme)
    return {
        "title": title or day,
        "facts": "  ·  ".join(part for part in facts if part),
        "ribbon": sheet.ribbon,
        "below": list(sheet.below),
        "blocks": [_block(block, shown) for block in sheet.blocks],
    }


def _block(block: Block, shown: Mapping[uuid.UUID, Shown]) -> dict[str, Any]:
    named = [picture.file_name for picture in block.pictures if picture.id not in shown]
    return {
        "heading": block.heading,
        "quoted": block.quoted,
        "paragraphs": _paragraphs(block.text),
        "pictures": rows_of(block.pictures, shown),
        "items": [*named, *block.items],
        "details": [
            {
                "name": " ".join(detail.name.split()),
                "facts": detail.facts,
                "paragraphs": [one for text in detail.texts for one in _paragraphs(text)],
            }
            for detail in block.details
        ],
        "braid": [
            {"name": one.name, "look": one.look, "heavy": one.is_heavy} for one in block.braid
        ],
    }


def _paragraphs(text: str) -> list[dict[str, Any]]:
    return [_paragraph(part) for part in _between.split(text) if part.strip()]


def _paragraph(text: str) -> dict[str, Any]:
    return {
        "lines": [line.rstrip() for line in text.strip("\n").split("\n")],
        "leftwards": _runs_leftwards(text),
    }


def _runs_leftwards(text: str) -> bool:
    """Tell whether the first letter with a direction runs from right to left (UAX 9, P2)."""
    directions = (unicodedata.bidirectional(sign) for sign in text)
    return next((found != "L" for found in directions if found in {"L", "R", "AL"}), False)
