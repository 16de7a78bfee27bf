"""Words that mean the same, as the search uses them.

A search is one statement, and it must know the synonyms of its words before it asks. So each
process remembers the groups it met, and every statement brings along the groups as they are:
when those are others than what was remembered, the question is asked again. Nothing has to be
forgotten in time, and a question without synonyms never costs more than itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

# The stems of one word, or of the few words that mean something together: burn out.
Member = tuple[str, ...]
BETWEEN_MEMBERS = "|"
_MOST_REMEMBERED = 20_000

_remembered: dict[tuple[str, str], tuple[str, ...]] = {}


def remembered(language: str, stems: Sequence[str]) -> list[str]:
    """Return the groups, as the database writes them, that these stems were last seen in."""
    return sorted({group for stem in stems for group in _remembered.get((language, stem), ())})


def remember(language: str, stems: Sequence[str], groups: Sequence[str]) -> None:
    """Take in that these stems stand in `groups` now, and in no others."""
    if len(_remembered) > _MOST_REMEMBERED:
        _remembered.clear()
    for stem in stems:
        found = tuple(
            group for group in groups if any(stem in member for member in read_group(group))
        )
        if found:
            _remembered[language, stem] = found
        else:
            _remembered.pop((language, stem), None)


def read_group(group: str) -> list[Member]:
    """Return the members of a group as the database writes it."""
    return [tuple(member.split()) for member in group.split(BETWEEN_MEMBERS)]


@dataclass(frozen=True)
class Clause:
    """The numbers of words of a question that mean one thing, and what else says the same."""

    numbers: tuple[int, ...]
    others: Sequence[Member] = ()


def clauses(stems: Sequence[str], groups: Sequence[str]) -> list[Clause]:
    """Divide the words of a question, given by their stems, by what means the same.

    Words that mean something together are taken together, the longest first.
    """
    others: defaultdict[tuple[int, ...], dict[Member, None]] = defaultdict(dict)
    for members in map(read_group, groups):
        for member in members:
            if set(member) <= set(stems):
                numbers = tuple(sorted(stems.index(stem) for stem in member))
                others[numbers].update(dict.fromkeys(it for it in members if it != member))
    return sorted(_divide(len(stems), others), key=lambda clause: clause.numbers)


def _divide(count: int, others: dict[tuple[int, ...], dict[Member, None]]) -> Iterator[Clause]:
    taken: set[int] = set()
    for numbers in sorted(others, key=lambda numbers: (-len(numbers), numbers)):
        if taken.isdisjoint(numbers):
            taken.update(numbers)
            yield Clause(numbers, list(others[numbers]))
    yield from (Clause((number,)) for number in range(count) if number not in taken)
