"""What `make run` is for: read, sign up, write from a question, lose the connection, find it again.

The only test that knows nothing but an address: it runs `make run` as a newcomer does, or visits
the one that `KLANKBORD_URL` names, which may stand in another clone, container or chroot.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from core.identifiers import new_id
from tests.e2e.browser import Visitor, visit
from tests.e2e.steps import (
    app_is_on_device,
    click,
    heading,
    paper,
    sign_up,
    status,
    verify_address,
    write,
)
from tests.support.server import free_port
from tools.places import ROOT

ARTICLE = "tussen-wachten-en-weten"
ONLINE = "Ze keek naar het raam en zweeg lang. "
OFFLINE = "Daarna noemde ze haar broer, voor het eerst."
_PATIENCE = 180
_OF_OTHER_TESTS = re.compile(".*DATABASE_URL|PUBLIC_URL|FRONTEND_DIST|KLANKBORD_.*")


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give the address of `make run`; afterwards Ctrl-C must end all of it."""
    if "KLANKBORD_URL" in os.environ:
        yield os.environ["KLANKBORD_URL"]
        return
    data, port = tmp_path_factory.mktemp("make-run") / "data", free_port()
    own = {name: value for name, value in os.environ.items() if not _OF_OTHER_TESTS.fullmatch(name)}
    output = data.parent / "output"
    with output.open("w") as file:
        process = subprocess.Popen(
            ["make", "run"],
            cwd=ROOT,
            env=own | {"KLANKBORD_DATA": str(data), "PORT": str(port)},
            stdin=subprocess.DEVNULL,
            stdout=file,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        _wait_for(data / "demo.json", process, output)
        yield f"http://localhost:{port}"
    finally:
        os.killpg(process.pid, signal.SIGINT)
        process.wait(timeout=_PATIENCE)
    assert "Stopping web, worker, database, done." in output.read_text(encoding="utf-8")


def _wait_for(file: Path, process: subprocess.Popen[bytes], output: Path) -> None:
    until = time.monotonic() + _PATIENCE
    while not file.exists():
        assert process.poll() is None, output.read_text(encoding="utf-8")
        assert time.monotonic() < until, output.read_text(encoding="utf-8")
        time.sleep(0.2)


@pytest.fixture
def newcomer(browser: Browser, url: str) -> Iterator[Visitor]:
    """Give somebody's device; afterwards its browser may not have complained."""
    visitor = visit(browser, url)
    yield visitor
    visitor.context.close()
    assert visitor.unexpected() == []


def ask(page: Page, path: str) -> Any:
    """Return what the server answers to this browser at `path`."""
    return page.evaluate("(path) => fetch(path).then((answer) => answer.json())", path)


def test_a_visitor_becomes_a_writer_and_loses_no_word(newcomer: Visitor) -> None:
    email = f"jolien-{new_id()}@e2e.klankbord.example"
    page = newcomer.open(f"/nl/articles/{ARTICLE}")
    question = ask(page, f"/api/v1/articles/{ARTICLE}")["prompts"][0]["text"]
    page.get_by_role("link", name="Reflecteer hierover").first.click()
    expect(heading(page, "Welkom terug")).to_be_visible()
    click(page, "Maak er een")
    sign_up(page, email, name="Jolien")
    verify_address(page, email)

    expect(heading(page, "Nieuwe reflectie")).to_be_visible()
    expect(page.get_by_text(question)).to_be_visible()
    expect(paper(page)).to_be_focused()
    write(page, ONLINE)
    expect(status(page)).to_have_text("Bewaard")

    app_is_on_device(page)
    newcomer.lose_connection()
    write(page, OFFLINE)
    expect(status(page)).to_have_text("Bewaard op dit toestel")
    page.reload()
    expect(paper(page)).to_have_value(ONLINE + OFFLINE)
    expect(page.get_by_text(question)).to_be_visible()
    expect(status(page)).to_have_text("Bewaard op dit toestel")

    newcomer.find_connection()
    expect(status(page)).to_have_text("Bewaard")
    click(page, "Reflecties")
    link = page.get_by_role("link", name=ONLINE.strip())
    expect(link).to_be_visible()
    page.get_by_label("Zoek in je reflecties").fill("raam broer")
    expect(heading(page, "1 reflectie gevonden")).to_be_visible()
    page.get_by_role("link", name=re.compile("Ze keek naar het raam")).click()
    expect(page.get_by_text(ONLINE + OFFLINE)).to_be_visible()
    expect(page.get_by_text(question)).to_be_visible()

    # What another device gets is what the server has, whatever this one remembers.
    (kept,) = ask(page, "/api/v1/reflections")["items"]
    whole = ask(page, f"/api/v1/reflections/{kept['id']}")
    assert whole["answers"] == {"text": ONLINE + OFFLINE}
    assert (whole["prompt"]["article"], whole["prompt"]["text"]) == (ARTICLE, question)
