"""An export as Markdown files in a zip file, one for each thing, which need no Klankbord."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import orjson
from django.utils.text import slugify
from django.utils.translation import gettext_noop

from core.home import HOME
from core.markdown_plain import as_markdown, as_markdown_line
from core.zip_stream import ZipStream
from reflections.exporting.forms import Form, Task
from reflections.exporting.pieces import PieceWriter, take_aside
from reflections.exporting.sections import Block, Detail, Section, Sheet
from reflections.exporting.words import Words

_LONGEST_SLUG = 50
_unlike_json = re.compile("[\u2028\u2029\ufeff\ufffe\uffff]")
_README = "README.md"
_TITLE = gettext_noop("My reflections")
_ABOUT = gettext_noop(
    "These are your reflections from Klankbord, as they were on %(day)s. Each one is a file that "
    "any text editor opens. Between the lines at the top stand the facts for programs; below "
    "them is what you wrote."
)
_BESIDE = gettext_noop(
    "Action points and weaves stand with their reflection. What belongs to no reflection has a "
    "folder of its own: other action points, your own weave, how it was before, and whether you "
    "are counted in team signals. What lies in the trash is not here."
)
_WITHOUT = gettext_noop(
    "Action points and weaves stand with their reflection. Other action points and your own weave "
    "are not here, and neither is what lies in the trash."
)
_KEEP = gettext_noop("Everything is readable here. Keep it in a place that only you can look into.")


class MarkdownForm(Form):
    """Writes the archive as it goes: no more than a page of things is in memory."""

    def __init__(self, task: Task, writer: PieceWriter) -> None:
        super().__init__(task, writer)
        self._aside = PieceWriter(task.export, aside=True)
        moment = task.moment.astimezone(HOME)
        self._zip = ZipStream(writer, aside=self._aside, moment=moment)

    def begin(self) -> None:
        self._zip.add(_README, _about(self.task).encode())

    def add(self, section: Section[Any], things: Sequence[Any]) -> None:
        for thing in things:
            sheet = section.as_sheet(thing, self.task.words)
            stem = f"{section.folder}/{sheet.day.year}/{stem_of(sheet)}"
            self._zip.add(f"{stem}.md", markdown_of(sheet, self.task.words).encode())
            for number, file in enumerate(sheet.files, 1):
                self._zip.add(f"{stem}/{number}-{_safe(file.name)}", file.read())

    def end(self) -> None:
        self._zip.end(take_aside(self.task.export, self._aside))


def stem_of(sheet: Sheet) -> str:
    """Return a name for a file: its day, its title in plain letters, and the end of its id.

    The end of an id is its random part, which keeps two files of one day and title apart.
    """
    slug = slugify(sheet.title)[:_LONGEST_SLUG].strip("-")
    return "-".join(part for part in (sheet.day.isoformat(), slug, sheet.id.hex[-12:]) if part)


def markdown_of(sheet: Sheet, words: Words) -> str:
    """Return `sheet` as a Markdown document with front matter (YAML; its values are JSON)."""
    day = words.day(sheet.day)
    facts = [f"{key}: {_yaml(value)}" for key, value in sheet.facts.items()]
    facts_in_words = [day if sheet.title else "", sheet.theme, *sheet.below]
    parts = [
        "\n".join(["---", *facts, "---"]),
        f"# {as_markdown_line(sheet.title or day)}",
        as_markdown("\n".join(line for line in facts_in_words if line)),
        *(part for block in sheet.blocks for part in _block(block)),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _block(block: Block) -> list[str]:
    text = as_markdown(block.text.strip("\n"))
    if block.quoted:
        text = "\n".join(f"> {line}" for line in text.split("\n"))
    names = [picture.file_name for picture in block.pictures]
    return [
        f"## {as_markdown_line(block.heading)}" if block.heading else "",
        text,
        "\n".join(f"- {_detail(detail)}" for detail in block.details),
        "\n".join(f"- {as_markdown_line(item)}" for item in [*names, *block.items]),
    ]


def _detail(detail: Detail) -> str:
    """Return the lines of one thing, all but the first one moved in below it."""
    lines = (" ".join(detail.name.split()), detail.facts, *detail.texts)
    text = as_markdown("\n".join(line.strip("\n") for line in lines if line.strip()))
    return "\n".join(line and f"  {line}" for line in text.split("\n")).removeprefix("  ")


def _yaml(value: Any) -> str:
    """Return a value as JSON, which YAML is but for a few signs that end lines or are no text."""
    return _unlike_json.sub(
        lambda found: f"\\u{ord(found.group()):04x}", orjson.dumps(value).decode()
    )


def _about(task: Task) -> str:
    words = task.words
    day = words.day(task.moment.astimezone(HOME).date())
    parts = [
        f"# {words.say(_TITLE)}",
        words.say(_ABOUT) % {"day": day},
        words.say(_BESIDE if task.scope.choice.beside else _WITHOUT),
        words.say(_KEEP),
    ]
    return "\n\n".join([*parts, ""])


def _safe(name: str) -> str:
    """Return a file name that stays in its folder."""
    stem, dot, ending = name.rpartition(".")
    plain = slugify(stem or name) or "file"
    return f"{plain}.{slugify(ending)}" if dot and slugify(ending) else plain
