"""What is sealed of a weave: what somebody keeps about each strand.

A weave of somebody in a session holds what its writer knows of that person; one's own weave what
one brings along oneself. The standings of the two differ, since the questions do:

    other   known           they told it, or showed it themselves
            assumed         I fill it in; nobody said so
            not-asked       we have not come to it yet
    own     aware           I know how it plays along in my work
            self-evident    I hardly ever think of it, so here I easily fill in for others
            not-considered  I have not looked at it yet

`important` is not a fourth standing: for the other it is said by the other and by nobody else,
for oneself by oneself, and it goes with any standing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal, TypedDict

import orjson

_FORMAT = 1
Kind = Literal["own", "other"]
# The last one is that of a strand about which nothing is kept.
OWN_STANDINGS = ("aware", "self-evident", "not-considered")
OTHER_STANDINGS = ("known", "assumed", "not-asked")
STANDINGS: Mapping[Kind, tuple[str, ...]] = {"own": OWN_STANDINGS, "other": OTHER_STANDINGS}


class EntryChanges(TypedDict, total=False):
    """What may change about a strand; what is absent stays as it is."""

    standing: str
    important: bool
    word: str
    question: str


@dataclass(frozen=True, slots=True)
class Entry:
    """What is kept about one strand: where it stands, a word, and a question for next time."""

    standing: str
    important: bool = False
    word: str = field(default="", repr=False)
    question: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Pattern:
    """The content of one weave. Only strands about which something is kept have an entry.

    `envelope` holds them when the person sealed them in their own browser; then none is here.
    """

    kind: Kind
    entries: Mapping[str, Entry] = field(default_factory=dict, repr=False)
    envelope: str = field(default="", repr=False)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is kept about any strand, as far as can be seen here."""
        return not self.entries and not self.envelope

    @property
    def blank(self) -> Entry:
        """The entry of a strand about which nothing is kept."""
        return Entry(STANDINGS[self.kind][-1])

    def entry(self, strand: str) -> Entry:
        """Return what is kept about `strand`."""
        return self.entries.get(strand, self.blank)

    def changed(self, changes: Mapping[str, EntryChanges | None]) -> Pattern:
        """Return this pattern with `changes` by strand merged in; `None` empties a strand."""
        entries = dict(self.entries)
        for strand, change in changes.items():
            entry = self.blank if change is None else replace(self.entry(strand), **change)
            entries.pop(strand, None)
            if entry != self.blank:
                entries[strand] = entry
        return Pattern(self.kind, entries, self.envelope)

    def encoded(self) -> bytes:
        """Return the bytes to seal."""
        strands = {
            key: [entry.standing, entry.important, entry.word, entry.question]
            for key, entry in self.entries.items()
        }
        envelope = {"envelope": self.envelope} if self.envelope else {}
        return orjson.dumps({"format": _FORMAT, "strands": strands} | envelope)


def decoded(raw: bytes, kind: Kind) -> Pattern:
    """Return the pattern that `Pattern.encoded` made `raw` of."""
    document: dict[str, Any] = orjson.loads(raw)
    entries = {key: Entry(*kept) for key, kept in document["strands"].items()}
    return Pattern(kind, entries, document.get("envelope", ""))
