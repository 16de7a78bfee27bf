"""Chosen entries on paper, read back by another program."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from pypdf import PdfReader

from accounts.models import Person
from reflections.exporting.models import ExportForm, ExportState
from reflections.reading import OpenReflection
from tests.factories.exports import ExportFactory, file_of
from tests.factories.reflections import ReflectionFactory
from tests.support.bundles import open_pdf, said_by


def portfolio_of(person: Person, **choice: Any) -> PdfReader:
    """Return the portfolio that `person` gets."""
    export = ExportFactory(person=person, form=ExportForm.PDF, made=True, **choice)
    assert export.state == ExportState.READY
    return open_pdf(file_of(export))


def claims_to_be_accessible(reader: PdfReader) -> bool:
    described = reader.xmp_metadata
    return described is not None and b"<pdfuaid:part>1" in described.stream.get_data()


def test_a_portfolio_says_everything_that_was_chosen(
    person: Person, written: list[OpenReflection]
) -> None:
    reader = portfolio_of(person, title="Een jaar luisteren")
    said = said_by(reader)
    for words in (
        *(
            "Mijn portfolio",
            "Een jaar luisteren",
            "Noor",
            "2 reflecties",
            "Inhoud",
            "Thema\N{RIGHT SINGLE QUOTATION MARK}s",
        ),
        *("Rouw en verlies", "1 reflectie", "Een stil gesprek", "14 maart 2026", "mei 2026"),
        *("Wanneer liet jij een stilte bestaan?", "Ervoor: gespannen", "Erna: geraakt, rustig"),
        *("Ze zweeg lang. Ik heb *gewacht*.", "Wat gebeurde er?", "Ze kwam te laat en zei niets."),
    ):
        assert words in said, words
    assert "Van een ander" not in said
    cover = reader.pages[0].extract_text()
    assert "maart 2026 \N{EN DASH} mei 2026" in " ".join(cover.split())


def test_it_is_tagged_and_knows_its_title_language_and_outline(
    person: Person, written: list[OpenReflection]
) -> None:
    reader = portfolio_of(person, title="Een jaar luisteren")
    assert claims_to_be_accessible(reader)
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.author) == ("Een jaar luisteren", "Noor")
    assert reader.trailer["/Root"]["/Lang"] == "nl"
    names = [
        [one.title for one in each] if isinstance(each, list) else each.title
        for each in reader.outline
    ]
    assert names == ["Inhoud", "Maart 2026", ["Een stil gesprek"], "Mei 2026", ["2 mei 2026"]]


def test_contents_say_on_which_page_an_entry_begins(person: Person) -> None:
    for month in (1, 2, 3):
        ReflectionFactory(
            person=person,
            title=f"Gesprek in maand {month}",
            occurred_on=datetime.date(2026, month, 3),
            answers={"text": "Een alinea van een paar woorden, en nog wat meer.\n\n" * 40},
        )
    reader = portfolio_of(person)
    contents = " ".join(reader.pages[1].extract_text().split())
    pages = [" ".join(page.extract_text().split()) for page in reader.pages]
    for month in (1, 2, 3):
        title = f"Gesprek in maand {month}"
        begins = next(
            number for number, text in enumerate(pages, 1) if number > 2 and title in text
        )
        assert f"{title} {begins}" in contents


def test_entries_stand_in_the_order_of_their_days_and_chosen_ones_alone(person: Person) -> None:
    days = (datetime.date(2026, 5, 2), datetime.date(2025, 12, 31), datetime.date(2026, 5, 1))
    entries = [
        ReflectionFactory(person=person, title=f"Dag {day}", occurred_on=day) for day in days
    ]
    left_out = ReflectionFactory(person=person, title="Niet gekozen")
    said = said_by(portfolio_of(person, reflections=[one.id for one in entries]))
    assert left_out.title not in said
    order = [said.rindex(f"Dag {day}") for day in sorted(days)]
    assert order == sorted(order)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "fr",
            (
                "Mon portfolio",
                "Sommaire",
                "Que s\N{RIGHT SINGLE QUOTATION MARK}est-il passé ?",
                "mai 2026",
            ),
        ),
        ("en", ("My portfolio", "Contents", "What happened?", "May 2026")),
    ],
)
def test_it_speaks_the_language_that_was_asked_for(
    person: Person, written: list[OpenReflection], language: str, words: tuple[str, ...]
) -> None:
    said = said_by(portfolio_of(person, language=language))
    assert [word for word in words if word not in said] == []


def test_signs_that_mean_something_elsewhere_are_text(person: Person) -> None:
    signs = '#import "x"; #read("/etc/passwd") *_$@<>&[]{}\\ // /* =='
    ReflectionFactory(person=person, title=signs, answers={"text": signs})
    said = "".join(said_by(portfolio_of(person, title=signs)).split())
    assert said.count("".join(signs.split())) >= 4
    assert "root:" not in said


@pytest.mark.parametrize("words", ["مرحبا يا سلام", "ሰላም ትግርኛ", "Tot morgen 👋🏽"])
def test_other_scripts_and_emoji_keep_to_the_standard(person: Person, words: str) -> None:
    ReflectionFactory(person=person, title="Een groet", answers={"text": words})
    assert claims_to_be_accessible(portfolio_of(person))


def test_a_sign_without_letters_of_ours_still_gives_a_portfolio(person: Person) -> None:
    ReflectionFactory(person=person, title="Dag", answers={"text": "Tot morgen 你好"})
    reader = portfolio_of(person)
    assert "Tot morgen" in said_by(reader)
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
