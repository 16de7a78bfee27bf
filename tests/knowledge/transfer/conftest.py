"""The starter content, published."""

from __future__ import annotations

import pytest

from api.knowledge.representation import represent
from knowledge.importing import import_content
from tests.support.published import CONTENT


@pytest.fixture
def starter(db: None) -> None:
    import_content(root=CONTENT, represent=represent)
