"""Bring what `export_content` wrote, a folder or a zip file, into this installation."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from api.knowledge.representation import represent
from api.management.reporting import editor_called, tell
from core.errors import DomainError
from knowledge.importing import ContentRefusedError, ImportReport, import_content
from knowledge.transfer.archives import BY_OPERATOR, unpacked
from knowledge.transfer.bringing import bring_manuscripts


class Command(BaseCommand):
    help = (
        "Import a folder or a .zip as manuscripts that colleagues review; with --publish as it "
        "was there: what readers had, readers get."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("source", type=Path, help="what export_content wrote")
        parser.add_argument("--dry-run", action="store_true", help="say what would change")
        parser.add_argument("--publish", action="store_true", help="let readers have it at once")
        parser.add_argument("--by", help="e-mail address of the editor whose manuscripts they are")

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            with _folder(options["source"]) as root:
                report = _bring(root, options)
        except ContentRefusedError as refusal:
            for flaw in refusal.flaws:
                self.stderr.write(f"{flaw.file}:{flaw.line}: {flaw.reason}")
            raise CommandError(f"Nothing was imported: {len(refusal.flaws)} flaws.") from None
        except DomainError as refusal:
            raise CommandError(f"Nothing was imported: {refusal.code}.") from None
        except (OSError, DatabaseError) as error:
            raise CommandError(f"Nothing was imported ({type(error).__name__}).") from None
        tell(self.stdout, report, options)


@contextmanager
def _folder(source: Path) -> Iterator[Path]:
    if source.is_dir():
        yield source
        return
    with source.open("rb") as file, unpacked(file, bounds=BY_OPERATOR) as root:
        yield root


def _bring(root: Path, options: dict[str, Any]) -> ImportReport:
    dry_run: bool = options["dry_run"]
    if options["publish"]:
        return import_content(root=root, represent=represent, dry_run=dry_run)
    return bring_manuscripts(root=root, by=editor_called(options["by"]), dry_run=dry_run)
