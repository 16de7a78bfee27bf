"""What belongs with a reflection, and why."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest

from accounts.models import Person
from tests.api.reflections.conftest import REFLECTIONS
from tests.factories.reflections import PROMPT, ReflectionFactory
from tests.support.queries import assert_constant_queries

UNLIKE = (
    "Het overleg over de agenda liep uit, en de verwarming deed het niet.",
    "Op de fiets naar huis bedacht ik wat er nog ontbrak in het verslag.",
    "Een collega vroeg of ik haar spreekuur kon overnemen tijdens de vakantie.",
)
LIKE = "De tolk aarzelde, en de moeder begon te huilen bij het woord kamp."


@pytest.fixture
def client(professional: Person, client_for: Callable[[Person], Any]) -> Any:
    return client_for(professional)


def _related(client: Any, reflection: Any) -> list[dict[str, Any]]:
    response = client.get(f"{REFLECTIONS}/{reflection.id}/related-reflections")
    assert response.status_code == 200
    items: list[dict[str, Any]] = response.json()["items"]
    return items


def _write(person: Person, text: str = "", **values: Any) -> Any:
    return ReflectionFactory(person=person, title="", answers={"text": text}, **values)


def _others(person: Person) -> None:
    for text in UNLIKE * 4:
        _write(person, text, theme="resilience")


def test_the_only_reflection_belongs_with_nothing(client: Any, professional: Person) -> None:
    assert _related(client, _write(professional, LIKE, tags=["stilte"], prompt=PROMPT)) == []


def test_one_theme_alone_makes_nothing_belong_together(client: Any, professional: Person) -> None:
    _others(professional)
    alone = _write(professional, "Stilte aan tafel.", theme="resilience")
    assert _related(client, alone) == []


def test_a_tag_in_common_is_said(client: Any, professional: Person) -> None:
    _others(professional)
    other = _write(professional, tags=["Stilte", "tolk"])
    read = _write(professional, tags=["stilte", "rouw"])
    (found,) = _related(client, read)
    assert found["reflection"]["id"] == str(other.id)
    assert found["tags"] == ["stilte"]
    assert (found["sameArticle"], found["samePrompt"], found["words"]) == (False, False, [])


def test_an_article_in_common_is_said_and_the_same_question_comes_first(
    client: Any, professional: Person
) -> None:
    question = _write(professional, prompt=PROMPT, occurred_on=datetime.date(2020, 1, 1))
    article = _write(professional, prompt={**PROMPT, "key": "anders", "text": "En daarna?"})
    _write(professional, prompt={**PROMPT, "article": "veerkracht"})
    found = _related(client, _write(professional, prompt=PROMPT))
    assert [each["reflection"]["id"] for each in found] == [str(question.id), str(article.id)]
    assert [each["samePrompt"] for each in found] == [True, False]
    assert all(each["sameArticle"] for each in found)


def test_rare_words_in_common_are_said_in_any_form(client: Any, professional: Person) -> None:
    _others(professional)
    other = _write(professional, "Twee tolken aarzelden. Alle moeders huilden om de kampen.")
    found = _related(client, _write(professional, LIKE))
    assert [each["reflection"]["id"] for each in found] == [str(other.id)]
    assert set(found[0]["words"]) <= {"tolk", "aarzelde", "moeder", "huilen", "kamp"}
    assert len(found[0]["words"]) == 3


def test_words_that_are_everywhere_say_nothing(client: Any, professional: Person) -> None:
    for number in range(20):
        _write(professional, f"De tolk en de moeder wachten in kamer {number}.")
    assert _related(client, _write(professional, "De tolk en de moeder wachten.")) == []


def test_a_long_text_does_not_belong_with_everything(client: Any, professional: Person) -> None:
    _others(professional)
    padding = " ".join(f"woord{number}" for number in range(4_000))
    _write(professional, f"{LIKE} {padding}")
    assert _related(client, _write(professional, LIKE)) == []


def test_of_equals_those_of_one_theme_come_first(client: Any, professional: Person) -> None:
    same = _write(professional, tags=["stilte"], theme="grief-and-loss")
    _write(professional, tags=["stilte"], theme="resilience")
    found = _related(client, _write(professional, tags=["stilte"], theme="grief-and-loss"))
    assert found[0]["reflection"]["id"] == str(same.id)
    assert [each["sameTheme"] for each in found] == [True, False]


def test_at_most_five_are_shown(client: Any, professional: Person) -> None:
    for _ in range(7):
        _write(professional, tags=["stilte"])
    assert len(_related(client, _write(professional, tags=["stilte"]))) == 5


def test_what_others_wrote_or_lies_in_the_trash_belongs_with_nothing(
    client: Any, professional: Person, stranger: Person
) -> None:
    _write(stranger, LIKE, tags=["stilte"], prompt=PROMPT)
    _write(professional, LIKE, tags=["stilte"], prompt=PROMPT, trashed=True)
    assert _related(client, _write(professional, LIKE, tags=["stilte"], prompt=PROMPT)) == []


def test_somebody_elses_reflection_is_not_there(client: Any, stranger: Person) -> None:
    address = f"{REFLECTIONS}/{_write(stranger, LIKE).id}/related-reflections"
    assert client.get(address).status_code == 404


def test_parameters_are_refused(client: Any, professional: Person) -> None:
    address = f"{REFLECTIONS}/{_write(professional, LIKE).id}/related-reflections"
    assert client.get(address, {"pageSize": "2"}).status_code == 400


def test_fifty_cost_as_many_queries_as_two(client: Any, professional: Person) -> None:
    read = _write(professional, LIKE, tags=["stilte"])

    def grow(count: int) -> None:
        for _ in range(count):
            _write(professional, LIKE, tags=["stilte"])

    assert_constant_queries(lambda: _related(client, read), grow)
