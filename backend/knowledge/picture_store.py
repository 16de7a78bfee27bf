"""Where the files of pictures are: originals apart from what may be shown (`IMAGE_STORE`)."""

from __future__ import annotations

import contextlib
import uuid

from django.core.files.base import ContentFile
from django.core.files.storage import Storage, storages

from core.pictures.drawing import Drawn


def _originals() -> Storage:
    return storages["originals"]


def _renditions() -> Storage:
    return storages["renditions"]


def keep(image: uuid.UUID, original: bytes, drawn: Drawn) -> None:
    """Store the original and the files that show it; nothing stays when one of them fails."""
    try:
        for rendition in drawn.renditions:
            name = f"{image}/{rendition.width}.{rendition.form}"
            _renditions().save(name, ContentFile(rendition.data))
        _originals().save(str(image), ContentFile(original))
    except BaseException:
        forget(image, [f"{one.width}.{one.form}" for one in drawn.renditions])
        raise


def forget(image: uuid.UUID, names: list[str]) -> None:
    """Delete the original and the renditions called `names`; what is not there is no trouble."""
    for name in names:
        with contextlib.suppress(FileNotFoundError):
            _renditions().delete(f"{image}/{name}")
    with contextlib.suppress(FileNotFoundError):
        _originals().delete(str(image))


def read_original(image: uuid.UUID) -> bytes:
    """Return the file as it was uploaded; raises `OSError` when the store has none."""
    with _originals().open(str(image)) as file:
        data: bytes = file.read()
    return data


def read_rendition(image: uuid.UUID, name: str) -> bytes:
    """Return one file that shows `image`; raises `OSError` when the store has none."""
    with _renditions().open(f"{image}/{name}") as file:
        data: bytes = file.read()
    return data
