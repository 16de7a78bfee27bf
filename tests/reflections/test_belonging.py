"""Whether what stands under *Hoort erbij* does belong there, and for reasons that tell."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from accounts.models import Person
from core.tenancy import acting_as
from reflections.likeness import telling_words
from reflections.relating import related_reflections
from tests.factories.accounts import PersonFactory
from tests.factories.reflections import GIBBS, ReflectionFactory
from tests.reflections.judged.score import Outcome, measure, report

_ENOUGH = 0.85


def _share_found(outcomes: Sequence[Outcome]) -> float:
    wanted = sum(len(outcome.wanted) for outcome in outcomes)
    missed = sum(len(outcome.missed) for outcome in outcomes)
    return 1 - missed / wanted


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_in_a_small_log_what_belongs_together_is_found_and_nothing_by_chance(language: str) -> None:
    outcomes = measure(language)
    said = "\n".join(report(outcomes))
    assert not any(outcome.chance for outcome in outcomes), said
    assert _share_found(outcomes) >= _ENOUGH, said


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_log_in_another_language_than_the_account_is_compared_as_well(language: str) -> None:
    outcomes = measure(language, account="fr")
    said = "\n".join(report(outcomes))
    assert not any(outcome.chance for outcome in outcomes), said
    assert _share_found(outcomes) >= _ENOUGH, said


def _reasons(person: Person, texts: Sequence[str]) -> list[Sequence[str]]:
    """Return why each of the others is found beside the last of `texts`."""
    for text in texts[:-1]:
        ReflectionFactory(person=person, title="", answers={"text": text})
    read = ReflectionFactory(person=person, title="", answers={"text": texts[-1]})
    with acting_as(person.pk):
        return [each.shared.words for each in related_reflections(person=person, reflection=read)]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "other",
    [
        "Hij riep dat niemand luistert. Na tien minuten zei hij niets meer. Ik ging zitten.",
        "Volgende keer begin ik eerder, en zeg ik eerst tien keer niets.",
        "Vandaag had ik twintig gesprekken met mevrouw en meneer, en toch gebeurde er niets.",
    ],
)
def test_words_of_any_story_are_no_reason(other: str) -> None:
    read = " ".join(GIBBS.values())
    assert _reasons(PersonFactory(language="nl"), [other, read]) == []


@pytest.mark.django_db
def test_one_word_in_common_is_no_reason() -> None:
    texts = ["De deurwaarder belde aan.", "Over de deurwaarder droomde ik."]
    assert _reasons(PersonFactory(language="nl"), texts) == []


_SPANISH = (
    "La reunión duró demasiado, nadie escuchaba y al final tomamos café sin decidir.",
    "El autobús no vino, llegué veinte minutos tarde, ella esperaba junto a la ventana.",
    "Las salas nuevas tienen cristales enormes, pedí cortinas, alguien vendrá para medirlas.",
)


@pytest.mark.django_db
def test_in_a_language_without_a_list_a_few_words_in_common_may_be_chance() -> None:
    assert _reasons(PersonFactory(language="nl"), _SPANISH) == []


@pytest.mark.django_db
def test_in_a_language_without_a_list_many_words_in_common_are_none() -> None:
    again = f"Hoy otra vez: {_SPANISH[1].lower()}"
    (words,) = _reasons(PersonFactory(language="nl"), [*_SPANISH, again])
    assert len(words) == 3


@pytest.mark.parametrize(
    ("texts", "language", "shown"),
    [
        (["Asmara is ver. Zij mist Asmara."], "nl", ["Asmara", "mist"]),
        (["Deurwaarders. De deurwaarders waren er."], "nl", ["deurwaarders"]),
        (["De cliënten van het café."], "nl", ["café"]),
        (["L'interprète n'a pas parlé de l\u2019œuvre"], "fr", ["interprète", "œuvre"]),
        (["Zeventien keer zei hij niets, 2026 keer vandaag."], "nl", []),
    ],
)
def test_words_are_shown_as_they_are_written(
    texts: list[str], language: str, shown: list[str]
) -> None:
    assert [each.word for each in telling_words(texts, language)] == shown
