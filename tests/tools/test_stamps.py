"""Knowing that nothing changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.stamps import Stamp, fingerprint


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "src"
    (folder / "deep").mkdir(parents=True)
    (folder / "a.ts").write_text("a")
    (folder / "deep" / "b.ts").write_text("b")
    return folder


def test_the_same_files_have_the_same_fingerprint_wherever_they_stand(sources: Path) -> None:
    before = fingerprint([sources])
    elsewhere = sources.parent / "other"
    elsewhere.mkdir()
    sources.rename(elsewhere / "src")

    assert fingerprint([elsewhere / "src"]) == before


def test_a_change_deep_inside_changes_it(sources: Path) -> None:
    before = fingerprint([sources])
    (sources / "deep" / "b.ts").write_text("B")

    assert fingerprint([sources]) != before


def test_a_renamed_file_changes_it(sources: Path) -> None:
    before = fingerprint([sources])
    (sources / "a.ts").rename(sources / "c.ts")

    assert fingerprint([sources]) != before


def test_what_installing_and_building_put_there_does_not(sources: Path) -> None:
    before = fingerprint([sources])
    (sources / "node_modules").mkdir()
    (sources / "node_modules" / "x.js").write_text("x")

    assert fingerprint([sources]) == before


def test_other_words_change_it(sources: Path) -> None:
    assert fingerprint([sources], "3.11") != fingerprint([sources], "3.12")


def test_a_stamp_is_fresh_only_for_what_it_was_set_for(tmp_path: Path) -> None:
    file = tmp_path / "made" / "stamp"
    assert not Stamp(file, "one").fresh()

    Stamp(file, "one").set()

    assert Stamp(file, "one").fresh()
    assert not Stamp(file, "two").fresh()


def test_a_cleared_stamp_is_not_fresh(tmp_path: Path) -> None:
    stamp = Stamp(tmp_path / "stamp", "one")
    stamp.set()

    stamp.clear()

    assert not stamp.fresh()
