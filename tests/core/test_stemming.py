"""Which words meet in search, and which do not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from core.stemming import LONGEST_WORD, is_stop_word, stem, stems
from core.text import fold, words

PAIRS = Path(__file__).with_name("dutch_pairs.yaml")
REQUIRED_SHARE = 0.85


def dutch_pairs() -> Iterator[tuple[str, str, bool]]:
    document = yaml.safe_load(PAIRS.read_text(encoding="utf-8"))
    for wanted, groups in document.items():
        for pairs in groups.values():
            for first, second in pairs:
                yield first, second, wanted == "meet"


def test_at_least_85_of_100_dutch_pairs_meet_or_stay_apart_as_a_reader_expects() -> None:
    pairs = list(dutch_pairs())
    wrong = [
        (first, second, meet)
        for first, second, meet in pairs
        if (stem(first, "nl") == stem(second, "nl")) != meet
    ]
    right = len(pairs) - len(wrong)
    print(f"Dutch pairs: {right} of {len(pairs)} right; wrong: {wrong}")  # noqa: T201
    assert len(pairs) >= 100
    assert len({frozenset(pair[:2]) for pair in pairs}) == len(pairs)
    assert right / len(pairs) >= REQUIRED_SHARE


@pytest.mark.parametrize("meet", [True, False])
def test_neither_kind_of_pair_is_a_token(meet: bool) -> None:
    assert sum(1 for *_words, wanted in dutch_pairs() if wanted is meet) >= 50


def test_the_named_examples_of_the_design_meet() -> None:
    assert stem("reflectie", "nl") == stem("reflecties", "nl")
    assert stem("huis", "nl") == stem("huizen", "nl")


@pytest.mark.parametrize(
    ("first", "second"),
    [("begeleiden", "beleid"), ("gezondheid", "zon"), ("geweld", "wel"), ("gesprek", "spreken")],
)
def test_a_noun_in_ge_is_no_participle(first: str, second: str) -> None:
    assert stem(first, "nl") != stem(second, "nl")


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        ("fr", "interprète", "interpretes"),
        ("fr", "l'écoute", "écoutes"),
        ("fr", "l\u2019eau", "eau"),
        ("en", "reflection", "reflections"),
        ("en", "listening", "listened"),
    ],
)
def test_french_and_english_words_meet(language: str, first: str, second: str) -> None:
    assert stem(first, language) == stem(second, language)


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_accents_and_case_never_decide(text: str) -> None:
    for language in ("nl", "fr", "en"):
        for word in words(text):
            assert stem(word, language) == stem(fold(word), language)


@given(st.text(max_size=300))
@settings(max_examples=200, deadline=None)
def test_no_text_breaks_the_stemmer(text: str) -> None:
    for language in ("nl", "fr", "en"):
        assert all(len(found) <= 2 * LONGEST_WORD for found in stems(text, language))


def test_a_word_without_end_is_cut() -> None:
    assert len(stem("a" * 10_000_000, "nl")) <= LONGEST_WORD


def test_little_words_are_not_looked_for() -> None:
    assert is_stop_word("Het", "nl")
    assert is_stop_word("été", "fr") is False
    assert is_stop_word("rouw", "nl") is False
