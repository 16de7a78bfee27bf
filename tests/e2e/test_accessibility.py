"""Every screen, in every language, light and dark, on a phone and on a desk: axe finds nothing."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pprint import pformat

import pytest
from playwright.sync_api import Browser

from tests.e2e.app import App
from tests.e2e.axe import sticks_out, violations
from tests.e2e.browser import DESK, PHONE
from tests.e2e.catalogue import SCREENS
from tests.e2e.stage import Cast, Screen
from tests.e2e.world import LANGUAGES, make_world

# Colours are the same in every language, and between light and dark nothing else changes. So
# `make test` looks at them in one language; `make soak` does in all.
OF_COLOURS = ("color-contrast", "link-in-text-block")
COLOURS_IN = os.environ.get("COLOURS_IN", "nl").split()
NARROWEST = {"width": 320, "height": 640}


@pytest.fixture(scope="module")
def cast(app: App, browser: Browser) -> Iterator[Cast]:
    made = Cast(make_world(app), browser)
    yield made
    made.close()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.name)
def test_nothing_on_a_screen_stands_in_anybodys_way(
    cast: Cast, screen: Screen, language: str
) -> None:
    stage = cast.stage(screen.who, language)
    page = stage.page
    page.set_viewport_size(DESK)
    screen.show(stage)
    found = {}
    for width, size in (("phone", PHONE), ("desk", DESK)):
        page.set_viewport_size(size)
        page.emulate_media(color_scheme="light", reduced_motion="reduce")
        if language not in COLOURS_IN:
            found[width, "light"] = violations(page, without=OF_COLOURS)
            continue
        found[width, "light"] = violations(page)
        page.emulate_media(color_scheme="dark", reduced_motion="reduce")
        found[width, "dark"] = violations(page, only=OF_COLOURS)
    page.set_viewport_size(NARROWEST)
    wide = sticks_out(page)
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    faults = {where: faults for where, faults in found.items() if faults}
    assert not faults, pformat(faults, width=160)
    assert not wide, f"Wider than the narrowest phone: {wide}"
