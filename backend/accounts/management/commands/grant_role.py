"""Give a person a role on the whole platform."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from accounts.management.sentences import one_sentence
from accounts.models import PlatformRoleName
from accounts.roles import find_person, grant_platform_role


class Command(BaseCommand):
    help = "Give a person a role on the whole platform: manage.py grant_role EMAIL editor"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", metavar="EMAIL")
        parser.add_argument("role", choices=PlatformRoleName.values, metavar="ROLE")

    def handle(self, *_args: Any, email: str, role: str, **_options: Any) -> None:
        with one_sentence(email=email, role=role):
            grant_platform_role(person=find_person(email), role=PlatformRoleName(role), by=None)
        self.stdout.write(f"{email} is {role} now.")
