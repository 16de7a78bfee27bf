"""A small web, for links to lead into."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.web import Web, small_web


@pytest.fixture
def web() -> Iterator[Web]:
    with small_web() as web:
        yield web
