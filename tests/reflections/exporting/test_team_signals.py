"""Where somebody agreed to be counted stands in an export of everything."""

from __future__ import annotations

import datetime

import pytest
from django.utils import timezone

from accounts.models import Membership, Organisation, Person
from core.home import HOME
from core.tenancy import acting_as
from reflections.reading import OpenReflection
from reflections.team_signals.consenting import give_consent, withdraw_consent
from tests.factories.accounts import MembershipFactory, OrganisationFactory
from tests.reflections.exporting.test_json import document_of
from tests.reflections.exporting.test_markdown import files_of


@pytest.fixture
def employer(person: Person, written: list[OpenReflection]) -> Organisation:
    """Where the person works and has changed their mind twice; others did so as well."""
    employer = OrganisationFactory(name="Noord")
    membership = MembershipFactory(person=person, organisation=employer, role="professional")
    with acting_as(person.pk):
        give_consent(person=person, organisation=employer)
        withdraw_consent(person=person, organisation=employer)
        give_consent(person=person, organisation=employer)
    other = MembershipFactory(organisation=employer, role="professional").person
    with acting_as(other.pk):
        give_consent(person=other, organisation=employer)
    assert isinstance(membership, Membership)
    return employer


def test_data_holds_what_was_chosen_and_when(person: Person, employer: Organisation) -> None:
    (found,) = document_of(person)["teamSignals"]
    assert found["organisation"] == {"id": str(employer.id), "name": "Noord"}
    assert (found["given"], found["withdrawnAt"]) == (True, None)
    assert [each["given"] for each in found["history"]] == [True, False, True]
    moments = [datetime.datetime.fromisoformat(each["at"]) for each in found["history"]]
    assert moments == sorted(moments)
    assert timezone.now() - moments[0] < datetime.timedelta(minutes=5)


def test_of_who_left_the_history_stays(person: Person, employer: Organisation) -> None:
    Membership.objects.filter(person=person).delete()
    (found,) = document_of(person)["teamSignals"]
    assert (found["given"], found["givenAt"], found["withdrawnAt"]) == (False, None, None)
    assert len(found["history"]) == 3


def test_who_never_chose_has_nothing(person: Person, written: list[OpenReflection]) -> None:
    MembershipFactory(person=person, role="professional")
    assert document_of(person)["teamSignals"] == []


def test_of_chosen_reflections_it_stays_behind(
    person: Person, employer: Organisation, written: list[OpenReflection]
) -> None:
    assert document_of(person, reflections=[written[0].id])["teamSignals"] == []


def test_text_files_say_it_in_words(person: Person, employer: Organisation) -> None:
    files = files_of(person)
    (name,) = [name for name in files if name.startswith("team-signals/")]
    today = timezone.localdate(timezone=HOME)
    assert today.isoformat() in name
    for words in ("# Wat er leeft in je team: Noord", "Je telt mee.", "## Wat je koos"):
        assert words in files[name], words
    assert files[name].count("Akkoord op ") == 2
    assert files[name].count("Gestopt op ") == 1
