"""Everything that `make test` runs, by name."""

from __future__ import annotations

import hashlib
import os
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tools.bootstrap import mark_built, node_folder
from tools.places import BACKEND, FRONTEND, PYTHON, ROOT

PUBLISHED_RULESET = "https://static.developer.overheid.nl/adr/ruleset.yaml"
_RULESET_PATIENCE = 30

Command = list[str | Path]


@dataclass(frozen=True)
class Check:
    """One named check: its commands run one after another until one fails.

    `before` may give a reason to fail at once, `after` is done once it has passed; `unchanged`
    names generated files that the commands must leave as they were. What a `live` check prints
    is shown as it comes.
    """

    title: str
    commands: list[Command]
    folder: Path = ROOT
    before: Callable[[], str | None] = lambda: None
    after: Callable[[], None] = lambda: None
    unchanged: list[Path] = field(default_factory=list)
    live: bool = False


def python(*arguments: str) -> Command:
    return [PYTHON, *arguments]


def tool(name: str, *arguments: str) -> Command:
    return [PYTHON.parent / name, *arguments]


def manage(*arguments: str) -> Command:
    return [PYTHON, BACKEND / "manage.py", *arguments]


def npm(script: str) -> Command:
    return [node_folder() / "npm", "run", "--silent", script]


SCHEMA = manage("spectacular", "--file", "openapi.yaml", "--validate", "--fail-on-warn")
CLIENT = npm("client")


def static_checks() -> list[Check]:
    """The quick ones on the Python side: they start nothing."""
    return [
        Check("Formatting (ruff)", [python("-m", "ruff", "format", "--check", ".")]),
        Check("Lint (ruff)", [python("-m", "ruff", "check", ".")]),
        Check(
            "Import contracts (import-linter)",
            # It looks for the packages where it is started.
            [tool("lint-imports", "--config", str(ROOT / "pyproject.toml"))],
            folder=BACKEND,
        ),
        Check("Types (mypy)", [python("-m", "mypy")]),
    ]


def app_static_checks() -> list[Check]:
    """The quick ones on the app's side."""
    return [
        Check("App: formatting and lint (Biome)", [npm("lint")], folder=FRONTEND),
        Check("App: types (tsc)", [npm("typecheck")], folder=FRONTEND),
    ]


def contract_checks() -> list[Check]:
    """The generated files are what the code says. They run alone: they write in the clone."""
    return [
        Check("Contract: openapi.yaml is up to date", [SCHEMA], unchanged=[ROOT / "openapi.yaml"]),
        Check(
            "Contract: the app's API client is up to date",
            [CLIENT],
            folder=FRONTEND,
            unchanged=[FRONTEND / "src" / "api"],
        ),
    ]


def backend_checks(rules: Ruleset) -> list[Check]:
    return [
        Check("Migrations", [manage("makemigrations", "--check", "--dry-run")]),
        Check(
            "Contract: Dutch API Design Rules (Spectral)",
            [
                [
                    FRONTEND / "node_modules" / ".bin" / "spectral",
                    "lint",
                    "openapi.yaml",
                    "--ruleset",
                    rules.file,
                    "--fail-severity=error",
                ]
            ],
            before=rules.fetch,
        ),
    ]


def app_checks() -> list[Check]:
    return [
        Check("App: unit tests (Vitest)", [npm("test")], folder=FRONTEND),
        Check("App: build (Vite)", [npm("build")], folder=FRONTEND, after=mark_built),
        Check("App: weight of the public article page", [npm("size")], folder=FRONTEND),
    ]


def test_runs(*, processes: int, chromium: Callable[[], str | None]) -> list[Check]:
    """The pytest runs; each has the machine for itself."""
    parallel = f"--numprocesses={processes}"
    quiet = ["-q", "--durations=5"]
    return [
        Check(
            "Backend and tools (pytest)",
            [python("-m", "pytest", "tests", "--ignore=tests/e2e", parallel, *quiet)],
            live=True,
        ),
        Check(
            "End to end, in Chromium (pytest)",
            [python("-m", "pytest", "tests/e2e", parallel, *quiet)],
            before=chromium,
            live=True,
        ),
    ]


# How much a soak tries of what `make test` tries a little of.
FULL_SIZES = {
    "EDITOR_ROUNDS": "200",
    "HOSTILE_DOCUMENTS": "10000",
    "COLOURS_IN": "nl fr en",
}


def soak_runs(*, chromium: Callable[[], str | None]) -> list[Check]:
    """The runs that are too long for every day."""
    editors = "tests/faults/test_editors_at_once.py"
    hostile = "tests/e2e/test_hostile_documents.py"
    screens = "tests/e2e/test_accessibility.py"
    return [
        Check("Editors at once (pytest)", [python("-m", "pytest", editors, "-q")], live=True),
        Check(
            "Hostile documents, in Chromium (pytest)",
            [python("-m", "pytest", hostile, "-q")],
            before=chromium,
            live=True,
        ),
        Check(
            "Colours in every language (pytest)", [python("-m", "pytest", screens, "-q")], live=True
        ),
        Check("Hostile documents, on the server", [python("-m", "benchmarks.hostile")], live=True),
        Check(
            "Fuzzing the contract (Schemathesis)",
            [python("-m", "tests.contract.fuzz", "--examples", "200")],
            live=True,
        ),
    ]


class Ruleset:
    """The linter ruleset at `$ADR_RULESET`, an address or a file."""

    def __init__(self, folder: Path) -> None:
        given = os.environ.get("ADR_RULESET") or PUBLISHED_RULESET
        self.address = given
        self._remote = given.startswith(("https://", "http://"))
        self.file = folder / "ruleset.yaml" if self._remote else ROOT / given

    def fetch(self) -> str | None:
        """Bring the ruleset here; the reason when that cannot be done."""
        if not self._remote:
            if self.file.is_file():
                return None
            return f"ADR_RULESET names {self.file}, which is not a file."
        try:
            with urllib.request.urlopen(self.address, timeout=_RULESET_PATIENCE) as answer:
                self.file.write_bytes(answer.read())
        except (OSError, ValueError) as error:
            reason = getattr(error, "reason", error)
            return (
                f"The ruleset of the Dutch API Design Rules cannot be fetched from {self.address} "
                f"({reason}). Name another address or a file: ADR_RULESET=/path/to/ruleset.yaml "
                "make test."
            )
        return None


def contents(paths: list[Path]) -> dict[Path, str]:
    """The files in `paths` with a hash of each, to see what a command changed."""
    files = [
        file
        for path in paths
        for file in (path.rglob("*") if path.is_dir() else [path])
        if file.is_file()
    ]
    return {file: hashlib.sha256(file.read_bytes()).hexdigest() for file in files}
