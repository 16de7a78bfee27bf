"""Which articles are found, by which words, and in which order."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge.questions import ReadingTime
from knowledge.search import Filters, Look, Place
from tests.factories.knowledge import ThemeFactory, TranslationFactory
from tests.knowledge.searching import article, ask, found, slugs

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("Veel reflecties", "reflectie"),
        ("Oude huizen", "huis"),
        ("Zij rouwde lang", "rouwen"),
        ("Hij heeft gezwegen", "zwijgen"),
        ("Mijn cliënten", "client"),
        ("De coördinator", "coordinator"),
        ("Het coordinatiepunt", "coördinatiepunt"),
        ("Foto's van thuis", "foto"),
    ],
)
def test_inflected_forms_and_missing_accents_find_the_article(written: str, asked: str) -> None:
    article("gezocht", written)
    article("ander", "Iets heel anders")
    assert found(asked) == ["gezocht"]


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("intervisiegroep", "groep"),
        ("rouwproces", "rouw"),
        ("vluchtelingenkamp", "vluchteling"),
        ("veerkracht", "veer"),
        ("reflectie", "refl"),
        ("rouw", "rouwverwerking"),
        ("tolken", "kindertolken"),
        ("overlevingsstrategie", "overlevingsmechanisme"),
    ],
)
def test_part_of_a_compound_and_the_beginning_of_a_word_find_it(written: str, asked: str) -> None:
    article("gezocht", f"Hier staat {written}.")
    article("ander", "Iets heel anders")
    assert found(asked) == ["gezocht"]


def test_every_word_must_stand_in_the_article() -> None:
    article("beide", "De tolk zwijgt.")
    article("een", "De tolk spreekt.")
    assert found("tolk zwijgen") == ["beide"]


def test_when_no_article_has_every_word_the_rarest_decides() -> None:
    article("tolk", "De tolk spreekt.")
    article("ander", "Iets heel anders")
    assert found("tolk xyzzyx") == ["tolk"]


def test_little_words_are_not_asked_for_unless_there_are_no_others() -> None:
    article("tolk", "Tolk gezocht.")
    assert found("de tolk") == ["tolk"]
    article("het", "Over het en de.")
    assert found("het") == ["het"]


def test_the_title_weighs_more_than_the_summary_and_that_more_than_the_text() -> None:
    article("tekst", "Stilte.")
    article("samenvatting", "Iets.", summary="Over stilte.")
    article("titel", "Iets.", title="Stilte")
    article("vaak", "Stilte. Stilte. Stilte. Stilte.")
    assert found("stilte") == ["titel", "samenvatting", "vaak", "tekst"]


def test_exact_hits_come_before_what_is_only_like_them() -> None:
    article("lijkt", "Iets.", title="Rouwproces")
    article("precies", "Een woord over rouw.")
    assert found("rouw") == ["precies", "lijkt"]


def test_search_stays_within_language_and_theme() -> None:
    theme = ThemeFactory()
    article("nl", "Trauma.", theme=theme)
    article("ander-thema", "Trauma.")
    TranslationFactory(slug="fr", language="fr", body="Trauma.", published=True)
    assert found("trauma", filters=Filters(theme=theme.key)) == ["nl"]
    assert found("trauma", language="fr") == ["fr"]
    assert found("trauma", filters=Filters(theme="nergens")) == []


def test_drafts_are_not_found() -> None:
    TranslationFactory(body="Geheimzinnig.")
    assert found("geheimzinnig") == []


def test_fragments_and_title_show_what_was_found() -> None:
    article("x", "Eerst iets. De tolken zwijgen.", title="Een tolk")
    hit = ask("tolk").items[0]
    assert hit.title_html == "Een <mark>tolk</mark>"
    assert hit.fragments == ["Eerst iets. De <mark>tolken</mark> zwijgen."]


@pytest.mark.parametrize("query", ["tolk", "tlok", "tolk xyzzyx"])
def test_pages_follow_each_other_without_gap_or_repetition(query: str) -> None:
    for number in range(7):
        article(f"artikel-{number}", "Over een tolk.")
    seen, place = [], None
    while True:
        hits = ask(query, size=3, place=place)
        seen += slugs(hits)
        if hits.following is None:
            break
        place = hits.following
    assert sorted(seen) == [f"artikel-{number}" for number in range(7)]


@pytest.mark.parametrize("titled", [0, 1, 3, 4, 7])
def test_pages_go_from_the_titles_on_to_the_texts(titled: int) -> None:
    for number in range(7):
        has_it = number >= 7 - titled
        title = "De tolk" if has_it else "Kop"
        article(f"artikel-{number}", "Een tolk en nog een tolk.", title=title)
    seen: list[str] = []
    place: Place | None = None
    while place or not seen:
        hits = ask("tolk", size=3, place=place)
        seen += slugs(hits)
        place = hits.following
    assert len(set(seen)) == len(seen) == 7
    assert sorted(seen[:titled]) == [f"artikel-{number}" for number in range(7 - titled, 7)]


def test_an_exact_hit_in_a_text_comes_before_likenesses_in_titles() -> None:
    article("gezocht", "Hier staat trauma.")
    for number in range(4):
        article(f"ander-{number}", "Iets anders.", title=f"Traumabehandeling {number}")
    assert found("trauma", size=3)[0] == "gezocht"
    assert len(found("trauma")) == 5


def test_one_statement_answers_the_ordinary_question() -> None:
    for number in range(4):
        article(f"artikel-{number}", "Over een tolk.")
    with CaptureQueriesContext(
        connection,
    ) as queries:
        ask("tolk")
    assert len(queries) == 1


def test_words_that_stand_nowhere_are_left_out() -> None:
    article("beide", "De tolk zwijgt.")
    article("een", "De tolk spreekt.")
    assert found("tolk xyzzyx zwijgen") == ["beide"]


def test_the_hardest_question_takes_five_statements() -> None:
    article("x", "Over een tolk.")
    with CaptureQueriesContext(connection) as queries:
        ask("tolk xyzzyx")
    assert len(queries) <= 5


@given(st.text(alphabet=st.characters(exclude_characters="\x00", codec="utf-8"), max_size=200))
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_no_question_breaks_it(query: str) -> None:
    for look in Look:
        ask(query, place=Place(look, 2))
    ask(query)


@pytest.mark.parametrize(
    "query", ["'", "\\", "a:*", "!a & b | c <-> d", "%_%", "('x'", ":D", "''''"]
)
def test_operators_are_only_text(query: str) -> None:
    article("x", "Over een tolk.")
    ask(query)
    ask(f"tolk {query}")


def test_words_that_stand_together_come_before_the_same_words_apart() -> None:
    apart = " ".join(["De tolk komt.", *["Een zin die over iets heel anders gaat."] * 9, "Stilte."])
    article("apart", f"{apart}\n\n## Stilte")
    article("samen", "Er valt stilte bij de tolk.")
    assert found("stilte tolk") == ["samen", "apart"]


def test_tags_and_headings_are_found_though_they_are_in_no_passage() -> None:
    article("gezocht", "## Spijbelen\n\nEen tekst.", tags=["agressie", "twee"])
    assert found("agresie") == found("spijbeln") == ["gezocht"]
    assert ask("agressie").items[0].fragments == ["Kort."]


def test_filters_narrow_by_tag_and_reading_time() -> None:
    article("kort", "Een tolk.", tags=["een", "praktijk"])
    article("lang", "Een tolk. " + "Nog één lang woord. " * 400)
    assert found("tolk", filters=Filters(tag="praktijk")) == ["kort"]
    assert found("tolk", filters=Filters(reading_time=ReadingTime.MEDIUM)) == ["lang"]
    assert found("tolk", filters=Filters(tag="praktijk", reading_time=ReadingTime.LONG)) == []


def test_filters_do_not_make_the_search_look_further() -> None:
    theme = ThemeFactory()
    for number in range(3):
        article(f"tolk-{number}", "Een tolk.")
    article("lijkt", "Een tolkendienst.", theme=theme)
    assert found("tolk", filters=Filters(theme=theme.key)) == []
    assert found("tolkendien", filters=Filters(theme=theme.key)) == ["lijkt"]
