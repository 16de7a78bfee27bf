"""Words that are one slip of the finger apart."""

from __future__ import annotations

from collections.abc import Iterable

SHORTEST = 4


def one_slip_apart(word: str, candidates: Iterable[str]) -> list[str]:
    """Return those of `candidates` that one letter added, left out, replaced or two neighbours
    swapped turns into `word`; none for words shorter than `SHORTEST`."""
    if len(word) < SHORTEST:
        return []
    head, tail = word[: len(word) // 2], word[len(word) // 2 + 1 :]
    return [
        candidate
        for candidate in candidates
        if abs(len(candidate) - len(word)) <= 1
        # One slip leaves the first half or the last one as it is, unless it swaps across them.
        and (candidate.startswith(head[:-1]) or candidate.endswith(tail))
        and is_one_slip(word, candidate)
    ]


def is_one_slip(left: str, right: str) -> bool:
    """Tell whether exactly one slip lies between two words."""
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
