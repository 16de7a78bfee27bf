"""The head of a manuscript: YAML between two lines of `---`, checked key by key."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator
from typing import Any

import yaml
from django.utils.translation import gettext_noop as _

from knowledge.flaws import Flaw
from knowledge.models.themes import KEBAB

_kebab = re.compile(KEBAB)
_date = re.compile(r"^\d{4}-\d{2}-\d{2}$")
_moment = re.compile(r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?Z$")
_address = re.compile(r"^https?://[^\s<>\"]+$")
_ALIASES = _("aliases (*name) are not allowed in YAML here")
_NO_YAML = _("this is not valid YAML; look at its colons, quotes and spaces")
KEBAB_KEY = _("%(key)r must be lower-case words joined by hyphens")
_KEBAB_ITEMS = _("%(key)r: lower-case words joined by hyphens")


class _AliasError(yaml.MarkedYAMLError):
    """An alias stands in the YAML."""


class _Loader(yaml.SafeLoader):
    """YAML without aliases: a few of them can stand for gigabytes."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.AliasEvent):
            raise _AliasError(problem_mark=self.get_mark())
        return super().compose_node(parent, index)


class Head:
    """A YAML mapping that is asked for its keys one by one, and collects what is wrong.

    `first_line` is the line of the file on which the YAML begins.
    """

    def __init__(self, text: str, *, file: str, first_line: int) -> None:
        self.flaws: list[Flaw] = []
        self._file, self._first = file, first_line
        self._nodes: dict[str, yaml.Node] = {}
        root = self._compose(text)
        if root is not None:
            self._nodes = dict(self._entries(root))

    def _compose(self, text: str) -> yaml.MappingNode | None:
        try:
            root = yaml.compose(text, Loader=_Loader)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            aliased = isinstance(error, _AliasError)
            self._add(mark.line if mark else 0, _ALIASES if aliased else _NO_YAML)
            return None
        except (yaml.YAMLError, RecursionError):
            self._add(0, _NO_YAML)
            return None
        if not isinstance(root, yaml.MappingNode):
            self._add(0, _("keys and values are expected here"))
            return None
        return root

    def _entries(self, node: yaml.MappingNode) -> Iterator[tuple[str, yaml.Node]]:
        seen = set()
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self._add(key.start_mark.line, _("a key must be one word"))
            elif key.value in seen:
                message = _("the key %(key)r stands here twice")
                self._add(key.start_mark.line, message, key=key.value)
            else:
                seen.add(key.value)
                yield key.value, value

    def _add(self, line: int, message: str, **params: str | int) -> None:
        self.flaws.append(Flaw.at(self._file, self._first + line, message, **params))

    def expect(self, *, required: set[str], optional: frozenset[str] = frozenset()) -> None:
        """Note the keys that are missing and those that are not known."""
        if self.flaws and not self._nodes:
            return
        self._expect(self._nodes, required, optional, line=0)

    def _expect(
        self, nodes: dict[str, yaml.Node], required: set[str], optional: frozenset[str], line: int
    ) -> None:
        for key in sorted(required - nodes.keys()):
            self._add(line, _("the key %(key)r is missing"), key=key)
        for key, node in nodes.items():
            if key not in required | optional:
                self._add(node.start_mark.line, _("the key %(key)r is not known here"), key=key)

    def text(self, key: str, *, least: int = 1, most: int) -> str:
        """Return the text under `key`, of `least` to `most` characters."""
        return self._text(self._nodes.get(key), key, least, most)

    def _text(self, node: yaml.Node | None, key: str, least: int, most: int) -> str:
        if node is None:
            return ""
        if not isinstance(node, yaml.ScalarNode) or not node.tag.endswith(":str"):
            message = _("%(key)r must be text; put it between quotes")
            self._add(node.start_mark.line, message, key=key)
            return ""
        value = " ".join(str(node.value).split())
        if not least <= len(value) <= most:
            self._add(
                node.start_mark.line,
                _("%(key)r has %(found)s characters; %(least)s to %(most)s are allowed"),
                key=key,
                found=len(value),
                least=least,
                most=most,
            )
        return value

    def kebab(self, key: str, *, most: int = 100) -> str:
        """Return the text under `key`, in lower case with hyphens."""
        value = self.text(key, most=most)
        if value and not _kebab.match(value):
            self._add(self._line(key), KEBAB_KEY, key=key)
        return value

    def _line(self, key: str) -> int:
        node = self._nodes.get(key)
        return node.start_mark.line if node is not None else 0

    def number(self, key: str, *, least: int, most: int) -> int:
        """Return the whole number under `key`, from `least` to `most`."""
        return self._number(self._nodes.get(key), key, least, most)

    def _number(self, node: yaml.Node | None, key: str, least: int, most: int) -> int:
        if node is None:
            return least
        digits = str(node.value) if isinstance(node, yaml.ScalarNode) else ""
        if not (node.tag.endswith(":int") and re.fullmatch(r"[1-9]\d{0,6}|0", digits)):
            self._add(node.start_mark.line, _("%(key)r must be a whole number"), key=key)
            return least
        if not least <= int(digits) <= most:
            message = _("%(key)r must lie between %(least)s and %(most)s")
            self._add(node.start_mark.line, message, key=key, least=least, most=most)
        return int(digits)

    def choice(self, key: str, choices: list[str]) -> str:
        """Return the text under `key`, one of `choices`."""
        value = self.text(key, most=100)
        if value and value not in choices:
            message = _("%(key)r must be one of: %(choices)s")
            self._add(self._line(key), message, key=key, choices=", ".join(choices))
        return value

    def date(self, key: str) -> datetime.date | None:
        """Return the date under `key`."""
        moment = self.moment(key)
        return moment.date() if moment else None

    def moment(self, key: str) -> datetime.datetime | None:
        """Return the moment under `key`, written as 2026-11-02T09:30:00Z, or as a date alone."""
        node = self._nodes.get(key)
        value = str(node.value) if isinstance(node, yaml.ScalarNode) else ""
        try:
            if _moment.match(value):
                return datetime.datetime.fromisoformat(value)
            if not _date.match(value):
                raise ValueError
            return datetime.datetime.fromisoformat(f"{value}T00:00:00Z")
        except ValueError:
            if node is not None:
                message = _("%(key)r must be a date that exists, as 2026-11-02")
                self._add(node.start_mark.line, message, key=key)
            return None

    def tags(self, key: str, *, least: int, most: int, finished: bool = True) -> list[str]:
        """Return the list of tags under `key`; they may look odd while it is not `finished`."""
        node = self._nodes.get(key)
        items = self._items(node, key)
        values = [self._text(item, key, 1, 50) for item in items]
        for item, value in zip(items, values, strict=True):
            if finished and value and not _kebab.match(value):
                self._add(item.start_mark.line, _KEBAB_ITEMS, key=key)
        if node is not None and not least <= len(values) <= most:
            message = _("%(key)r must hold %(least)s to %(most)s tags")
            self._add(node.start_mark.line, message, key=key, least=least, most=most)
        if len(set(values)) < len(values):
            self._add(self._line(key), _("%(key)r holds the same tag twice"), key=key)
        return values

    def slugs(self, key: str) -> tuple[str, ...]:
        """Return the list of slugs under `key`."""
        node = self._nodes.get(key)
        values = {item: self._text(item, key, 1, 100) for item in self._items(node, key)}
        for item, value in values.items():
            if value and not _kebab.match(value):
                self._add(item.start_mark.line, _KEBAB_ITEMS, key=key)
        return tuple(values.values())

    def line_of(self, key: str) -> int:
        """Return the line of the file on which the value of `key` begins."""
        return self._first + self._line(key)

    @property
    def keys(self) -> list[str]:
        """The keys that stand there, in order."""
        return list(self._nodes)

    def words(self, key: str, *, longest: int) -> list[str]:
        """Return the list of words under `key`, none longer than `longest` characters."""
        return [self._text(item, key, 1, longest) for item in self._items(self._nodes[key], key)]

    def _items(self, node: yaml.Node | None, key: str) -> list[yaml.Node]:
        if node is None:
            return []
        if not isinstance(node, yaml.SequenceNode):
            self._add(node.start_mark.line, _("%(key)r must be a list"), key=key)
            return []
        return list(node.value)

    def sources(self, key: str, *, finished: bool = True) -> list[dict[str, Any]]:
        """Return the sources under `key`: author, year, title; publisher and url if known.

        In a list that is not `finished`, the first three may be empty.
        """
        node = self._nodes.get(key)
        items = self._items(node, key)
        if node is not None and not finished <= len(items) <= 30:
            self._add(node.start_mark.line, _("%(key)r must name 1 to 30 sources"), key=key)
        return [source for item in items if (source := self._source(item, int(finished)))]

    def _source(self, node: yaml.Node, least: int) -> dict[str, Any]:
        line = node.start_mark.line
        if not isinstance(node, yaml.MappingNode):
            message = _("a source has the keys author, year, title, and perhaps publisher, url")
            self._add(line, message)
            return {}
        nodes = dict(self._entries(node))
        required, optional = {"author", "year", "title"}, frozenset({"publisher", "url"})
        self._expect(nodes, required, optional, line)
        source: dict[str, Any] = {
            "author": self._text(nodes.get("author"), "author", least, 300),
            "year": self._year(nodes.get("year"), least),
            "title": self._text(nodes.get("title"), "title", least, 500),
        }
        readers: dict[str, Callable[[yaml.Node], str]] = {
            "publisher": lambda found: self._text(found, "publisher", 1, 300),
            "url": self._url,
        }
        source.update(
            {name: readers[name](nodes[name]) for name in sorted(optional) if name in nodes}
        )
        return source

    def _year(self, node: yaml.Node | None, least: int) -> int | None:
        if node and node.tag.endswith(":null") and not least:
            return None
        return self._number(node, "year", 1500, 2100)

    def _url(self, node: yaml.Node) -> str:
        value = self._text(node, "url", 1, 500)
        if value and not _address.match(value):
            self._add(node.start_mark.line, _("'url' must begin with https:// or http://"))
        return value
