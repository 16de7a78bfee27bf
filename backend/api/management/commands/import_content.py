"""Bring a content folder into the database."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from api.knowledge.representation import represent
from knowledge.importing import ContentRefusedError, import_content


class Command(BaseCommand):
    help = "Import themes and articles from a folder: all of it or nothing; twice is once."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", nargs="?", type=Path, default=settings.REPOSITORY / "content")

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            report = import_content(root=options["folder"], represent=represent)
        except ContentRefusedError as refusal:
            for flaw in refusal.flaws:
                self.stderr.write(f"{flaw.file}:{flaw.line}: {flaw.reason}")
            files = len({flaw.file for flaw in refusal.flaws})
            raise CommandError(
                f"Nothing was imported: {len(refusal.flaws)} flaws in {files} files."
            ) from None
        except DatabaseError as error:
            raise CommandError(
                f"Nothing was imported: the database refused ({type(error).__name__})."
            ) from None
        for file, outcome in report.files:
            if options["verbosity"] > 0:
                self.stdout.write(f"{outcome:9} {file}")
        counts = report.counts()
        self.stdout.write(
            f"{counts['created']} created, {counts['updated']} updated, "
            f"{counts['unchanged']} unchanged."
        )
