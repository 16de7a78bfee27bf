"""Chromium, and visitors in it: one person on one device each."""

from __future__ import annotations

import itertools
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Playwright,
    expect,
    sync_playwright,
)

from tools.browser import find_chromium

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1440, "height": 900}
PATIENCE = 60_000
"""How long a test waits for anything, in milliseconds; a device under load is slow."""
_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # The server listens on one address; the name has two.
    "--host-resolver-rules=MAP localhost 127.0.0.1",
]
_REFUSED = "Failed to load resource: the server responded with a status of"
# allauth says "signed out", "first the second factor" and "not set up yet" with 401 and 404.
_BY_CONTRACT = re.compile(r"^/_allauth/|^/api/v1/me$")
_addresses = itertools.count(1)


@dataclass
class Visitor:
    """One device: a page to act on, and everything its browser complained about."""

    context: BrowserContext
    page: Page
    url: str
    scripted: bool = True
    complaints: list[str] = field(default_factory=list)
    _may_hear: list[re.Pattern[str]] = field(default_factory=list)

    def open(self, path: str) -> Page:
        """Go to `path` of the app as if it was typed into the address bar."""
        self.page.goto(self.url + path)
        if self.scripted:
            # What the server wrote gives way to the app; until then nothing there stays.
            expect(self.page.locator(".opening")).to_have_count(0)
        return self.page

    def may_hear(self, pattern: str) -> None:
        """Expect complaints that match `pattern`; any other fails the test."""
        self._may_hear.append(re.compile(pattern))

    def lose_connection(self) -> None:
        """Cut this device off. What it was asking just then fails, and the browser says so."""
        self.may_hear("ERR_INTERNET_DISCONNECTED")
        self.context.set_offline(True)

    def find_connection(self) -> None:
        """Give this device its connection back."""
        self.context.set_offline(False)

    def new_page(self) -> Page:
        """Open another tab on the same device."""
        return self.context.new_page()

    def watch(self) -> None:
        """Note what the browser complains about, in every tab of this device."""
        self.context.on("console", self._hear)
        self.context.on("weberror", lambda error: self.complaints.append(str(error.error)))

    def unexpected(self) -> list[str]:
        """Return the complaints that nobody announced."""
        return [
            complaint
            for complaint in self.complaints
            if not any(pattern.search(complaint) for pattern in self._may_hear)
        ]

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type not in {"error", "warning"}:
            return
        place = urlsplit(message.location["url"]).path
        if message.text.startswith(_REFUSED) and _BY_CONTRACT.search(place):
            return
        self.complaints.append(f"{message.text} ({place})")


@contextmanager
def chromium() -> Iterator[tuple[Playwright, Browser]]:
    """Start Chromium for the length of the block."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_executable(), args=_FLAGS)
        try:
            yield playwright, browser
        finally:
            browser.close()


def visit(browser: Browser, url: str, **options: Any) -> Visitor:
    """Take a new device; `options` are Playwright's for a context."""
    visitor = _visitor(browser.new_context(**_device(options)), url)
    visitor.scripted = options.get("java_script_enabled", True)
    return visitor


def visit_with_profile(playwright: Playwright, url: str, profile: Path, **options: Any) -> Visitor:
    """Take a device whose browser keeps everything in the folder `profile`."""
    context = playwright.chromium.launch_persistent_context(
        profile, executable_path=_executable(), args=_FLAGS, **_device(options)
    )
    return _visitor(context, url)


def give_authenticator(visitor: Visitor, **more: Any) -> Callable[[bool], None]:
    """Plug in a security key that says yes, in software; `more` are further options of Chromium.

    Returns what tells it whether the finger on it is that of its owner.
    """
    devtools = visitor.context.new_cdp_session(visitor.page)
    devtools.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
        **more,
    }
    made = devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})

    def recognise(is_owner: bool) -> None:
        devtools.send("WebAuthn.setUserVerified", {**made, "isUserVerified": is_owner})

    return recognise


def _visitor(context: BrowserContext, url: str) -> Visitor:
    context.set_default_timeout(PATIENCE)
    context.set_default_navigation_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)
    page = context.pages[0] if context.pages else context.new_page()
    visitor = Visitor(context, page, url)
    visitor.watch()
    return visitor


def _device(options: dict[str, Any]) -> dict[str, Any]:
    """Give every device an address of its own, of this machine: only that reads its mail."""
    number = next(_addresses)
    worker = sum(os.environ.get("PYTEST_XDIST_WORKER", "").encode()) % 100
    address = f"127.{worker}.{number // 250}.{number % 250 + 1}"
    return {
        "locale": "nl-BE",
        "timezone_id": "Europe/Brussels",
        "viewport": DESK,
        "extra_http_headers": {"X-Forwarded-For": address},
        **options,
    }


def _executable() -> Path:
    found = find_chromium(os.environ)
    if found is None:
        raise RuntimeError("There is no Chromium; `make test` installs one, or set CHROMIUM.")
    return found
