"""Words that are one slip of the finger apart."""

from __future__ import annotations

from collections.abc import Iterable

SHORTEST = 5
SHORTEST_DENSE = 3


def beginning_and_end(word: str, *, is_dense: bool = False) -> tuple[str, ...]:
    """Return two parts of `word`, one of which every word one slip away holds.

    A slip in the first half leaves the end as it is, and one in the second half the beginning;
    the letter between the two allows for neighbours that were swapped. Nothing for short words;
    where letters say more (`is_dense`), shorter ones will do, and neighbours in the middle of
    them count as two slips.
    """
    if len(word) < (SHORTEST_DENSE if is_dense else SHORTEST):
        return ()
    middle = len(word) // 2
    return f" {word[:middle]}", word[middle + (len(word) >= SHORTEST) :]


def one_slip_apart(word: str, candidates: Iterable[str]) -> list[str]:
    """Return those of `candidates` that one slip turns into `word`, in order of the alphabet."""
    return sorted(
        candidate
        for candidate in candidates
        if abs(len(candidate) - len(word)) <= 1 and is_one_slip(word, candidate)
    )


def is_one_slip(left: str, right: str) -> bool:
    """Tell whether two words differ by one letter more, less or other, or two swapped ones."""
    if left == right:
        return False
    start = 0
    while start < min(len(left), len(right)) and left[start] == right[start]:
        start += 1
    rest_left, rest_right = left[start:], right[start:]
    return (
        rest_left[1:] == rest_right
        or rest_left == rest_right[1:]
        or rest_left[1:] == rest_right[1:]
        or (rest_left[1::-1] == rest_right[:2] and rest_left[2:] == rest_right[2:])
    )
