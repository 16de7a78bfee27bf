"""Texts are examined when they are saved and published, and when an hour is over."""

from __future__ import annotations

from typing import Any

import pytest
from markdown_it.token import Token

from accounts.models import Person
from core import markdown
from core.markdown import render
from knowledge.drafting import manuscript_of
from knowledge.examining import (
    examinations,
    examine_manuscript,
    examine_what_changed,
    undescribed,
)
from knowledge.models import Examination, Stage, Theme, Upkeep
from tests.factories.editorial import begun, live, written
from tests.factories.knowledge import TranslationFactory

HARD = (
    "De organisatorische randvoorwaarden van multidisciplinaire samenwerkingsverbanden worden "
    "voorafgaandelijk geïnventariseerd door de verantwoordelijke casusregisseur. "
) * 12


@pytest.mark.parametrize(
    ("source", "faults"),
    [
        ("![](a.png)", ["missing"]),
        ("![  ](a.png)", ["missing"]),
        ("![IMG_2041.jpg](a.png)", ["file-name"]),
        ("![dsc-0042](a.png)", ["file-name"]),
        ("![Foto.](a.png)", ["says-picture"]),
        ('![Twaalf linten](a.png "Twaalf linten")', ["caption-again"]),
        ('![Twaalf linten in een vlecht](image:1 "Onze vlecht")', []),
        ("Geen beeld.", []),
    ],
)
def test_a_picture_that_says_nothing_is_found(source: str, faults: list[str]) -> None:
    assert [found["fault"] for found in undescribed(render(source).pictures)] == faults


def test_saving_examines_what_is_written(writer: Person, theme: Theme) -> None:
    translation = begun(writer, theme, body=f"{HARD}\n\n![](vlecht.png)\n")
    found = examinations().get()
    assert (found.translation, found.stage) == (translation, Stage.WRITING)
    assert found.score is not None
    assert found.score < 300
    assert found.pictures == [{"line": 3, "address": "vlecht.png", "fault": "missing"}]


def test_a_text_is_parsed_once_for_all_that_is_said_of_it(
    writer: Person, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    manuscript = manuscript_of(begun(writer, theme, body=f"{HARD}\n\n![](vlecht.png)\n"))
    assert manuscript is not None
    parsed: list[str] = []
    really = markdown._parser.parse

    def parse(source: str, environment: dict[str, Any]) -> list[Token]:
        parsed.append(source)
        return really(source, environment)

    monkeypatch.setattr(markdown._parser, "parse", parse)
    examine_manuscript(manuscript, language="nl")
    assert parsed == [manuscript.body]
    assert examinations().get().pictures != []


def test_a_text_that_is_too_long_to_read_has_nothing_said_of_it(
    writer: Person, theme: Theme
) -> None:
    begun(writer, theme, body="![](vlecht.png)\n\n" + "x" * 20_000)
    found = examinations().get()
    assert (found.words, found.score, found.pictures) == (0, None, [])


def test_publishing_examines_what_readers_get(
    writer: Person, colleague: Person, theme: Theme
) -> None:
    translation = begun(writer, theme, body=HARD)
    live(translation, by=writer, reviewer=colleague)
    assert [found.stage for found in examinations()] == [Stage.PUBLISHED]
    written(translation, writer, body="Kort.")
    assert {found.stage for found in examinations()} == {Stage.PUBLISHED, Stage.WRITING}
    translation.publication.delete()
    assert [found.stage for found in examinations()] == [Stage.WRITING]


def test_the_task_examines_what_came_in_another_way_once(theme: Theme, writer: Person) -> None:
    TranslationFactory(theme=theme, published=True, body=HARD)
    begun(writer, theme)
    Examination.objects.filter(stage=Stage.WRITING).update(rules=0)
    Upkeep.objects.all().delete()
    assert examine_what_changed() == 2
    assert examinations().count() == 2
    assert Upkeep.objects.count() == 1
    assert examine_what_changed() == 0


def test_french_is_examined_and_not_measured(theme: Theme) -> None:
    TranslationFactory(theme=theme, language="fr", published=True, body=HARD)
    examine_what_changed()
    found = examinations().get()
    assert (found.score, found.words > 100) == (None, True)
