"""Which pictures a portfolio shows, how large, and in which rows.

Typst holds every picture decoded, so together they have a bounded number of pixels, however many
entries there are (ADR 0148). They are read and drawn smaller one at a time.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from core.pictures.drawing import draw_within
from reflections.exporting.sections import Picture, Sheet

MOST_PICTURES = 100
# The longest side, and the pixels of all together, of which Typst takes four bytes each.
LONGEST_SIDE, MOST_PIXELS = 1_600, 40_000_000


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture that is shown: its file in the press, and its size there in pixels."""

    file: str
    width: int
    height: int
    picture: Picture = field(repr=False)

    def drawn(self) -> bytes:
        """Read it and return it in this size. Raises `DomainError`, `EnvelopeRefused`."""
        data = self.picture.read()
        if (self.width, self.height) == (self.picture.width, self.picture.height):
            return data
        return draw_within(data, "JPEG", width=self.width, height=self.height)


def shown_in(sheets: Iterable[Sheet]) -> dict[uuid.UUID, Shown]:
    """Return what is shown of the pictures of `sheets`, by their ids: the first `MOST_PICTURES`."""
    pictures = (one for sheet in sheets for block in sheet.blocks for one in block.pictures)
    chosen = list(islice(pictures, MOST_PICTURES))
    pixels = MOST_PIXELS // max(1, len(chosen))
    return {
        one.id: Shown(f"{number}.jpg", *_size(one, pixels), one)
        for number, one in enumerate(chosen, 1)
    }


def rows_of(
    pictures: Iterable[Picture], shown: Mapping[uuid.UUID, Shown]
) -> list[list[dict[str, Any]]]:
    """Return the shown ones of `pictures` as data for the template, upright ones in pairs."""
    rows: list[list[Shown]] = []
    for one in (shown[picture.id] for picture in pictures if picture.id in shown):
        if _is_upright(one) and rows and len(rows[-1]) == 1 and _is_upright(rows[-1][0]):
            rows[-1].append(one)
        else:
            rows.append([one])
    return [[_data(one) for one in row] for row in rows]


def _size(picture: Picture, pixels: int) -> tuple[int, int]:
    width, height = picture.width, picture.height
    scale = min(1.0, LONGEST_SIDE / max(width, height), (pixels / (width * height)) ** 0.5)
    return max(1, int(width * scale)), max(1, int(height * scale))


def _is_upright(one: Shown) -> bool:
    return one.height > one.width


def _data(one: Shown) -> dict[str, Any]:
    name = one.picture.name
    return {"file": one.file, "name": name, "width": one.width, "height": one.height}
