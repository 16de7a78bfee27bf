"""The words that stand for a text, and how they meet a query."""

from __future__ import annotations

import datetime
import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text import fold
from reflections.fragments import Marker
from reflections.models import Reflection
from reflections.typos import beginning_and_end, is_one_slip, one_slip_apart
from reflections.word_pages import SLOTS, SealedPage, Spot, WritablePage, slip_of
from reflections.words import kept_words, terms_of


def row(number: int = 1, theme: str | None = None) -> Reflection:
    return Reflection(
        id=uuid.UUID(int=number),
        occurred_on=datetime.date(2026, 1, 1) + datetime.timedelta(number),
        theme=theme,
    )


def page_of(*texts: str, language: str = "nl") -> SealedPage:
    page = WritablePage()
    for number, text in enumerate(texts, start=1):
        page.add(row(number), kept_words([text], language))
    return SealedPage(page.encoded())


def meets(query: str, text: str, language: str = "nl") -> bool:
    page = page_of(text, language=language)
    return all(
        any(page.numbers_with(needle) for needle in term.needles())
        for term in terms_of(query, language)
    )


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("moeder", "Met haar MOEDER gesproken"),
        ("één", "een keer"),
        ("een", "één keer"),
        ("cafe", "in het café"),
        ("huis", "twee huizen verder"),
        ("huizen", "een huis verder"),
        ("gesprek", "lange gesprekken"),
        ("gesprekken", "een lang gesprek"),
        ("lopen", "zij loopt weg"),
        ("taal", "een taalbarrière"),
        ("barriere", "een taalbarrière"),
        ("foto's", "oude foto\u2019s"),
        ("2026", "in 2026 pas"),
        ("de", "denken aan"),
        ("zo'n", "zo'n dag"),
        ("straße", "strasse"),
        ("مرحبا", "قال مرحبا"),
    ],
)
def test_forms_of_a_word_meet(query: str, text: str) -> None:
    assert meets(query, text)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("vader", "Met haar moeder gesproken"),
        ("en", "samen lopen"),
        ("moeder vader", "Met haar moeder gesproken"),
        ("zien", "naar het ziekenhuis"),
    ],
)
def test_other_words_do_not_meet(query: str, text: str) -> None:
    assert not meets(query, text)


@pytest.mark.parametrize(
    ("language", "query", "text"),
    [("fr", "cheval", "des chevaux"), ("en", "listening", "we listened")],
)
def test_every_language_has_its_own_stems(language: str, query: str, text: str) -> None:
    assert meets(query, text, language)


def test_a_query_without_words_has_no_terms() -> None:
    assert terms_of(" ?! \n", "nl") == []


def test_a_query_has_at_most_ten_terms_and_each_once() -> None:
    assert len(terms_of(" ".join(f"woord{number}" for number in range(30)), "nl")) == 10
    assert len(terms_of("Moeder moeder MOEDER", "nl")) == 1


def test_terms_show_nothing() -> None:
    assert "moeder" not in repr(terms_of("moeder", "nl"))


@given(st.lists(st.text(max_size=60), min_size=1, max_size=SLOTS))
def test_every_word_is_found_in_exactly_the_texts_that_hold_it(texts: list[str]) -> None:
    page = page_of(*texts)
    kept = [kept_words([text], "nl") for text in texts]
    for word in set().union(*kept):
        from reflections.words import Needle

        holders = page.numbers_with(Needle(b" " + word, ends=True))
        assert holders == {number for number, words in enumerate(kept, start=1) if word in words}


@given(st.lists(st.sets(st.text("abcde", min_size=1, max_size=4)), max_size=SLOTS), st.data())
def test_a_page_that_lost_some_is_as_if_they_never_came(
    sets: list[set[str]], data: st.DataObject
) -> None:
    words = [{word.encode() for word in each} for each in sets]
    gone = data.draw(st.sets(st.sampled_from(range(len(words))))) if words else set()
    page = WritablePage()
    for number, each in enumerate(words):
        page.add(row(number + 1), each)
    for number in gone:
        page.remove(row(number + 1).id)
    again = WritablePage(page.encoded())
    assert again.encoded() == page.encoded()
    assert again.is_empty is (len(gone) == len(words))
    sealed = SealedPage(page.encoded())
    from reflections.words import Needle

    for word in set().union(*words):
        numbers = sealed.numbers_with(Needle(b" " + word, ends=True))
        holders = {number for number, each in enumerate(words) if word in each} - gone
        spots = {spot.id for spot in sealed.spots(numbers, None)}
        assert spots == {row(number + 1).id.bytes for number in holders}


@given(words=st.sets(st.binary(min_size=1, max_size=6).filter(lambda word: min(word) > 32)))
def test_a_slip_is_what_adding_to_an_empty_page_gives(words: set[bytes]) -> None:
    page = WritablePage()
    page.add(row(7, "resilience"), words)
    assert slip_of(row(7, "resilience"), words) == page.encoded()


def test_a_page_is_full_when_every_slot_is_taken() -> None:
    page = WritablePage()
    for number in range(SLOTS):
        assert page.has_room
        page.add(row(number + 1), {b"woord"})
    assert not page.has_room
    page.remove(row(3).id)
    assert page.has_room
    assert WritablePage(page.encoded()).has_room


def test_a_page_knows_days_and_themes() -> None:
    page = WritablePage()
    page.add(row(1, "resilience"), {b"woord"})
    page.add(row(2), {b"woord"})
    sealed = SealedPage(page.encoded())
    assert set(sealed.spots({1, 2}, None)) == {
        Spot.of(row(1).occurred_on, row(1).id),
        Spot.of(row(2).occurred_on, row(2).id),
    }
    assert list(sealed.spots({1, 2}, "resilience")) == [Spot.of(row(1).occurred_on, row(1).id)]
    assert list(sealed.spots({1, 2}, "grief-and-loss")) == []


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("gesprek", "gespreck"),
        ("gesprek", "gespek"),
        ("gesprek", "gesprak"),
        ("gesprek", "gesrpek"),
        ("gesprek", "esprek"),
        ("gesprek", "gesprekk"),
        ("gesprek", "egsprek"),
    ],
)
def test_one_slip_is_seen_from_both_sides(left: str, right: str) -> None:
    assert is_one_slip(left, right)
    assert is_one_slip(right, left)


@pytest.mark.parametrize("other", ["gesprek", "gespraak", "gespr", "kerpseg", ""])
def test_no_slip_and_two_slips_are_no_slip(other: str) -> None:
    assert not is_one_slip("gesprek", other)


@given(st.text("abcd", min_size=5, max_size=9), st.integers(0, 8), st.sampled_from("abcdx"))
def test_every_slip_leaves_the_beginning_or_the_end(word: str, at: int, letter: str) -> None:
    at = min(at, len(word) - 1)
    slips = {
        word[:at] + letter + word[at:],
        word[:at] + word[at + 1 :],
        word[:at] + letter + word[at + 1 :],
        word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :],
    } - {word}
    beginning, end = beginning_and_end(word)
    for slip in slips:
        assert is_one_slip(word, slip)
        assert f" {slip}".startswith(beginning) or end in slip


def test_short_words_are_never_slips() -> None:
    assert beginning_and_end("huis") == ()


def test_candidates_come_in_order() -> None:
    assert one_slip_apart("gesprek", ["gesprak", "gespek", "iets"]) == ["gespek", "gesprak"]


def pieces(query: str, *texts: str, language: str = "nl") -> list[str]:
    return Marker(terms_of(query, language)).fragments(texts)


def test_fragments_mark_words_and_escape_everything_else() -> None:
    assert pieces("moeder", "<b>Zijn & haar Moeder</b> zweeg") == [
        "&lt;b&gt;Zijn &amp; haar <mark>Moeder</mark>&lt;/b&gt; zweeg"
    ]


@pytest.mark.parametrize(
    ("query", "text", "marked"),
    [
        ("cafe", "in het café", "café"),
        ("cafe", "in het cafe\u0301", "café"),
        ("huis", "twee huizen", "huizen"),
        ("huizen", "een huis", "huis"),
        ("barriere", "de taalbarrière", "taalbarrière"),
        ("fotos", "de foto's en fotos", "fotos"),
    ],
)
def test_fragments_mark_the_form_that_is_written(query: str, text: str, marked: str) -> None:
    (piece,) = pieces(query, text)
    assert f"<mark>{marked}</mark>" in piece


def test_fragments_are_few_and_short() -> None:
    text = "woord " + "iets anders staat hier " * 40
    found = pieces("woord", *[text * 5] * 5)
    assert len(found) == 3
    for piece in found:
        plain = piece.replace("<mark>", "").replace("</mark>", "")
        assert len(plain) <= 162
        assert plain.count("…") <= 2


def test_fragments_of_nothing_are_none() -> None:
    assert pieces("woord", "", "iets anders") == []


@given(st.text(max_size=300), st.text(max_size=20))
def test_fragments_hold_no_markup_but_marks(text: str, query: str) -> None:
    terms = terms_of(query, "nl")
    for piece in Marker(terms).fragments([text]):
        bare = piece.replace("<mark>", "").replace("</mark>", "")
        assert "<" not in bare
        assert ">" not in bare
        assert piece.count("<mark>") == piece.count("</mark>") > 0


def test_all_spellings_fold_alike() -> None:
    assert fold("Café") == fold("CAFE\u0301") == "cafe"
