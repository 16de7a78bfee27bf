"""How common words are, by the lists that come along."""

from __future__ import annotations

import pytest

from core.commonness import RARE, how_often, is_little, language_of
from core.stemming import LANGUAGES, plain_stems
from core.text import fold


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nl", "niets tien twintig zeiden misschien vandaag cliënten collega's idee"),
        ("fr", "rien vingt disait peut même août collègues idées"),
        ("en", "nothing twenty said perhaps doesn't today clients"),
    ],
)
def test_words_of_any_story_are_little(language: str, words: str) -> None:
    assert [word for word in words.split() if not is_little(fold(word), language)] == []


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nl", "stilte tolk moeder kamp rouw school politie slapen angst"),
        ("fr", "silence interprète mère camp deuil école police peur"),
        ("en", "silence interpreter mother camp grief school police fear"),
    ],
)
def test_what_a_text_is_about_is_not(language: str, words: str) -> None:
    assert [word for word in words.split() if is_little(fold(word), language)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_a_list_that_says_part_of_all_text(language: str) -> None:
    often = {"nl": "moeder", "fr": "mère", "en": "mother"}[language]
    rare = {"nl": "deurwaarder", "fr": "huissier", "en": "bailiff"}[language]
    common, unknown = (
        how_often(plain_stems([fold(word)], language)[0], language) for word in (often, rare)
    )
    assert 1e-5 < common < 1e-2
    assert unknown == RARE


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("de tolk zweeg en ik wist niet wat ik moest zeggen", "nl"),
        ("l'interprete se taisait et je ne savais pas quoi dire", "fr"),
        ("the interpreter was silent and i did not know what to say", "en"),
        ("tercuman sustu ben de ne diyecegimi bilmiyordum kimse konusmadi", None),
        ("ተርጓሚው ዝም አለ", None),
        ("", None),
    ],
)
def test_the_language_of_a_text_is_told_by_its_little_words(
    text: str, language: str | None
) -> None:
    assert language_of(set(text.split())) == language
