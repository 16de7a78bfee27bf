"""`docs/operating.md` names every setting, and nothing that is none."""

from __future__ import annotations

import re

from config.environment import SETTINGS
from tests.deploy.files import COMPOSE_TEXT, DEPLOY, OPERATING

_NAME = re.compile(r"`([A-Z][A-Z0-9_]+)`")


def _first_cells(table: str) -> list[str]:
    _, _, rest = OPERATING.partition(f"<!-- {table}: begin -->")
    body, found, _ = rest.partition(f"<!-- {table}: end -->")
    assert found, f"docs/operating.md has no table of {table}"
    rows = [line.split("|") for line in body.splitlines() if line.startswith("| `")]
    assert all(len(row) == 5 for row in rows), "a row has three cells"
    assert all(cell.strip() for row in rows for cell in row[1:4]), "no cell is empty"
    return [name for row in rows for name in _NAME.findall(row[1])]


def test_every_setting_is_documented_and_every_documented_setting_exists():
    documented = _first_cells("settings")

    assert sorted(documented) == sorted(set(documented)), "each setting has one row"
    assert set(documented) == set(SETTINGS)


def test_every_variable_of_the_compose_file_is_documented_and_the_other_way_round():
    variables = set(re.findall(r"\$\{([A-Z0-9_]+)", COMPOSE_TEXT))

    assert variables == set(_first_cells("compose variables"))


def test_the_example_environment_gives_every_variable_that_has_no_default():
    needed = set(re.findall(r"\$\{([A-Z0-9_]+):\?", COMPOSE_TEXT))
    given = (DEPLOY / "example.env").read_text(encoding="utf-8")

    assert set(re.findall(r"^([A-Z0-9_]+)=.", given, re.MULTILINE)) == needed
