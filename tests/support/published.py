"""Published knowledge for tests that need some around them."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

CONTENT = Path(__file__).resolve().parents[2] / "content"


@pytest.fixture(scope="session")
def small_content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The themes of `content/` with one article."""
    folder = tmp_path_factory.mktemp("content")
    shutil.copytree(CONTENT / "themes", folder / "themes")
    article = Path("articles/grief-and-loss/ambiguous-loss")
    shutil.copytree(CONTENT / article, folder / article)
    return folder


@pytest.fixture
def publish(small_content: Path) -> Callable[[], None]:
    """Give what publishes that content into the database of the moment."""

    def act() -> None:
        call_command("import_content", str(small_content), verbosity=0)

    return act


@pytest.fixture
def knowledge(db: Any, publish: Callable[[], None]) -> None:
    """That content, published for one test."""
    publish()
