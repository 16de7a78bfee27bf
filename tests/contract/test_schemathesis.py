"""Schemathesis with all its checks against the running server; a small run with a fixed seed.

Each operation is tried as whoever it is for. The full run, `python -m tests.contract.fuzz
--examples 200` (part of `make soak`), tries every operation as everyone.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.contract.editorial import is_editorial
from tests.contract.fuzz import run
from tests.factories.accounts import PersonFactory
from tests.support.contract_document import Operation, operations
from tests.support.server import Server

EXAMPLES = 15
pytestmark = pytest.mark.slow


def who_it_is_for(operation: Operation) -> str:
    if operation.public:
        return "anonymous"
    return "editor" if is_editorial(operation) else "professional"


@pytest.mark.timeout(600)
@pytest.mark.parametrize("who", ["anonymous", "professional", "editor"])
def test_no_check_fails(
    who: str, server: Server, publish: Callable[[], None], tmp_path: Path
) -> None:
    publish()
    # Two people, so that Schemathesis also looks for one's things with the other's session. What
    # an editor sees is there for every editor.
    count = {"anonymous": 0, "professional": 2, "editor": 1}[who]
    people = [PersonFactory(editor=who == "editor") for _ in range(count)]
    only = [operation.id for operation in operations() if who_it_is_for(operation) == who]
    outcome = run(server, tmp_path, examples=EXAMPLES, people=people, only=only)
    assert outcome.passed, outcome.report
    assert f"Tested: {len(only)}" in outcome.report
