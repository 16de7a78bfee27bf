"""The operations that are measured, each with what it is measured against."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from benchmarks import seed, sql
from benchmarks.content import LANGUAGES
from benchmarks.load import Measured, Request, measure
from benchmarks.report import Targets
from benchmarks.rounds import Measure, Operation
from benchmarks.servers import Served
from tools.postgres import Database

CLIENTS_PUBLIC = 16
CLIENTS_PRIVATE = 8
HOT_ARTICLES = 500


@dataclass(frozen=True)
class Run:
    """What one run needs everywhere."""

    database: Database
    environment: dict[str, str]
    seeded: dict[str, Any]
    seconds: float
    articles: int
    characters: int


def operations(run: Run, ours: Served) -> list[Operation]:
    """Return all operations, public ones first."""
    return [
        *public_reads(run, ours, clients=CLIENTS_PUBLIC),
        _own_search(run, ours),
        _create(run, ours),
    ]


def public_reads(run: Run, ours: Served, *, clients: int) -> list[Operation]:
    """Return the list, the articles and the search, each asked by `clients` at once."""
    return [_list(run, ours, clients), *_details(run, ours, clients), _search(run, ours, clients)]


def _load(served: Served, requests: Sequence[Request], clients: int, **headers: str) -> Measure:
    named = {name.replace("_", "-"): value for name, value in headers.items()}

    def load(seconds: float) -> Measured:
        return measure(served.port, requests, clients=clients, seconds=seconds, headers=named)

    return load


def _answer(served: Served, request: Request, headers: dict[str, str] | None = None) -> Any:
    asked = urllib.request.Request(
        f"http://127.0.0.1:{served.port}{request.path}",
        data=request.body.encode() if request.body else None,
        headers=headers or {},
        method=request.method,
    )
    with urllib.request.urlopen(asked, timeout=30) as answer:
        return answer.read(), answer.headers.get("ETag", "")


def _pgbench(run: Run, statements: Sequence[str], clients: int) -> Measure:
    program = run.database.cluster.home.programs / "pgbench"
    # pgbench takes 128 scripts at most.
    scripts = [f"{statement};\n" for statement in statements[:100]]

    def load(seconds: float) -> Measured:
        url = run.database.application_url
        return sql.pgbench(program, url, scripts, clients=clients, seconds=seconds)

    return load


def _driver(run: Run, make: str, values: Any, clients: int) -> Measure:
    def load(seconds: float) -> Measured:
        url = run.database.application_url
        return sql.driver_loop(url, make, values, clients=clients, seconds=seconds)

    return load


def _list(run: Run, ours: Served, clients: int) -> Operation:
    requests = [
        Request(f"/api/v1/articles?language={language}{more}")
        for language in LANGUAGES
        for more in ("", "&theme=resilience", "&theme=interpreter-use", "&sort=title")
    ]
    bare = (
        "SELECT summary FROM knowledge_snapshot WHERE language = 'nl' "
        "ORDER BY published_at DESC, article_id DESC LIMIT 21"
    )
    return Operation(
        "list of 20",
        ours=_load(ours, requests, clients),
        size=len(_answer(ours, requests[0])[0]),
        clients=clients,
        pgbench=_pgbench(run, [bare], clients),
        targets=Targets(of_constant=0.7),
    )


def _details(run: Run, ours: Served, clients: int) -> list[Operation]:
    every = [
        Request(f"/api/v1/articles/benchmark-nl-{number:05d}") for number in range(run.articles)
    ]
    hot = every[:HOT_ARTICLES]
    body, etag = _answer(ours, hot[0])
    bare = (
        f"\\set number random(0, {run.articles - 1})\n"
        "SELECT body FROM knowledge_snapshot "
        "WHERE slug = 'benchmark-nl-' || lpad((:number)::text, 5, '0')"
    )
    shared: dict[str, Any] = {
        "clients": clients,
        "pgbench": _pgbench(run, [bare], clients),
    }
    return [
        Operation(
            f"one article, of {len(hot)} that are read often",
            ours=_load(ours, hot, clients),
            size=len(body),
            targets=Targets(of_constant=0.7),
            **shared,
        ),
        Operation(
            f"one article, of all {run.articles} in turn",
            ours=_load(ours, every, clients),
            size=len(body),
            **shared,
        ),
        Operation(
            "one article, If-None-Match",
            ours=_load(ours, hot[:1], clients, If_None_Match=etag),
            size=0,
            status="304 Not Modified",
            targets=Targets(of_constant=0.7),
            **shared,
        ),
    ]


def _search(run: Run, ours: Served, clients: int) -> Operation:
    # So many addresses in turn that no answer is still in memory when it is asked again.
    requests = [
        Request(f"/api/v1/search?q={quote(question)}&language=nl") for question in seed.questions()
    ]
    statements = run.seeded["searches"]
    return Operation(
        "search",
        ours=_load(ours, requests, clients),
        size=len(_answer(ours, requests[0])[0]),
        clients=clients,
        pgbench=_pgbench(run, statements, clients),
        driver=_driver(run, "selecting", statements, clients),
        targets=Targets(of_driver=0.6, p99=60),
    )


def _signed_in(run: Run, **more: str) -> dict[str, str]:
    return {
        "Cookie": run.seeded["cookie"],
        "X-CSRFToken": run.seeded["csrf"],
        "Content-Type": "application/json",
        **more,
    }


def _own_search(run: Run, ours: Served) -> Operation:
    requests = [
        Request("/api/v1/reflection-searches", "POST", json.dumps({"query": query}))
        for query in seed.QUERIES
    ]
    headers = _signed_in(run)
    person = run.seeded["person"]
    bare = (
        f"BEGIN;\nSELECT set_config('klankbord.person', '{person}', true);\n"
        f"SELECT * FROM reflections_wordpage WHERE person_id = '{person}';\nCOMMIT"
    )
    return Operation(
        "search one's own reflections",
        ours=_load(ours, requests, CLIENTS_PRIVATE, **headers),
        size=len(_answer(ours, requests[0], headers)[0]),
        clients=CLIENTS_PRIVATE,
        pgbench=_pgbench(run, [bare], CLIENTS_PRIVATE),
        targets=Targets(p99=60),
    )


def _create(run: Run, ours: Served) -> Operation:
    words = "gesprek stoel raam stem adem wachten luisteren tolk vraag stilte " * 300
    text = words[: run.characters]
    body = json.dumps({"id": "KEY", "occurredOn": "2026-03-02", "answers": {"text": text}})
    bare = (
        "INSERT INTO bare_insert (id, occurred_on, sealed) "
        f"VALUES (gen_random_uuid(), current_date, convert_to(repeat('x', {len(text)}), 'UTF8'))"
    )
    return Operation(
        "create a reflection",
        ours=_load(
            ours,
            [Request("/api/v1/reflections", "POST", body)],
            CLIENTS_PRIVATE,
            **_signed_in(run, Idempotency_Key="KEY"),
        ),
        size=len(body),
        status="201 Created",
        clients=CLIENTS_PRIVATE,
        pgbench=_pgbench(run, [bare], CLIENTS_PRIVATE),
        driver=_driver(run, "inserting", text, CLIENTS_PRIVATE),
        targets=Targets(of_driver=0.1),
    )
