"""Action points and weaves go along: with their reflection, and those that belong to none."""

from __future__ import annotations

import datetime
import json
from typing import Any

import pytest
import yaml
from django.utils import timezone

from accounts.models import Person
from core.errors import DomainError
from core.home import HOME
from core.tenancy import acting_as
from reflections.exporting.models import ExportForm, ExportState
from reflections.exporting.words import Words
from reflections.reading import OpenReflection
from reflections.trash import put_in_trash
from tests.factories.action_points import ActionPointFactory
from tests.factories.exports import ExportFactory, file_of
from tests.factories.weaves import ASSUMED, keep, weave
from tests.reflections.exporting.test_json import document_of
from tests.reflections.exporting.test_markdown import files_of
from tests.reflections.exporting.test_portfolio import claims_to_be_accessible
from tests.support.bundles import open_pdf, said_by

DUE = datetime.date(2027, 3, 14)


@pytest.fixture
def planned(person: Person, written: list[OpenReflection]) -> list[OpenReflection]:
    """The two reflections, of which the first has action points and a weave; some of neither."""
    first = written[0].id
    done = {"state": "done", "outcome": "Ze lachte.\nDat hielp."}
    ActionPointFactory(person=person, what="Dokter *bellen*", reflection=first, **done)
    ActionPointFactory(person=person, what="Folder zoeken", reflection=first, due_on=DUE)
    ActionPointFactory(person=person, what="Lezen over rouw")
    weave(person, {"age": ASSUMED | {"question": "Hoe is dat thuis?"}}, reflection=first)
    weave(person, {"age": {"standing": "aware", "word": "toen"}})
    keep(person)
    weave(person, {"age": {"word": "nu"}, "health": {"important": True}})
    ActionPointFactory(what="Van een ander")
    return written


def test_data_holds_them_all(person: Person, planned: list[OpenReflection]) -> None:
    found = document_of(person)
    first, second = found["reflections"]
    assert [point["what"] for point in first["actionPoints"]] == [
        "Dokter *bellen*",
        "Folder zoeken",
    ]
    assert first["actionPoints"][0]["outcome"] == "Ze lachte.\nDat hielp."
    assert first["actionPoints"][1]["dueOn"] == "2027-03-14"
    assert first["weave"]["strands"] == {
        "age": ASSUMED | {"question": "Hoe is dat thuis?"},
    }
    assert (second["actionPoints"], second["weave"]) == ([], None)
    assert [point["what"] for point in found["actionPoints"]] == ["Lezen over rouw"]
    assert [own["strands"]["age"]["word"] for own in found["ownWeave"]] == ["nu"]
    assert [moment["strands"]["age"]["word"] for moment in found["weaveMoments"]] == ["toen"]


def test_of_chosen_reflections_only_what_belongs_to_them(
    person: Person, planned: list[OpenReflection]
) -> None:
    found = document_of(person, reflections=[planned[0].id])
    assert len(found["reflections"][0]["actionPoints"]) == 2
    assert [found[key] for key in ("actionPoints", "ownWeave", "weaveMoments")] == [[], [], []]


def test_nothing_of_the_trash_goes_along(person: Person, planned: list[OpenReflection]) -> None:
    with acting_as(person.pk):
        put_in_trash(reflection=planned[0].row)
    found = document_of(person)
    assert [one["id"] for one in found["reflections"]] == [str(planned[1].id)]
    assert "bellen" not in json.dumps(found)
    assert "oudste zoon" not in json.dumps(found)


def test_action_points_alone_are_something_to_take_along(person: Person) -> None:
    ActionPointFactory(person=person, what="Lezen over rouw")
    export = ExportFactory(person=person, made=True)
    assert (export.state, export.done, export.total) == (ExportState.READY, 1, 1)


def test_ones_own_weave_alone_is_no_portfolio(person: Person) -> None:
    weave(person, {"age": {"standing": "aware"}})
    with pytest.raises(DomainError, match="nothing_to_export"):
        ExportFactory(person=person, form=ExportForm.PDF, own_weave=True)


def test_text_files_are_readable_lists(person: Person, planned: list[OpenReflection]) -> None:
    today = Words("nl").day(timezone.now().astimezone(HOME).date())
    files = files_of(person)
    assert [name.split("/")[0] for name in files] == [
        "README.md",
        *("reflections", "reflections"),
        *("action-points", "own-weave", "weave-moments"),
    ]
    _readme, text, _second, point, own, moment = files.values()
    assert text.endswith(
        "## Actiepunten\n\n"
        f"- Dokter \\*bellen\\*  \n  Gedaan, {today}  \n  Ze lachte.  \n  Dat hielp.\n"
        "- Folder zoeken  \n  Tegen 14 maart 2027\n\n"
        "## Vlechtwerk van de ander\n\n"
        "- Leeftijd  \n  Aangenomen · weegt voor de ander  \n  oudste zoon  \n"
        "  Vraag: Hoe is dat thuis?\n\n"
        "- Niet gevraagd: Gender en sekse, Seksuele oriëntatie, Culturele achtergrond, "
        "Geloof en levensovertuiging, Taal en geletterdheid, Opleiding, Werk en meedoen, "
        "Geld, Wonen en gezin, Gezondheid, Uiterlijk\n"
    )
    assert f"# Lezen over rouw\n\n{today}  \nZonder datum\n" in point
    assert yaml.safe_load(point.split("---\n", 2)[1])["state"] == "open"
    assert "# Mijn vlechtwerk\n" in own
    assert "- Leeftijd  \n  Speelt mee  \n  nu\n- Gezondheid" in own
    assert f"# Mijn vlechtwerk op {today}\n" in moment


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("fr", ("Points d\N{RIGHT SINGLE QUOTATION MARK}action", "Supposé", "Annexe", "Ma tresse")),
        ("en", ("Action points", "Assumed", "Appendix", "My weave", "weighs for the other")),
        ("nl", ("Actiepunten", "Aangenomen", "Bijlage", "Mijn vlechtwerk", "Leeftijd")),
    ],
)
def test_a_portfolio_shows_them_under_their_entry_and_ones_own_weave_at_the_end(
    person: Person, planned: list[OpenReflection], language: str, expected: tuple[str, ...]
) -> None:
    reader = portfolio_of(person, language=language, own_weave=True)
    assert claims_to_be_accessible(reader)
    said = said_by(reader)
    missing = [
        words
        for words in (*expected, "Dokter *bellen*", "Ze lachte.", "oudste zoon", "nu")
        if words not in said
    ]
    assert missing == []
    assert "Lezen over rouw" not in said


def test_a_portfolio_keeps_ones_own_weave_back_unless_it_was_asked_for(
    person: Person, planned: list[OpenReflection]
) -> None:
    said = said_by(portfolio_of(person))
    assert "Vlechtwerk van de ander" in said
    # Beside the braid, and in the words below it.
    assert said.count("Leeftijd") == 2
    assert "Mijn vlechtwerk" not in said
    assert "Bijlage" not in said


def portfolio_of(person: Person, **choice: Any) -> Any:
    export = ExportFactory(person=person, form=ExportForm.PDF, made=True, **choice)
    assert export.state == ExportState.READY
    return open_pdf(file_of(export))
