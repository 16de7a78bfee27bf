"""Schemathesis with all its checks against the running server; a small run with a fixed seed.

The full one is `python -m tests.contract.fuzz --examples 200`.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.contract.fuzz import run
from tests.factories.accounts import PersonFactory
from tests.support.contract_document import operations
from tests.support.server import Server

EXAMPLES = 25
pytestmark = pytest.mark.slow


@pytest.mark.timeout(600)
@pytest.mark.parametrize("signed_in", [False, True], ids=["anonymous", "professional"])
def test_no_check_fails(
    signed_in: bool, server: Server, publish: Callable[[], None], tmp_path: Path
) -> None:
    publish()
    # Two people, so that Schemathesis also looks for one's things with the other's session.
    people = [PersonFactory(), PersonFactory()] if signed_in else []
    outcome = run(server, tmp_path, examples=EXAMPLES, people=people)
    assert outcome.passed, outcome.report
    assert f"Tested: {len(operations())}" in outcome.report
