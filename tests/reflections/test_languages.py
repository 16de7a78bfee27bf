"""What somebody wrote is found in whichever language they wrote it, and in whichever script."""

# ruff: noqa: RUF001 -- words in other scripts are what this is about

from __future__ import annotations

import datetime
from typing import Any

import pytest

from core.tenancy import acting_as
from core.text import fold
from reflections.search import search_reflections
from reflections.words import kept_words, terms_of
from reflections.writing import write_reflection
from tests.factories.accounts import PersonFactory
from tests.reflections.test_words import meets, page_of, pieces

DAY = datetime.date(2026, 3, 1)


@pytest.fixture
def person(db: None) -> Any:
    """Somebody whose account is in Dutch."""
    return PersonFactory(language="nl")


def found(person: Any, query: str, *texts: str) -> list[str]:
    """Return which of `texts` a search finds, in no order."""
    with acting_as(person.pk):
        for text in texts:
            write_reflection(person=person, occurred_on=DAY, answers={"text": text})
        hits = search_reflections(person=person, query=query, size=20)
    return [hit.reflection.answers["text"] for hit in hits.items]


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("réfugiés", "Elle est réfugiée depuis deux ans."),
        ("refugie", "les RÉFUGIÉS"),
        ("interprètes", "L\u2019interprète a tout dit."),
        ("l'interprète", "deux interprètes au téléphone"),
        ("d'angoisse", "ses angoisses, la nuit"),
        ("chevaux", "un cheval"),
        ("listened", "We were listening to each other."),
        ("families", "her family"),
        ("worrying", "She worries a lot."),
        ("gesprekken", "een lang gesprek"),
    ],
)
def test_a_dutch_writer_finds_sentences_in_other_languages(query: str, text: str) -> None:
    assert meets(query, text, "nl")


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_who_changed_the_language_of_the_account_finds_what_was_written_before(
    language: str,
) -> None:
    page = page_of("twee huizen", "des chevaux", "many children", language=language)
    for query in ("huizen", "chevaux", "children"):
        for now in ("nl", "fr", "en"):
            (term,) = terms_of(query, now)
            assert any(page.numbers_with(needle) for needle in term.needles()), (query, now)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        # Arabic: vowel signs, the article and what is joined to it, letters that vary.
        ("خوف", "كان عندها خَوْفٌ كبير"),
        ("الخوف", "عندها خوف كبير"),
        ("خوف", "من الخوف والتعب"),
        ("والخوف", "عندها خوف"),
        ("احمد", "مع أحمد"),
        ("مدرسه", "في المدرسة"),
        ("سلام", "ســـلام عليكم"),
        ("مترجمة", "مع المترجمين"),
        # Dari: its own kaf and yeh, the joiner that does not show, plurals.
        ("كتاب", "یک کتاب"),
        ("کتاب\u200cها", "یک کتاب"),
        ("میخواهم", "من می\u200cخواهم برگردم"),
        ("خانواده\u200cهای", "خانواده من"),
        ("۲۰۲۶", "in 2026"),
        # Tigrinya: two rows of letters that sound alike, what is set before and behind a word.
        ("ጸሓይ", "ፀሓይ በሪቓ"),
        ("ሰላም", "ሠላም ንዓኹም"),
        ("ካብ ኤርትራ", "ብዛዕባ ካብኤርትራ"),
        ("ንትርጉም", "ትርጉም ኣድልዩ"),
        ("ቤት", "ናብ ቤትምህርቲ"),
        # And others that come by.
        ("ДОМОЙ", "она идёт домой"),
        ("straße", "STRASSE"),
        ("İstanbul", "naar istanbul"),
    ],
)
def test_words_in_other_scripts_meet(query: str, text: str) -> None:
    assert meets(query, text)


@pytest.mark.parametrize(
    ("query", "text"),
    [("خوف", "سلام عليكم"), ("ሰላም", "ትርጉም"), ("کتاب", "من می\u200cخواهم"), ("trauma", "het raam")],
)
def test_other_words_still_do_not_meet(query: str, text: str) -> None:
    assert not meets(query, text)


def test_a_slip_is_forgiven_in_scripts_whose_words_are_short(person: Any) -> None:
    assert found(person, "سلم", "سلام عليكم", "خوف كبير") == ["سلام عليكم"]
    assert found(person, "ትርጋም", "ትርጉም ኣድልዩ", "ቤት") == ["ትርጉም ኣድልዩ"]


def test_an_irregular_form_in_another_language_is_found_when_nothing_else_is(person: Any) -> None:
    assert found(person, "cheval", "des chevaux", "iets anders") == ["des chevaux"]


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("intakegesprek", "Het intake-gesprek duurde lang."),
        ("rouwgroep", "De groep over rouw."),
        ("gezinssituatie", "In dit gezin was de situatie anders."),
        ("intake gesprek", "Een intakegesprek."),
    ],
)
def test_compounds_are_found_however_they_are_written(person: Any, query: str, text: str) -> None:
    assert found(person, query, text, "De groep kwam niet, de intake ook niet.") == [text]


def test_a_compound_of_which_nothing_is_written_finds_nothing(person: Any) -> None:
    assert found(person, "intakegesprek", "Een huisbezoek.") == []


def test_words_kept_before_letters_were_the_same_are_found_as_well() -> None:
    for query in ("کتاب", "مدرسة"):
        before = fold(query).encode()
        (term,) = terms_of(query, "nl")
        assert any(needle.text in b" " + before for needle in term.needles())


@pytest.mark.parametrize(
    ("query", "text", "marked"),
    [
        ("خوف", "كان عندها خَوْفٌ كبير", "خَوْفٌ"),
        ("ሰላም", "ሠላም ንዓኹም", "ሠላም"),
        ("میخواهم", "من می\u200cخواهم برگردم", "می\u200cخواهم"),
        ("réfugiés", "une réfugiée", "réfugiée"),
    ],
)
def test_what_was_found_is_marked_as_it_was_written(query: str, text: str, marked: str) -> None:
    (piece,) = pieces(query, text)
    assert f"<mark>{marked}</mark>" in piece


def test_no_vowel_sign_or_joiner_takes_a_word_apart() -> None:
    assert kept_words(["خَوْفٌ"], "nl") == {"خوف".encode()}
    assert kept_words(["می\u200cخواهم"], "nl") == {"ميخواهم".encode()}
