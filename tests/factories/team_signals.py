"""People of an organisation who agreed to be counted, and what they wrote about."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from django.utils import timezone

from accounts.models import Membership, Organisation, Person
from core.identifiers import new_id
from core.tenancy import acting_as
from reflections.models import Reflection, SignalConsent
from reflections.team_signals.models import DAYS_LATER
from reflections.team_signals.reading import quarter_of
from tests.factories.accounts import MembershipFactory

THEME = "grief-and-loss"
LONG_AGO = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)


def quarter_that_is_due(back: int = 0) -> datetime.date:
    """Return the first day of the newest quarter that is counted by now, or of `back` earlier."""
    first = quarter_of(timezone.now().date() - datetime.timedelta(days=DAYS_LATER))
    for _ in range(back + 1):
        first = quarter_of(first - datetime.timedelta(days=1))
    return first


def member(organisation: Organisation, *, role: str = "professional") -> Person:
    """Return somebody new who works there; nobody asked them anything yet."""
    membership: Membership = MembershipFactory(organisation=organisation, role=role)
    return membership.person


def agree(
    person: Person, organisation: Organisation, *, since: datetime.datetime = LONG_AGO
) -> None:
    """Let `person` have agreed to be counted there `since` that moment."""
    membership = person.memberships.get(organisation=organisation, role="professional")
    with acting_as(person.pk):
        SignalConsent.objects.create(membership=membership, person=person, given_at=since)


def wrote(person: Person, theme: str | None = THEME, *, on: datetime.date | None = None) -> None:
    """Keep a reflection of `person` about `theme`, of a day in the quarter that is due.

    Its sealed part is empty: nothing that counts looks at it.
    """
    with acting_as(person.pk):
        Reflection.objects.create(
            person=person,
            occurred_on=on or quarter_that_is_due(),
            theme=theme,
            template="free",
            sealed=b"",
            word_page=new_id(),
        )


def team(
    organisation: Organisation,
    *,
    writers: int,
    others: int = 30,
    themes: Iterable[str] = (THEME,),
    on: datetime.date | None = None,
) -> list[Person]:
    """Return `writers` new members who agreed and wrote about `themes`.

    Nobody asked the `others`, who are there as well.
    """
    for _ in range(others):
        member(organisation)
    people = [member(organisation) for _ in range(writers)]
    for person in people:
        agree(person, organisation)
        for theme in themes:
            wrote(person, theme, on=on)
    return people
