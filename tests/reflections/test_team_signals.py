"""Which themes live in an organisation: who counts, and what is shown of it."""

from __future__ import annotations

import datetime

import pytest
from django.utils import timezone

from accounts.models import AuditEntry, Membership, Organisation, Person
from accounts.roles import remove_member
from core.errors import DomainError
from core.tenancy import acting_as
from reflections.models import Reflection, SignalConsent
from reflections.team_signals.consenting import consent_of, give_consent, withdraw_consent
from reflections.team_signals.publishing import publish_signals
from reflections.team_signals.reading import Signals, next_publication, read_signals
from tests.factories.accounts import MembershipFactory, OrganisationFactory
from tests.factories.team_signals import (
    THEME,
    agree,
    member,
    quarter_that_is_due,
    team,
    wrote,
)

pytestmark = pytest.mark.django_db
# With so many the theme is shown, whatever the blur takes.
PLENTY = 18
# With so many the blur must leave out nobody at all, once in 161 times: never shown below.
FEWEST = 10


@pytest.fixture
def organisation() -> Organisation:
    """One that was here already in the quarters that tests look at."""
    made: Organisation = OrganisationFactory(
        created_at=timezone.now() - datetime.timedelta(days=2000)
    )
    return made


@pytest.fixture
def coordinator(organisation: Organisation) -> Person:
    return member(organisation, role="coordinator")


def seen_by(person: Person, organisation: Organisation) -> Signals:
    with acting_as(person.pk):
        return read_signals(organisation)


def newest(person: Person, organisation: Organisation) -> dict[str, int]:
    """Return what is shown of the newest quarter."""
    quarter = seen_by(person, organisation).quarters[0]
    assert quarter.first_day == quarter_that_is_due()
    return quarter.themes


def test_a_theme_of_many_people_is_shown_in_a_band(
    organisation: Organisation, coordinator: Person
) -> None:
    team(organisation, writers=PLENTY)
    publish_signals()
    # 18 people less 0 to 8, in steps of five.
    assert newest(coordinator, organisation) in ({THEME: 10}, {THEME: 15})


@pytest.mark.parametrize("writers", [0, 1, FEWEST - 1])
def test_a_theme_of_fewer_than_ten_people_is_never_shown(
    organisation: Organisation, coordinator: Person, writers: int
) -> None:
    team(organisation, writers=writers)
    publish_signals()
    assert newest(coordinator, organisation) == {}


def test_people_are_counted_and_not_what_they_wrote(
    organisation: Organisation, coordinator: Person
) -> None:
    few = team(organisation, writers=FEWEST - 1)
    for person in few * 4:
        wrote(person)
    publish_signals()
    assert newest(coordinator, organisation) == {}


def test_nobody_counts_who_did_not_agree(organisation: Organisation, coordinator: Person) -> None:
    for _ in range(40):
        wrote(member(organisation))
    publish_signals()
    assert newest(coordinator, organisation) == {}


def test_what_was_written_before_somebody_agreed_does_not_count(
    organisation: Organisation, coordinator: Person
) -> None:
    people = [member(organisation) for _ in range(40)]
    for person in people:
        wrote(person)
        with acting_as(person.pk):
            earlier = timezone.now() - datetime.timedelta(days=1)
            Reflection.objects.update(created_at=earlier)
        agree(person, organisation, since=timezone.now())
    publish_signals()
    assert newest(coordinator, organisation) == {}


def test_whoever_withdrew_counts_no_longer(organisation: Organisation, coordinator: Person) -> None:
    for person in team(organisation, writers=40, others=0):
        with acting_as(person.pk):
            withdraw_consent(person=person, organisation=organisation)
    publish_signals()
    assert newest(coordinator, organisation) == {}


def test_agreeing_again_does_not_bring_back_what_was_written_before(
    organisation: Organisation, coordinator: Person
) -> None:
    for person in team(organisation, writers=40, others=0):
        with acting_as(person.pk):
            Reflection.objects.update(created_at=timezone.now() - datetime.timedelta(days=1))
            withdraw_consent(person=person, organisation=organisation)
            give_consent(person=person, organisation=organisation)
            assert consent_of(person, organisation).given
    publish_signals()
    assert newest(coordinator, organisation) == {}


def test_coordinators_are_not_counted(organisation: Organisation, coordinator: Person) -> None:
    """They know what they wrote themselves."""
    for person in team(organisation, writers=40):
        MembershipFactory(person=person, organisation=organisation, role="coordinator")
    publish_signals()
    assert newest(coordinator, organisation) == {}


def test_what_lies_in_the_trash_or_has_no_theme_does_not_count(
    organisation: Organisation, coordinator: Person
) -> None:
    for person in team(organisation, writers=40):
        with acting_as(person.pk):
            Reflection.objects.update(trashed_at=timezone.now(), word_page=None)
        wrote(person, None)
    publish_signals()
    assert newest(coordinator, organisation) == {}


def test_a_quarter_waits_six_weeks(organisation: Organisation, coordinator: Person) -> None:
    today = timezone.now().date()
    team(organisation, writers=PLENTY, on=today)
    publish_signals()
    signals = seen_by(coordinator, organisation)
    assert signals.quarters[0].themes == {}
    assert signals.quarters[0].last_day + datetime.timedelta(days=42) < today < signals.next_on


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        ("2026-01-01", "2026-02-12"),
        ("2026-02-11", "2026-02-12"),
        ("2026-02-12", "2026-05-13"),
        ("2026-11-23", "2027-02-12"),
    ],
)
def test_the_next_publication_is_told_beforehand(today: str, expected: str) -> None:
    assert next_publication(datetime.date.fromisoformat(today)).isoformat() == expected


def test_it_is_never_told_that_nearly_everybody_wrote(
    organisation: Organisation, coordinator: Person
) -> None:
    """Else everyone who works there would be found by looking at the list of names."""
    team(organisation, writers=25, others=0)
    publish_signals()
    # Two thirds of 25 are 16.
    assert newest(coordinator, organisation) == {THEME: 15}


def test_an_organisation_of_fourteen_sees_nothing(
    organisation: Organisation, coordinator: Person
) -> None:
    team(organisation, writers=14, others=0)
    publish_signals()
    assert newest(coordinator, organisation) == {}


def test_a_quarter_is_published_once(organisation: Organisation, coordinator: Person) -> None:
    people = team(organisation, writers=PLENTY)
    publish_signals()
    before = seen_by(coordinator, organisation)
    team(organisation, writers=40)
    for person in people:
        with acting_as(person.pk):
            withdraw_consent(person=person, organisation=organisation)
            Reflection.objects.all().delete()
    publish_signals()
    assert seen_by(coordinator, organisation) == before


def test_only_coordinators_see_the_rows(organisation: Organisation, coordinator: Person) -> None:
    people = team(organisation, writers=PLENTY)
    publish_signals()
    elsewhere = member(OrganisationFactory(), role="coordinator")
    for person in (people[0], elsewhere):
        assert newest(person, organisation) == {}
    assert THEME in newest(coordinator, organisation)


def test_quarters_before_an_organisation_was_here_are_left_out(coordinator: Person) -> None:
    publish_signals()
    late = OrganisationFactory()
    assert seen_by(member(late, role="coordinator"), late).quarters == []


def test_counting_leaves_the_person_of_the_transaction_in_place(organisation: Organisation) -> None:
    person = team(organisation, writers=2)[0]
    with acting_as(person.pk):
        publish_signals()
        assert Reflection.objects.count() == 1
        assert SignalConsent.objects.count() == 1


def test_consent_is_off_until_it_is_given(organisation: Organisation) -> None:
    person = member(organisation)
    with acting_as(person.pk):
        consent = consent_of(person, organisation)
        assert (consent.given, consent.given_at, consent.version) == (False, None, 0)
        give_consent(person=person, organisation=organisation)
        given = consent_of(person, organisation)
        assert given.given
        assert given.given_at
        assert not given.withdrawn_at
        withdraw_consent(person=person, organisation=organisation)
        withdrawn = consent_of(person, organisation)
        assert not withdrawn.given
        assert withdrawn.withdrawn_at
        assert (given.version, withdrawn.version) == (1, 2)


def test_consent_is_per_organisation(organisation: Organisation) -> None:
    person = member(organisation)
    other = MembershipFactory(person=person).organisation
    with acting_as(person.pk):
        give_consent(person=person, organisation=organisation)
        assert not consent_of(person, other).given


def test_whoever_coordinates_is_not_asked(organisation: Organisation, coordinator: Person) -> None:
    MembershipFactory(person=coordinator, organisation=organisation)
    with acting_as(coordinator.pk):
        assert not consent_of(coordinator, organisation).may_give
        with pytest.raises(DomainError, match="not_allowed"):
            give_consent(person=coordinator, organisation=organisation)


def test_consent_ends_with_the_membership(organisation: Organisation) -> None:
    person = member(organisation)
    agree(person, organisation)
    remove_member(organisation=organisation, person=person, role="professional", by=None)
    MembershipFactory(person=person, organisation=organisation)
    with acting_as(person.pk):
        assert consent_of(person, organisation).version == 0
        assert not SignalConsent.objects.exists()


def test_the_audit_trail_tells_when_and_nothing_else(organisation: Organisation) -> None:
    person = member(organisation)
    with acting_as(person.pk):
        for _ in range(2):
            give_consent(person=person, organisation=organisation)
        for _ in range(2):
            withdraw_consent(person=person, organisation=organisation)
    rows = AuditEntry.objects.filter(subject_id=person.pk).order_by("id")
    assert [(row.action, row.organisation_id, row.role) for row in rows] == [
        ("signals_agreed", organisation.pk, ""),
        ("signals_withdrawn", organisation.pk, ""),
    ]


def test_organisations_and_memberships_can_still_be_deleted(organisation: Organisation) -> None:
    team(organisation, writers=PLENTY)
    publish_signals()
    organisation.delete()
    assert not Membership.objects.filter(organisation_id=organisation.pk).exists()
