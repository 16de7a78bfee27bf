"""Files for editors to upload, and what a trial says of them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

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
