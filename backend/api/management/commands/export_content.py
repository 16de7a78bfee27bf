"""Write everything that editors keep to a folder or a zip file."""

from __future__ import annotations

import os
import tempfile
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from knowledge.transfer.exporting import export_to_folder, export_to_zip


class Command(BaseCommand):
    help = "Write themes, articles, manuscripts and synonyms as Markdown, to a folder or a .zip."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--to", type=Path, required=True, help="an empty folder, or a .zip")

    @transaction.atomic
    def handle(self, *_args: Any, **options: Any) -> None:
        to: Path = options["to"]
        try:
            number = _write_zip(to) if to.suffix == ".zip" else export_to_folder(to)
        except FileExistsError:
            raise CommandError(f"{to} is not empty; nothing was written.") from None
        except OSError as error:
            raise CommandError(f"{to} cannot be written: {error.strerror}.") from None
        self.stdout.write(f"{number} files written to {to}.")


def _write_zip(to: Path) -> int:
    # Beside it first, so that an export that fails leaves the last one as it was.
    handle, name = tempfile.mkstemp(dir=to.parent, prefix=".export-")
    try:
        with os.fdopen(handle, "wb") as file:
            number = export_to_zip(file, originals=True)
        Path(name).replace(to)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return number
