"""What the commands that import share: for whom, and what is told."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandError, OutputWrapper

from accounts.models import Person
from knowledge.importing import ImportReport
from knowledge.policies import may_edit


def editor_called(address: str | None) -> Person | None:
    """Return the editor with this e-mail address, or nobody when none is given."""
    if address is None:
        return None
    person = Person.objects.filter(email__iexact=address, is_active=True).first()
    if person is None or not may_edit(person):
        raise CommandError("Nothing was imported: --by names no editor.")
    return person


def tell(out: OutputWrapper, report: ImportReport, options: dict[str, Any]) -> None:
    """Print what happened to every file, and how many had each outcome."""
    for flaw in report.refused:
        out.write(f"refused   {flaw.file}:{flaw.line}: {flaw.reason}")
    for file, outcome in report.files:
        if options["verbosity"] > 0:
            remarks = report.remarks.get(file, {})
            what = report.changes.get(file, []) + [f"{name} {n}" for name, n in remarks.items()]
            told = f" ({', '.join(what)})" if what else ""
            out.write(f"{outcome:9} {file}{told}")
    for kind, number in report.left_out.items():
        out.write(f"left out  {number} {kind}")
    counts = report.counts()
    names = ("created", "updated", "unchanged", "kept")
    told = ", ".join(f"{counts[name]} {name}" for name in names)
    out.write(f"{told}.{' Nothing was written.' if options['dry_run'] else ''}")
