"""Every screen, in every language, light and dark, on a phone and on a desk: axe finds nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pprint import pformat

import pytest
from playwright.sync_api import Browser

from tests.e2e.app import App
from tests.e2e.axe import sticks_out, violations
from tests.e2e.browser import DESK, PHONE
from tests.e2e.catalogue import SCREENS, Screen
from tests.e2e.stage import Cast
from tests.e2e.world import LANGUAGES, make_world

OF_COLOURS = ("color-contrast", "link-in-text-block")
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
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            # Between light and dark nothing changes but colours.
            rules = OF_COLOURS if scheme == "dark" else ()
            found[width, scheme] = violations(page, rules)
    page.set_viewport_size(NARROWEST)
    wide = sticks_out(page)
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    faults = {where: faults for where, faults in found.items() if faults}
    assert not faults, pformat(faults, width=160)
    assert not wide, f"Wider than the narrowest phone: {wide}"
