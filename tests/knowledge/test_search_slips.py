"""What is found although it was written or remembered wrongly."""

from __future__ import annotations

import pytest

from knowledge.vocabulary import distance
from tests.knowledge.searching import article, ask, found

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("veerkracht", "veekracht"),
        ("veerkracht", "veerkarcht"),
        ("vertrouwen", "vertrouwne"),
        ("intervisie", "intervizie"),
        ("tolk", "tlok"),
        ("tolk", "tolkk"),
        ("rouw", "roww"),
        ("vluchteling", "vlugteling"),
    ],
)
def test_a_typing_error_finds_the_article(written: str, typed: str) -> None:
    article("gezocht", f"Hier staat {written}.")
    article("ander", "Iets heel anders")
    assert found(typed) == ["gezocht"]


def test_a_typing_error_is_marked_where_the_meant_word_stands() -> None:
    article("x", "De veerkracht van mensen.")
    assert ask("veekracht").items[0].fragments == ["De <mark>veerkracht</mark> van mensen."]


@pytest.mark.parametrize(
    ("first", "second", "steps"),
    [
        ("tolk", "tolk", 0),
        ("tlok", "tolk", 1),
        ("tol", "tolk", 1),
        ("tolkk", "tolk", 1),
        ("talk", "tolk", 1),
        ("ab", "ba", 1),
        ("rouw", "trouwen", None),
        ("a", "bcd", None),
    ],
)
def test_distance_counts_slips(first: str, second: str, steps: int | None) -> None:
    assert distance(first, second, most=2) == steps


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("veekracht", "veerkracht"),
        ("hoe vind je VEEKRACHT?", "hoe vind je veerkracht?"),
        ("praktijk veekracht", "praktijk veerkracht"),
        ("clientne", "cliënten"),
        ("veerkracht", None),
        ("veerkrachten", None),
        ("xyzzyx", None),
        # The first letter is seldom the slip, and another word is not what was meant.
        ("zeerkracht", None),
        ("rouwverwerking", None),
    ],
)
def test_a_word_that_stands_nowhere_is_put_right_when_that_is_likely(
    asked: str, meant: str | None
) -> None:
    article("gezocht", "De veerkracht van cliënten, en rouw.")
    assert ask(asked).meant == meant
