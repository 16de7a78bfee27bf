"""Another process of the application, with its own memory of keys; it does as it is told.

One command per line on standard input, one JSON answer per line on standard output:

    write OWNER ROW TEXT    seals TEXT with the key it remembers, and keeps it as a page of words
    begin OWNER ROW TEXT    the same, without committing
    commit                  commits what `begin` wrote
    read OWNER ROW          opens such a page
    key OWNER               the id of the key it would seal with
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import uuid
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from tests.support.database import ROOT


class OtherProcess:
    """The running process, from the outside."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def ask(self, *words: object) -> Any:
        """Send a command and return its answer."""
        self.tell(*words)
        return self.answer()

    def tell(self, *words: object) -> None:
        """Send a command."""
        assert self._process.stdin
        self._process.stdin.write(" ".join(map(str, words)) + "\n")
        self._process.stdin.flush()

    def answer(self) -> Any:
        """Wait for the answer to the command that was sent before."""
        assert self._process.stdout
        return json.loads(self._process.stdout.readline())


@contextmanager
def other_process(database_url: str) -> Iterator[OtherProcess]:
    """Run one on a database for the length of the block."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.support.other_process"],
        cwd=ROOT,
        env={
            **os.environ,
            "DATABASE_URL": database_url,
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "PYTHONPATH": os.pathsep.join([str(ROOT / "backend"), str(ROOT)]),
        },
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield OtherProcess(process)
        finally:
            process.kill()


class _Obedient:
    def __init__(self) -> None:
        self._open = ExitStack()

    def write(self, owner: str, row: str, text: str) -> str:
        self.begin(owner, row, text)
        return self.commit()

    def begin(self, owner: str, row: str, text: str) -> str:
        from core.tenancy import acting_as
        from core.vault import unlock_or_make
        from reflections.models import WORDS, WordPage

        person, row_id = uuid.UUID(owner), uuid.UUID(row)
        self._open.enter_context(acting_as(person))
        sealed = unlock_or_make(person).seal(text.encode(), place=WORDS, row=row_id)
        WordPage.objects.create(person_id=person, id=row_id, sealed=sealed)
        return "open"

    def commit(self) -> str:
        self._open.pop_all().close()
        return "committed"

    def read(self, owner: str, row: str) -> str:
        from core.tenancy import acting_as
        from core.vault import unlock
        from reflections.models import WORDS, WordPage

        person, row_id = uuid.UUID(owner), uuid.UUID(row)
        with acting_as(person):
            page = WordPage.objects.get(person_id=person, id=row_id)
            return unlock(person).open(bytes(page.sealed), place=WORDS, row=row_id).decode()

    def key(self, owner: str) -> str:
        from core.tenancy import acting_as
        from core.vault import unlock_or_make

        with acting_as(uuid.UUID(owner)):
            return str(unlock_or_make(uuid.UUID(owner)).key_id)

    def fail(self, error: Exception) -> str:
        """Roll back and forget keys, as the API does when the database refuses."""
        from core.vault import forget_unwrapped

        self._open.pop_all().__exit__(type(error), error, None)
        forget_unwrapped()
        return f"refused: {type(error).__name__}"


def _main() -> None:
    import django

    django.setup()
    from django.db import OperationalError

    obedient = _Obedient()
    for line in sys.stdin:
        command, *words = line.split()
        try:
            answer = getattr(obedient, command)(*words)
        except OperationalError as error:
            answer = obedient.fail(error)
        print(json.dumps(answer), flush=True)  # noqa: T201 -- that is how it answers


if __name__ == "__main__":
    _main()
