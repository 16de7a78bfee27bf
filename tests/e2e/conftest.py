"""The app, Chromium and visitors for end-to-end tests."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Playwright

from tests.e2e.app import App, running_app
from tests.e2e.browser import Visitor, chromium, visit

# Playwright keeps an event loop in this thread, which Django takes for an asynchronous caller.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

Visit = Callable[..., Visitor]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test here."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.e2e)


@pytest.fixture(scope="session")
def app(
    database_url: str, tmp_path_factory: pytest.TempPathFactory, django_db_blocker: Any
) -> Iterator[App]:
    """Give the running app. Its database is open to the tests: all they do there is committed."""
    folder = tmp_path_factory.mktemp("app")
    with django_db_blocker.unblock(), running_app(database_url, folder) as running:
        yield running


@pytest.fixture(scope="session")
def _chromium() -> Iterator[tuple[Playwright, Browser]]:
    with chromium() as started:
        yield started


@pytest.fixture(scope="session")
def playwright(_chromium: tuple[Playwright, Browser]) -> Playwright:
    """Give Playwright itself, for a browser with a profile of its own."""
    return _chromium[0]


@pytest.fixture(scope="session")
def browser(_chromium: tuple[Playwright, Browser]) -> Browser:
    """Give the one Chromium of these tests."""
    return _chromium[1]


@pytest.fixture
def new_visitor(app: App, browser: Browser) -> Iterator[Visit]:
    """Give what takes a new device; afterwards no browser may have complained."""
    visitors: list[Visitor] = []

    def take(**options: Any) -> Visitor:
        visitors.append(visit(browser, app.url, **options))
        return visitors[-1]

    yield take
    for visitor in visitors:
        visitor.context.close()
    assert [complaint for visitor in visitors for complaint in visitor.unexpected()] == []


@pytest.fixture
def visitor(new_visitor: Visit) -> Visitor:
    """Give one device of somebody who is not signed in."""
    return new_visitor()
