"""What an export of everything costs, with few and with many reflections, in each of its forms.

Every export is made in a process of its own, as the worker makes it: its peak memory is that of
this export alone. A portfolio is of as many entries as fit into one.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.preparation import database_environment, manage, say
from benchmarks.servers import ROOT
from tools.postgres import temporary_cluster

# Seconds for everything, and MiB that the larger number may take more than the smaller one.
MOST_SECONDS, MOST_GROWTH = 30, 8
FORMS = ("json", "markdown", "pdf")


@dataclass(frozen=True)
class Made:
    """One export: how long it took, the size of its file, and the peak memory of who made it."""

    form: str
    entries: int
    seconds: float
    mib: float
    peak: float


def main() -> int:
    """Measure and print the table; 1 when a target is missed. With `--make`, make one export."""
    options = _options()
    if options.make:
        print(json.dumps(_make(options.make, options.person)))
        return 0
    began = time.monotonic()
    made = {
        size: list(_measure(size, options.characters)) for size in (options.small, options.large)
    }
    misses = list(_misses(made[options.small], made[options.large]))
    print(_text(made, misses, options.characters))
    print(f"\nTook {time.monotonic() - began:.0f} s.")
    return 1 if misses else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks.exports", description=__doc__)
    parser.add_argument("--small", type=int, default=1000, help="reflections")
    parser.add_argument("--large", type=int, default=10_000, help="reflections")
    parser.add_argument("--characters", type=int, default=2000, help="in each reflection")
    parser.add_argument("--make", choices=FORMS, help=argparse.SUPPRESS)
    parser.add_argument("--person", help=argparse.SUPPRESS)
    return parser.parse_args()


def _measure(reflections: int, characters: int) -> Iterator[Made]:
    with temporary_cluster(fsync=True) as database, tempfile.TemporaryDirectory() as folder:
        environment = database_environment(database, Path(folder))
        say("preparing the database")
        manage(environment, "prepare_database")
        manage(environment, "import_content", str(ROOT / "content"))
        say(f"writing {reflections} reflections of one person")
        seeded = _run(environment, "benchmarks.seed", str(reflections), str(characters))
        for form in FORMS:
            say(f"{form} of {reflections}")
            found = _run(
                environment, "benchmarks.exports", "--make", form, "--person", seeded["person"]
            )
            yield Made(form, **found)


def _run(environment: dict[str, str], *command: str) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", *command],
        env={**os.environ, **environment},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{command[0]} failed: {done.stderr[-2000:]}")
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def _make(form: str, person_id: str) -> dict[str, Any]:
    """Make an export of `person_id`; runs in a process that does nothing else."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    from accounts.models import Person
    from core.tenancy import acting_as
    from reflections.exporting.making import make_file, take_export
    from reflections.exporting.models import Export, ExportForm
    from reflections.exporting.requesting import ask_for_export
    from reflections.models import Reflection

    person = Person.objects.get(pk=person_id)
    with acting_as(person.pk):
        newest = Reflection.objects.visible_to(person.pk).order_by("-occurred_on", "-id")
        # What fits on paper: 200 entries, and 400 kB of them.
        some = list(newest.values_list("id", flat=True)[:150]) if form == "pdf" else None
        export = ask_for_export(
            person=person, form=ExportForm(form), language="nl", reflections=some
        )
    began = time.perf_counter()
    ids = {"person_id": person.pk, "export_id": export.id}
    _turn, attempt = take_export(**ids)
    make_file(**ids, attempt=attempt)
    seconds = time.perf_counter() - began
    with acting_as(person.pk):
        kept = Export.objects.get(person_id=person.pk, id=export.id)
    if kept.state != "ready":
        raise RuntimeError(f"It is {kept.state}: {kept.failure}.")
    mib = kept.size / 1024 / 1024
    return {"entries": kept.done, "seconds": seconds, "mib": mib, "peak": _peak()}


def _peak() -> float:
    """Return the peak memory of this process in MiB (VmHWM)."""
    text = Path("/proc/self/status").read_text(encoding="ascii")
    return int(next(line.split()[1] for line in text.splitlines() if "VmHWM" in line)) / 1024


def _misses(small: list[Made], large: list[Made]) -> Iterator[str]:
    for few, many in zip(small, large, strict=True):
        if many.seconds > MOST_SECONDS:
            yield f"{many.form}: {many.seconds:.1f} s, not {MOST_SECONDS}"
        if many.peak - few.peak > MOST_GROWTH:
            yield f"{many.form}: {many.peak - few.peak:.1f} MiB more, not {MOST_GROWTH}"


def _text(made: dict[int, list[Made]], misses: list[str], characters: int) -> str:
    today = datetime.datetime.now(tz=datetime.UTC).date()
    return "\n".join(
        [
            f"{today}, {os.cpu_count()} cores, {platform.machine()}, {platform.system()}, Python "
            f"{platform.python_version()}; reflections of {characters:,} characters.",
            "",
            "| form | entries | seconds | file, MiB | peak memory of the worker, MiB |",
            "|---|---:|---:|---:|---:|",
            *(
                f"| {one.form} | {one.entries:,} | {one.seconds:.2f} | {one.mib:.1f} "
                f"| {one.peak:.1f} |"
                for found in made.values()
                for one in found
            ),
            "",
            "Short of target:" if misses else "All targets met.",
            *(f"- {miss}" for miss in misses),
        ]
    )


if __name__ == "__main__":
    sys.exit(main())
