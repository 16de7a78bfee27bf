"""The limit below the server: bare SQL, through pgbench and through the same driver."""

from __future__ import annotations

import multiprocessing
import os
import re
import statistics
import subprocess
import tempfile
import threading
import time
import uuid
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg2
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from benchmarks.load import Measured

PROCESSES = 2
Act = Callable[[Any, int], None]


def pgbench(
    program: Path, url: str, scripts: Sequence[str], *, clients: int, seconds: float
) -> Measured:
    """Run one of `scripts` after another, by chance, prepared, from `clients` connections.

    Raises `RuntimeError` when pgbench ends with an error.
    """
    parts = urlsplit(url)
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / f"script{number}.sql" for number in range(len(scripts))]
        for file, script in zip(files, scripts, strict=True):
            file.write_text(script, encoding="utf-8")
        log = Path(folder) / "log"
        command = [
            str(program), "-n", "-M", "prepared", "-c", str(clients), "-j", "1",
            "-T", str(max(1, round(seconds))), "-l", f"--log-prefix={log}",
            *(part for file in files for part in ("-f", str(file))),
            "-h", parts.hostname or "", "-p", str(parts.port or 5432), "-U", parts.username or "",
            parts.path.lstrip("/"),
        ]  # fmt: skip
        environment = {**os.environ, "PGPASSWORD": parts.password or ""}
        done = subprocess.run(
            command, capture_output=True, text=True, check=False, env=environment, cwd=folder
        )
        if done.returncode:
            raise RuntimeError(f"pgbench ended with {done.returncode}: {done.stderr[-500:]}")
        latencies = [
            int(line.split()[2]) / 1000
            for part in Path(folder).glob("log.*")
            for line in part.read_text().splitlines()
        ]
    rate = re.search(r"tps = ([\d.]+)", done.stdout)
    return _measured(latencies, float(rate.group(1)) if rate else 0.0)


def _measured(latencies: list[float], per_second: float) -> Measured:
    latencies.sort()
    return Measured(
        per_second=per_second,
        p50=statistics.median(latencies),
        p99=latencies[int(len(latencies) * 0.99)],
        requests=len(latencies),
        failed=0,
    )


def driver_loop(url: str, make: str, values: Any, *, clients: int, seconds: float) -> Measured:
    """Repeat one act through psycopg2 from `clients` connections in two processes.

    `make` names a function of this module that takes a connection and `values` and returns the
    act. As many processes as the server has workers, so that neither is held back by one core.
    """
    context = multiprocessing.get_context("spawn")
    with context.Pool(PROCESSES) as pool:
        share = max(1, clients // PROCESSES)
        parts = pool.starmap(_repeat, [(url, make, values, share, seconds)] * PROCESSES)
    latencies = [latency for part, _elapsed in parts for latency in part]
    rate = sum(len(part) / elapsed for part, elapsed in parts)
    return _measured(latencies, rate)


def _repeat(
    url: str, make: str, values: Any, clients: int, seconds: float
) -> tuple[list[float], float]:
    latencies: list[float] = []

    def one(start: int) -> None:
        connection = psycopg2.connect(url)
        act: Act = globals()[make](connection, values)
        number, mine = start, []
        until = time.perf_counter() + seconds
        while (before := time.perf_counter()) < until:
            act(connection, number)
            mine.append((time.perf_counter() - before) * 1000)
            number += 1
        latencies.extend(mine)
        connection.close()

    threads = [threading.Thread(target=one, args=(index * 977,)) for index in range(clients)]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return latencies, time.perf_counter() - began


def selecting(connection: Any, statements: Sequence[str]) -> Act:
    """Return the act of running the next statement and taking all its rows."""
    connection.autocommit = True
    cursor = connection.cursor()

    def act(_connection: Any, number: int) -> None:
        cursor.execute(statements[number % len(statements)])
        cursor.fetchall()

    return act


def inserting(connection: Any, text: str) -> Act:
    """Return the act of encrypting a text and inserting it, in a transaction of its own."""
    cursor = connection.cursor()
    cipher = AESGCM(AESGCM.generate_key(256))
    plain = text.encode()

    def act(connection: Any, _number: int) -> None:
        nonce, row = os.urandom(12), uuid.uuid4()
        sealed = nonce + cipher.encrypt(nonce, plain, row.bytes)
        cursor.execute(
            "INSERT INTO bare_insert (id, occurred_on, sealed) VALUES (%s, current_date, %s)",
            [str(row), psycopg2.Binary(sealed)],
        )
        connection.commit()

    return act
