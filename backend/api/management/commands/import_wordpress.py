"""Bring what a WordPress site exported (WXR) in, as manuscripts."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from api.management.reporting import editor_called, tell
from core.errors import DomainError
from knowledge.models import Language, Theme
from knowledge.transfer.wordpress.bringing import bring_wordpress


class Command(BaseCommand):
    help = "Import posts and pages of a WordPress export file as manuscripts; never as published."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="what Tools > Export of WordPress wrote")
        parser.add_argument("--theme", required=True, help="key of the theme they go to")
        parser.add_argument("--language", choices=Language.values, default="", help="of the texts")
        parser.add_argument("--dry-run", action="store_true", help="say what would change")
        parser.add_argument("--by", help="e-mail address of the editor whose manuscripts they are")

    def handle(self, *_args: Any, **options: Any) -> None:
        theme = Theme.objects.filter(key=options["theme"]).first()
        if theme is None:
            known = ", ".join(Theme.objects.values_list("key", flat=True))
            raise CommandError(f"There is no such theme. There are: {known}.")
        try:
            with options["file"].open("rb") as file:
                report = bring_wordpress(
                    file=file,
                    theme=theme,
                    by=editor_called(options["by"]),
                    language=options["language"],
                    dry_run=options["dry_run"],
                )
        except DomainError as refusal:
            raise CommandError(f"Nothing was imported: {refusal.code}.") from None
        except (OSError, DatabaseError) as error:
            raise CommandError(f"Nothing was imported ({type(error).__name__}).") from None
        tell(self.stdout, report, options)
