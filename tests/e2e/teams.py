"""The organisations that screens of team signals are about."""

from __future__ import annotations

import datetime
import os
from collections.abc import Mapping

import psycopg2
from django.db import connection
from django.utils import timezone

from accounts.models import Organisation, Person
from core.tenancy import acting_as
from reflections.models import Template
from tests.e2e.people import Somebody, somebody
from tests.factories.accounts import MembershipFactory, OrganisationFactory
from tests.factories.reflections import TemplateFactory
from tests.factories.team_signals import quarter_that_is_due
from tests.support.database import with_name

# Per quarter, the newest first: which themes are shown, with "at least so many".
SHOWN: tuple[Mapping[str, int], ...] = (
    {"grief-and-loss": 25, "interpreter-use": 15, "trauma-behaviour": 10},
    {"grief-and-loss": 20, "interpreter-use": 20},
    {"grief-and-loss": 10, "trauma-behaviour": 15, "resilience": 10},
    {},
    {"trauma-behaviour": 15, "resilience": 15},
    {"trauma-behaviour": 10, "resilience": 10, "grief-and-loss": 15},
)


def employer(name: str) -> Organisation:
    """Make an organisation that has been here for years; names are given once."""
    namesakes = Organisation.objects.filter(name__startswith=name).count()
    name = f"{name} {namesakes + 1}" if namesakes else name
    founded = timezone.now() - datetime.timedelta(days=2000)
    made: Organisation = OrganisationFactory(name=name, created_at=founded)
    return made


def publish(organisation: Organisation) -> None:
    """Put what was counted in the place where it is kept; only the owner of the tables can."""
    name = str(connection.settings_dict["NAME"])
    owner = psycopg2.connect(with_name(os.environ["OWNER_DATABASE_URL"], name))
    with owner, owner.cursor() as cursor:
        cursor.execute("SELECT first_day FROM reflections_signalquarter")
        there = {row[0] for row in cursor.fetchall()}
        for back, themes in enumerate(SHOWN):
            quarter = quarter_that_is_due(back)
            if quarter not in there:
                cursor.execute(
                    "INSERT INTO reflections_signalquarter VALUES (%s, now())", [quarter]
                )
            for theme, at_least in themes.items():
                cursor.execute(
                    "INSERT INTO reflections_signal "
                    "(organisation_id, quarter_id, theme, at_least) VALUES (%s, %s, %s, %s)",
                    [str(organisation.pk), quarter, theme, at_least],
                )
    owner.close()


def head_of_teams(colleague: Person) -> Somebody:
    """Make somebody who coordinates two teams; `colleague` works in the one that shows a lot."""
    head = somebody("Griet")
    lively, quiet = employer("Sociaal Huis"), employer("Wijkteam Noord")
    for organisation in (lively, quiet):
        MembershipFactory(person=head.person, organisation=organisation, role="coordinator")
    MembershipFactory(person=colleague, organisation=lively)
    publish(lively)
    TemplateFactory(
        person=head.person,
        organisation=lively,
        name={"nl": "Na een huisbezoek", "fr": "Après une visite"},
        description={"nl": "Voor wie net buiten staat."},
        questions=(
            {"key": "description", "text": {"nl": "Wat zag je?"}, "hint": {"nl": "Kort."}},
            {"text": {"nl": "Wat vraag je nog?", "fr": "Que demandez-vous encore ?"}},
        ),
    )
    return head


def template_of(coordinator: Person) -> str:
    """Return the key of the template that the organisation of this coordinator has."""
    with acting_as(coordinator.pk):
        found = Template.objects.visible_to(coordinator.pk).exclude(organisation=None)
        return str(found.values_list("key", flat=True)[0])
