"""Pictures of every screen, at the width of a phone and of a desk, light and dark."""

from __future__ import annotations

import base64
from pathlib import Path

from playwright.sync_api import Browser

from tests.e2e.browser import DESK, PHONE, visit
from tests.e2e.catalogue import SCREENS
from tests.e2e.stage import Cast, Screen
from tests.e2e.world import World

_WIDTHS = {"phone": PHONE, "desk": DESK}
_PAGE_OF_TWO = """<!doctype html><html lang="en"><title>Klankbord</title><style>
  body {{ margin: 0; padding: 40px; display: flex; gap: 40px; align-items: flex-start;
    background: #e4dccb; width: max-content }}
  img {{ display: block; border-radius: 10px; box-shadow: 0 2px 18px rgb(60 50 30 / 18%) }}
</style>
<img height="900" src="data:image/png;base64,{desk}">
<img height="900" src="data:image/png;base64,{phone}">"""


def take_pictures(
    world: World, browser: Browser, folder: Path, *, language: str, wanted: set[str]
) -> None:
    """Write `NAME-{phone,desk}-{light,dark}.png` for every screen, or for those `wanted`."""
    folder.mkdir(parents=True, exist_ok=True)
    cast = Cast(world, browser)
    for screen in SCREENS:
        if not wanted or screen.name in wanted:
            take(screen, cast, folder, language=language)
    cast.close()


def take(screen: Screen, cast: Cast, folder: Path, *, language: str) -> None:
    """Write the four pictures of `screen`."""
    stage = cast.stage(screen.who, language)
    stage.page.set_viewport_size(DESK)
    screen.show(stage)
    for scheme in ("light", "dark"):
        stage.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        for width, size in _WIDTHS.items():
            stage.page.set_viewport_size(size)
            stage.settle()
            path = folder / f"{screen.name}-{width}-{scheme}.png"
            stage.page.screenshot(path=path, full_page=True)
    stage.page.emulate_media(color_scheme="light", reduced_motion="reduce")


def take_readme_picture(world: World, browser: Browser, file: Path) -> None:
    """Write one picture of an article: on a desk and on a phone, side by side."""
    shots = {}
    for name, size in (("desk", {"width": 1200, "height": 900}), ("phone", {**PHONE})):
        visitor = visit(browser, world.app.url, viewport=size)
        visitor.open(f"/nl/articles/{world.slug('nl')}")
        visitor.page.wait_for_load_state("networkidle")
        visitor.page.evaluate("document.fonts.ready.then(() => true)")
        shots[name] = base64.b64encode(visitor.page.screenshot()).decode()
        visitor.context.close()
    page = browser.new_page()
    page.set_content(_PAGE_OF_TWO.format(**shots))
    box = page.evaluate("({width: document.body.offsetWidth, height: document.body.offsetHeight})")
    page.set_viewport_size(box)
    page.screenshot(path=file)
    page.close()
