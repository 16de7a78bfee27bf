"""Give a person a role in an organisation."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction

from accounts.management.sentences import one_sentence
from accounts.models import MembershipRole, Organisation
from accounts.roles import add_member, create_organisation, find_organisation, find_person


class Command(BaseCommand):
    help = (
        "Give a person a role in an organisation: "
        "manage.py add_member ORGANISATION EMAIL coordinator [--create]"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("organisation", metavar="ORGANISATION", help="name or identifier")
        parser.add_argument("email", metavar="EMAIL")
        parser.add_argument("role", choices=MembershipRole.values, metavar="ROLE")
        parser.add_argument(
            "--create", action="store_true", help="make the organisation when there is none"
        )

    @transaction.atomic
    def handle(
        self,
        *_args: Any,
        organisation: str,
        email: str,
        role: str,
        create: bool,
        **_options: Any,
    ) -> None:
        with one_sentence(email=email, role=role, organisation=organisation):
            person = find_person(email)
            place = _place(organisation, create=create)
            add_member(organisation=place, person=person, role=MembershipRole(role), by=None)
        self.stdout.write(f"{email} is {role} of {place.name} now.")


def _place(name: str, *, create: bool) -> Organisation:
    if create and not Organisation.objects.filter(name__iexact=name.strip()).exists():
        return create_organisation(name=name, by=None)
    return find_organisation(name)
