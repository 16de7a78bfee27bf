"""What the three forms have in common: they take pages of things and write a file."""

from __future__ import annotations

import datetime
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from reflections.exporting.models import Export
from reflections.exporting.pieces import PieceWriter
from reflections.exporting.sections import Scope, Section
from reflections.exporting.words import Words


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be made, of what, and for whom."""

    export: Export
    scope: Scope
    words: Words
    # The person's own name, or nothing.
    name: str = field(repr=False)
    # Where the app stands, without a slash at the end.
    address: str
    moment: datetime.datetime


class Form(ABC):
    """Makes a file of one export. Its methods are called in the order in which they stand.

    Each call but `work` runs in a transaction of its own that acts as the person.
    """

    def __init__(self, task: Task, writer: PieceWriter) -> None:
        self.task, self.writer = task, writer

    def begin(self) -> None:  # noqa: B027 -- most forms have nothing to do here
        """Write what comes before everything."""

    def begin_section(self, section: Section[Any]) -> None:  # noqa: B027 -- most forms have nothing to do here
        """Write what comes before the things of `section`."""

    @abstractmethod
    def add(self, section: Section[Any], things: Sequence[Any]) -> None:
        """Write some things of `section`."""

    def end_section(self, section: Section[Any]) -> None:  # noqa: B027 -- most forms have nothing to do here
        """Write what comes behind them."""

    def work(self) -> Iterator[None]:
        """Do what takes long, and yield now and then, so that others see that it goes on.

        Nobody's row is held meanwhile.
        """
        return iter(())

    @abstractmethod
    def end(self) -> None:
        """Write what comes behind everything."""
