"""Texts as files: Markdown with front matter, as `knowledge.manuscripts` reads it back."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import yaml

_SOURCE_KEYS = ("author", "year", "title", "publisher", "url")
_breaks = re.compile("\r\n?|[\u2028\u2029]")
_unfit = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff]")


class _Row(list[str]):
    """A list that stands in one line."""


class _Dumper(yaml.CSafeDumper):
    """YAML without aliases, which are refused when it is read."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _in_one_line(dumper: _Dumper, row: _Row) -> yaml.Node:
    return dumper.represent_sequence("tag:yaml.org,2002:seq", row, flow_style=True)


_Dumper.add_representer(_Row, _in_one_line)


def line_of(text: str) -> str:
    """Return a title or a summary as a file has it: in one line."""
    return " ".join(_unfit.sub("", _breaks.sub(" ", text)).split())


def body_of(text: str) -> str:
    """Return a body as a file has it: nothing before its first line, one line feed at its end."""
    clean = _unfit.sub("", _breaks.sub("\n", text))
    lines = clean.split("\n")
    begin = next((at for at, line in enumerate(lines) if line.strip()), len(lines))
    return "\n".join(lines[begin:]).rstrip() + "\n" if begin < len(lines) else ""


def sources_of(sources: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return sources as a file has them: in one order, without what is empty and optional."""
    found = []
    for source in sources:
        row: dict[str, Any] = {}
        for key in _SOURCE_KEYS:
            value = source.get(key)
            value = line_of(value) if isinstance(value, str) else value
            if value or key not in {"publisher", "url"}:
                row[key] = value if value or key == "year" else ""
        found.append(row)
    return found


def words_of(text: Any) -> dict[str, Any]:
    """Return what a revision, a manuscript or a file says, so that the three can be compared."""
    return {
        "title": line_of(text.title),
        "summary": line_of(text.summary),
        "tags": [line_of(tag) for tag in text.tags],
        "sources": sources_of(text.sources),
        "body": body_of(text.body),
    }


def differences(old: Any, new: Any) -> list[str]:
    """Return in which of their words two texts differ."""
    before, after = words_of(old), words_of(new)
    return [name for name in before if before[name] != after[name]]


def moment(at: datetime.datetime) -> datetime.date | str:
    """Return a moment as a file has it: a date when it is the first moment of one."""
    at = at.astimezone(datetime.UTC)
    if at.time() == datetime.time():
        return at.date()
    return at.isoformat().replace("+00:00", "Z")


def mapping(values: Mapping[str, Any]) -> str:
    """Return `values` as YAML, in their order."""
    written: str = yaml.dump(
        dict(values),
        Dumper=_Dumper,
        allow_unicode=True,
        sort_keys=False,
        default_flow_style=False,
        width=10_000,
    )
    return written


def row(items: Sequence[str]) -> list[str]:
    """Return a list that is written in one line."""
    return _Row(items)


def page(head: Mapping[str, Any], body: str) -> str:
    """Return a Markdown file: the front matter `head`, and `body`."""
    filed = body_of(body)
    return f"---\n{mapping(head)}---\n" + (f"\n{filed}" if filed else "")
