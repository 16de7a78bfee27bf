"""Take a role in an organisation from a person."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from accounts.management.sentences import one_sentence
from accounts.models import MembershipRole
from accounts.roles import find_organisation, find_person, remove_member


class Command(BaseCommand):
    help = "Take a role in an organisation: manage.py remove_member ORGANISATION EMAIL coordinator"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("organisation", metavar="ORGANISATION", help="name or identifier")
        parser.add_argument("email", metavar="EMAIL")
        parser.add_argument("role", choices=MembershipRole.values, metavar="ROLE")

    def handle(
        self, *_args: Any, organisation: str, email: str, role: str, **_options: Any
    ) -> None:
        with one_sentence(email=email, role=role, organisation=organisation):
            place = find_organisation(organisation)
            remove_member(
                organisation=place, person=find_person(email), role=MembershipRole(role), by=None
            )
        self.stdout.write(f"{email} is no longer {role} of {place.name}.")
