"""Fragments: cut at sentences, marked by stem, and never more than text."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from core.stemming import stem
from knowledge.passages import LONGEST, MOST_MARKED, Marker, cut, mark_text, vocabulary


def marked(*texts: str, title: str = "Titel", summary: str = "Samenvatting.") -> str:
    return mark_text(title=title, summary=summary, texts=texts, language="nl")


def fragments(text: str, *words: str) -> list[str]:
    return Marker([[stem(word, "nl")] for word in words]).fragments(text)


def test_words_are_marked_as_they_are_written_in_every_inflection() -> None:
    text = marked("De tolken zaten erbij. Een getolkt gesprek duurt langer dan je denkt, altijd.")
    assert fragments(text, "tolk") == [
        "De <mark>tolken</mark> zaten erbij. Een <mark>getolkt</mark> gesprek duurt langer dan je "
        "denkt, altijd."
    ]


def test_the_title_is_marked_too() -> None:
    text = marked("Tekst.", title="Huizen & thuis")
    assert Marker([[stem("huis", "nl")]]).title(text) == "<mark>Huizen</mark> &amp; thuis"


def test_only_the_title_holds_it_so_the_summary_comes_back_unmarked() -> None:
    assert fragments(marked("Tekst.", title="Stilte"), "stilte") == ["Samenvatting."]


def test_a_fragment_for_each_word_in_the_order_of_the_text() -> None:
    text = marked("Eerst komt er stilte in de kamer, en die duurt.", "Dan spreekt de tolk zacht.")
    found = fragments(text, "tolk", "stilte")
    assert ["stilte" in found[0], "tolk" in found[1]] == [True, True]


def test_accents_of_the_text_stay() -> None:
    assert fragments(marked("Mijn cliënten wachten."), "client") == [
        "Mijn <mark>cliënten</mark> wachten."
    ]


def test_html_in_the_text_stays_text() -> None:
    text = marked("Zet <b>rouw</b> & verlies niet naast elkaar.")
    assert fragments(text, "rouw") == [
        "Zet &lt;b&gt;<mark>rouw</mark>&lt;/b&gt; &amp; verlies niet naast elkaar."
    ]


def test_long_sentences_are_cut_between_words() -> None:
    passages = list(cut(["woord " * 200]))
    assert all(len(passage) <= LONGEST for passage in passages)
    assert " ".join(passages).split() == ["woord"] * 200


def test_the_vocabulary_is_folded_and_knows_stems() -> None:
    assert vocabulary(marked("Cliënten", title="x", summary="y"))["clienten"] == stem(
        "client", "nl"
    )


def test_marked_texts_are_bounded() -> None:
    assert len(marked("woord. " * 100_000)) <= MOST_MARKED


_TAG = re.compile(r"</?mark>")


@given(st.lists(st.text(max_size=60), max_size=6), st.lists(st.text(min_size=1, max_size=6)))
@settings(max_examples=200, deadline=None)
def test_whatever_the_text_fragments_hold_no_markup_but_marks(
    texts: list[str], asked: list[str]
) -> None:
    # Publishing refuses control characters; here they are left out.
    clean = ["".join(char for char in text if char.isprintable()) for text in texts]
    marker = Marker([[found] for word in asked if (found := stem(word, "nl"))] or [["x"]])
    text = marked(*clean)
    for fragment in [marker.title(text), *marker.fragments(text)]:
        rest = _TAG.sub("", fragment)
        assert "<" not in rest
        assert ">" not in rest
        assert not {"\x01", "\x02", "\x03"} & set(fragment)
        assert fragment.count("<mark>") == fragment.count("</mark>")
