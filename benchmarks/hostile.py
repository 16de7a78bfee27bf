"""How long the longest answers take when editors' texts are hostile: 10,000 on the real server.

Every document is saved in a manuscript, submitted, compared with the version before it when it
is fit to be read, and searched for by its first words.
"""

from __future__ import annotations

import argparse
import http.client
import itertools
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

from benchmarks.preparation import database_environment, manage, say
from benchmarks.servers import ROOT, Served, serve
from tests.support.hostile import documents
from tools.postgres import temporary_cluster

# Seconds: what the slowest answer may take.
LONGEST = 1.0
_MERGE, _JSON = "application/merge-patch+json", "application/json"


@dataclass
class Desk:
    """An editor at one text, who notes what was answered and how fast."""

    served: Served
    text: str
    headers: dict[str, str]
    statuses: Counter[tuple[str, int]] = field(default_factory=Counter)
    seconds: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    _keys: Iterator[int] = field(default_factory=itertools.count)

    def ask(self, act: str, method: str, path: str, body: Any = None, **headers: str) -> Any:
        """Send one request; return status, headers and what the answer holds."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection = http.client.HTTPConnection("127.0.0.1", self.served.port, timeout=60)
        began = time.perf_counter()
        connection.request(
            method,
            f"/api/v1{path}",
            body=None if body is None else json.dumps(body),
            headers={**self.headers, "Content-Type": _JSON, **named},
        )
        answer = connection.getresponse()
        held = answer.read()
        self.seconds[act].append(time.perf_counter() - began)
        self.statuses[act, answer.status] += 1
        connection.close()
        return answer.status, answer.headers, json.loads(held or b"null")

    def act(self, name: str, path: str, body: Any) -> Any:
        """Post `body` with a key of its own."""
        return self.ask(name, "POST", path, body, Idempotency_Key=f"hostile-{next(self._keys)}")

    def bring(self, source: str) -> None:
        """Let one document go the whole road."""
        address = f"/translations/{self.text}"
        _status, headers, _held = self.ask("read", "GET", f"{address}/manuscript")
        words = {"body": source, "title": source[:80].replace("\n", " ")}
        tag = headers["ETag"]
        self.ask("save", "PATCH", f"{address}/manuscript", words, Content_Type=_MERGE, If_Match=tag)
        status, _headers, held = self.act("submit", f"{address}/submissions", {})
        if status == 201:
            newest = held["revision"]
            self.act("withdraw", f"/submissions/{held['id']}/decisions", {"outcome": "withdrawn"})
            before = max(1, newest - 1)
            self.ask("compare", "GET", f"{address}/comparison?from={before}&to={newest}")
        self.ask("search", "GET", f"/search?language=nl&q={quote(source[:120])}")

    def misses(self) -> Iterator[str]:
        """Name the answers that were failures of ours, and the ones that took too long."""
        for (act, status), count in self.statuses.items():
            if status >= 500:
                yield f"{act}: {count} answers of {status}"
        for act, taken in self.seconds.items():
            if max(taken) > LONGEST:
                yield f"{act}: the longest answer took {max(taken):.2f} s, not {LONGEST:.0f}"


def main() -> int:
    """Bring all documents and print the table; 1 when an answer failed or took too long."""
    parser = argparse.ArgumentParser(prog="benchmarks.hostile", description=__doc__)
    parser.add_argument("--documents", type=int, default=10_000)
    count = parser.parse_args().documents
    with temporary_cluster() as database, tempfile.TemporaryDirectory() as folder:
        environment = database_environment(database, Path(folder))
        say("preparing the database")
        manage(environment, "prepare_database")
        manage(environment, "import_content", str(ROOT / "content"))
        seeded = _seed(environment)
        with serve(
            "config.wsgi:application",
            folder=ROOT / "backend",
            environment=environment,
            ready="/health",
        ) as served:
            headers = {"Cookie": seeded["cookie"], "X-CSRFToken": seeded["csrf"]}
            desk = Desk(served, seeded["text"], headers)
            say(f"bringing {count} documents")
            for source in documents(count):
                desk.bring(source)
    misses = list(desk.misses())
    print(_table(desk, count, misses))
    return 1 if misses else 0


def _seed(environment: dict[str, str]) -> dict[str, str]:
    made = subprocess.run(
        [sys.executable, "-m", "benchmarks.seed_editor"],
        env={**os.environ, **environment},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if made.returncode:
        raise RuntimeError(f"Seeding failed: {made.stderr[-2000:]}")
    seeded: dict[str, str] = json.loads(made.stdout.splitlines()[-1])
    return seeded


def _table(desk: Desk, count: int, misses: list[str]) -> str:
    rows = [
        f"{count:,} hostile documents.",
        "",
        "| act | answers | p50, ms | p99, ms | longest, ms |",
        "|---|---|---:|---:|---:|",
    ]
    for act, taken in desk.seconds.items():
        statuses = ", ".join(
            f"{number:,} × {status}"
            for (one, status), number in sorted(desk.statuses.items())
            if one == act
        )
        ordered = sorted(taken)
        middle, late = ordered[len(ordered) // 2], ordered[len(ordered) * 99 // 100]
        times = " | ".join(f"{1000 * each:.1f}" for each in (middle, late, ordered[-1]))
        rows.append(f"| {act} | {statuses} | {times} |")
    rows += ["", "Short of target:" if misses else "All targets met."]
    return "\n".join([*rows, *(f"- {miss}" for miss in misses)])


if __name__ == "__main__":
    sys.exit(main())
