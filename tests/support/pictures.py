"""Files with pictures, good ones and others."""

from __future__ import annotations

import io
import itertools
from typing import Any

from PIL import Image, ImageDraw

_numbers = itertools.count(1)
RED, BLUE = (200, 30, 40), (30, 60, 200)


def encoded(image: Image.Image, form: str = "JPEG", **options: Any) -> bytes:
    """Return `image` as a file."""
    written = io.BytesIO()
    image.save(written, form, **options)
    return written.getvalue()


def two_halves(width: int = 80, height: int = 60, mode: str = "RGB") -> Image.Image:
    """Return a picture that is red on the left and blue on the right."""
    image = Image.new("RGB", (width, height), RED)
    ImageDraw.Draw(image).rectangle((width // 2, 0, width, height), fill=BLUE)
    return image.convert(mode)


def picture_file(form: str = "PNG", width: int = 24, height: int = 18) -> bytes:
    """Return a small picture that is like no other one."""
    image = two_halves(width, height)
    number = next(_numbers)
    image.putpixel((0, 0), (number % 256, number // 256 % 256, 7))
    return encoded(image, form)


def opened(data: bytes) -> Image.Image:
    """Return the picture in a file, read to its end."""
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def colour_at(image: Image.Image, x: float, y: float) -> tuple[int, int, int]:
    """Return the colour at a place, counted from 0 to 1 in both directions."""
    plain = image.convert("RGB")
    found = plain.getpixel((int(x * (plain.width - 1)), int(y * (plain.height - 1))))
    assert isinstance(found, tuple)
    return (int(found[0]), int(found[1]), int(found[2]))


def is_like(colour: tuple[int, int, int], wanted: tuple[int, int, int], most: int = 24) -> bool:
    """Tell whether two colours look the same."""
    return all(abs(one - other) <= most for one, other in zip(colour, wanted, strict=True))
