"""Archives written as they are made, read by other programs."""

from __future__ import annotations

import datetime
import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core import zip_stream
from core.zip_stream import ZipStream

MOMENT = datetime.datetime(2026, 10, 14, 16, 20, 12, tzinfo=datetime.UTC)


def zipped(files: dict[str, bytes]) -> bytes:
    target, aside = io.BytesIO(), io.BytesIO()
    archive = ZipStream(target, aside=aside, moment=MOMENT)
    for name, content in files.items():
        archive.add(name, content)
    archive.end([aside.getvalue()])
    return target.getvalue()


def unzipped(archive: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        assert opened.testzip() is None
        return {name: opened.read(name) for name in opened.namelist()}


def test_what_goes_in_comes_out() -> None:
    files = {
        "README.md": b"# Lees mij",
        "map/Één stilte.md": b"Wachten\n" * 900,
        "leeg": b"",
    }
    made = zipped(files)
    assert unzipped(made) == files
    about = zipfile.ZipFile(io.BytesIO(made)).infolist()[0]
    assert about.date_time == (2026, 10, 14, 16, 20, 12)
    assert about.external_attr >> 16 == 0o100644


def test_an_archive_without_files_is_one() -> None:
    assert unzipped(zipped({})) == {}


def test_more_files_than_an_old_archive_can_count() -> None:
    files = {f"{number}.md": b"" for number in range(65_600)}
    assert len(unzipped(zipped(files))) == 65_600


def test_an_archive_larger_than_an_old_one_can_be(monkeypatch: pytest.MonkeyPatch) -> None:
    """Said with a smaller limit: what lies behind it is named in the wide way."""
    monkeypatch.setattr(zip_stream, "_LIMIT_32", 4000)
    files = {f"{number}.md": f"tekst {number}".encode() for number in range(200)}
    made = zipped(files)
    assert b"PK\6\6" in made
    entries = made[made.rindex(b"199.md") :]
    assert entries[6:10] == b"\x01\x00\x08\x00"


@settings(max_examples=50, deadline=None)
@given(st.dictionaries(st.from_regex(r"[a-z]{1,8}/[a-zé]{1,20}\.md", fullmatch=True), st.binary()))
def test_any_files_come_out_as_they_went_in(files: dict[str, bytes]) -> None:
    assert unzipped(zipped(files)) == files
