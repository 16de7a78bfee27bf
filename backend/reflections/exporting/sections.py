"""What an export is made of, whatever its form.

A *section* is read page by page: reflections, and whatever else a person has that belongs to no
single one of them. A *part* belongs to a reflection: what it adds stands with it. Both say once
what they hold as JSON, and once as a `Sheet` or as `Block`s, from which Markdown and paper are
drawn. `registry` names them all.
"""

from __future__ import annotations

import datetime
import re
import uuid
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, Literal, TypeVar

from reflections.exporting.choices import Choice
from reflections.exporting.words import Words
from reflections.reading import OpenReflection

T = TypeVar("T")
Look = Literal["solid", "striped", "hollow"]
_capital = re.compile("[A-Z]")


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose things are exported, and which of them. The transaction acts as that person."""

    person_id: uuid.UUID
    choice: Choice


@dataclass(frozen=True, slots=True)
class Detail:
    """One of some things: what it is, what is to be known about it, and what was written on it."""

    name: str = field(repr=False)
    facts: str = field(default="", repr=False)
    texts: Sequence[str] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Thread:
    """One strand of a braid: what it is called, and how it is drawn."""

    name: str
    look: Look = field(repr=False)
    is_heavy: bool = field(default=False, repr=False)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture (JPEG) under its name, with its size in pixels; `read` gives the file.

    Where it is not shown it goes by its `file_name`.
    """

    id: uuid.UUID
    name: str = field(repr=False)
    file_name: str = field(repr=False)
    width: int
    height: int
    read: Callable[[], bytes] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a sheet: a heading (or none), what somebody wrote, a list, and things in detail.

    All of it is text as it was typed; nothing in it is markup. `quoted` words are not the
    writer's own. `braid` is drawn where there is paper to draw on; the rest says what it shows.
    `pictures` are shown there as well, and named elsewhere.
    """

    heading: str = ""
    text: str = field(default="", repr=False)
    items: Sequence[str] = field(default=(), repr=False)
    details: Sequence[Detail] = field(default=(), repr=False)
    braid: Sequence[Thread] = field(default=(), repr=False)
    pictures: Sequence[Picture] = field(default=(), repr=False)
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class File:
    """Something that lies beside a sheet, under a name of its own; `read` gives what it holds.

    Nothing is read before it is written, so one file at a time is in memory.
    """

    name: str
    read: Callable[[], bytes] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One thing as somebody reads it: a Markdown file, or an entry on paper.

    `facts` are plain values by key, for the front matter; `below` are lines under the title, in
    words.
    """

    id: uuid.UUID
    day: datetime.date
    title: str = field(repr=False)
    theme: str = ""
    ribbon: str = ""
    below: Sequence[str] = field(default=(), repr=False)
    facts: Mapping[str, Any] = field(default_factory=dict, repr=False)
    blocks: Sequence[Block] = field(default=(), repr=False)
    files: Sequence[File] = field(default=(), repr=False)


class Section(ABC, Generic[T]):
    """Things of one kind. `key` is its name in the JSON document."""

    key: str

    @property
    def folder(self) -> str:
        """Its name in the archive."""
        return _capital.sub(lambda found: f"-{found.group().lower()}", self.key)

    @abstractmethod
    def count(self, scope: Scope) -> int:
        """Return how many things there are."""

    @abstractmethod
    def read(self, scope: Scope, *, after: uuid.UUID | None, size: int) -> Sequence[T]:
        """Return at most `size` things whose id comes after `after`, in the order of their ids.

        Ids never change, so whatever somebody changes meanwhile, nothing comes twice or not.
        """

    @abstractmethod
    def id_of(self, thing: T) -> uuid.UUID:
        """Return the id of `thing`."""

    @abstractmethod
    def as_json(self, thing: T) -> dict[str, Any]:
        """Return all there is of `thing`, as the schema describes it."""

    @abstractmethod
    def as_sheet(self, thing: T, words: Words) -> Sheet:
        """Return `thing` for reading."""


class Part(ABC, Generic[T]):
    """What belongs to a reflection. `key` is its name in the reflection's JSON."""

    key: str

    @abstractmethod
    def read(self, scope: Scope, reflections: Sequence[OpenReflection]) -> Mapping[uuid.UUID, T]:
        """Return what each of `reflections` has, by its id; as few statements as for one."""

    @abstractmethod
    def as_json(self, value: T | None) -> Any:
        """Return what the schema describes; `None` is a reflection that has nothing of it."""

    def as_blocks(self, value: T, words: Words) -> Sequence[Block]:
        """Return what is read below the answers."""
        return ()

    def files(self, value: T) -> Iterable[File]:
        """Return what lies beside the Markdown file."""
        return ()
