"""Take a role on the whole platform from a person."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from accounts.management.sentences import one_sentence
from accounts.models import PlatformRoleName
from accounts.roles import find_person, revoke_platform_role


class Command(BaseCommand):
    help = "Take a role on the whole platform: manage.py revoke_role EMAIL editor"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", metavar="EMAIL")
        parser.add_argument("role", choices=PlatformRoleName.values, metavar="ROLE")

    def handle(self, *_args: Any, email: str, role: str, **_options: Any) -> None:
        with one_sentence(email=email, role=role):
            revoke_platform_role(person=find_person(email), role=PlatformRoleName(role), by=None)
        self.stdout.write(f"{email} is no longer {role}.")
