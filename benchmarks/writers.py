"""Many people who write at once: each begins a reflection and saves it again while typing.

Afterwards everything that the server said it kept is read back and compared.
"""

from __future__ import annotations

import argparse
import datetime
import http.client
import json
import os
import platform
import random
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.preparation import database_environment, manage, say
from benchmarks.seed import CSRF
from benchmarks.servers import ROOT, serve
from tools.postgres import temporary_cluster

# Seconds between two saves of one person, on average: who types pauses about as often.
PAUSE = 3.0
# How often a reflection is saved before its writer begins the next one.
SAVES = 12
P95 = 150
_WORDS = (
    "gesprek", "stoel", "raam", "stem", "adem", "wachten", "luisteren", "tolk", "vraag", "stilte",
)  # fmt: skip
_MERGE = "application/merge-patch+json"


@dataclass
class Writer:
    """One person at work. `kept` is what the server said it has, by id."""

    port: int
    cookie: str
    number: int
    saves: list[tuple[str, float]] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)
    kept: dict[str, str] = field(default_factory=dict)
    broken: int = 0

    def write_until(self, end: float) -> None:
        """Write and save until the moment `end` of the monotonic clock."""
        mixed = random.Random(self.number)
        self._connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        time.sleep(mixed.uniform(0, PAUSE))
        while time.monotonic() < end:
            self._write_one(mixed, end)
        self._connection.close()

    def _write_one(self, mixed: random.Random, end: float) -> None:
        name, text, tag = _new_id(), "", ""
        for save in range(SAVES):
            text += " ".join(mixed.choice(_WORDS) for _ in range(25)) + "\n"
            answers = {"text": text}
            began = time.monotonic()
            if save == 0:
                body = {"id": name, "occurredOn": "2026-03-02", "answers": answers}
                status, tag = self._send("POST", "/api/v1/reflections", body, tag)
            else:
                status, tag = self._send(
                    "PATCH", f"/api/v1/reflections/{name}", {"answers": answers}, tag
                )
            taken = time.monotonic() - began
            if status in (200, 201):
                self.kept[name] = text
                self.saves.append(("begin" if save == 0 else "save", taken))
            elif save == 0:
                return
            if time.monotonic() >= end:
                return
            time.sleep(max(0.0, mixed.uniform(0.5, 1.5) * PAUSE - taken))

    def _send(self, method: str, path: str, body: Any, tag: str) -> tuple[int, str]:
        headers = {
            "Cookie": self.cookie,
            "X-CSRFToken": CSRF,
            "Content-Type": "application/json" if method == "POST" else _MERGE,
            "Idempotency-Key" if method == "POST" else "If-Match": (
                str(uuid.uuid4()) if method == "POST" else tag
            ),
        }
        try:
            self._connection.request(method, path, json.dumps(body), headers)
            answer = self._connection.getresponse()
            answer.read()
        except (OSError, http.client.HTTPException):
            self.broken += 1
            self._connection.close()
            return 0, tag
        self.statuses[answer.status] += 1
        return answer.status, answer.headers.get("ETag", tag)

    def lost(self) -> int:
        """Count what was kept and is not there, or is not what it was."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        missing = 0
        for name, text in self.kept.items():
            connection.request(
                "GET", f"/api/v1/reflections/{name}", headers={"Cookie": self.cookie}
            )
            answer = connection.getresponse()
            found = json.loads(answer.read())
            missing += answer.status != 200 or found["answers"]["text"] != text
        connection.close()
        return missing


def _new_id() -> str:
    """Return a UUIDv7 (RFC 9562, 5.7), as devices make them."""
    milliseconds = int(time.time() * 1000)
    value = (milliseconds << 80) | (7 << 76) | random.getrandbits(76)
    value = (value & ~(0b11 << 62)) | (0b10 << 62)
    return str(uuid.UUID(int=value))


def main() -> int:
    """Let them write and print the table; 1 when a target is missed, or anything was lost."""
    options = _options()
    with temporary_cluster(fsync=True) as database, tempfile.TemporaryDirectory() as folder:
        environment = database_environment(database, Path(folder))
        say("preparing the database")
        manage(environment, "prepare_database")
        cookies = _seed(environment, options.people)
        with serve(
            "config.wsgi:application",
            folder=ROOT / "backend",
            environment=environment,
            ready="/health",
        ) as served:
            writers = [Writer(served.port, cookie, number) for number, cookie in enumerate(cookies)]
            say(f"{options.people} people write for {options.seconds:.0f} s")
            _write(writers, options.seconds)
            say("reading back what was kept")
            lost = sum(writer.lost() for writer in writers)
    misses = list(_misses(writers, lost))
    print(_text(writers, lost, misses, options))
    return 1 if misses else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks.writers", description=__doc__)
    parser.add_argument("--people", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=300)
    return parser.parse_args()


def _seed(environment: dict[str, str], people: int) -> list[str]:
    made = subprocess.run(
        [sys.executable, "-m", "benchmarks.seed_writers", str(people)],
        env={**os.environ, **environment},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if made.returncode:
        raise RuntimeError(f"Seeding failed: {made.stderr[-2000:]}")
    cookies: list[str] = json.loads(made.stdout.splitlines()[-1])
    return cookies


def _write(writers: list[Writer], seconds: float) -> None:
    end = time.monotonic() + seconds
    threads = [threading.Thread(target=writer.write_until, args=(end,)) for writer in writers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _taken(writers: list[Writer], act: str) -> list[float]:
    return sorted(taken for writer in writers for one, taken in writer.saves if one == act)


def _misses(writers: list[Writer], lost: int) -> Iterator[str]:
    for act in ("begin", "save"):
        taken = _taken(writers, act)
        if not taken or (late := 1000 * taken[len(taken) * 95 // 100]) > P95:
            yield f"{act}: p95 {late:.0f} ms, not {P95}" if taken else f"{act}: nothing was kept"
    wrong = {status for writer in writers for status in writer.statuses} - {200, 201}
    if wrong:
        yield f"answers of {', '.join(map(str, sorted(wrong)))}"
    if broken := sum(writer.broken for writer in writers):
        yield f"{broken} requests without an answer"
    if lost:
        yield f"{lost} reflections lost or changed"


def _text(writers: list[Writer], lost: int, misses: list[str], options: argparse.Namespace) -> str:
    today = datetime.datetime.now(tz=datetime.UTC).date()
    kept = sum(len(writer.kept) for writer in writers)
    rows = [
        f"{today}, {os.cpu_count()} cores, {platform.machine()}, {platform.system()}, Python "
        f"{platform.python_version()}; {options.people} people for {options.seconds:.0f} s, each "
        f"saving every {PAUSE:.0f} s on average.",
        "",
        "| | saves | p50, ms | p95, ms | p99, ms |",
        "|---|---:|---:|---:|---:|",
    ]
    for act, name in (("begin", "a new reflection"), ("save", "the same one again")):
        taken = _taken(writers, act)
        if taken:
            shares = (taken[len(taken) * share // 100] for share in (50, 95, 99))
            times = " | ".join(f"{1000 * each:.1f}" for each in shares)
            rows.append(f"| {name} | {len(taken):,} | {times} |")
    rows += [
        "",
        f"{kept:,} reflections kept, {lost} of them lost or changed when they were read back.",
        "",
        "Short of target:" if misses else "All targets met.",
    ]
    return "\n".join([*rows, *(f"- {miss}" for miss in misses)])


if __name__ == "__main__":
    sys.exit(main())
