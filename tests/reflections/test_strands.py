"""The strands as data."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings

from reflections.strands import LANGUAGES, BrokenStrandsError, all_strands, read_strands

ENTRY = """
- key: age
  nl: &words {name: Leeftijd, questions: [Hoe oud, Hoe jong], mirror: En ik}
  fr: *words
  en: *words
"""


def test_all_twelve_are_there_in_their_order() -> None:
    assert [strand.key for strand in all_strands()] == [
        "age",
        "gender-and-sex",
        "sexual-orientation",
        "cultural-background",
        "religion-and-belief",
        "language-and-literacy",
        "education",
        "work-participation",
        "financial-situation",
        "living-and-family",
        "health",
        "appearance",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_strand_has_words_of_its_own_in_every_language(language: str) -> None:
    wordings = [strand.wordings[language] for strand in all_strands()]
    assert len({wording.name for wording in wordings}) == len(wordings)
    asked = [question for wording in wordings for question in wording.questions]
    assert len(set(asked)) == len(asked)
    assert all(question.endswith("?") for question in asked)
    assert all(wording.mirror.endswith("?") for wording in wordings)


def test_questions_are_open_in_dutch() -> None:
    """A question that begins with a verb asks for yes or no; two of them invite, and may."""
    open_words = {"wat", "wie", "waar", "waarbij", "waarmee", "welke", "hoe", "met", "voor", "in"}
    closed = [
        question
        for strand in all_strands()
        for question in strand.wordings["nl"].questions
        if question.split()[0].lower() not in open_words
    ]
    assert all(question.startswith("Is er ") for question in closed)
    assert len(closed) <= 2


def test_a_file_that_is_right_is_read(tmp_path: Path) -> None:
    file = tmp_path / "strands.yaml"
    file.write_text(ENTRY, encoding="utf-8")
    (strand,) = read_strands(file)
    assert strand.wordings["en"].questions == ("Hoe oud", "Hoe jong")


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        ("[", "strands.yaml"),
        ("{}", "a list of strands"),
        ("[]", "a list of strands"),
        (ENTRY.replace("- key: age", "- key: Age 1"), "strand 1: a key"),
        (ENTRY.replace("  en: *words", ""), "strand 1: key, nl, fr, en"),
        (ENTRY.replace("mirror: En ik", "mirror: ' '"), "strand 1, nl: every text"),
        (ENTRY.replace(", Hoe jong", ""), "strand 1, nl: two or three"),
        (ENTRY.replace("mirror", "spiegel"), "strand 1, nl: mirror, name, questions"),
        (ENTRY + ENTRY.replace("&words", "&more").replace("*words", "*more"), "once"),
    ],
)
def test_a_file_that_is_wrong_says_where(tmp_path: Path, broken: str, reason: str) -> None:
    file = tmp_path / "strands.yaml"
    file.write_text(broken, encoding="utf-8")
    with pytest.raises(BrokenStrandsError, match=reason):
        read_strands(file)


def test_a_file_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(BrokenStrandsError, match=r"strands\.yaml"):
        read_strands(tmp_path / "strands.yaml")


def test_the_strands_are_part_of_the_content() -> None:
    assert settings.STRANDS == settings.REPOSITORY / "content" / "strands.yaml"
