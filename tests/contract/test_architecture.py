"""What the import contracts in `pyproject.toml` cannot say about the code."""

from __future__ import annotations

import ast
import importlib.util
import re
from collections.abc import Callable, Iterator
from pathlib import Path

BACKEND = Path(__file__).resolve().parents[2] / "backend"
DOMAINS = ("core", "accounts", "knowledge", "reflections")
MODULES = {
    path.relative_to(BACKEND).as_posix(): path.read_text(encoding="utf-8")
    for path in sorted(BACKEND.rglob("*.py"))
    if "migrations" not in path.parts
}

# What a package keeps to itself, besides names that begin with an underscore.
_PRIVATE = {"admin", "admin_app", "admin_site", "apps", "management", "migrations", "tasks"}
_NAMES_THAT_SAY_NOTHING = {"services", "utils", "helpers", "common", "misc", "tools"}
_LONGEST_MODULE, _LONGEST_FUNCTION = 300, 40


def _imports(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """Yield (module, name) for everything that is imported; the name is empty for `import x`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, ""
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            for alias in node.names:
                yield node.module or "", alias.name


def _offenders(find: Callable[[str, str], list[str]]) -> dict[str, list[str]]:
    """Return, per module, what `find` finds in its name and source."""
    found = {name: find(name, source) for name, source in MODULES.items()}
    return {name: offences for name, offences in found.items() if offences}


def private_imports(name: str, source: str) -> list[str]:
    """Return what `name` imports from other packages that is theirs alone."""
    own = name.split("/", maxsplit=1)[0]
    found = []
    for module, imported in _imports(ast.parse(source)):
        package, *parts = module.split(".")
        if package not in {*DOMAINS, "api"} or package == own:
            continue
        parts = [*parts, imported] if imported else parts
        if any(part in _PRIVATE or part.startswith("_") for part in parts):
            found.append(f"{module} {imported}".strip())
    return found


def inner_imports(source: str) -> list[str]:
    """Return imports inside functions, which hide a circle."""
    return [
        ast.unparse(inner)
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        for inner in ast.walk(node)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]


def long_functions(source: str) -> list[str]:
    """Return functions with more lines than one thought takes; their docstring is not counted."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = node.body[1:] if ast.get_docstring(node) is not None else node.body
            lines = (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0
            if lines > _LONGEST_FUNCTION:
                found.append(f"{node.name}: {lines}")
    return found


def test_psycopg_3_is_not_installed() -> None:
    # Django would silently prefer it to psycopg2.
    assert importlib.util.find_spec("psycopg") is None
    assert importlib.util.find_spec("psycopg2") is not None


def test_only_public_modules_of_other_packages_are_imported() -> None:
    assert _offenders(private_imports) == {}


def test_no_import_hides_inside_a_function() -> None:
    assert _offenders(lambda _name, source: inner_imports(source)) == {}


def test_a_module_is_one_room() -> None:
    long = {name: source.count("\n") for name, source in MODULES.items()}
    assert {name: lines for name, lines in long.items() if lines > _LONGEST_MODULE} == {}


def test_a_function_is_one_thought() -> None:
    assert _offenders(lambda _name, source: long_functions(source)) == {}


def test_a_module_is_named_after_what_it_does() -> None:
    assert [name for name in MODULES if Path(name).stem in _NAMES_THAT_SAY_NOTHING] == []


def test_search_never_scans_with_ilike() -> None:
    scan = re.compile(r"\bilike\b|__i?contains\b|__i?startswith\b", re.IGNORECASE)
    assert _offenders(lambda _name, source: scan.findall(source)) == {}


def test_nothing_is_left_to_do_later() -> None:
    later = re.compile(r"\b(?:TODO|FIXME|XXX|HACK)\b")
    assert _offenders(lambda _name, source: later.findall(source)) == {}


def test_packages_do_not_speak_through_signals() -> None:
    def signals(name: str, source: str) -> list[str]:
        modules = {module for module, _name in _imports(ast.parse(source))}
        return sorted(modules & {"django.dispatch", "django.db.models.signals"})

    assert _offenders(signals) == {}


def test_the_domains_of_the_api_do_not_know_each_other() -> None:
    def others(name: str, source: str) -> list[str]:
        package, own = (*name.split("/"), "")[:2]
        if package != "api" or own not in DOMAINS:
            return []
        named = {module for module, _name in _imports(ast.parse(source))}
        return sorted(
            module
            for module in named
            if module.startswith(tuple(f"api.{other}" for other in DOMAINS if other != own))
        )

    assert _offenders(others) == {}


def test_what_is_wrong_would_be_found() -> None:
    assert private_imports("api/x.py", "from accounts.admin import PersonAdmin") == [
        "accounts.admin PersonAdmin"
    ]
    assert private_imports("api/x.py", "from core.vault._keys import x") == ["core.vault._keys x"]
    assert private_imports("accounts/x.py", "from accounts.admin import PersonAdmin") == []
    assert inner_imports("def f():\n    import os") == ["import os"]
    assert long_functions("def f():\n" + "    x = 1\n" * 41) == ["f: 41"]
