"""What `make test` runs, and what it needs from outside."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools import browser, check, checks
from tools.checks import PUBLISHED_RULESET, Ruleset
from tools.cluster import free_port


def test_the_ruleset_is_the_published_one_unless_another_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ADR_RULESET", raising=False)

    assert Ruleset(tmp_path).address == PUBLISHED_RULESET


def test_a_ruleset_in_a_file_is_used_where_it_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "rules.yaml"
    file.write_text("rules: {}")
    monkeypatch.setenv("ADR_RULESET", str(file))
    ruleset = Ruleset(tmp_path / "other")

    assert ruleset.fetch() is None
    assert ruleset.file == file


@pytest.mark.parametrize("scheme", ["file", "address"])
def test_a_ruleset_that_is_not_to_be_had_names_the_variable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, scheme: str
) -> None:
    nowhere = {"file": "/nowhere.yaml", "address": f"http://127.0.0.1:{free_port()}/rules.yaml"}
    monkeypatch.setenv("ADR_RULESET", nowhere[scheme])

    reason = Ruleset(tmp_path).fetch()

    assert reason is not None
    assert "ADR_RULESET" in reason
    assert nowhere[scheme] in reason


def test_the_persons_own_settings_do_not_reach_the_checks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://me@production/klankbord")
    monkeypatch.setenv("MASTER_KEYS_FILE", "/run/secrets/keys")

    environment = check.checks_environment()

    assert "DATABASE_URL" not in environment
    assert "MASTER_KEYS_FILE" not in environment
    assert environment["KLANKBORD_MODE"] == "test"


def test_every_tool_that_must_run_is_among_the_checks(tmp_path: Path) -> None:
    everything = [
        *checks.static_checks(),
        *checks.app_static_checks(),
        *checks.contract_checks(),
        *checks.backend_checks(Ruleset(tmp_path)),
        *checks.app_checks(),
        *checks.test_runs(processes=2, chromium=lambda: None),
    ]
    commands = [" ".join(map(str, command)) for one in everything for command in one.commands]

    for words in (
        "ruff format --check", "ruff check", "mypy", "lint-imports", "makemigrations --check",
        "spectacular --file openapi.yaml --validate --fail-on-warn", "silent client",
        "spectral lint",
        "silent lint", "silent typecheck", "silent test", "silent build", "silent size",
        "pytest tests --ignore=tests/e2e", "pytest tests/e2e",
    ):  # fmt: skip
        assert any(words in command for command in commands), words


def test_a_chromium_that_is_named_is_taken(tmp_path: Path) -> None:
    named = tmp_path / "my chromium"
    named.touch()
    environment = {"CHROMIUM": str(named)}

    assert browser.ensure_chromium(environment) is None
    assert environment["CHROMIUM"] == str(named)


def test_a_named_chromium_that_is_not_there_fails_with_a_way_out() -> None:
    reason = browser.ensure_chromium({"CHROMIUM": "/nowhere/chromium"})

    assert reason is not None
    assert "CHROMIUM=" in reason


@pytest.mark.parametrize(
    ("uid", "distribution", "command"),
    [
        (0, "debian", "apt-get --quiet=2 install"),
        (0, "ubuntu", "playwright install --with-deps chromium"),
        (1000, "debian", "playwright install chromium"),
        (1000, "", "playwright install chromium"),
    ],
)
def test_a_missing_chromium_comes_from_debian_for_root_and_from_playwright_elsewhere(
    monkeypatch: pytest.MonkeyPatch, uid: int, distribution: str, command: str
) -> None:
    monkeypatch.setattr(browser.os, "geteuid", lambda: uid)
    monkeypatch.setattr(browser.sys, "platform", "linux")
    monkeypatch.setattr(browser, "_distribution", lambda: distribution)

    assert command in " ".join(browser._installation()[-1])
