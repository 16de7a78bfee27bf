"""Write what readers see anew, after an upgrade that changed its form."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from api.knowledge.representation import represent
from knowledge.publishing import represent_again


class Command(BaseCommand):
    help = "Write every snapshot and search entry anew; readers see the old ones until the end."

    def handle(self, *_args: Any, **_options: Any) -> None:
        count = represent_again(represent=represent)
        self.stdout.write(f"{count} published translations were written anew.")
