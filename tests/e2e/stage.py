"""What every screen of the app needs before it can be seen: somebody's device, in a language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal

from babel.messages.pofile import read_po
from playwright.sync_api import Browser, Page, expect

from accounts.models import Person
from tests.e2e.browser import Visitor, visit
from tests.e2e.people import signed_in
from tests.e2e.world import World
from tools.places import FRONTEND


@cache
def _catalogue(language: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for part in ("public", "personal"):
        with (FRONTEND / "src" / "locales" / part / f"{language}.po").open("rb") as file:
            texts = {str(one.id): str(one.string) for one in read_po(file, locale=language)}
        found |= {key: text for key, text in texts.items() if text}
    return found


def said_in(language: str, dutch: str) -> str:
    """Return what the interface says for `dutch` in `language`."""
    return _catalogue(language)[dutch]


@dataclass
class Stage:
    """A device of one of the people of the screens, showing the app in one language."""

    world: World
    visitor: Visitor
    language: str

    @property
    def page(self) -> Page:
        return self.visitor.page

    def say(self, dutch: str) -> str:
        """Return the words of the interface for `dutch` in the language of this stage."""
        return said_in(self.language, dutch)

    def open(self, path: str) -> None:
        """Go to `path` below the language, and wait until the screen has all it shows."""
        self.visitor.open(f"/{self.language}{path}")
        self.settle()

    def settle(self) -> None:
        """Wait until nothing is fetched or waited for any more, and the letters are there."""
        self.page.wait_for_load_state("networkidle")
        # What comes from the device, or is only being worked out, fetches nothing.
        expect(self.page.get_by_text(self.say("Even geduld"), exact=True)).to_have_count(0)
        expect(self.page.locator("h1").first).to_be_attached()
        self.page.evaluate("document.fonts.ready.then(() => true)")

    def press(self, dutch: str, *, within: Literal["main", "dialog"] = "main") -> None:
        """Press the button or link with these words."""
        # The menu may use the same words.
        root = self.page.get_by_role(within).last
        name = self.say(dutch)
        link = root.get_by_role("link", name=name, exact=True)
        link.or_(root.get_by_role("button", name=name, exact=True)).first.click()

    def fill(self, dutch: str, text: str) -> None:
        """Fill in the field with these words."""
        self.page.get_by_label(self.say(dutch), exact=True).last.fill(text)


@dataclass
class Cast:
    """Gives a stage for each kind of person, on one device per person and language."""

    world: World
    browser: Browser
    options: dict[str, Any] = field(default_factory=dict)
    _taken: dict[tuple[str, str], Visitor] = field(default_factory=dict)

    def stage(self, who: str, language: str) -> Stage:
        """Return the device of `who`: nobody, newcomer, writer, careful or editor."""
        visitor = self._taken.get((who, language))
        if visitor is None:
            visitor = self._taken[who, language] = self._take(who)
        return Stage(self.world, visitor, language)

    def _take(self, who: str) -> Visitor:
        url = self.world.app.url
        person: Person | None = None if who == "nobody" else getattr(self.world, who).person
        state = signed_in(person, url) if person else None
        return visit(
            self.browser, url, storage_state=state, reduced_motion="reduce", **self.options
        )

    def close(self) -> None:
        """Put all devices away."""
        for visitor in self._taken.values():
            visitor.context.close()
        self._taken.clear()


Opener = Callable[[Stage], None]


@dataclass(frozen=True)
class Screen:
    """A screen: its name, who sees it, and what to do to get there."""

    name: str
    who: str
    opener: Opener

    def show(self, stage: Stage) -> None:
        """Bring `stage` to this screen."""
        self.opener(stage)
        stage.settle()
