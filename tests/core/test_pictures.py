"""What is taken as a picture and what is not, and what is left of it when it is drawn anew."""

from __future__ import annotations

import io
import os
import struct
import subprocess
import zipfile
import zlib
from typing import Any

import pytest
from PIL import Image, ImageCms, PngImagePlugin

from core.errors import DomainError
from core.pictures import drawing
from core.pictures.drawing import Drawn, draw
from core.pictures.files import MOST_BYTES, recognise
from core.pictures.renditions import WIDTHS, sizes_for
from tests.support.pictures import BLUE, RED, colour_at, encoded, is_like, opened, two_halves

FORMS = ("JPEG", "PNG", "WEBP", "AVIF", "GIF")
every_form = pytest.mark.parametrize("form", FORMS)


def a_zip() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("run.sh", "rm -rf /")
    return packed.getvalue()


def png_of(width: int, height: int) -> bytes:
    """Return a PNG that announces a size and holds almost nothing."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress(b"\0" * 4096)
    magic = b"\x89PNG\r\n\x1a\n"
    return magic + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


JPEG = encoded(two_halves())
PNG = encoded(two_halves(), "PNG")
GIF = encoded(two_halves(), "GIF")
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'


@every_form
def test_a_picture_is_what_its_bytes_say(form: str) -> None:
    assert recognise(encoded(two_halves(), form)) == form


HOSTILE = {
    "nothing": (b"", "image_empty"),
    "too large": (JPEG + b"\0" * (16 * 1024 * 1024), "image_too_large"),
    "svg": (SVG, "image_is_drawing"),
    "svg with a name space": (b"\xef\xbb\xbf\n<a:svg >", "image_is_drawing"),
    "html": (b"<html><script>alert(1)</script>", "image_kind_unknown"),
    "text": (b"Dit is geen plaatje.", "image_kind_unknown"),
    "pdf": (b"%PDF-1.7\n", "image_kind_unknown"),
    "zip": (a_zip(), "image_kind_unknown"),
    "heic": (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 64, "image_kind_unknown"),
    "bmp": (encoded(two_halves(), "BMP"), "image_kind_unknown"),
    "tiff": (encoded(two_halves(), "TIFF"), "image_kind_unknown"),
    "jpeg and zip": (JPEG + a_zip(), "image_holds_more"),
    "png and html": (PNG + b"<html><body onload=alert(1)>", "image_holds_more"),
    "png and text": (PNG + b"meer", "image_holds_more"),
    "gif and javascript": (GIF + b"*/=1;alert(1)//", "image_holds_more"),
    "gif that begins as a comment": (GIF[:6] + b"/*" + GIF[8:], "image_holds_more"),
    "html in the notes": (
        encoded(two_halves(), "JPEG", comment=b"<script>alert(1)</script>"),
        "image_holds_more",
    ),
    "php in the notes": (encoded(two_halves(), "GIF", comment=b"<?php x"), "image_holds_more"),
    "pdf in the notes": (encoded(two_halves(), "JPEG", comment=b"%PDF-1.4"), "image_holds_more"),
    "webp and zip": (encoded(two_halves(), "WEBP") + a_zip(), "image_holds_more"),
    "avif and zip": (encoded(two_halves(), "AVIF") + a_zip(), "image_holds_more"),
    "avif and text": (encoded(two_halves(), "AVIF") + b"12345678 more", "image_holds_more"),
    "jpeg and half a jpeg": (JPEG + JPEG[:-40], "image_holds_more"),
    "only a mark": (b"\xff\xd8\xff", "image_broken"),
    "only a png's mark": (b"\x89PNG\r\n\x1a\n", "image_broken"),
    "no end of blocks": (GIF[:-1], "image_broken"),
}


@pytest.mark.parametrize(("data", "code"), HOSTILE.values(), ids=HOSTILE.keys())
def test_a_file_that_is_no_picture_alone_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(DomainError) as refused:
        recognise(data)
    assert refused.value.code == code


@every_form
@pytest.mark.parametrize("part", [0.3, 0.6, 0.95])
def test_a_file_that_was_cut_off_is_refused(form: str, part: float) -> None:
    data = encoded(two_halves(), form)
    with pytest.raises(DomainError) as refused:
        recognise(data[: int(len(data) * part)])
    assert refused.value.code == "image_broken"


def test_a_file_of_exactly_the_limit_is_read() -> None:
    assert recognise(JPEG + b"\0" * (MOST_BYTES - len(JPEG))) == "JPEG"


def test_what_cameras_leave_behind_a_photo_is_no_reason_to_refuse_it() -> None:
    notes = b"Image_UTC_Data1666" + b"SEFH" + b"\0" * 12 + struct.pack("<I", 16) + b"SEFT"
    assert recognise(JPEG + notes) == "JPEG"
    assert recognise(JPEG + b"\0" * 100 + encoded(two_halves(40, 30))) == "JPEG"


@pytest.mark.parametrize("seed", range(20))
def test_damaged_bytes_never_crash_anything(seed: int) -> None:
    data = bytearray(encoded(two_halves(), FORMS[seed % len(FORMS)]))
    for at in range(seed + 40, len(data), 37):
        data[at] ^= 0x55
    found = ""
    try:
        draw(bytes(data), recognise(bytes(data)))
    except DomainError as error:
        found = error.code
    assert found in {"", "image_broken", "image_holds_more", "image_too_many_pixels"}


@pytest.mark.parametrize(
    "data",
    [png_of(60_000, 60_000), png_of(4001, 4000)],
    ids=["a bomb", "a little too many"],
)
def test_a_bomb_is_refused_before_it_is_decoded(data: bytes) -> None:
    with pytest.raises(DomainError) as refused:
        draw(data, recognise(data))
    assert refused.value.code == "image_too_many_pixels"


def test_a_text_in_a_png_that_unpacks_to_gigabytes_is_refused() -> None:
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", "x" * (80 * 1024 * 1024), zip=True)
    data = encoded(two_halves(), "PNG", pnginfo=info)
    assert len(data) < 200_000
    with pytest.raises(DomainError) as refused:
        draw(data, recognise(data))
    assert refused.value.code == "image_broken"


def test_pixels_that_are_missing_are_found() -> None:
    data = png_of(400, 400)
    with pytest.raises(DomainError) as refused:
        draw(data, recognise(data))
    assert refused.value.code == "image_broken"


def test_a_picture_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "_SECONDS", 0.001)
    with pytest.raises(DomainError) as refused:
        draw(JPEG, "JPEG")
    assert refused.value.code == "image_broken"


def test_the_process_that_draws_knows_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = {}
    run: Any = subprocess.run

    def watched(*args: Any, **kwargs: Any) -> Any:
        seen.update(kwargs)
        return run(*args, **kwargs)

    monkeypatch.setattr(subprocess, "run", watched)
    assert os.environ["DATABASE_URL"]
    draw(JPEG, "JPEG")
    assert seen["env"] == {}


def drawn(data: bytes) -> Drawn:
    return draw(data, recognise(data))


def test_widths_are_those_of_the_screens_and_nothing_is_enlarged() -> None:
    assert [size[0] for size in sizes_for(4000, 3000)] == list(WIDTHS)
    assert sizes_for(500, 400) == [(360, 288), (500, 400)]
    assert sizes_for(40, 30) == [(40, 30)]
    tall = sizes_for(1000, 20_000)[-1]
    assert tall[0] * tall[1] <= 4_100_000


@every_form
def test_every_form_becomes_avif_webp_and_one_more(form: str) -> None:
    result = drawn(encoded(two_halves(800, 600), form))
    files = [(one.width, one.form) for one in result.renditions]
    assert files == [
        (360, "avif"), (360, "webp"), (720, "avif"), (720, "webp"), (720, "jpg"),
        (800, "avif"), (800, "webp"),
    ]  # fmt: skip
    for one in result.renditions:
        image = opened(one.data)
        assert image.format == {"jpg": "JPEG"}.get(one.form, one.form.upper())
        assert image.size == (one.width, one.height)
        assert is_like(colour_at(image, 0.1, 0.5), RED)
        assert is_like(colour_at(image, 0.9, 0.5), BLUE)


def gps() -> Image.Exif:
    exif = Image.Exif()
    exif[0x010F] = "Canarische camera"
    place = exif.get_ifd(0x8825)
    place[1], place[2] = "N", (50.0, 51.0, 0.0)
    place[3], place[4] = "E", (4.0, 21.0, 0.0)
    return exif


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_nothing_remains_of_what_the_file_told_beside_its_pixels(form: str) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    xmp = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>Canarische plek</x:xmpmeta>"
    options = {"xmp": xmp} if form != "PNG" else {}
    data = encoded(two_halves(), form, exif=gps(), icc_profile=profile, **options)
    assert opened(data).getexif().get_ifd(0x8825)
    assert b"Canarische" in data
    for one in drawn(data).renditions:
        image = opened(one.data)
        assert not image.getexif()
        assert not {"exif", "xmp", "icc_profile", "comment", "XML:com.adobe.xmp"} & set(image.info)
        assert b"Canarische" not in one.data
        assert b"Exif" not in one.data


@pytest.mark.parametrize(
    ("orientation", "red_at"),
    [(1, (0.1, 0.5)), (2, (0.9, 0.5)), (3, (0.9, 0.5)), (6, (0.5, 0.1)), (8, (0.5, 0.9))],
)
def test_a_photo_stands_upright(orientation: int, red_at: tuple[float, float]) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    result = drawn(encoded(two_halves(1600, 1200), "JPEG", exif=exif))
    turned = orientation in {6, 8}
    assert (result.width, result.height) == ((1200, 1600) if turned else (1600, 1200))
    for one in result.renditions:
        assert is_like(colour_at(opened(one.data), *red_at), RED)
        assert (one.height > one.width) == turned


def test_of_an_animation_the_first_frame_is_drawn() -> None:
    frames = [Image.new("RGB", (40, 30), BLUE) for _number in range(3)]
    first = Image.new("RGB", (40, 30), RED)
    data = encoded(first, "GIF", save_all=True, append_images=frames)
    for one in drawn(data).renditions:
        image = opened(one.data)
        assert getattr(image, "n_frames", 1) == 1
        assert is_like(colour_at(image, 0.5, 0.5), RED)


def test_sixteen_bits_are_scaled_and_not_cut_off() -> None:
    grey = Image.new("I;16", (40, 30), 32_768)
    for one in drawn(encoded(grey, "PNG")).renditions:
        assert is_like(colour_at(opened(one.data), 0.5, 0.5), (128, 128, 128), most=4)


@pytest.mark.parametrize("mode", ["CMYK", "L", "P", "1", "LA", "RGBA"])
def test_other_ways_to_write_colours_are_understood(mode: str) -> None:
    form = "JPEG" if mode == "CMYK" else "PNG"
    result = drawn(encoded(two_halves(mode=mode), form))
    assert result.fallback.form == "jpg"
    if mode in {"CMYK", "P", "RGBA"}:
        for one in result.renditions:
            assert is_like(colour_at(opened(one.data), 0.1, 0.5), RED, most=40)


def test_colours_are_brought_to_what_screens_expect() -> None:
    """By a profile in which red and blue have changed places."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = profile.replace(b"rXYZ", b"?XYZ").replace(b"bXYZ", b"rXYZ").replace(b"?XYZ", b"bXYZ")
    found = colour_at(opened(drawn(encoded(two_halves(), icc_profile=swapped)).fallback.data), 0, 0)
    assert is_like(found, (RED[2], RED[1], RED[0]), most=40)


def test_a_profile_that_says_nothing_about_these_colours_is_left_aside() -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    broken = encoded(two_halves(), "JPEG", icc_profile=b"no profile")
    other = encoded(two_halves(), "JPEG", icc_profile=lab)
    for data in (broken, other):
        assert is_like(colour_at(opened(drawn(data).fallback.data), 0.1, 0.5), RED)


def test_what_is_see_through_stays_so() -> None:
    image = two_halves(mode="RGBA")
    image.putalpha(Image.linear_gradient("L").resize(image.size))
    result = drawn(encoded(image, "PNG"))
    assert result.fallback.form == "png"
    for one in result.renditions:
        assert opened(one.data).convert("RGBA").getchannel("A").getextrema() != (255, 255)
