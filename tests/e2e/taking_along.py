"""Taking one's words along: the worker that makes the file, the download, and what is in it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection
from django_tasks_db.models import DBTaskResult
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.e2e.steps import click


@contextmanager
def worker() -> Iterator[None]:
    """Carry out exports that wait, as the worker beside the server does."""
    ended = threading.Event()

    def work() -> None:
        try:
            while not ended.wait(0.2):
                waiting = DBTaskResult.objects.ready().filter(
                    task_path="reflections.tasks.make_export"
                )
                for row in waiting:
                    row.delete()
                    row.task.call(*row.args_kwargs["args"])
        finally:
            connection.close()

    thread = threading.Thread(target=work)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def make_file(page: Page) -> None:
    """Ask for the file that was chosen, and wait until it is there."""
    with worker():
        click(page, "Maak het bestand")
        link = page.get_by_role("link", name="Download het bestand")
        expect(link).to_be_visible()


def download(page: Page, folder: Path) -> Path:
    """Fetch the newest file into `folder`."""
    with page.expect_download() as started:
        page.get_by_role("link", name="Download het bestand").first.click()
    kept = folder / started.value.suggested_filename
    started.value.save_as(kept)
    return kept


def words_in(pdf: Path) -> str:
    """Return all that a PDF says, on one line."""
    return " ".join(" ".join(each.extract_text() for each in PdfReader(pdf).pages).split())
