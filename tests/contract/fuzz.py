"""Schemathesis with all its checks against the running server: anonymous, signed in, an editor.

`python -m tests.contract.fuzz --examples 200` is the full run; `make test` runs a small one with
a fixed seed (`test_schemathesis.py`). Needs the same settings as the tests.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.support.database import database, with_name
from tests.support.server import Server, running_server

SEED = 20261122
# A request that fits the schema may still name a version, a key or a thing that is not there.
_CONFIGURATION = """
[checks.positive_data_acceptance]
expected-statuses = ["2xx", 304, 401, 403, 404, 409, 412, 422]

[checks.missing_required_header]
expected-statuses = [400, 401, 403, 428]

[checks.negative_data_rejection]
expected-statuses = [400, 401, 403, 404, 412, 413, 415, 422, 428]
"""


# What these ask for may be a revision that is not there, a text that is not fit to be read, or
# words that a group has: the schema cannot know.
_KNOWN_TO_THE_SERVER = (
    *("changeSynonyms", "createSynonyms", "compareRevisions", "publishRevision"),
    *("saveManuscript", "startTranslation", "submitTranslation", "writeNote"),
    *("assignSubmission", "decideSubmission", "renameTranslation", "listSubmissions"),
    # Of which organisations somebody is a coordinator, too.
    *("createTemplate", "changeTemplate"),
    # Which key a wrap is of, and whether somebody just said once more who they are.
    *("makeSealingKey", "changeSealingKey"),
    # The schema of a merge patch says of no key that it must be there, and a reason must.
    "changeReviewDate",
    # Words or an envelope, and which of the two, the reflection decides.
    "planActionPoint",
    # Which of the two an attachment is.
    "renameAttachment",
    # Files: the schema knows that there are bytes, not which.
    *("uploadImage", "attachFile", "replaceAttachmentFile", "tryImport", "importTexts"),
)
_LENIENT = """
[[operations]]
include-operation-id = {names}

[operations.checks.positive_data_acceptance]
expected-statuses = ["2xx", 304, 400, 401, 403, 404, 409, 412, 415, 422]
"""


@dataclass
class Outcome:
    """What one run said: whether all is well, and the whole report."""

    name: str
    passed: bool
    report: str

    @property
    def figures(self) -> str:
        """Return how many test cases were generated, and what became of them."""
        found = re.findall(
            r"^ *(\d+ generated.*|Test cases:.*|Seed:.*)$", self.report, re.MULTILINE
        )
        return "; ".join(line.strip() for line in found)


def credentials(person: Any) -> dict[str, str]:
    """Return the headers of a browser in which `person` is signed in."""
    from django.conf import settings
    from django.middleware.csrf import _get_new_csrf_string
    from django.test import Client

    client = Client()
    client.force_login(person)
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    token = _get_new_csrf_string()
    return {
        "Cookie": f"{settings.SESSION_COOKIE_NAME}={session}; csrftoken={token}",
        "X-CSRFToken": token,
    }


def run(
    server: Server,
    folder: Path,
    *,
    examples: int,
    people: Sequence[Any] = (),
    only: Sequence[str] = (),
    seed: int = SEED,
) -> Outcome:
    """Run all phases and all checks; as `people`, who must not see each other's things.

    One person alone, such as an editor, whose things are those of all editors, is not held
    against anybody. `only` names the operations to try, when it is not to be all of them.
    """
    folder.mkdir(parents=True, exist_ok=True)
    configuration = folder / "schemathesis.toml"
    lenient = _LENIENT.format(names=json.dumps(_KNOWN_TO_THE_SERVER))
    configuration.write_text(
        _CONFIGURATION + _authentication(folder, people) + lenient, encoding="utf-8"
    )
    done = subprocess.run(
        [
            *(sys.executable, "-m", "schemathesis.cli", "--config-file", str(configuration)),
            *("run", f"{server.url}/api/v1/openapi.json", "--url", f"{server.url}/api/v1"),
            *("--checks", "all", "--max-examples", str(examples), "--seed", str(seed)),
            *("--continue-on-failure", "--no-color", "--request-timeout", "30"),
            *(f"--include-operation-id={name}" for name in only),
        ],
        cwd=folder,
        env={**os.environ, "SCHEMATHESIS_HOOKS": "tests.contract.fuzz_hooks"}
        | {"PYTHONPATH": str(Path(__file__).resolve().parents[2])},
        capture_output=True,
        text=True,
        check=False,
    )
    name = ("as anonymous", "as an editor", "as a professional")[min(len(people), 2)]
    return Outcome(name, done.returncode == 0, done.stdout + done.stderr)


def _authentication(folder: Path, people: Sequence[Any]) -> str:
    if not people:
        return ""
    path = folder / "people.json"
    entries = [
        {
            "name": f"person{number}",
            "fixedHeaders": [
                {"name": name, "value": value} for name, value in credentials(person).items()
            ],
        }
        for number, person in enumerate(people)
    ]
    path.write_text(json.dumps({"auth": entries}), encoding="utf-8")
    peers = json.dumps([entry["name"] for entry in entries])
    if len(people) == 1:
        return f'\n[auth.wfc]\npath = "{path}"\nuser = "{entries[0]["name"]}"\n'
    return f'\n[auth.wfc]\npath = "{path}"\npeers = {peers}\n'


def main() -> int:
    """Make a database, fill it, start the server, run every way; 1 when anything failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--examples", type=int, default=200)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--only", nargs="*", choices=["anonymous", "professional", "editor"])
    parser.add_argument("--keep", type=Path, help="folder for the reports")
    options = parser.parse_args()
    prefix = os.environ.get("TEST_DATABASE_NAME", "test_klankbord")
    with tempfile.TemporaryDirectory() as temporary, database(prefix, "fuzz") as name:
        folder = options.keep or Path(temporary)
        url = with_name(os.environ["DATABASE_URL"], name)
        os.environ |= {"DATABASE_URL": url, "KLANKBORD_MODE": "test"}
        people = _fill()
        with running_server(url, folder) as server:
            outcomes = [
                run(
                    server,
                    folder / name,
                    examples=options.examples,
                    people=people[name],
                    seed=options.seed,
                )
                for name in options.only or people
            ]
    for outcome in outcomes:
        sys.stdout.write(f"\n===== {outcome.name}\n{outcome.report}\n")
    return 0 if all(outcome.passed for outcome in outcomes) else 1


def _fill() -> dict[str, list[Any]]:
    sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "backend"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connections

    from tests.factories.accounts import PersonFactory

    call_command("import_content", str(Path(__file__).resolve().parents[2] / "content"))
    professionals = [PersonFactory(), PersonFactory()]
    editor = PersonFactory(editor=True)
    connections.close_all()
    return {"anonymous": [], "professional": professionals, "editor": [editor]}


if __name__ == "__main__":
    sys.exit(main())
