"""Draws a picture anew in the forms that pages show. Runs as a process of its own.

A decoder that is fed by strangers may crash, hang or eat memory. So this file is a program that
needs no more than Pillow, knows no setting and no secret, and bounds itself before it reads a
byte: the picture on standard input, its kind as argument. `core.pictures.drawing` starts it.

It writes a line of JSON, then the files it names, one after the other.
"""

from __future__ import annotations

import contextlib
import io
import json
import resource
import sys
from collections.abc import Callable
from typing import Any

if __name__ == "__main__":
    _MEMORY = 1024 * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (40, 45))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

# Only once the limits stand.
from PIL import Image, ImageCms, ImageOps

# The column of an article is 656 px wide and 358 on a phone; screens show 1 to 3 pixels for each.
WIDTHS = (360, 720, 1320)
FALLBACK_WIDTH = 720
# Of one rendition: a strip of a thousand screens is no picture to read by.
MOST_DRAWN = 4_000_000
# JPEG can be decoded at a half or a quarter; all others come whole.
MOST_PIXELS = {"JPEG": 50_000_000}
MOST_PIXELS_WHOLE = 16_000_000
TOO_MANY_PIXELS, BROKEN = 3, 4
# The longest side of a sheet, on which a flip chart can be read, and of its small picture.
SHEET, SMALL = 2400, 480

_ORIENTATION = 0x0112
_FORMS: dict[str, tuple[str, dict[str, Any]]] = {
    "avif": ("AVIF", {"quality": 58, "speed": 8}),
    "webp": ("WEBP", {"quality": 78, "method": 4}),
    "jpg": ("JPEG", {"quality": 82, "optimize": True, "progressive": True}),
    "png": ("PNG", {"optimize": True}),
}


def sizes_for(width: int, height: int) -> list[tuple[int, int]]:
    """Return the sizes in which to draw a picture, the smallest first; none is larger than it."""
    sizes = set()
    for wanted in WIDTHS:
        scale = min(1.0, wanted / width, (MOST_DRAWN / (width * height)) ** 0.5)
        sizes.add((max(1, round(width * scale)), max(1, round(height * scale))))
    return sorted(sizes)


def draw(data: bytes, kind: str) -> tuple[dict[str, Any], list[bytes]]:
    """Return what `data` is, upright, and the files that show it.

    Exits with `TOO_MANY_PIXELS` before anything is decoded; whatever a decoder raises passes.
    """
    (width, height), sizes, clean = _opened(data, kind, sizes_for)
    fallback = "png" if clean.mode == "RGBA" else "jpg"
    fallback_size = max((size for size in sizes if size[0] <= FALLBACK_WIDTH), default=sizes[0])
    files: list[bytes] = []
    described: list[list[int | str]] = []
    for size in sizes:
        drawn = clean if clean.size == size else clean.resize(size, Image.Resampling.LANCZOS)
        for form in ("avif", "webp", *([fallback] if size == fallback_size else ())):
            files.append(_encoded(drawn, form))
            described.append([size[0], size[1], form, len(files[-1])])
    return {"width": width, "height": height, "files": described}, files


def draw_sheet(data: bytes, kind: str) -> tuple[dict[str, Any], list[bytes]]:
    """Return what `data` is, upright and on white, as a JPEG to read and a small WebP.

    Exits as `draw` does; whatever a decoder raises passes.
    """
    (width, height), sizes, clean = _opened(data, kind, _sizes_of_sheet)
    sheet = _on_white(clean)
    small = sheet.resize(sizes[0], Image.Resampling.LANCZOS)
    files = [_encoded(sheet, "jpg"), _encoded(small, "webp")]
    described = [[*sheet.size, "jpg", len(files[0])], [*small.size, "webp", len(files[1])]]
    return {"width": width, "height": height, "files": described}, files


def draw_within(
    data: bytes, kind: str, width: int, height: int
) -> tuple[dict[str, Any], list[bytes]]:
    """Return what `data` is, upright and on white, as one JPEG of this size.

    Exits as `draw` does; whatever a decoder raises passes.
    """
    whole, _sizes, clean = _opened(data, kind, lambda _width, _height: [(width, height)])
    files = [_encoded(_on_white(clean), "jpg")]
    described = [[width, height, "jpg", len(files[0])]]
    return {"width": whole[0], "height": whole[1], "files": described}, files


def _on_white(clean: Image.Image) -> Image.Image:
    sheet = Image.new("RGB", clean.size, "white")
    sheet.paste(clean, mask=clean if clean.mode == "RGBA" else None)
    return sheet


def _sizes_of_sheet(width: int, height: int) -> list[tuple[int, int]]:
    scales = [min(1.0, side / max(width, height)) for side in (SMALL, SHEET)]
    return [(max(1, round(width * scale)), max(1, round(height * scale))) for scale in scales]


def _opened(
    data: bytes, kind: str, sizes_of: Callable[[int, int], list[tuple[int, int]]]
) -> tuple[tuple[int, int], list[tuple[int, int]], Image.Image]:
    """Return the size of a picture, the sizes in which to draw it, and its pixels in the largest.

    Exits with `TOO_MANY_PIXELS` before anything is decoded.
    """
    Image.MAX_IMAGE_PIXELS = None  # Counted here, and refused instead of warned about.
    source = Image.open(io.BytesIO(data), formats=[kind])
    if source.width * source.height > MOST_PIXELS.get(kind, MOST_PIXELS_WHOLE):
        sys.exit(TOO_MANY_PIXELS)
    turned = source.getexif().get(_ORIENTATION, 1) in {5, 6, 7, 8}
    size = source.size[::-1] if turned else source.size
    sizes = sizes_of(*size)
    largest = sizes[-1][::-1] if turned else sizes[-1]
    source.draft(None, largest)
    source.load()
    clean = _clean(_in_srgb(ImageOps.exif_transpose(_smaller(source, largest))))
    return size, sizes, clean


def _smaller(source: Image.Image, largest: tuple[int, int]) -> Image.Image:
    """Bring `source` to a plain mode and the largest size that is needed, in the cheap order."""
    info = dict(source.info)
    exif = source.getexif()
    image: Image.Image = source
    if image.mode.startswith("I;16"):
        # Pillow's own conversion cuts off instead of scaling.
        image = image.convert("I").point(lambda value: value / 256, "L")
    elif image.mode in {"I", "F", "1"}:
        image = image.convert("L")
    elif image.mode in {"P", "PA"} or "transparency" in info:
        image = image.convert("RGBA" if "transparency" in info or image.mode == "PA" else "RGB")
    elif image.mode in {"LA", "La", "RGBa"}:
        image = image.convert("RGBA")
    if image.size != largest:
        image = image.resize(largest, Image.Resampling.LANCZOS, reducing_gap=3.0)
    image.info = {"icc_profile": info.get("icc_profile")}
    image.getexif()[_ORIENTATION] = exif.get(_ORIENTATION, 1)
    return image


def _in_srgb(image: Image.Image) -> Image.Image:
    profile = image.info.get("icc_profile")
    alpha = image.getchannel("A") if image.mode == "RGBA" else None
    plain = image.convert("RGB") if image.mode == "RGBA" else image
    if profile:
        # A profile that nobody understands is none.
        with contextlib.suppress(ImageCms.PyCMSError, OSError, ValueError):
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            target = ImageCms.createProfile("sRGB")
            found = ImageCms.profileToProfile(plain, source, target, outputMode="RGB")
            plain = found or plain
    plain = plain.convert("RGB")
    if alpha is not None and alpha.getextrema() != (255, 255):
        plain.putalpha(alpha)
    return plain


def _clean(image: Image.Image) -> Image.Image:
    """Return the pixels of `image` and nothing else: no EXIF, XMP, profile or comment."""
    clean = Image.new(image.mode, image.size)
    clean.paste(image)
    return clean


def _encoded(image: Image.Image, form: str) -> bytes:
    name, options = _FORMS[form]
    written = io.BytesIO()
    image.save(written, name, **options)
    return written.getvalue()


def _draw_as_asked(data: bytes, kind: str, asked: list[str]) -> tuple[dict[str, Any], list[bytes]]:
    if asked == ["sheet"]:
        return draw_sheet(data, kind)
    if asked:
        _within, width, height = asked
        return draw_within(data, kind, int(width), int(height))
    return draw(data, kind)


def main() -> None:
    """Draw the picture on the standard input; exit with `BROKEN` when nothing can be made of it."""
    try:
        kind, *asked = sys.argv[1:]
        head, files = _draw_as_asked(sys.stdin.buffer.read(), kind, asked)
    except Exception:  # noqa: BLE001 -- decoders raise whatever they like; none of it is to be shown
        sys.exit(BROKEN)
    out = sys.stdout.buffer
    out.write(json.dumps(head).encode() + b"\n")
    out.write(b"".join(files))


if __name__ == "__main__":
    main()
