"""Team signals, and consent to them, over HTTP."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import Organisation, Person
from core.identifiers import new_id
from core.tenancy import acting_as
from reflections.models import THEMES, SignalConsent
from reflections.team_signals.publishing import publish_signals
from tests.api.reflections.conftest import issues, patch
from tests.factories.accounts import MembershipFactory, OrganisationFactory
from tests.factories.team_signals import THEME, agree, member, quarter_that_is_due, team

pytestmark = pytest.mark.django_db


@pytest.fixture
def organisation() -> Organisation:
    made: Organisation = OrganisationFactory(
        name="Sociaal Huis", created_at=timezone.now() - datetime.timedelta(days=2000)
    )
    return made


@pytest.fixture
def coordinator(organisation: Organisation) -> Person:
    return member(organisation, role="coordinator")


def signals(organisation: Organisation) -> str:
    return f"/api/v1/organisations/{organisation.pk}/signals"


def consent(organisation: Organisation) -> str:
    return f"/api/v1/organisations/{organisation.pk}/signal-consent"


def choose(client: Any, organisation: Organisation, given: Any) -> Any:
    address = consent(organisation)
    return patch(client, address, {"given": given}, client.get(address)["ETag"])


def test_a_coordinator_reads_what_was_published(
    client_for: Any, organisation: Organisation, coordinator: Person
) -> None:
    team(organisation, writers=25, others=0)
    publish_signals()
    response = client_for(coordinator).get(signals(organisation))
    assert response.status_code == 200
    body = response.json()
    first = quarter_that_is_due()
    assert body["organisation"] == {"id": str(organisation.pk), "name": "Sociaal Huis"}
    assert body["quarters"] == [
        {
            "firstDay": first.isoformat(),
            "lastDay": body["quarters"][0]["lastDay"],
            # Two thirds of 25 people, in steps of five.
            "themes": [{"theme": THEME, "atLeast": 15}],
        }
    ]
    assert body["nextOn"] > timezone.now().date().isoformat()
    assert response["Cache-Control"] == "no-store"


def test_the_answer_has_no_place_for_anything_finer(
    client_for: Any, organisation: Organisation, coordinator: Person
) -> None:
    """No totals, no number of members, of who agreed, or of what is not shown."""
    team(organisation, writers=9)
    publish_signals()
    body = client_for(coordinator).get(signals(organisation)).json()
    assert set(body) == {"organisation", "quarters", "nextOn"}
    assert set(body["quarters"][0]) == {"firstDay", "lastDay", "themes"}
    assert body["quarters"][0]["themes"] == []


@pytest.mark.parametrize("query", ["theme=resilience", "from=2026-01-01", "quarter=1", "sort=x"])
def test_there_is_nothing_to_filter(
    client_for: Any, organisation: Organisation, coordinator: Person, query: str
) -> None:
    response = client_for(coordinator).get(f"{signals(organisation)}?{query}")
    assert response.status_code == 400


def test_professionals_do_not_read_them(client_for: Any, organisation: Organisation) -> None:
    assert client_for(member(organisation)).get(signals(organisation)).status_code == 403


def test_an_organisation_of_others_does_not_exist(
    client_for: Any, organisation: Organisation, coordinator: Person
) -> None:
    stranger = client_for(member(OrganisationFactory(), role="coordinator"))
    absent = f"/api/v1/organisations/{new_id()}/signals"
    for address in (signals(organisation), consent(organisation), absent):
        assert stranger.get(address).status_code == 404


def test_whoever_stops_coordinating_sees_nothing_any_more(
    client_for: Any, organisation: Organisation, coordinator: Person
) -> None:
    client = client_for(coordinator)
    assert client.get(signals(organisation)).status_code == 200
    coordinator.memberships.all().delete()
    assert client.get(signals(organisation)).status_code == 404


def test_more_themes_cost_as_many_queries(
    client_for: Any, organisation: Organisation, coordinator: Person
) -> None:
    empty = OrganisationFactory(created_at=organisation.created_at)
    team(organisation, writers=25, others=0, themes=THEMES)
    publish_signals()
    costs = {}
    for where, head in ((empty, member(empty, role="coordinator")), (organisation, coordinator)):
        client = client_for(head)
        client.get(signals(where))
        with CaptureQueriesContext(connection) as queries:
            shown = client.get(signals(where)).json()["quarters"][0]["themes"]
        costs[len(shown)] = len(queries)
    assert set(costs) == {0, len(THEMES)}
    assert costs[0] == costs[len(THEMES)]


def test_nobody_is_counted_until_they_say_so(client_for: Any, organisation: Organisation) -> None:
    response = client_for(member(organisation)).get(consent(organisation))
    assert response.json() == {
        "given": False,
        "givenAt": None,
        "withdrawnAt": None,
        "abilities": {"give": True},
    }


def test_consent_is_given_and_withdrawn(client_for: Any, organisation: Organisation) -> None:
    client = client_for(member(organisation))
    given = choose(client, organisation, True)
    assert given.status_code == 200
    assert (given.json()["given"], given.json()["withdrawnAt"]) == (True, None)
    withdrawn = choose(client, organisation, False)
    assert withdrawn.status_code == 200
    assert not withdrawn.json()["given"]
    assert withdrawn.json()["givenAt"] == given.json()["givenAt"]
    assert withdrawn.json()["withdrawnAt"] > given.json()["givenAt"]
    assert client.get(consent(organisation)).json() == withdrawn.json()
    again = choose(client, organisation, True).json()
    assert again["givenAt"] > withdrawn.json()["withdrawnAt"]


def test_saying_the_same_twice_changes_nothing(client_for: Any, organisation: Organisation) -> None:
    client = client_for(member(organisation))
    first = choose(client, organisation, True)
    second = choose(client, organisation, True)
    assert (second.json(), second["ETag"]) == (first.json(), first["ETag"])


def test_a_change_names_the_state_it_saw(client_for: Any, organisation: Organisation) -> None:
    client = client_for(member(organisation))
    stale = client.get(consent(organisation))["ETag"]
    choose(client, organisation, True)
    assert patch(client, consent(organisation), {"given": False}, stale).status_code == 412
    assert patch(client, consent(organisation), {"given": False}, None).status_code == 428
    assert client.get(consent(organisation)).json()["given"]


def test_what_is_no_answer_is_refused(client_for: Any, organisation: Organisation) -> None:
    client = client_for(member(organisation))
    response = choose(client, organisation, "misschien")
    assert response.status_code == 400
    assert ("body", "given", "invalid") in issues(response)
    other = patch(client, consent(organisation), {"since": "2020-01-01"}, '"0"')
    assert other.status_code == 400


def test_a_coordinator_is_not_asked_and_can_still_withdraw(
    client_for: Any, organisation: Organisation, coordinator: Person
) -> None:
    client = client_for(coordinator)
    assert client.get(consent(organisation)).json()["abilities"] == {"give": False}
    assert choose(client, organisation, True).status_code == 403
    promoted = member(organisation)
    agree(promoted, organisation)
    MembershipFactory(person=promoted, organisation=organisation, role="coordinator")
    assert choose(client_for(promoted), organisation, False).json()["given"] is False
    assert choose(client_for(promoted), organisation, True).status_code == 403


def test_consent_of_one_says_nothing_of_another(
    client_for: Any, organisation: Organisation
) -> None:
    one, other = member(organisation), member(organisation)
    choose(client_for(one), organisation, True)
    assert not client_for(other).get(consent(organisation)).json()["given"]
    with acting_as(other.pk):
        assert not SignalConsent.objects.exists()
