"""A bundle as PDF, set with our own template (`core.typesetting`)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from core.typesetting import Press, press
from knowledge.bundling import Bundle
from knowledge.typesetting.document import NO_PICTURES, Pictures, compose, picture_files

_TEMPLATE = Path(__file__).resolve().parent / "bundle.typ"


def to_pdf(bundle: Bundle, *, address: str, pictures: Pictures = NO_PICTURES) -> bytes:
    """Return `bundle` as a tagged PDF; `address` is where the app stands.

    Raises `core.typesetting.TypesettingFailedError`.
    """
    names = picture_files(pictures)
    files = {names[source]: picture.content for source, picture in pictures.items()}
    data = compose(bundle, address=address, pictures=pictures)
    return press(Press(_TEMPLATE, data, files), form="pdf")


def draw_cover(data: dict[str, Any]) -> bytes:
    """Return the cover of composed `data` as PNG, the same as that of the PDF.

    Raises `core.typesetting.TypesettingFailedError`.
    """
    alone = {**data, "introduction": [], "chapters": [], "left_out": []}
    return press(Press(_TEMPLATE, alone), form="cover")
