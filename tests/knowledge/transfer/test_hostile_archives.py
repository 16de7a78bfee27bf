"""Zip files that nobody should unpack: a clear refusal, and nothing stays behind."""

from __future__ import annotations

import io
import struct
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from core.errors import DomainError
from knowledge.transfer.archives import UPLOADED, Bounds, unpacked

GIB = 1024**3


def zipped(*entries: tuple[str | zipfile.ZipInfo, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries:
            archive.writestr(name, data)
    return stream.getvalue()


def named(name: str) -> bytes:
    return zipped((name, b"hello"))


def zeros(size: int) -> bytes:
    stream = io.BytesIO()
    block = bytes(1024 * 1024)
    with (
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("themes/zeros.md", "w", force_zip64=True) as entry,
    ):
        for _number in range(size // len(block)):
            entry.write(block)
    return stream.getvalue()


def link() -> bytes:
    entry = zipfile.ZipInfo("themes/link.md")
    entry.create_system, entry.external_attr = 3, 0o120777 << 16
    return zipped((entry, b"/etc/passwd"))


def encrypted() -> bytes:
    data = bytearray(named("themes/a.md"))
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.index(sign) + place
        data[at : at + 2] = struct.pack("<H", 1)
    return bytes(data)


def lying() -> bytes:
    """Say that a file of eight megabytes of zeros has ten bytes."""
    data = bytearray(zipped(("themes/a.md", bytes(8 * 1024 * 1024))))
    for sign, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.index(sign) + place
        data[at : at + 4] = struct.pack("<L", 10)
    return bytes(data)


def cut_off() -> bytes:
    data = zipped(("themes/a.md", b"hello " * 5000), ("themes/b.md", b"x"))
    at = data.index(b"PK\x03\x04") + 40
    return data[:at] + bytes(20) + data[at + 20 :]


def many(number: int) -> bytes:
    return zipped(*((f"articles/{at}.md", b"") for at in range(number)))


def nul() -> bytes:
    return named("themes/a.mdX").replace(b"a.mdX", b"a.md\0")


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "path traversal": (lambda: named("../../etc/cron.d/x"), "archive_name_unsafe"),
    "path traversal further in": (lambda: named("themes/../../x.md"), "archive_name_unsafe"),
    "path traversal of windows": (lambda: named("themes\\..\\..\\x.md"), "archive_name_unsafe"),
    "an absolute path": (lambda: named("/etc/passwd"), "archive_name_unsafe"),
    "a drive": (lambda: named("C:/x.md"), "archive_name_unsafe"),
    "a control character": (lambda: named("themes/a\x1b[2J.md"), "archive_name_unsafe"),
    "a byte of nothing in a name": (nul, "archive_name_unsafe"),
    "a name without end": (lambda: named("a" * 600), "archive_name_unsafe"),
    "a thousand folders": (lambda: named("a/" * 200 + "b.md"), "archive_name_unsafe"),
    "a link": (link, "archive_holds_links"),
    "a name twice": (
        lambda: zipped(("themes/a.md", b"1"), ("themes/b.md", b"2")).replace(b"b.md", b"a.md"),
        "archive_name_twice",
    ),
    "names that differ in case": (
        lambda: zipped(("themes/a.md", b"1"), ("themes/A.md", b"2")),
        "archive_name_twice",
    ),
    "folders that differ in case": (
        lambda: zipped(("themes/a.md", b"1"), ("Themes/b.md", b"2")),
        "archive_name_twice",
    ),
    "names that differ in Unicode form": (
        lambda: zipped(("themes/\u00e9.md", b"1"), ("themes/e\u0301.md", b"2")),
        "archive_name_twice",
    ),
    "a file that is a folder": (
        lambda: zipped(("themes/a", b"1"), ("themes/a/b.md", b"2")),
        "archive_name_twice",
    ),
    "two gibibytes of zeros": (lambda: zeros(2 * GIB), "archive_too_large"),
    "zeros that would fit": (lambda: zeros(8 * 1024 * 1024), "archive_too_squeezed"),
    "a lie about its size": (lying, "archive_unreadable"),
    "too many files": (lambda: many(UPLOADED.files + 1), "archive_too_many_files"),
    "a secret": (encrypted, "archive_encrypted"),
    "another zip": (lambda: zipped(("themes/a.zip", named("b"))), "archive_nested"),
    "no zip": (lambda: b"Beste collega, hierbij de teksten.", "archive_unreadable"),
    "nothing": (lambda: b"", "archive_unreadable"),
    "the end of a zip alone": (lambda: b"PK\x05\x06" + bytes(18) + b"x", "archive_empty"),
    "a broken zip": (cut_off, "archive_unreadable"),
    "half a zip": (lambda: named("themes/a.md")[:40], "archive_unreadable"),
}


@pytest.mark.parametrize("kind", sorted(HOSTILE))
def test_a_hostile_archive_is_refused_and_leaves_nothing(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make, code = HOSTILE[kind]
    data = make()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with pytest.raises(DomainError) as refusal, unpacked(io.BytesIO(data), bounds=UPLOADED):
        pytest.fail("it was unpacked")
    assert refusal.value.code == code
    assert list(tmp_path.iterdir()) == []


def test_files_that_fit_one_by_one_are_refused_together() -> None:
    data = zipped(*((f"themes/{at}.md", b"x" * 600) for at in range(2)))
    with (
        pytest.raises(DomainError) as refusal,
        unpacked(io.BytesIO(data), bounds=Bounds(total=1000)),
    ):
        pytest.fail("it was unpacked")
    assert refusal.value.code == "archive_too_large"


def test_a_folder_that_a_mac_zipped_is_read_from_within() -> None:
    data = zipped(("export/themes/a.md", b"1"), ("__MACOSX/export/._a.md", b"2"))
    with unpacked(io.BytesIO(data), bounds=UPLOADED) as root:
        assert (root / "themes/a.md").read_bytes() == b"1"
    assert not root.exists()
