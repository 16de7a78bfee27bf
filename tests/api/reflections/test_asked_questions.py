"""What an organisation asks, and what an entry keeps of it."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Person
from core.identifiers import new_id
from core.tenancy import acting_as
from reflections.designing import change_template
from reflections.models import Template
from reflections.templates import ours
from tests.api.reflections.conftest import issues, patch, post, reflection_body
from tests.factories.accounts import MembershipFactory
from tests.factories.reflections import TemplateFactory
from tests.support.queries import sent


@pytest.fixture
def template(professional: Person) -> Template:
    """One of the organisation where the professional works; it asks two things."""
    employer = MembershipFactory(person=professional).organisation
    coordinator = MembershipFactory(organisation=employer, role="coordinator").person
    return TemplateFactory(person=coordinator)


def answered(template: Template, **changes: Any) -> dict[str, Any]:
    """Return the body of an entry that answers both questions of `template`."""
    first, second = (question["key"] for question in template.questions)
    answers = {first: "Een stoel.", second: "Wie er zat."}
    return reflection_body(template=template.key, answers=answers, **changes)


def asked(template: Template) -> list[dict[str, str]]:
    """Return its questions as an entry keeps them."""
    return [
        {"key": question["key"], "text": question["text"]["nl"]} for question in template.questions
    ]


def test_an_entry_takes_the_questions_of_the_template_as_it_is(
    client_for: Any, professional: Any, template: Template
) -> None:
    kept = post(client_for(professional), answered(template))
    assert kept.status_code == 201
    assert kept.json()["questions"] == asked(template)
    assert list(kept.json()["answers"].values()) == ["Een stoel.", "Wie er zat."]


def test_an_entry_keeps_its_questions_when_the_template_changes(
    client_for: Any, professional: Any, template: Template
) -> None:
    client = client_for(professional)
    address = post(client, answered(template))["Location"]
    before = asked(template)
    coordinator = template.organisation.memberships.get(role="coordinator").person
    with acting_as(coordinator.pk):
        change_template(
            template=template,
            changes={"questions": [{"text": {"nl": "Heel iets anders?"}}], "retired": True},
        )
    assert client.get(address).json()["questions"] == before
    changed = patch(client, address, {"answers": {before[0]["key"]: "Een lege stoel."}})
    assert changed.status_code == 200
    assert changed.json()["questions"] == before


def test_what_was_written_offline_with_a_template_of_before_arrives(
    client_for: Any, professional: Any
) -> None:
    own = f"q{new_id().hex}"
    body = reflection_body(
        template=str(new_id()),
        questions=[{"key": own, "text": "Wat bleef je bij?"}],
        answers={own: "Haar blik."},
    )
    kept = post(client_for(professional), body)
    assert kept.status_code == 201
    assert kept.json()["answers"] == {own: "Haar blik."}


def test_switching_to_ours_lets_the_questions_go_and_back_brings_the_answers(
    client_for: Any, professional: Any, template: Template
) -> None:
    client = client_for(professional)
    address = post(client, answered(template))["Location"]
    gibbs = patch(client, address, {"template": "gibbs"}).json()
    assert gibbs["questions"] == []
    assert gibbs["answers"]["description"] == "Een stoel."
    back = patch(client, address, {"template": template.key}, tag='"2"').json()
    assert back["questions"] == asked(template)
    assert list(back["answers"].values()) == ["Een stoel.", "Wie er zat."]


def test_the_template_of_another_organisation_asks_nothing(
    client_for: Any, stranger: Any, template: Template
) -> None:
    refused = post(client_for(stranger), answered(template))
    assert refused.status_code == 400
    assert ("body", "template", "template_unknown") in issues(refused)


KEY = f"q{'0' * 32}"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"template": "gibbs"}, ("body", "questions", "not_for_this_template")),
        ({"template": "unknown"}, ("body", "template", "template_unknown")),
        ({"questions": []}, ("body", "template", "template_unknown")),
        ({"questions": "x"}, ("body", "questions", "not_a_list")),
        ({"questions": ["x"]}, ("body", "questions.0", "not_an_object")),
        (
            {"questions": [{"key": "geheim", "text": "?"}]},
            ("body", "questions.0.key", "not_a_question"),
        ),
        (
            {"questions": [{"key": "action_plan", "text": "?"}]},
            ("body", "questions.0.key", "not_a_question"),
        ),
        (
            {"questions": [{"key": KEY, "text": "x" * 201}]},
            ("body", "questions.0.text", "max_length"),
        ),
        (
            {"questions": [{"key": KEY, "text": "a\nb"}]},
            ("body", "questions.0.text", "one_line"),
        ),
        (
            {"questions": [{"key": KEY, "text": "?"}] * 2},
            ("body", "questions", "question_repeated"),
        ),
        (
            {"questions": [{"key": KEY, "text": "?"}] * 13},
            ("body", "questions", "max_length"),
        ),
        ({"answers": {"text": "x"}}, ("body", "answers.text", "not_in_this_template")),
    ],
)
def test_bad_questions_say_what_and_where(
    client_for: Any, professional: Any, changes: dict[str, Any], expected: tuple[str, str, str]
) -> None:
    body = reflection_body(
        template=str(new_id()), questions=[{"key": KEY, "text": "?"}], answers={KEY: "x"}
    )
    response = post(client_for(professional), body | changes)
    assert response.status_code == 400
    assert expected in issues(response)


def test_ours_cost_no_statement(client_for: Any, professional: Any) -> None:
    ours()
    client = client_for(professional)
    post(client, reflection_body())
    with CaptureQueriesContext(connection) as queries:
        assert post(client, reflection_body(template="starr", answers={})).status_code == 201
    assert not [each for each in sent(queries) if "reflections_template" in each]
