"""Templates: ours for everybody, and those of an organisation for its members."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from accounts.models import Organisation, Person
from core.tenancy import acting_as
from reflections.models import Template
from tests.api.reflections.conftest import issues, patch
from tests.factories.accounts import MembershipFactory, OrganisationFactory
from tests.factories.reflections import TemplateFactory

TEMPLATES = "/api/v1/templates"
OURS = ["free", "gibbs", "alact", "starr", "what-so-what"]
QUESTIONS = [
    {"key": "description", "text": {"nl": "Wat zag je?"}, "hint": {"nl": "Kort."}},
    {"text": {"nl": "Wat vraag je?", "fr": "Que demandez-vous ?"}},
]
_attempts = itertools.count()


@pytest.fixture
def employer(db: None) -> Organisation:
    """Where somebody works."""
    return OrganisationFactory()


@pytest.fixture
def colleague(employer: Organisation) -> Person:
    """A member of that organisation."""
    return MembershipFactory(organisation=employer).person


@pytest.fixture
def coordinator(employer: Organisation) -> Person:
    """A coordinator of that organisation."""
    return MembershipFactory(organisation=employer, role="coordinator").person


def make(client: Any, **body: Any) -> Any:
    """Ask for a template to be made."""
    return client.post(
        TEMPLATES, body, format="json", headers={"Idempotency-Key": f"made-{next(_attempts)}"}
    )


def test_everybody_has_ours_in_three_languages(client_for: Any, professional: Any) -> None:
    items = client_for(professional).get(TEMPLATES).json()["items"]
    assert [item["key"] for item in items] == OURS
    for item in items:
        texts = [item["name"], item["description"]]
        texts += [text for each in item["questions"] for text in (each["text"], each["hint"])]
        assert all(set(text) == {"nl", "fr", "en"} for text in texts)
        assert (item["organisation"], item["retired"]) == (None, False)
        assert item["abilities"] == {"change": False}


def test_a_coordinator_makes_one_that_colleagues_see(
    client_for: Any, coordinator: Any, colleague: Any, professional: Any, employer: Any
) -> None:
    made = make(
        client_for(coordinator),
        organisation=str(employer.pk),
        name={"nl": "Na een huisbezoek"},
        questions=QUESTIONS,
    )
    assert made.status_code == 201
    body = made.json()
    assert made["Location"] == f"{TEMPLATES}/{body['key']}"
    assert body["organisation"] == {"id": str(employer.pk), "name": employer.name}
    assert [each["text"]["nl"] for each in body["questions"]] == ["Wat zag je?", "Wat vraag je?"]
    first, second = (each["key"] for each in body["questions"])
    assert first == "description"
    assert second.startswith("q")
    assert body["abilities"] == {"change": True}
    seen = client_for(colleague).get(TEMPLATES).json()["items"]
    assert [item["key"] for item in seen] == [*OURS, body["key"]]
    assert seen[-1]["abilities"] == {"change": False}
    elsewhere = client_for(professional)
    assert [item["key"] for item in elsewhere.get(TEMPLATES).json()["items"]] == OURS
    assert elsewhere.get(made["Location"]).status_code == 404


def test_members_who_do_not_coordinate_make_and_change_none(
    client_for: Any, coordinator: Any, colleague: Any, employer: Any
) -> None:
    template = TemplateFactory(person=coordinator)
    client = client_for(colleague)
    made = make(client, organisation=str(employer.pk), name={"nl": "Nee"}, questions=QUESTIONS)
    assert made.status_code == 403
    address = f"{TEMPLATES}/{template.key}"
    assert patch(client, address, {"retired": True}).status_code == 403


def test_a_coordinator_makes_none_for_another_organisation(
    client_for: Any, coordinator: Any
) -> None:
    other = OrganisationFactory()
    made = make(
        client_for(coordinator),
        organisation=str(other.pk),
        name={"nl": "Nee"},
        questions=QUESTIONS,
    )
    assert made.status_code == 400
    assert issues(made) == {("body", "organisation", "organisation_unknown")}


def test_nobody_changes_ours(client_for: Any, coordinator: Any) -> None:
    response = patch(client_for(coordinator), f"{TEMPLATES}/gibbs", {"retired": True})
    assert response.status_code == 403


def test_texts_are_merged_and_questions_are_given_whole(client_for: Any, coordinator: Any) -> None:
    template = TemplateFactory(person=coordinator, description={"nl": "Kort."})
    client, address = client_for(coordinator), f"{TEMPLATES}/{template.key}"
    kept = client.get(address).json()["questions"][1]
    body = {
        "name": {"fr": "Après une visite"},
        "description": {"nl": None},
        "questions": [kept, {"text": {"nl": "En dan?"}}],
    }
    changed = patch(client, address, body)
    assert changed.status_code == 200
    assert changed["ETag"] == '"2"'
    after = changed.json()
    assert after["name"] == {**template.name, "fr": "Après une visite"}
    assert after["description"] == {}
    assert after["questions"][0] == kept
    assert after["questions"][1]["text"] == {"nl": "En dan?"}


def test_a_retired_one_keeps_its_name_and_says_so(
    client_for: Any, coordinator: Any, colleague: Any
) -> None:
    template = TemplateFactory(person=coordinator)
    address = f"{TEMPLATES}/{template.key}"
    assert patch(client_for(coordinator), address, {"retired": True}).json()["retired"] is True
    seen = client_for(colleague).get(TEMPLATES).json()["items"][-1]
    assert (seen["key"], seen["retired"]) == (template.key, True)


def test_a_stale_version_changes_nothing(client_for: Any, coordinator: Any) -> None:
    template = TemplateFactory(person=coordinator)
    client, address = client_for(coordinator), f"{TEMPLATES}/{template.key}"
    assert patch(client, address, {"retired": True}, tag='"7"').status_code == 412
    assert patch(client, address, {"retired": True}, tag=None).status_code == 428


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"name": {}}, ("body", "name", "no_language")),
        ({"name": {"nl": "x" * 81}}, ("body", "name.nl", "too_long")),
        ({"name": {"nl": " "}}, ("body", "name.nl", "nothing_written")),
        ({"name": {"nl": "a\nb"}}, ("body", "name.nl", "one_line")),
        ({"name": {"de": "x"}}, ("body", "name.de", "unknown_key")),
        ({"name": "x"}, ("body", "name", "not_an_object")),
        ({"questions": []}, ("body", "questions", "min_length")),
        ({"questions": [{"text": {}}]}, ("body", "questions.0.text", "no_language")),
        (
            {"questions": [{"key": "secret", "text": {"nl": "?"}}]},
            ("body", "questions.0.key", "not_a_question"),
        ),
        (
            {"questions": [{"key": "text", "text": {"nl": "?"}}] * 2},
            ("body", "questions", "question_repeated"),
        ),
        ({"organisation": 7}, ("body", "organisation", "not_uuid7")),
    ],
)
def test_bad_input_says_what_and_where_and_makes_nothing(
    client_for: Any,
    coordinator: Any,
    employer: Any,
    changes: dict[str, Any],
    expected: tuple[str, str, str],
) -> None:
    body = {"organisation": str(employer.pk), "name": {"nl": "Naam"}, "questions": QUESTIONS}
    made = make(client_for(coordinator), **(body | changes))
    assert made.status_code == 400
    assert expected in issues(made)
    with acting_as(coordinator.pk):
        assert Template.objects.count() == len(OURS)


def test_an_organisation_has_fifty_at_most(
    client_for: Any, coordinator: Any, employer: Any, monkeypatch: Any
) -> None:
    monkeypatch.setattr("reflections.designing.MOST_TEMPLATES", 1)
    TemplateFactory(person=coordinator)
    made = make(
        client_for(coordinator),
        organisation=str(employer.pk),
        name={"nl": "Nog een"},
        questions=QUESTIONS,
    )
    assert made.status_code == 409
    assert made.json()["type"] == "urn:problem-type:klankbord:too-many-templates"
