"""`make run` with an application of twenty lines in the place of Klankbord's.

`python -m tests.tools.stand_in FOLDER` is `python -m tools.run` without the setting up, and with
the backend in FOLDER. Everything else is real: the database, Granian, the signals.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

MANAGE = """
import json, os, signal, sys, time
command = sys.argv[1]
if command == "prepare_database":
    assert "klankbord_owner" in os.environ["OWNER_DATABASE_URL"]
elif os.environ.get("OWNER_DATABASE_URL"):
    sys.exit("The owner's address is for prepare_database alone.")
if command == os.environ.get("STAND_IN_FAILS"):
    sys.exit("It was asked to fail.")
if command == "ensure_demonstration":
    account = {"role": "editor", "email": "e@example.org", "password": "canary-words", "more": 1}
    print(json.dumps({"accounts": [account]}))
elif command == "db_worker":
    if os.environ.get("STAND_IN_STUBBORN"):
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
    print("working", flush=True)
    time.sleep(600)
"""

APPLICATION = """
import os

def application(environ, start_response):
    assert "OWNER_DATABASE_URL" not in os.environ
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [os.environ["DATABASE_URL"].encode()]
"""


def write(backend: Path) -> None:
    """Write the stand-in's files into the folder `backend`."""
    (backend / "config").mkdir(parents=True)
    (backend / "manage.py").write_text(MANAGE, encoding="utf-8")
    (backend / "config" / "__init__.py").touch()
    (backend / "config" / "wsgi.py").write_text(APPLICATION, encoding="utf-8")


def main(backend: Path) -> int:
    from tools import run

    run.set_up = lambda *_arguments, **_options: None
    run.PYTHON = Path(sys.executable)
    run.BACKEND = backend
    return run.main(os.environ)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
