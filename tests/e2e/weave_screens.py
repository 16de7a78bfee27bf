"""The screens of weaves, and how to come to them."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.e2e.stage import Opener, Stage


def _of_reflection(path: str = "") -> Opener:
    return lambda stage: stage.open(f"/reflections/{stage.world.reflection}/weave{path}")


def _strand(stage: Stage, address: str) -> None:
    stage.open(address)
    stage.page.get_by_role("toolbar").get_by_role("button").nth(7).click()
    expect(stage.page.get_by_role("dialog")).to_be_visible()


def _own(path: str = "") -> Opener:
    return lambda stage: stage.open(f"/weave{path}")


SCREENS: tuple[tuple[str, str, Opener], ...] = (
    ("weave-empty", "newcomer", _own()),
    ("weave", "writer", _own()),
    ("weave-strand", "writer", lambda stage: _strand(stage, "/weave")),
    ("weave-over-time-empty", "newcomer", _own("/compare")),
    ("weave-over-time", "writer", _own("/compare")),
    ("weave-of-reflection", "writer", _of_reflection()),
    (
        "weave-of-reflection-strand",
        "writer",
        lambda stage: _strand(stage, f"/reflections/{stage.world.reflection}/weave"),
    ),
    ("weave-beside", "writer", _of_reflection("/compare")),
)
