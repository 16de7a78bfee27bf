"""Files for editors to upload, and what a trial says of them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from accounts.models import Person
from knowledge.importing import ImportReport
from knowledge.transfer.archives import UPLOADED, unpacked
from knowledge.transfer.bringing import bring_manuscripts
from knowledge.transfer.exporting import export_to_zip
from knowledge.transfer.taking_in import take_in


def zip_of(files: Mapping[str, bytes | str]) -> bytes:
    """Return a zip file of `files`."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return stream.getvalue()


def exported(*, originals: bool = True) -> bytes:
    """Return everything as an operator exports it, or as an editor downloads it."""
    stream = io.BytesIO()
    export_to_zip(stream, originals=originals)
    return stream.getvalue()


def edited(whole: bytes, name: str, old: str, new: str) -> bytes:
    """Return an archive in which the file `name` says `new` instead of `old`."""
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        files = {entry.filename: archive.read(entry) for entry in archive.infolist()}
    text = files[name].decode()
    assert old in text
    return zip_of(files | {name: text.replace(old, new)})


def bring(data: bytes, by: Person | None, *, dry_run: bool = False) -> ImportReport:
    """Bring the archive `data` in as manuscripts of `by`."""
    with unpacked(io.BytesIO(data), bounds=UPLOADED) as root:
        return bring_manuscripts(root=root, by=by, dry_run=dry_run)


def changed_files(report: ImportReport) -> dict[str, str]:
    """Return what happened to the files that were not as they are here."""
    return {file: outcome for file, outcome in report.files if outcome != "unchanged"}


# One of the texts of the starter content.
ARTICLE = "articles/resilience/naming-strengths/nl.md"
SYNONYMS = zip_of({"synonyms/nl.yaml": "waiting: [wachten, afwachten]\n"})


def plan_of(data: bytes, *, theme: str = "") -> str:
    """Return the plan of importing `data`."""
    return take_in(file=io.BytesIO(data), by=None, theme=theme).plan


# One group of words that is new, and two files that cannot be used.
TRIED = zip_of(
    {
        "synonyms/nl.yaml": "waiting-room: [wachtkamer, wachtruimte]\n",
        "articles/resilience/half/nl.md": "---\ntitle: Half\n---\nTekst.\n",
        "articles/elsewhere/half/fr.manuscript.md": "---\nslug: moitie\n---\n",
    }
)
